import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../src/format/codebook';
import { readGuide } from '../../../src/format/guide';
import { emptyLabel, turnsAround } from '../../../src/format/next-turn';
import { comparePositions, splitLines, withoutByteOrderMark } from '../../../src/format/position';
import type { Problem } from '../../../src/format/problem';
import { blocksOf, readTranscript } from '../../../src/format/transcript';
import { transcriptProblems } from '../../../src/format/transcript-problems';
import { nextLabel } from '../../../src/format/turn-rules';
import { factsOf } from '../../../src/study/facts';

const guide = `id: a
groups: [b, c]
sections:
  - id: "1"
    title: Start
    questions:
      - id: Q1.1
        text: What?
        for: [b]
        probes: [{id: Q1.1a, text: "Who: you?", required: true}]
`;
const codebook = 'themes:\n  - id: a\n    label: A\n    colour: "#aabbcc"\n    themes: [{id: b}]\n';
const transcript = `---
guide: a.guide.yaml
participant: LA
date: 2026-03-14
speakers: {RB: interviewer}
---

## Q1.1 What? {status=partial}

**RB:** What?

[00:01] LA: [I [laughs] said]{.a .b by=CD} []{q=Q1.1a} {>>RB: note<<} \`x\`
and <b>more</b>.

::: {.a}
:::
`;

/** The problems of a file, each within its text. */
function checkProblems(text: string, problems: readonly Problem[]): void {
  const lines = splitLines(withoutByteOrderMark(text));
  for (const { range, code } of problems) {
    assert.ok(comparePositions(range.start, range.end) <= 0, code);
    for (const { line, character } of [range.start, range.end]) {
      assert.ok(line >= 0 && line < lines.length, `${code} on line ${line} of ${lines.length}`);
      assert.ok(character >= 0 && character <= (lines[line]?.length ?? 0), `${code} at ${character}`);
    }
  }
}

/** What any text has to bear: no exception, and problems only where there is text. */
function bears(text: string): void {
  checkProblems(text, readGuide(text).problems);
  checkProblems(text, readCodebook(text).problems);
  const read = readTranscript(text);
  checkProblems(text, transcriptProblems(read));
  const written = splitLines(text);
  const lines = { lineCount: written.length, line: (at: number) => written[at] ?? '' };
  for (let at = 0; at < Math.min(written.length, 50); at++) {
    turnsAround(lines, at);
    emptyLabel(lines, at);
    nextLabel(lines, at);
  }
  const facts = factsOf(read);
  for (const { events } of facts.parts)
    for (const event of events) if (event.kind === 'talk') assert.ok(event.words > 0);
}

/** A text with a few stretches of it removed, doubled or replaced. */
function mutated(source: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(source.length),
    removed: fc.nat(12),
    added: fc.oneof(
      fc.string({ maxLength: 5 }),
      fc.constantFrom(
        '\n',
        '\t',
        '  ',
        '"',
        "'",
        ':',
        ': ',
        '- ',
        '[',
        ']',
        '{',
        '}',
        '&a ',
        '*a',
        '#',
        '|',
        '---\n',
        '\r\n',
        '\ufeff',
        '`',
        '<!--',
        '{>>',
        ':::',
        '\ud800',
      ),
    ),
  });
  return fc.array(change, { minLength: 1, maxLength: 5 }).map(changes => {
    let text = source;
    for (const { at, removed, added } of changes) text = text.slice(0, at) + added + text.slice(at + removed);
    return text;
  });
}

describe('any text', () => {
  it('is read without an exception', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), bears));
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), bears));
  });

  for (const [name, source] of Object.entries({ guide, codebook, transcript })) {
    it(`near a ${name} is read without an exception`, () => {
      bears(source);
      fc.assert(fc.property(mutated(source), bears), { numRuns: 300 });
    });
  }

  for (const [name, text] of Object.entries({
    'random bytes': Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)).toString('latin1'),
    'random bytes as UTF-8': Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 31) % 256)).toString(
      'utf8',
    ),
    'zero bytes': '\0'.repeat(100),
    'lone surrogates': '\ud800'.repeat(50),
    'byte order marks': '\ufeff'.repeat(50),
    'line ends of three kinds': 'a\r\n\r\r\nb\n\n\r',
  })) {
    it(`may be ${name}`, () => bears(text));
  }

  it('with CRLF is the same transcript as with LF', () => {
    fc.assert(
      fc.property(mutated(transcript.replaceAll('\r', '')), source => {
        const text = source.replaceAll('\r', '');
        const shown = (text: string) => {
          const transcript = readTranscript(text);
          return JSON.stringify([...blocksOf(transcript), ...transcriptProblems(transcript)]);
        };
        assert.equal(shown(text.replaceAll('\n', '\r\n')), shown(text));
      }),
    );
  });
});
