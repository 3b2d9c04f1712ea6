import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { frontMatterKeys, speakerRoles, transcriptStates } from '../../format/front-matter';
import type { Study, TranscriptFile } from '../../study/study';
import { folderOf, relativePath } from '../../study/uris';
import { item } from './items';
import { reusedItems } from './reused';
import { replaced, type Typed } from './typed';

export function inFrontMatter({ file, document, line }: Typed): boolean {
  const range = file.facts.frontMatter.range;
  if (!range || line <= range.start.line || line > range.end.line) return false;
  return line < range.end.line || !/^(?:---|\.\.\.)[ \t]*$/.test(document.line(line));
}

export function frontMatterItems(study: Study, typed: Typed): CompletionItem[] {
  const { frontMatter } = typed.file.facts;
  const key = /^[\w-]*$/.exec(typed.before);
  if (key) {
    const range = replaced(typed, 0, /^[\w-]*(?::[ \t]*)?/);
    const used = new Set<string>();
    for (let line = 1; line < (frontMatter.range?.end.line ?? 0); line++) {
      const name = /^([\w-]+):/.exec(typed.document.line(line))?.[1];
      if (name !== undefined && line !== typed.line) used.add(name);
    }
    return frontMatterKeys
      .filter(name => !used.has(name))
      .map((name, index) => item(`${name}: `, CompletionItemKind.Property, range, index, name));
  }
  const reused = reusedItems(study, typed, keyAbove(typed));
  if (reused) return reused;
  const value = /^(guide|state|group):([ \t]*)(.*)$/.exec(typed.before);
  const role =
    /^speakers:[ \t]*.*[{,][^:]*:([ \t]*)([^\s,{}]*)$/.exec(typed.before) ??
    (keyAbove(typed) === 'speakers' ? /^[ \t]+[^:]+:([ \t]*)([^\s,{}]*)$/.exec(typed.before) : null);
  const [name, blank = '', written = ''] = value?.slice(1) ?? (role ? ['speakers', ...role.slice(1)] : []);
  if (name === undefined) return [];
  const range = replaced(
    typed,
    typed.before.length - written.length,
    role ? /^[^\s,{}]*/ : /^.*?(?=\s*(?:\s#.*)?$)/,
  );
  return valuesOf(study, typed.file, name).map((each, index) => ({
    // Without a blank behind the colon, YAML sees no value.
    ...item(blank === '' ? ` ${each}` : each, CompletionItemKind.Value, range, index, each),
    filterText: /^["']/.test(written) ? `${written.charAt(0)}${each}` : each,
  }));
}

/** The key that an indented line of the front matter belongs to. */
function keyAbove({ document, line }: Typed): string | undefined {
  for (let above = line - 1; above > 0; above--) {
    const key = /^([\w-]+):/.exec(document.line(above))?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}

function valuesOf(study: Study, file: TranscriptFile, key: string | undefined): readonly string[] {
  switch (key) {
    case 'state':
      return transcriptStates;
    case 'guide':
      return study.guides().map(({ uri }) => relativePath(folderOf(file.uri), uri));
    case 'group': {
      const link = study.guideOf(file);
      return link.kind === 'found' ? link.file.guide.groups.map(({ value }) => value) : [];
    }
    case 'speakers':
      return speakerRoles;
    default:
      return [];
  }
}
