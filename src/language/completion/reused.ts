import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { FrontMatter } from '../../format/front-matter';
import { yamlWord } from '../../format/yaml-word';
import type { Study } from '../../study/study';
import { item } from './items';
import { mostUsed } from './most-used';
import { replaced, type Typed } from './typed';

const rest = /^[^,\]#]*?(?=[ \t]*(?:[,\]#]|$))/;

/**
 * What the front matter of other transcripts has, the most frequent first: interviewers, coders, attributes and their
 * values. `undefined` at other places; `under` is the key that the line belongs to if it is indented.
 */
export function reusedItems(
  study: Study,
  typed: Typed,
  under: string | undefined,
): CompletionItem[] | undefined {
  const { before } = typed;
  const person = /^(interviewer|coder):([ \t]*)((?:\[(?:[^,\]]*,)*[ \t]*)?)([^[\],]*)$/.exec(before);
  if (person) {
    const [, key, blank = '', listed = '', begun = ''] = person;
    const names = others(study, typed).flatMap(({ coder, interviewers }) =>
      key === 'coder' ? (coder ?? []) : interviewers.map(({ value }) => value),
    );
    const there = listed.split(/[[,]/).map(name => name.trim());
    const wanted = mostUsed(names).filter(name => !there.includes(name));
    return items(typed, wanted, blank + listed, begun);
  }
  if (under !== 'attributes' || !/^[ \t]/.test(before)) return undefined;
  const [, name = '', blank, begun = ''] = /^[ \t]+([^:]*)(?::([ \t]*)(.*))?$/.exec(before) ?? [];
  const attributes = others(study, typed).map(each => each.attributes);
  if (blank === undefined) {
    const own = typed.file.facts.frontMatter.attributes;
    const keys = mostUsed(attributes.flatMap(each => [...each.keys()])).filter(
      key => key === name || !own.has(key),
    );
    const range = replaced(typed, before.length - name.length, /^[^:]*:?[ \t]*/);
    return keys.map((key, index) =>
      item(`${yamlWord(key)}: `, CompletionItemKind.Property, range, index, key),
    );
  }
  return items(typed, mostUsed(attributes.flatMap(each => each.get(name.trim()) ?? [])), blank, begun);
}

function items(typed: Typed, values: readonly string[], blank: string, begun: string): CompletionItem[] {
  const range = replaced(typed, typed.before.length - begun.length, rest);
  return values.map((value, index) => ({
    // Without a blank behind the colon, YAML sees no value.
    ...item(`${blank === '' ? ' ' : ''}${yamlWord(value)}`, CompletionItemKind.Value, range, index, value),
    filterText: `${/^["']/.exec(begun)?.[0] ?? ''}${value}`,
  }));
}

function others(study: Study, { file }: Typed): FrontMatter[] {
  return study.transcripts().flatMap(each => (each.uri === file.uri ? [] : each.facts.frontMatter));
}
