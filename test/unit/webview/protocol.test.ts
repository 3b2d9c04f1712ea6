import assert from 'node:assert/strict';
import fc from 'fast-check';
import { themeSummaryJson } from '../../../src/convert/themes-json';
import { isFromPage, isFromThemeSummary, isToThemeSummary } from '../../../src/webview/protocol';
import { initialState, readState } from '../../../src/webview/theme-summary/state';
import { countedThemes } from '../analysis/counted-themes';

const start = { line: 1, character: 2 };

describe('what page and extension say to each other', () => {
  it('is understood', () => {
    const ask = { type: 'ask', ask: 1, filter: { groups: ['clerk'] } };
    for (const figures of [
      { kind: 'summary' },
      { kind: 'new-themes' },
      { kind: 'table', by: 'question' },
      { kind: 'co-occurrences', unit: 'turn' },
      { kind: 'quotes', wanted: { themes: ['money'], offset: 50, limit: 50 } },
    ])
      assert.ok(isFromThemeSummary({ ...ask, figures }), figures.kind);
    assert.ok(isFromThemeSummary({ type: 'select', uri: 'file:///a', range: { start, end: start } }));
    assert.ok(isFromThemeSummary({ type: 'save', name: 'themes.csv', contents: new Uint8Array([1]) }));
    assert.ok(isToThemeSummary({ type: 'folder', uri: 'file:///study' }));
    const json = themeSummaryJson({ study: countedThemes(), filter: {} });
    assert.ok(isToThemeSummary({ type: 'answer', ask: 1, answer: { kind: 'summary', json } }));
  });

  it('is refused if it is anything else', () => {
    const ask = { type: 'ask', ask: 1, filter: {}, figures: { kind: 'summary' } };
    for (const wrong of [
      { ...ask, ask: -1 },
      { ...ask, filter: { colour: 'red' } },
      { ...ask, figures: { kind: 'table', by: 'moon' } },
      { ...ask, figures: { kind: 'quotes', wanted: { limit: 'all' } } },
      { ...ask, figures: { kind: 'toString' } },
      { type: 'select', uri: 'file:///a', range: { start } },
      { type: 'select', uri: 'file:///a', range: { start, end: { line: -1, character: 0 } } },
      { type: 'save', name: '../themes.csv', contents: new Uint8Array() },
      { type: 'save', name: 'themes.exe', contents: new Uint8Array() },
      { type: 'save', name: 'themes.csv', contents: 'theme' },
      { type: 'run' },
    ])
      assert.ok(!isFromThemeSummary(wrong), JSON.stringify(wrong));
    const answer = { kind: 'summary', json: { schemaVersion: 2, themes: [], totals: {}, options: {} } };
    assert.ok(!isToThemeSummary({ type: 'answer', ask: 1, answer }));
    assert.ok(!isToThemeSummary({ type: 'answer', ask: 1, answer: { kind: 'toString', json: {} } }));
  });

  it('never breaks the one that listens', () => {
    fc.assert(
      fc.property(fc.anything(), said => {
        for (const isSaid of [isFromPage, isFromThemeSummary, isToThemeSummary]) isSaid(said);
        readState(said);
      }),
    );
  });
});

describe('what a page has kept', () => {
  it('is there again', () => {
    const kept = {
      filter: { groups: ['clerk'] },
      sort: { column: 'words', descending: true },
      below: true,
      folded: ['people'],
      opened: { title: 'Money', wanted: { themes: ['money'] } },
      picture: { subject: 'turn', measure: 'words' },
      scrolled: 120,
    };
    assert.deepEqual(readState(JSON.parse(JSON.stringify(kept))), kept);
  });

  it('is left out where it is no state', () => {
    assert.deepEqual(readState(undefined), initialState);
    assert.deepEqual(
      readState({ filter: { colour: 1 }, sort: 'words', folded: [1], opened: { title: 1 }, scrolled: 'far' }),
      initialState,
    );
  });
});
