import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types';
import type { KeyMeaning } from '../../format/key-meanings';
import { onLine, type Range } from '../../format/position';
import { yamlWord } from '../../format/yaml-word';
import type { CodebookFile, GuideFile } from '../../study/study';
import type { OpenDocument } from '../open-document';
import { type KnownKeys, knownKeys } from '../yaml-keys';
import { mappingAt, readYamlLine, type YamlLine, type YamlLines, yamlLinesOf } from '../yaml-lines';
import { item } from './items';
import { nextId } from './next-id';

/**
 * Completion in a guide or codebook: the keys that a mapping may have and does not have yet, and values where there is
 * something to choose from. `today`: `YYYY-MM-DD`.
 */
export function yamlItems(
  file: GuideFile | CodebookFile,
  document: OpenDocument,
  position: Position,
  today: string,
): CompletionItem[] {
  const lines = yamlLinesOf(file, document);
  return (
    keyItems(file, lines, position) ??
    valueItems(file, lines, position, today) ??
    entryItems(file, lines, position)
  );
}

/** Keys that open a list or a mapping on the lines below. */
const containers: ReadonlySet<string> = new Set([
  'sections',
  'questions',
  'probes',
  'themes',
  'research-questions',
]);

function keyItems(
  file: GuideFile | CodebookFile,
  lines: YamlLines,
  { line, character }: Position,
): CompletionItem[] | undefined {
  const text = lines.document.line(line);
  const before = text.slice(0, character);
  const opening = /^ *(?:- +)?/.exec(before)?.[0] ?? '';
  if (!/^[\w-]*$/.test(before.slice(opening.length))) return undefined;
  const rest = /^[\w-]*(?::(?= |$) ?)?/.exec(text.slice(character))?.[0] ?? '';
  const behind = text.slice(character + rest.length);
  if (!rest.endsWith(': ') && !rest.endsWith(':') && behind.trim() !== '') return undefined;
  const dash = opening.includes('-') ? opening.indexOf('-') : undefined;
  const mapping = mappingAt(lines, line, opening.length, dash);
  const known = mapping && knownKeys(file.kind, mapping.path);
  if (!known) return undefined;
  const range = onLine(line, opening.length, character + rest.length);
  if (known.inList && !mapping.isEntry) return behind === '' && rest === '' ? [entryItem(known, range)] : [];
  return Object.entries(known.meanings)
    .filter(([key]) => !mapping.keys.has(key))
    .map(([key, meaning], index) => {
      const written = containers.has(key) && behind.trim() === '' ? `${key}:` : `${key}: `;
      return withMeaning(item(written, CompletionItemKind.Property, range, index, key), meaning);
    });
}

/** The first line of another entry of a list. */
function entryItem({ of, meanings }: KnownKeys, range: Range): CompletionItem {
  const entry = item('- id: ', CompletionItemKind.Property, range, 0, `- id`);
  return withMeaning(
    { ...entry, filterText: 'id', labelDetails: { description: `another ${of}` } },
    meanings.id,
  );
}

function withMeaning(found: CompletionItem, meaning: KeyMeaning | undefined): CompletionItem {
  return meaning ? { ...found, documentation: { kind: 'plaintext', value: meaning.means } } : found;
}

/** Something to choose from: the text as YAML has it, and what stands beside it. */
interface Choice {
  readonly text: string;
  readonly beside?: string;
  readonly colour?: string;
}

function valueItems(
  file: GuideFile | CodebookFile,
  lines: YamlLines,
  { line, character }: Position,
  today: string,
): CompletionItem[] | undefined {
  const read = readYamlLine(lines.document.line(line));
  if (read?.key === undefined || character <= read.keyEnd) return undefined;
  const known = knownKeys(file.kind, mappingAt(lines, line, read.column, read.dash)?.path ?? ['?']);
  const id =
    file.kind === 'guide' && known?.inList && read.key === 'id'
      ? nextId(lines, line, file.guide, known.of)
      : undefined;
  const choices = known ? (id === undefined ? choicesFor(file, known, read.key, today) : [{ text: id }]) : [];
  return chosenFrom(choices, read, lines, { line, character });
}

