import assert from 'node:assert/strict';
import fc from 'fast-check';
import { effectsOf } from '../../../src/analysis/comparison-effects';
import { compareGuides, type GuideComparison, type Pair } from '../../../src/analysis/guide-comparison';
import { readGuide } from '../../../src/format/guide';
import { Study } from '../../../src/study/study';

/** What differs between two guides, their questions written as a list in braces, each question by its IDs. */
function differences(before: string, now: string): Record<string, string[]> {
  const compared = compareGuides(readGuide(before), readGuide(now));
  const ids = ({ before, now }: Pair) => (before.id === now.id ? now.id : `${before.id}→${now.id}`);
  const all: Record<string, string[]> = {
    added: compared.added.map(({ id }) => id),
    removed: compared.removed.map(({ id }) => id),
    reworded: compared.reworded.map(ids),
    moved: compared.moved.map(pair => `${ids(pair)} ${pair.how}`),
    renumbered: compared.renumbered.map(ids),
    conditions: compared.conditions.flatMap(({ now, changes }) =>
      changes.map(({ key, before, now: present }) => `${now.id} ${key}: ${before}→${present}`),
    ),
    reused: compared.reused.map(({ now }) => now.id),
  };
  return Object.fromEntries(Object.entries(all).filter(([, found]) => found.length > 0));
}

const questions = (...written: string[]) => `questions: [${written.join(', ')}]`;
const section = (id: string, title: string, ...written: string[]) =>
  `{id: "${id}", title: ${title}, questions: [${written.join(', ')}]}`;
const sections = (...written: string[]) => `sections: [${written.join(', ')}]`;
const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((text, index) => `{id: Q${index + 1}, text: ${text}?}`);
assert.ok(a && b && c && d);

describe('two versions of a guide', () => {
  const cases: Record<string, [before: string, now: string, found: Record<string, string[]>]> = {
    'that are the same': [questions(a, b), questions(a, b), {}],
    'with lines broken elsewhere': [
      'questions:\n- {id: Q1, text: "One two"}\n',
      'questions:\n- id: Q1\n  text: >-\n    One\n    two\n',
      {},
    ],
    'with a question more': [questions(a, b), questions(a, c, b), { added: ['Q3'] }],
    'with one less': [questions(a, b, c), questions(a, c), { removed: ['Q2'] }],
    'with other words': [questions(a, b), questions(a, b.replace('B', 'But')), { reworded: ['Q2'] }],
    'with another ID for the same words': [
      questions(a, b),
      questions(a, b.replace('Q2', 'Q9')),
      { renumbered: ['Q2→Q9'] },
    ],
    'with another ID and words, but a former ID': [
      questions(a, b),
      questions(a, '{id: Q9, text: But?, formerly: Q2}'),
      { reworded: ['Q2→Q9'], renumbered: ['Q2→Q9'] },
    ],
    'with all counted on, behind a new one': [
      questions(a, b, c),
      questions(a, '{id: Q2, text: New?}', b.replace('Q2', 'Q3'), c.replace('Q3', 'Q4')),
      { added: ['Q2'], renumbered: ['Q2→Q3', 'Q3→Q4'], reused: ['Q2', 'Q3'] },
    ],
    'with two that change places': [questions(a, b, c), questions(b, a, c), { moved: ['Q2 in the order'] }],
    'with one that goes to the end': [
      questions(a, b, c, d),
      questions(b, c, d, a),
      { moved: ['Q1 in the order'] },
    ],
    'with one in another section': [
      sections(section('1', 'X', a, b), section('2', 'Y', c)),
      sections(section('1', 'X', a), section('2', 'Y', b, c)),
      { moved: ['Q2 to another section'] },
    ],
    'with a section between, and those behind it counted on': [
      sections(section('1', 'X', a), section('2', 'Y', b)),
      sections(section('1', 'X', a), section('2', 'New', c), section('3', 'Y', b)),
      { added: ['Q3'] },
    ],
    'with a section that has another title': [
      sections(section('1', '""', a)),
      sections(section('1', 'X', a)),
      {},
    ],
    'with a question that becomes a probe': [
      questions(a, b),
      questions(a.replace('}', ', probes: [{id: Q2, text: B?}]}')),
      { moved: ['Q2 under another question'], conditions: ['Q2 required: true→false'] },
    ],
    'with a probe that stays below a question of another ID': [
      questions('{id: Q1, text: A?, probes: [{id: Q1a, text: Why?}]}'),
      questions('{id: Q7, text: A?, probes: [{id: Q7a, text: Why?}]}'),
      { renumbered: ['Q1→Q7', 'Q1a→Q7a'] },
    ],
    'with the same probe below several questions': [
      questions(
        '{id: Q1, text: A?, probes: [{id: Q1a, text: Why?}]}',
        '{id: Q2, text: B?, probes: [{id: Q2a, text: Why?}]}',
      ),
      questions(
        '{id: Q1, text: A?, probes: [{id: Q1a, text: Why?}]}',
        '{id: Q2, text: B?, probes: [{id: Q2b, text: Why?}]}',
      ),
      { renumbered: ['Q2a→Q2b'] },
    ],
    'with other conditions': [
      'groups: [x, y]\nquestions: [{id: Q1, text: A?, for: [x, y]}, {id: Q2, text: B?, if: rain}]',
      'groups: [x, y]\nquestions: [{id: Q1, text: A?, for: [y, x]}, {id: Q2, text: B?, added: 2026-01-02, for: x}]',
      { conditions: ['Q2 if: rain→', 'Q2 for: →x', 'Q2 added: →2026-01-02'] },
    ],
    'with days that have gone to the section': [
      sections('{title: X, questions: [{id: Q1, text: A?, retired: 2026-01-02}]}'),
      sections('{title: X, retired: 2026-01-02, questions: [{id: Q1, text: A?}]}'),
      {},
    ],
    'of which one is empty': [questions(a, b), '', { removed: ['Q1', 'Q2'] }],
  };
  for (const [what, [before, now, found]] of Object.entries(cases))
    it(what, () => assert.deepEqual(differences(before, now), found));

  it('have each question in one pair, added, or removed, whatever they are', () => {
    const question = fc.tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom('A?', 'B?', 'C?', '""'),
      fc.integer({ min: 1, max: 9 }),
    );
    const guide = fc
      .array(question, { maxLength: 6 })
      .map(all =>
        readGuide(
          questions(...all.map(([id, text, former]) => `{id: Q${id}, text: ${text}, formerly: Q${former}}`)),
        ),
      );
    fc.assert(
      fc.property(guide, guide, (before, now) => {
        const compared: GuideComparison = compareGuides(before, now);
        const inOrder = (ids: string[]) => ids.sort();
        const { pairs, added, removed } = compared;
        assert.deepEqual(
          inOrder([...pairs.map(pair => pair.now.id), ...added.map(({ id }) => id)]),
          inOrder([...now.byId.keys()]),
        );
        assert.deepEqual(
          inOrder([...pairs.map(pair => pair.before.id), ...removed.map(({ id }) => id)]),
          inOrder([...before.byId.keys()]),
        );
      }),
    );
  });
});

