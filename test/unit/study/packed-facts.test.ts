import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readGuide } from '../../../src/format/guide';
import { readTranscript } from '../../../src/format/transcript';
import { factsOf, type TranscriptFacts, themesIn } from '../../../src/study/facts';
import { type MarkedScope, markersIn, scopesIn } from '../../../src/study/markers';
import { Names, packed, unpacked } from '../../../src/study/packed-facts';
import { generatedTranscript } from '../language/generated-transcript';
import { guide } from '../language/study-of';

/** What is known of a transcript, however it is divided into parts. */
function seen(facts: TranscriptFacts) {
  const { frontMatter, lines, speakers, problems, parts } = facts;
  const events = parts.flatMap(part =>
    // Field by field: some are read only when somebody asks.
    part.events.map(event =>
      'words' in event ? { ...event, range: event.range, speaker: undefined } : event,
    ),
  );
  const labels = parts.flatMap(({ turns }) => turns.map(({ name, label }) => ({ name, label })));
  const markers = markersIn(facts, readGuide(guide));
  const marks = parts.flatMap(part => part.events.filter(({ kind }) => kind !== 'talk'));
  assert.deepEqual(facts.marks(), marks);
  assert.deepEqual(scopesIn(facts, readGuide(guide)).map(scopeOf), markers.map(scopeOf));
  const themes = themesIn(facts);
  const segments = [facts.segmentsOf('trust'), [...facts.segmentCounts], talkOf(facts)];
  return { frontMatter, lines, speakers, problems, events, labels, markers, themes, segments };
}

function scopeOf({ kind, ids, range, end }: MarkedScope): MarkedScope {
  return { kind, ids, range, end };
}

/** What is said and coded, number by number. */
function talkOf(facts: TranscriptFacts) {
  const talk = facts.codedTalk();
  const uses = Array.from({ length: talk.uses }, (_, use) => [
    ...[talk.themeOf(use), talk.placeOf(use), talk.segmentOf(use), talk.isOnHeading(use)],
    ...[talk.coderOf(use), talk.listOf(use)],
  ]);
  const said: unknown[] = [];
  for (const each = talk.talk(); each.next(); )
    said.push([each.words, talk.names[each.speaker], each.turn, each.start, each.end]);
  const runs: unknown[] = [];
  for (const run = talk.runs(); run.next(); )
    runs.push([run.at, run.words, Array.from({ length: run.uses }, (_, index) => run.use(index))]);
  return { uses, said, runs };
}

describe('the facts of a transcript that nobody has open', () => {
  it('are those that an editor would show', () => {
    fc.assert(
      fc.property(generatedTranscript, text => {
        const transcript = readTranscript(text);
        const [closed, open] = [
          unpacked(structuredClone(packed(transcript)), new Names()),
          factsOf(transcript),
        ];
        assert.deepEqual(seen(closed), seen(open));
        for (const theme of ['trust', 'nothing']) assert.deepEqual(closed.usesOf(theme), open.usesOf(theme));
        for (const name of ['Ann', 'trust']) assert.deepEqual(closed.turnsOf(name), open.turnsOf(name));
      }),
      { numRuns: 500 },
    );
  });

  it('hold in long texts, too', () => {
    const text = `${'\n'.repeat(100_000)}## Q1.1 What?\n\n**Ann:** ${'so '.repeat(100_000)}[on]{.trust}\n`;
    const transcript = readTranscript(text);
    const closed = unpacked(structuredClone(packed(transcript)), new Names());
    assert.deepEqual(seen(closed), seen(factsOf(transcript)));
    assert.deepEqual(
      closed.usesOf('trust').map(({ start }) => start),
      [{ line: 100_002, character: 300_015 }],
    );
  });

  it('are the same for the same texts, which are kept once', () => {
    const names = new Names();
    const text = `${' '.repeat(50)}## Q1.1 What is it?`;
    const copy = names.copyOf(text.slice(50));
    assert.equal(copy, '## Q1.1 What is it?');
    assert.equal(names.copyOf('lone \ud800 and 😀'), 'lone \ud800 and 😀');
  });
});
