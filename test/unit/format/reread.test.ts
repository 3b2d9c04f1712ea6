import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readTranscript, type Transcript } from '../../../src/format/transcript';
import { factsOf } from '../../../src/study/facts';

/** Lines that open, close and continue every kind of block, so that a change next to one of them matters. */
const anyLine = fc.constantFrom(
  '',
  '',
  '---',
  '===',
  '## Q1.1 What?',
  '# Part {.a}',
  '**P:** yes [so]{.a} on',
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
  .map(([head, lines]) => head + lines.join('\n'));
/** Replaces some lines by others, at a share of the text's length. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat(3),
  added: fc.array(line, { maxLength: 3 }),
});

function edited(
  source: string,
  { at, removed, added }: typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never,
) {
  const lines = source.split('\n');
  lines.splice(Math.floor(at * lines.length), removed, ...added);
  return lines.join('\n');
}

/** Everything that can be seen of a transcript. */
function seen(transcript: Transcript) {
  const { blocks, problems, frontMatter } = transcript;
  return JSON.parse(JSON.stringify({ blocks, problems, frontMatter, facts: factsOf(transcript) }));
}

describe('reading again after a change', () => {
  it('gives what reading the new text from its beginning gives', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
        let source = start;
        let transcript = readTranscript(source);
        for (const each of edits) {
          source = edited(source, each);
          transcript = readTranscript(source, transcript);
          assert.deepEqual(seen(transcript), seen(readTranscript(source)));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps the blocks that a change does not touch', () => {
    const turns = (count: number) => Array.from({ length: count }, (_, at) => `**P:** turn ${at}`);
    const before = readTranscript(turns(100).join('\n\n'));
    const lines = turns(100);
    lines[50] = '**P:** another\n\nand one more';
    const after = readTranscript(lines.join('\n\n'), before);
    const inlines = (transcript: Transcript) =>
      new Set(transcript.blocks.flatMap(block => (block.kind === 'paragraph' ? [block.inline] : [])));
    const kept = [...inlines(after)].filter(inline => inlines(before).has(inline));
    assert.equal(kept.length, 98); // the changed one and the one before it are read again
  });
});