/** Entries of a list on lines of their own, such as the groups below `for:`. */
function entryItems(
  file: GuideFile | CodebookFile,
  lines: YamlLines,
  { line, character }: Position,
): CompletionItem[] {
  const read = readYamlLine(lines.document.line(line));
  if (read?.dash === undefined || read.key !== undefined || character < read.column) return [];
  const path = mappingAt(lines, line, read.dash + 1, read.dash)?.path ?? [];
  const known = knownKeys(file.kind, path.slice(0, -1));
  const key = path.at(-1);
  if (!known || (key !== 'for' && key !== 'rq')) return [];
  return chosenFrom(choicesFor(file, known, key, ''), read, lines, { line, character });
}

function chosenFrom(
  choices: readonly Choice[],
  read: YamlLine,
  { document }: YamlLines,
  { line, character }: Position,
): CompletionItem[] {
  const text = document.line(line);
  const { from, to, others } = placeIn(read, text, character);
  // Without a blank behind the colon, YAML sees no value.
  const blank = read.key !== undefined && from === read.keyEnd + 1 ? ' ' : '';
  const quote = /^["']/.exec(text.slice(from, character))?.[0] ?? '';
  return choices
    .filter(choice => !others.includes(choice.text))
    .map(({ text: written, beside, colour }, index) => ({
      ...item(
        `${blank}${written}`,
        colour ? CompletionItemKind.Color : CompletionItemKind.Value,
        onLine(line, from, to),
        index,
        colour ? beside : written,
      ),
      ...(colour
        ? { documentation: colour }
        : beside !== undefined && { labelDetails: { description: beside } }),
      filterText: `${quote}${written.replace(/^["']|["']$/g, '')}${beside === undefined ? '' : ` ${beside}`}`,
    }));
}

/** What a chosen value takes the place of: the whole value, or one of those in brackets, beside the `others`. */
function placeIn(
  { value, valueColumn }: YamlLine,
  text: string,
  character: number,
): { readonly from: number; readonly to: number; readonly others: readonly string[] } {
  if (value === '' || character < valueColumn) return { from: character, to: character, others: [] };
  if (!value.startsWith('[') || character === valueColumn)
    return { from: valueColumn, to: Math.max(character, valueColumn + value.length), others: [] };
  const signs = /[[\],]/;
  const before = text.slice(valueColumn, character);
  const typed = before.slice(Math.max(before.lastIndexOf('['), before.lastIndexOf(',')) + 1).trimStart();
  const rest = /^[^\],]*/.exec(text.slice(character))?.[0].trimEnd() ?? '';
  const from = character - typed.length;
  const to = character + rest.length;
  const others = `${text.slice(valueColumn, from)},${text.slice(to)}`.split(signs).map(each => each.trim());
  return { from, to, others };
}

function choicesFor(file: GuideFile | CodebookFile, { of }: KnownKeys, key: string, today: string): Choice[] {
  if (file.kind === 'codebook') return of === 'theme' && key === 'colour' ? colours(file) : [];
  const isQuestion = of === 'question' || of === 'probe';
  if ((isQuestion || of === 'section') && (key === 'added' || key === 'retired'))
    return [{ text: today, beside: 'today' }];
  if (!isQuestion) return [];
  const { groups, researchQuestions } = file.guide;
  switch (key) {
    case 'for':
      return groups.map(({ value }) => ({ text: yamlWord(value) }));
    case 'rq':
      return researchQuestions.map(({ value: { id, text } }) => ({ text: yamlWord(id), beside: text }));
    case 'required':
      return [{ text: 'true' }, { text: 'false' }];
    default:
      return [];
  }
}

/**
 * Colours that people tell apart, also with most kinds of colour blindness: Okabe and Ito, Color Universal Design
 * (2008). Those that another theme has come last.
 */
const palette: readonly (readonly [name: string, colour: string])[] = [
  ['blue', '#0072b2'],
  ['orange', '#e69f00'],
  ['green', '#009e73'],
  ['vermilion', '#d55e00'],
  ['purple', '#cc79a7'],
  ['sky blue', '#56b4e9'],
  ['yellow', '#f0e442'],
  ['grey', '#999999'],
];

function colours({ codebook }: CodebookFile): Choice[] {
  const used = new Set(codebook.themes.map(({ colour }) => colour?.toLowerCase()));
  const choices = palette.map(([name, colour]) => ({ text: `"${colour}"`, beside: name, colour }));
  const isFree = ({ colour }: Choice) => !used.has(colour);
  return [...choices.filter(isFree), ...choices.filter(choice => !isFree(choice))];
}
