import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readGuide } from '../../../src/format/guide';
import type { LineChange } from '../../../src/format/sections';
import { blocksOf, readLines, rereadTranscript, type Transcript } from '../../../src/format/transcript';
import { factsOf } from '../../../src/study/facts';
import { markersIn } from '../../../src/study/markers';

const guide = readGuide('questions:\n- {id: Q1.1, text: What?}\n');

/** Lines that open, close and continue every kind of block, so that a change next to one of them matters. */
const anyLine = fc.constantFrom(
  '',
  '',
  '---',
  '===',
  '## Q1.1 What?',
  '# Part {.a}',
  '**P:** yes [so]{.a} on',
  '**P:** [then]{.b .a .b} and [there]{.b part=1}',
  'rb: well',
  'and on',
  '    four blanks',
  '\tand a tab',
  '```',
  '~~~',
  '<!-- hidden',
  'shown -->',
  '<div>',
  '- item',
  '  of a list',
  '1. first',
  '> quoted',
  '::: {.a}',
  ':::',
  'guide: x.guide.yaml',
  'speakers: {rb: participant}',
  'participant: rb',
  '...',
);
/** The few that reach farthest, together as often as it takes. */
const listLine = fc.constantFrom('', '- item', '    four blanks', 'text');
const line = fc.oneof(anyLine, listLine);
const text = fc
  .tuple(fc.constantFrom('', '---\nparticipant: rb\n---\n'), fc.array(line, { maxLength: 25 }))
  .map(([head, lines]) => (head + lines.join('\n')).split('\n'));
/** Replaces some lines by others, at a share of the text's length. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(3),
  added: fc.array(line, { maxLength: 3 }),
});

function edited(
  lines: readonly string[],
  { at, removed, added }: typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never,
): { lines: string[]; change: LineChange } {
  const from = Math.floor(at * lines.length);
  const after = lines.toSpliced(from, removed, ...added);
  const gone = Math.min(removed, lines.length - from);
  return { lines: after, change: { from, removed: gone, inserted: added.length } };
}

/** Everything that can be seen of a transcript. */
function seen(transcript: Transcript) {
  const { frontMatter, lines } = transcript;
  const facts = factsOf(transcript);
  const { parts, speakers, problems } = facts;
  const events = parts.flatMap(part => part.events.map(event => ({ ...event, speaker: undefined })));
  const [themes, turns] = [parts.flatMap(part => part.themes), parts.flatMap(part => part.turns)];
  const labels = turns.map(({ name, label }) => ({ name, label }));
  const markers = markersIn(facts, guide);
  const blocks = [...blocksOf(transcript)];
  const segments = [...facts.segmentCounts].sort(([a], [b]) => (a < b ? -1 : 1));
  const marked = { events, themes, labels, markers, segments };
  return JSON.parse(JSON.stringify({ blocks, frontMatter, lines, speakers, problems, ...marked }));
}

describe('reading again after a change', () => {
  it('gives what reading the new text from its beginning gives', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
        let lines = start;
        let transcript = readLines(lines);
        for (const each of edits) {
          const after = edited(lines, each);
          lines = after.lines;
          transcript = rereadTranscript(transcript, lines, after.change);
          assert.deepEqual(seen(transcript), seen(readLines(lines)));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps the sections that a change does not touch', () => {
    const lines = Array.from({ length: 100 }, (_, at) => [`## Q${at}`, '', `**P:** answer ${at}`, '']).flat();
    const before = readLines(lines);
    const after = rereadTranscript(before, lines.toSpliced(200, 1, '## Q', '', '**P:** one more'), {
      from: 200,
      removed: 1,
      inserted: 3,
    });
    const kept = after.sections.filter(section => before.sections.includes(section));
    assert.equal(before.sections.length, 100);
    assert.equal(kept.length, 98); // the changed one and the one before it are read again
  });

  it('divides a text without headings, too', () => {
    const lines = Array.from({ length: 1000 }, (_, at) => [`**P:** turn ${at}`, '']).flat();
    const before = readLines(lines);
    const after = rereadTranscript(before, lines.toSpliced(1000, 1, '**P:** another'), {
      from: 1000,
      removed: 1,
      inserted: 1,
    });
    const again = after.sections.filter(section => !before.sections.includes(section));
    assert.ok(again.reduce((sum, section) => sum + section.lines, 0) < 300);
  });
});
