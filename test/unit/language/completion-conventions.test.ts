import assert from 'node:assert/strict';
import { type CompletionItem, InsertTextFormat, type TextEdit } from 'vscode-languageserver-types';
import { completionItemFor } from '../../../src/server/client-abilities';
import { check, labels, offered } from './offered';
import { transcript } from './study-of';

const inBody = (before: string, label: string, after: string | undefined) =>
  check(transcript(before), label, after === undefined ? undefined : transcript(after));

function noteIn(before: string): CompletionItem {
  const item = offered(transcript(before)).items.find(({ label }) => label === '[inaudible hh:mm:ss]');
  assert.ok(item);
  return item;
}

describe('completion of transcription conventions', () => {
  it('offers them behind a bracket, in the order of the setting', () => {
    const found = labels(transcript('**Ann:** Yes. [‸\n'));
    assert.deepEqual(found.slice(0, 3), ['[laughs]', '[pause]', '[inaudible hh:mm:ss]']);
    inBody('**Ann:** Yes. [‸\n', '[laughs]', '**Ann:** Yes. [laughs]\n');
  });
  it('takes the bracket that an editor has closed', () => {
    inBody('**Ann:** Yes. [la‸] And\n', '[laughs]', '**Ann:** Yes. [laughs] And\n');
  });
  it('keeps those that begin with what is typed', () => {
    assert.deepEqual(labels(transcript('**Ann:** [name of ‸\n')), [
      '[name of person]',
      '[name of town]',
      '[name of organisation]',
    ]);
    assert.deepEqual(labels(transcript('**Ann:** [I saw‸\n')), []);
  });
  it('offers them on a further line of a turn, and in a coding', () => {
    inBody('**Ann:** Yes,\nso [p‸\n', '[pause]', '**Ann:** Yes,\nso [pause]\n');
    inBody('**Ann:** [Yes, [p‸ so]{.trust}\n', '[pause]', '**Ann:** [Yes, [pause] so]{.trust}\n');
  });
  it('fills in the last timestamp above, to be typed over', () => {
    const item = noteIn('**Ann:** [00:04:12] Yes.\n\n[05:30] **Ann:** So [in‸]\n');
    assert.equal(item.insertTextFormat, InsertTextFormat.Snippet);
    assert.match((item.textEdit as TextEdit).newText, /^inaudible \$\{1:05:30\}\]$/);
    const none = noteIn('**Ann:** At 10:30, [in‸]\n');
    assert.match((none.textEdit as TextEdit).newText, /^inaudible \$\{1:hh:mm:ss\}\]$/);
  });
  it('writes plain text for an editor that has no places to fill in', () => {
    const item = completionItemFor({}, noteIn('**Ann:** [00:04:12] So [‸\n'));
    assert.equal(item.insertTextFormat, undefined);
    assert.equal((item.textEdit as TextEdit).newText, 'inaudible 00:04:12]');
  });
  for (const [where, before] of Object.entries({
    'behind an escaped bracket': '**Ann:** \\[‸\n',
    'in code': '**Ann:** `[‸`\n',
    'in a memo': '**Ann:** {>>AB: [‸<<}\n',
    'where a timestamp is typed': '[0‸\n',
    'in a heading': '## Q1.1 [‸\n',
    'behind the bracket': '**Ann:** [laughs]‸\n',
    'in fenced code': '```\n[‸\n```\n',
  })) {
    it(`offers none ${where}`, () => assert.deepEqual(labels(transcript(before)), []));
  }
});
