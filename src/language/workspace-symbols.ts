import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Study } from '../study/study';
import { fileName } from '../study/uris';

/** More than anybody reads through; who wants others types one letter more. */
export const mostSymbols = 500;

/**
 * Questions, themes and transcripts whose names fit a query, then the headings of transcripts that do. A name fits if it
 * has the letters of the query in their order, or its words in any; those that have it in one piece come first.
 */
export function workspaceSymbols(study: Study, query: string): WorkspaceSymbol[] {
  const fits = fitting(query);
  const found: { readonly rank: number; readonly symbol: WorkspaceSymbol }[] = [];
  const add = (name: string, symbol: () => Omit<WorkspaceSymbol, 'name'>): void => {
    const rank = fits(name);
    if (rank !== undefined) found.push({ rank, symbol: { name, ...symbol() } });
  };
  for (const { uri, guide } of study.guides()) {
    const containerName = guide.title ?? fileName(uri);
    for (const { id, text, idRange } of guide.questions) {
      add(`${id} ${text}`, () => ({
        kind: SymbolKind.Field,
        location: { uri, range: idRange },
        containerName,
      }));
    }
  }
  for (const { uri, codebook } of study.codebooks()) {
    for (const { id, label, idRange, parent } of codebook.themes) {
      const name = label === undefined ? id : `${id} ${label}`;
      add(name, () => ({
        kind: SymbolKind.Class,
        location: { uri, range: idRange },
        containerName: parent === undefined ? fileName(uri) : `${parent} · ${fileName(uri)}`,
      }));
    }
  }
  const transcripts = study.transcripts();
  for (const { uri, facts } of transcripts) {
    const name = facts.frontMatter.participant?.value ?? fileName(uri);
    add(name, () => ({
      kind: SymbolKind.File,
      location: { uri, range: start },
      containerName: fileName(uri),
    }));
  }
  found.sort((a, b) => a.rank - b.rank);
  const symbols = found.slice(0, mostSymbols).map(({ symbol }) => symbol);
  if (query === '') return symbols;
  for (const { uri, facts } of transcripts) {
    if (symbols.length >= mostSymbols) break;
    const containerName = facts.frontMatter.participant?.value ?? fileName(uri);
    for (const { title, range } of facts.headingsWith(title => fits(title) !== undefined)) {
      symbols.push({ name: title, kind: SymbolKind.String, location: { uri, range }, containerName });
    }
  }
  return symbols.slice(0, mostSymbols);
}

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * How well names fit a query: 0 for those that begin with it, 1 for those that hold it in one piece, 2 for those that have
 * its letters in their order, or all its words in any order, `undefined` for the others. Headings repeat from transcript to transcript, so what was
 * found for a name is kept.
 */
function fitting(query: string): (name: string) => number | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const sought = words.join('');
  const known = new Map<string, number | undefined>();
  const rank = (name: string): number | undefined => {
    const letters = name.toLowerCase().replace(/\s+/g, '');
    if (letters.startsWith(sought)) return 0;
    if (letters.includes(sought)) return 1;
    let at = -1;
    for (const letter of sought) {
      at = letters.indexOf(letter, at + 1);
      if (at < 0) return words.every(word => letters.includes(word)) ? 2 : undefined;
    }
    return 2;
  };
  return name => {
    if (!known.has(name)) known.set(name, rank(name));
    return known.get(name);
  };
}
