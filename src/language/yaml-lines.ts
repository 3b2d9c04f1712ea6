import { onLine, type Range } from '../format/position';
import type { Located } from '../format/yaml';
import type { StudyFile } from '../study/study';
import type { OpenDocument } from './open-document';

/*
 * YAML by its lines, for hover and completion: what is being typed does not parse yet, and where a line belongs is plain
 * from its indentation. Mappings in braces are not looked into.
 */

/** A line with something in it. Columns are UTF-16 units. */
export interface YamlLine {
  /** Column of the dash that opens an entry of a list. */
  readonly dash: number | undefined;
  /** Column of the key, or of whatever else stands there. */
  readonly column: number;
  readonly key: string | undefined;
  /** Column behind the key. */
  readonly keyEnd: number;
  /** What stands behind the key, or all of it where there is none; without a comment. */
  readonly value: string;
  readonly valueColumn: number;
}

/** A mapping that is written a line for each key. */
export interface YamlMapping {
  /** The keys that it stands under, outermost first; none where it is the file's own. */
  readonly path: readonly string[];
  /** Whether it is an entry of a list, which a dash has opened. */
  readonly isEntry: boolean;
  /** Its keys, without that of the line asked about. */
  readonly keys: ReadonlySet<string>;
}

/** Lines of a document that are YAML. */
export interface YamlLines {
  readonly document: OpenDocument;
  readonly from: number;
  /** The line behind the last one. */
  readonly to: number;
}

/** All of a guide or codebook, the front matter of a transcript. */
export function yamlLinesOf(file: StudyFile, document: OpenDocument): YamlLines {
  if (file.kind !== 'transcript') return { document, from: 0, to: document.lineCount };
  const end = file.facts.frontMatter.range?.end.line ?? 0;
  const isClosed = /^(?:---|\.\.\.)[ \t]*$/.test(document.line(end));
  return { document, from: 1, to: isClosed ? end : end + 1 };
}

const keyAtStart = /^(?:"([^"]*)"|'([^']*)'|([\p{L}\p{Nd}_][^:]*)):(?: +|$)/u;

/** Reads a line; `undefined` where it is empty or a comment. */
export function readYamlLine(text: string): YamlLine | undefined {
  const [opening = '', blanks = '', dashes = ''] = /^( *)((?:-(?: +|$))*)/.exec(text) ?? [];
  const written = text.slice(opening.length).trimEnd();
  if (written.startsWith('#') || (written === '' && dashes === '')) return undefined;
  const line = { dash: dashes === '' ? undefined : blanks.length, column: opening.length };
  const found = keyAtStart.exec(written);
  if (!found) {
    const value = withoutComment(written);
    return { ...line, key: undefined, keyEnd: opening.length, value, valueColumn: opening.length };
  }
  const [before, double, single, plain = ''] = found;
  return {
    ...line,
    key: double ?? single ?? plain.trimEnd(),
    keyEnd: opening.length + before.lastIndexOf(':'),
    value: withoutComment(written.slice(before.length)),
    valueColumn: opening.length + before.length,
  };
}

function withoutComment(value: string): string {
  if (value.startsWith('#')) return '';
  const comment = /^["']/.test(value) ? -1 : value.indexOf(' #');
  return comment < 0 ? value : value.slice(0, comment).trimEnd();
}

/**
 * The mapping that a key at this column of a line belongs to, or would belong to; `dash` is the column of a dash before
 * it. `undefined` inside of a text of several lines.
 */
export function mappingAt(
  { document, from, to }: YamlLines,
  line: number,
  column: number,
  dash: number | undefined,
): YamlMapping | undefined {
  const keys = new Set<string>();
  for (let below = line + 1; below < to; below++) {
    const read = readYamlLine(document.line(below));
    if (!read) continue;
    if ((read.dash ?? read.column) < column) break;
    if (read.column === column && read.key !== undefined) keys.add(read.key);
  }
  const path: string[] = [];
  let isEntry = dash !== undefined;
  // What stands above belongs to it down to this column; a list may stand as far left as its key.
  let limit = dash ?? column;
  let inList = isEntry;
  for (let above = line - 1; above >= from && (limit > 0 || inList || path.length === 0); above--) {
    const read = readYamlLine(document.line(above));
    if (!read) continue;
    if (!inList && read.column === limit) {
      const isOwn = path.length === 0;
      if (isOwn && read.key !== undefined) keys.add(read.key);
      if (read.dash === undefined) continue;
      isEntry ||= isOwn;
      limit = read.dash;
      inList = true;
    } else if (read.column < limit || (inList && read.column === limit)) {
      if (read.key === undefined || !isContainer(read.value)) return undefined;
      path.unshift(read.key);
      limit = read.dash ?? read.column;
      inList = read.dash !== undefined;
    }
  }
  return { path, isEntry, keys };
}

/** Whether lines below belong to the key itself, since it has no value, or only a name for it. */
function isContainer(value: string): boolean {
  return value === '' || /^&\S+$/.test(value);
}

/** The keys that an entry of a list without a key belongs to, such as a group under `for:`; outermost first. */
export function pathOfEntry(lines: YamlLines, line: number, dash: number): readonly string[] {
  return mappingAt(lines, line, dash + 1, dash)?.path ?? [];
}

/** The text of a value that a column is in or touches: one of several in brackets or braces, or all of it. */
export function textAt(
  { value, valueColumn }: YamlLine,
  line: number,
  character: number,
): Located<string> | undefined {
  const isList = /^[[{]/.test(value);
  let start = valueColumn;
  for (const part of isList ? value.split(/[[\]{},]/) : [value]) {
    const end = start + part.length;
    if (start <= character && character <= end) {
      const behindKey = value.startsWith('{') ? part.indexOf(':') + 1 : 0;
      const text = located(part.slice(behindKey), line, start + behindKey);
      return text && character >= text.range.start.character ? text : undefined;
    }
    start = end + 1;
  }
  return undefined;
}

function located(part: string, line: number, start: number): Located<string> | undefined {
  const written = part.trim();
  if (written === '') return undefined;
  const from = start + part.indexOf(written);
  const range: Range = onLine(line, from, from + written.length);
  return { value: /^(["']).*\1$/s.test(written) ? written.slice(1, -1) : written, range };
}
