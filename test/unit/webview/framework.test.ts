import assert from 'node:assert/strict';
import { frameworkJson } from '../../../src/convert/framework-json';
import { initialState, keyOfDraft, readState } from '../../../src/webview/framework/state';
import { isFromFramework, isToFramework } from '../../../src/webview/framework-protocol';
import { countedThemes } from '../analysis/counted-themes';

const start = { line: 1, character: 2 };
const range = { start, end: start };
const choice = { columns: 'themes', each: true };
const was = { range, text: 'Late.' };

describe('what extension and page of the framework matrix say to each other', () => {
  it('is understood', () => {
    for (const said of [
      { type: 'ready' },
      {
        type: 'ask',
        ask: 1,
        filter: { groups: ['clerk'] },
        figures: { kind: 'chart', asked: { choice, most: 200 } },
      },
      {
        type: 'ask',
        ask: 2,
        filter: {},
        figures: { kind: 'write', summary: { uri: 'file:///a', question: 'Q1', text: '' } },
      },
      {
        type: 'ask',
        ask: 3,
        filter: {},
        figures: { kind: 'write', summary: { uri: 'file:///a', theme: 'money', text: 'x' } },
      },
      {
        type: 'ask',
        ask: 4,
        filter: {},
        figures: { kind: 'write', summary: { uri: 'file:///a', was, text: 'x' } },
      },
      { type: 'select', uri: 'file:///a', range },
      { type: 'save', name: 'framework.xlsx', contents: new Uint8Array([1]) },
    ])
      assert.ok(isFromFramework(said), JSON.stringify(said));
    const chart = frameworkJson(
      { study: countedThemes(), filter: {} },
      { columns: 'themes', each: false },
      () => undefined,
    );
    for (const said of [
      { type: 'folder', uri: 'file:///study' },
      { type: 'answer', ask: 1, answer: { kind: 'chart', json: chart } },
      { type: 'answer', ask: 1, answer: { kind: 'write', json: { why: null } } },
      { type: 'refused', ask: 1, why: 'Nothing was written.' },
      { type: 'changed' },
    ])
      assert.ok(isToFramework(said), said.type);
    const [row] = chart.rows;
    for (const wrong of [
      { ...chart, schemaVersion: 2 },
      { ...chart, columns: [] },
      { ...chart, rows: [{ ...row, cells: [{}] }] },
      { ...chart, options: null },
    ])
      assert.ok(!isToFramework({ type: 'answer', ask: 1, answer: { kind: 'chart', json: wrong } }));
  });

  it('is refused if it is anything else', () => {
    for (const wrong of [
      { type: 'ask', ask: -1, filter: {}, figures: { kind: 'chart', asked: { choice } } },
      { type: 'ask', ask: 1, filter: { colour: 'red' }, figures: { kind: 'chart', asked: { choice } } },
      {
        type: 'ask',
        ask: 1,
        filter: {},
        figures: { kind: 'chart', asked: { choice: { columns: 'moons', each: true } } },
      },
      {
        type: 'ask',
        ask: 1,
        filter: {},
        figures: { kind: 'write', summary: { uri: 'file:///a', text: 'x' } },
      },
      {
        type: 'ask',
        ask: 1,
        filter: {},
        figures: { kind: 'write', summary: { uri: 'file:///a', question: 'Q1', theme: 'money', text: 'x' } },
      },
      {
        type: 'ask',
        ask: 1,
        filter: {},
        figures: { kind: 'write', summary: { uri: 'file:///a', was: { text: 'x' }, text: 'x' } },
      },
      { type: 'select', uri: 'file:///a', range: { start } },
      { type: 'save', name: 'framework.exe', contents: new Uint8Array() },
      { type: 'run' },
    ])
      assert.ok(!isFromFramework(wrong), JSON.stringify(wrong));
  });
});

describe('what the page of the framework matrix has kept', () => {
  const drafts = [{ column: 'Q1', summary: { uri: 'file:///a', was, text: 'Too l' } }];

  it('is there again', () => {
    const kept = { filter: { groups: ['clerk'] }, choice, drafts, scrolled: { left: 3, top: 4 } };
    assert.deepEqual(readState(JSON.parse(JSON.stringify(kept))), kept);
  });

  it('is left out where it is no state', () => {
    const kept = { filter: 3, choice: { columns: 'x' }, drafts: [{}, 4, ...drafts], scrolled: { left: -1 } };
    assert.deepEqual(readState(kept), { ...initialState, drafts });
  });

  it('has a draft for each summary, however it is changed', () => {
    const [draft] = readState({ drafts }).drafts;
    assert.ok(draft);
    const other = { ...draft, summary: { ...draft.summary, text: 'x' } };
    assert.equal(keyOfDraft(draft), keyOfDraft(other));
    assert.notEqual(keyOfDraft(draft), keyOfDraft({ ...draft, column: 'Q2' }));
  });
});
