import assert from 'node:assert/strict';
import { summariesIn } from '../../../src/analysis/summaries';
import type { SummaryAsked } from '../../../src/convert/framework-asked';
import { readTranscript } from '../../../src/format/transcript';
import { writeSummary } from '../../../src/language/summary-changes';
import { guide, studyOf, transcript } from './study-of';

type Asked = SummaryAsked extends infer Each ? (Each extends unknown ? Omit<Each, 'uri'> : never) : never;

/** The transcript after a summary has been written; a `was` without place is at the first range that is marked. */
function written(body: string, asked: Asked | { readonly was: string; readonly text: string }): string {
  const { study, uri, marks, document, after } = studyOf({
    'a.transcript.md': transcript(body),
    'tea.guide.yaml': guide,
  });
  const [range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }] = marks.ranges;
  const whole =
    'was' in asked && typeof asked.was === 'string'
      ? { ...asked, uri, was: { range, text: asked.was } }
      : ({ ...asked, uri } as SummaryAsked);
  const change = writeSummary(study, document.getText(), whole);
  if ('refused' in change) return change.refused;
  const text = after(change.edits);
  // The study stays readable: what was asked for is there now, or is not any more.
  const there = summariesIn(readTranscript(text), []).some(
    each => each.text === asked.text.replace(/\s+/g, ' '),
  );
  assert.equal(there, asked.text.trim() !== '');
  return text.replace(/^---\nguide: tea.guide.yaml\n---\n/, '');
}

const talk = '**Ann:** I pour.\n';

describe('a summary is written', () => {
  it('below the heading of the answer that it is about', () => {
    assert.equal(
      written(`\n## Q1.1 What is your role here?\n\n${talk}`, { question: 'Q1.1', text: 'She pours.' }),
      `\n## Q1.1 What is your role here?\n\n{>>summary: She pours.<<}\n\n${talk}`,
    );
  });

  it('behind a switch and at the end of an aside', () => {
    assert.equal(
      written('\n**Ann:** I pour. []{q=Q2.1} With Bo.\n', { question: 'Q2.1', text: 'Bo.' }),
      '\n**Ann:** I pour. []{q=Q2.1} {>>summary: Bo.<<} With Bo.\n',
    );
    assert.equal(
      written('\n**Ann:** I pour, [with Bo]{q=Q2.1}.\n', { question: 'Q2.1', text: 'Bo.' }),
      '\n**Ann:** I pour, [with Bo{>>summary: Bo.<<}]{q=Q2.1}.\n',
    );
  });

  it('of a theme below the front matter, in one line', () => {
    assert.equal(
      written(`\n${talk}`, { theme: 'trust', text: 'Much.\nOr not?' }),
      `\n{>>summary .trust: Much. Or not?<<}\n\n${talk}`,
    );
  });

  it('between lines that end as those of the transcript do', () => {
    const body = '\n## Q1.1\n\n**Ann:** 😀.\n'.replaceAll('\n', '\r\n');
    const { study, uri, document, after } = studyOf({ 'a.transcript.md': body, 'tea.guide.yaml': guide });
    const change = writeSummary(study, document.getText(), { uri, question: 'Q1.1', text: '😀' });
    assert.ok('edits' in change);
    assert.equal(after(change.edits), body.replace('**A', '{>>summary: 😀<<}\r\n\r\n**A'));
  });

  it('in the place of the one that was there, and out of it', () => {
    const before = `\n## Q1.1\n\n«{>>Summary: She pours.<<}»\n\n${talk}`;
    assert.equal(
      written(before, { was: 'She pours.', text: 'She pours <<} and {reads}.' }),
      `\n## Q1.1\n\n{>>summary: She pours <<\\} and {reads}.<<}\n\n${talk}`,
    );
    assert.equal(written(before, { was: 'She pours.', text: ' \n' }), `\n## Q1.1\n\n${talk}`);
  });

  it('where the one that was there has gone meanwhile', () => {
    const moved = `«»\n## Q1.1\n\n${talk}\n{>>summary .trust: Much.<<}\n`;
    assert.equal(written(moved, { was: 'Much.', text: 'Little.' }), moved.slice(2).replace('Much', 'Little'));
  });
});

describe('a summary is not written', () => {
  it('over one that says something else by now', () => {
    const other = `\n## Q1.1\n\n«{>>summary: She reads.<<}»\n\n${talk}`;
    assert.match(written(other, { was: 'She pours.', text: 'x' }), /^Nothing was written: .* something else/);
    const two = `«»\n{>>summary .trust: Yes.<<} {>>summary .money: Yes.<<}\n`;
    assert.match(written(two, { was: 'Yes.', text: 'x' }), /something else/);
  });

  it('beside one that is there by now', () => {
    const there = `\n{>>summary .trust: Much.<<}\n\n## Q1.1\n\n{>>summary: She reads.<<}\n\n${talk}`;
    assert.match(written(there, { question: 'Q1.1', text: 'x' }), /has such a summary now/);
    assert.match(written(there, { theme: 'trust', text: 'x' }), /has such a summary now/);
  });

  it('of a question that has no place there', () => {
    assert.match(written(talk, { question: 'Q2.2', text: 'x' }), /Q2\.2 has no place/);
  });

  it('into a file that is not there, is none, or has changed since it was read', () => {
    const { study, uri } = studyOf({ 'tea.guide.yaml': guide, 'a.transcript.md': transcript(talk) });
    const at = (path: string, text: string | undefined) =>
      writeSummary(study, text, { uri: path, theme: 'trust', text: 'x' });
    const own = 'file:///study/a.transcript.md';
    assert.ok('refused' in at(uri, guide));
    assert.ok('refused' in at('file:///study/b.transcript.md', talk));
    assert.ok('refused' in at(own, undefined));
    assert.ok('refused' in at(own, talk));
    assert.ok('edits' in at(own, `\ufeff${transcript(talk)}`));
  });
});
