import type { TableBy } from '../../src/analysis/theme-tables';
import type { QuotesJson } from '../../src/convert/quotes-json';
import type { ThemeSummaryJson } from '../../src/convert/themes-json';
import { colourOf } from '../../src/format/theme-colour';
import type { Pictured } from '../../src/webview/theme-summary/pictures/matrix';

/* Figures of invented studies of any size, always the same. */

/** A number from 0 to `below`, which the two others decide. */
function some(a: number, b: number, below: number): number {
  return (Math.imul(a * 31 + b * 17 + 3, 0x9e3779b1) >>> 7) % below;
}

export function manyThemes(count: number, names: readonly string[] = []): ThemeSummaryJson {
  const themes = Array.from({ length: count }, (_, index) => ({
    id: `t${index}`,
    label:
      names[index] ??
      (index % 4 === 3 ? `Theme ${index} with a name that is rather long for a label` : `Theme ${index}`),
    parent: index % 5 === 0 ? null : `t${index - (index % 5)}`,
    depth: index % 5 === 0 ? 0 : 1,
    known: true,
    colour: null,
    shown: colourOf(`t${index}`, []),
    definition: null,
  }));
  return {
    schemaVersion: 1,
    filter: {},
    totals: { transcripts: 0, participants: 0, segments: 0, words: 0, codedWords: 0, codedShare: null },
    themes: [],
    options: {
      groups: [],
      attributes: [],
      sections: [],
      questions: [],
      coders: [],
      roles: [],
      from: null,
      to: null,
      themes,
    },
  };
}

const names: Readonly<Record<TableBy, (index: number) => string>> = {
  question: index => `Q${index + 1}`,
  participant: index => `Participant-${index + 1}`,
  group: index => (index === 0 ? '' : `caseworkers of borough ${index}`),
  coder: index => `C${index}`,
};

/** Of every theme something in the first column, so that all are used. */
export function manyTable(themes: number, by: TableBy, columns: number, most = 40): Pictured {
  const rows = Array.from({ length: themes }, (_, theme) => {
    const filled = Array.from({ length: columns }, (_, column) => column).filter(
      column => column === 0 || some(theme, column, 3) === 0,
    );
    const segments = filled.map(column => 1 + some(theme, column, 6) ** 2);
    return {
      theme: `t${theme}`,
      columns: filled,
      segments,
      words: filled.map(column => 1 + some(column, theme, most)),
    };
  });
  const json = {
    schemaVersion: 1,
    filter: {},
    by,
    columns: Array.from({ length: columns }, (_, index) => names[by](index)),
    rows,
  } as const;
  return { kind: 'table', json };
}

export function manyPairs(themes: number): Pictured {
  const pairs = [];
  for (let first = 0; first < themes; first++)
    for (let second = first + 1; second < themes; second++)
      if (second === first + 1 || some(first, second, 4) === 0)
        pairs.push({ theme: `t${first}`, other: `t${second}`, count: 1 + some(second, first, 12) });
  return { kind: 'co-occurrences', json: { schemaVersion: 1, filter: {}, unit: 'turn', pairs } };
}

export function manyInterviews(themes: number, count: number): Pictured {
  let soFar = 0;
  const interviews = Array.from({ length: count }, (_, index) => {
    const fresh = Math.min(themes - soFar, Math.ceil((themes - soFar) / 4));
    const found = Array.from({ length: fresh }, (_, more) => `t${soFar + more}`);
    soFar += fresh;
    return {
      uri: `file:///i${index}.transcript.md`,
      participant: names.participant(index),
      date: index % 7 === 6 ? null : '2026-03-01',
      themes: found,
      soFar,
    };
  });
  return { kind: 'new-themes', json: { schemaVersion: 1, filter: {}, interviews } };
}

const place = { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } };

export const manyQuotes: QuotesJson = {
  schemaVersion: 1,
  total: 1,
  offset: 0,
  quotes: [
    {
      uri: 'file:///i0.transcript.md',
      range: place,
      parts: [{ speaker: 'P1', follows: false, text: '<b>We</b> carried the box', range: place }],
      before: '',
      after: 'upstairs.',
      participant: 'P1',
      group: null,
      date: null,
      questions: ['Q1'],
      themes: [{ id: 't0', path: ['Theme 0'], coder: null, weight: null, range: place }],
      memos: [],
    },
  ],
};
