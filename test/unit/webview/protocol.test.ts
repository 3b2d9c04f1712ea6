import assert from 'node:assert/strict';
import fc from 'fast-check';
import { studyFigures } from '../../../src/analysis/coverage-figures';
import { coverageJson } from '../../../src/convert/coverage-json';
import { themeSummaryJson } from '../../../src/convert/themes-json';
import { isFromCoverageReport, isToCoverageReport } from '../../../src/webview/coverage-protocol';
import {
  initialState as initialCoverageState,
  readState as readCoverageState,
} from '../../../src/webview/coverage-report/state';
import { readState as readFrameworkState } from '../../../src/webview/framework/state';
import { isFromFramework, isToFramework } from '../../../src/webview/framework-protocol';
import { initialState, readState } from '../../../src/webview/theme-summary/state';
import { isFromThemeSummary, isToThemeSummary } from '../../../src/webview/theme-summary-protocol';
import { countedCoverage } from '../analysis/counted-coverage';
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
        for (const isSaid of [isFromThemeSummary, isToThemeSummary, isFromCoverageReport, isToCoverageReport])
          isSaid(said);
        readState(said);
        readCoverageState(said);
        for (const isSaid of [isFromFramework, isToFramework]) isSaid(said);
        readFrameworkState(said);
      }),
    );
  });
});

describe('what the page of the coverage report and the extension say to each other', () => {
  const cell = { uri: 'file:///a', question: 'Q1' };

  it('is understood', () => {
    const ask = { type: 'ask', ask: 1, filter: { groups: ['clerk'] } };
    assert.ok(isFromCoverageReport({ ...ask, figures: { kind: 'report' } }));
    assert.ok(isFromCoverageReport({ ...ask, figures: { kind: 'passages', asked: { ...cell, most: 9 } } }));
    assert.ok(isFromCoverageReport({ type: 'select', uri: 'file:///a', range: { start, end: start } }));
    for (const type of ['insert', 'status']) assert.ok(isFromCoverageReport({ type, ...cell }));
    const json = { ...coverageJson(studyFigures(countedCoverage()), []), options: {} };
    assert.ok(isToCoverageReport({ type: 'answer', ask: 1, answer: { kind: 'report', json } }));
    const passages = { schemaVersion: 1, passages: [] };
    assert.ok(isToCoverageReport({ type: 'answer', ask: 1, answer: { kind: 'passages', json: passages } }));
    assert.ok(isFromCoverageReport({ ...ask, figures: { kind: 'file', file: 'xlsx' } }));
    assert.ok(isFromCoverageReport({ type: 'save', name: 'coverage.csv', contents: new Uint8Array() }));
    for (const written of [{ text: 'a' }, { sheets: [] }]) {
      const file = { schemaVersion: 1, ...written };
      assert.ok(isToCoverageReport({ type: 'answer', ask: 1, answer: { kind: 'file', json: file } }));
    }
  });

  it('is refused if it is anything else', () => {
    const ask = { type: 'ask', ask: 1, filter: {}, figures: { kind: 'report' } };
    for (const wrong of [
      { ...ask, ask: -1 },
      { ...ask, filter: { coders: ['AB'] } },
      { ...ask, figures: { kind: 'passages', asked: { uri: 'file:///a' } } },
      { ...ask, figures: { kind: 'file', file: 'docx' } },
      { type: 'save', name: '../coverage.csv', contents: new Uint8Array() },
      { ...ask, figures: { kind: 'passages', asked: { ...cell, most: 'all' } } },
      { ...ask, figures: { kind: 'toString' } },
      { type: 'select', uri: 'file:///a', range: { start } },
      { type: 'insert', uri: 'file:///a' },
      { type: 'status', question: 'Q1' },
      { type: 'delete', ...cell },
    ])
      assert.ok(!isFromCoverageReport(wrong), JSON.stringify(wrong));
    for (const json of [{}, { schemaVersion: 1, guides: [], transcripts: [1], leftOut: [] }])
      assert.ok(!isToCoverageReport({ type: 'answer', ask: 1, answer: { kind: 'report', json } }));
  });
});

describe('what the page of the coverage report has kept', () => {
  it('is there again, and left out where it is no state', () => {
    const kept = {
      filter: { groups: ['clerk'] },
      rate: 'main',
      unfolded: ['file:///g#Q1'],
      isWhole: true,
      opened: { uri: 'file:///a', question: 'Q1' },
      scrolled: { main: { top: 120, left: 0 } },
    };
    assert.deepEqual(readCoverageState(JSON.parse(JSON.stringify(kept))), kept);
    const wrong = {
      filter: { coders: ['AB'] },
      rate: 'half',
      unfolded: 'all',
      opened: 1,
      scrolled: { main: 1 },
    };
    assert.deepEqual(readCoverageState(wrong), initialCoverageState);
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
