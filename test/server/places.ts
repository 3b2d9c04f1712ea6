import type { Position, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A place that an answer names. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
  /** Of an edit that is for one version only. */
  readonly version?: number;
}

type Data = Readonly<Record<string, unknown>>;

/** All places in an answer about a document, in whatever kind of value. */
export function placesIn(answer: unknown, uri: string): readonly Place[] {
  const places: Place[] = [];
  visit(answer, uri, undefined);
  return places;

  function visit(value: unknown, of: string, version: number | undefined): void {
    if (Array.isArray(value)) for (const each of value) visit(each, of, version);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    const data = value as Data;
    if (isRange(data)) {
      places.push({ uri: of, range: data, ...(version !== undefined && { version }) });
      return;
    }
    if (typeof data.startLine === 'number' && typeof data.endLine === 'number')
      places.push({ uri: of, range: foldedLines(data) });
    const document = data.textDocument as { uri: string; version?: number | null } | undefined;
    const inside = document?.uri ?? (typeof data.uri === 'string' ? data.uri : of);
    for (const [key, part] of Object.entries(data)) {
      if (key === 'data' || key === 'command') continue;
      const at = key.startsWith('target') && typeof data.targetUri === 'string' ? data.targetUri : inside;
      if (key === 'changes' && !Array.isArray(part))
        for (const [changed, edits] of Object.entries((part ?? {}) as Data)) visit(edits, changed, undefined);
      else visit(part, at, document?.version ?? version);
    }
  }
}

function isRange(data: Data | Range): data is Range {
  const isPosition = (value: unknown) => typeof (value as Position | undefined)?.line === 'number';
  return isPosition(data.start) && isPosition(data.end);
}

function foldedLines({ startLine, endLine, startCharacter, endCharacter }: Data): Range {
  return {
    start: { line: Number(startLine), character: Number(startCharacter ?? 0) },
    end: { line: Number(endLine), character: Number(endCharacter ?? 0) },
  };
}

/** Tokens as places: five numbers each, relative to the one before. */
export function tokenPlaces(data: readonly number[], uri: string): readonly Place[] {
  const places: Place[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(at);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    places.push({
      uri,
      range: { start: { line, character }, end: { line, character: character + length } },
    });
  }
  return places;
}

/** Whether a range begins and ends in a text, begin before end. A range of whole lines ends behind the last one. */
export function isIn(text: string, { start, end }: Range): boolean {
  const document = TextDocument.create('', '', 0, text);
  const isThere = (position: Position) => {
    if (position.line === document.lineCount) return position.character === 0;
    const { line, character } = document.positionAt(document.offsetAt(position));
    return line === position.line && character === position.character;
  };
  return isThere(start) && isThere(end) && document.offsetAt(start) <= document.offsetAt(end);
}