/*
 * Counted by hand. Of the earlier guide's four questions, Q2 is removed, Q3 is Q4 now, and what is Q3 now is new, since March.
 *
 *        a (February)        b (April)                  c (April)
 * Q1     answered            answered                   –
 * Q2     answered            –                          not-asked
 * Q3     –                   answered (meant: the old)  answered
 * Q5     answered            –                          –
 *
 * Before: 3 of 4, 2 of 4, 1 of 4: 6 of 12. Now Q3 of the earlier guide is Q4, which has no marker, and b and c answer the
 * new Q3, which a is not expected to have: a 2 of 3 (Q1, Q4, Q5), b 2 of 4, c 1 of 4: 5 of 11.
 */
describe('what a change of the guide does to coverage', () => {
  const earlier = questions(a, b, c, '{id: Q5, text: E?}');
  const later = questions(
    a,
    '{id: Q3, text: New?, added: 2026-03-01}',
    '{id: Q4, text: C?}',
    '{id: Q5, text: E?}',
  );
  const study = new Study(['file:///s']);
  study.set('file:///s/guide.yaml', later);
  study.set(
    'file:///s/a.transcript.md',
    '---\ndate: 2026-02-01\n---\n\n## Q1\n\nA: a\n\n## Q2\n\nA: b\n\n## Q5\n\nA: c\n',
  );
  study.set('file:///s/b.transcript.md', '---\ndate: 2026-04-01\n---\n\n## Q1\n\nA: a\n\n## Q3\n\nA: b\n');
  study.set(
    'file:///s/c.transcript.md',
    '---\ndate: 2026-04-01\n---\n\n## Q2 {status=not-asked}\n\n## Q3\n\nA: b\n',
  );
  const [file] = study.guides();
  assert.ok(file);
  const comparison = compareGuides(readGuide(earlier), file.guide);
  const effects = effectsOf(study, comparison, file, { ...file, guide: comparison.before });
  const tally = (guide: 'before' | 'now', id: string) => {
    const question = comparison[guide].byId.get(id);
    const found = question && effects.tallies.get(question);
    return [found?.expected, Object.fromEntries(found?.states ?? [])];
  };

  it('is found out by holding the same transcripts against both', () => {
    const { transcripts, before, now } = effects;
    assert.deepEqual(
      [transcripts, before.answered, before.expected, now.answered, now.expected],
      [3, 6, 12, 5, 11],
    );
  });

  it('says how many answer a removed question, and to how many an added one does not apply', () => {
    assert.deepEqual(
      comparison.removed.map(({ id }) => [id, ...tally('before', id), effects.marked.get(id)]),
      [['Q2', 3, { answered: 1, missing: 1, 'not-asked': 1 }, 2]],
    );
    assert.deepEqual(
      comparison.added.map(({ id }) => [id, ...tally('now', id)]),
      [['Q3', 2, { answered: 2, 'not-applicable': 1 }]],
    );
  });

  it('says how many mean another question than the one whose ID it is now', () => {
    assert.deepEqual(
      comparison.reused.map(({ before, now }) => [before.text, now.text, effects.marked.get(before.id)]),
      [['C?', 'New?', 2]],
    );
  });

  it('is nothing without transcripts', () => {
    const empty = effectsOf(new Study(['file:///s']), comparison, file, file);
    assert.deepEqual([empty.transcripts, empty.now.expected, empty.marked.size], [0, 0, 0]);
  });
});
