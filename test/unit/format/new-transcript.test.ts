import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { problemsOf } from '../../../src/analysis/problems';
import { readGuide } from '../../../src/format/guide';
import { newTranscript } from '../../../src/format/new-transcript';
import { readTranscript } from '../../../src/format/transcript';
import { transcriptProblems } from '../../../src/format/transcript-problems';
import { Study } from '../../../src/study/study';

const guide = readGuide(`groups: [driver, clerk]
sections:
  - id: "1"
    title: Start
    questions:
      - id: Q1
        text: |
          What
          then?
        probes:
          - {id: Q1a, text: Why?, probes: [{id: Q1b, text: Where?}]}
      - {id: Q2, text: Only clerks, for: clerk}
  - {id: A, title: "End", questions: [{id: Q3, text: "Else {status=lost}"}]}
`);

describe('a new transcript', () => {
  it('has front matter and a heading for each question of the group', () => {
    const text = newTranscript(guide, {
      guide: '../a.guide.yaml',
      participant: 'LA-07',
      group: 'driver',
      interviewer: 'RB',
      date: '2026-03-14',
    });
    assert.equal(
      text,
      `---
guide: ../a.guide.yaml
participant: LA-07
group: driver
interviewer: RB
date: 2026-03-14
state: draft
---

# Section 1: Start

## Q1 What then?

### Q1a Why?

#### Q1b Where?

# A End

## Q3 Else \\{status=lost\\}
`,
    );
  });

  it('leaves open what is not known, and then has the questions of all groups', () => {
    const text = newTranscript(guide, { guide: 'a.guide.yaml' });
    assert.ok(
      text.startsWith(
        '---\nguide: a.guide.yaml\nparticipant:\ngroup:\ninterviewer:\ndate:\nstate: draft\n---\n',
      ),
    );
    assert.ok(text.includes('## Q2 Only clerks'));
    assert.deepEqual(transcriptProblems(readTranscript(text)), []);
  });

  it('has no line for the group where the guide has none', () => {
    assert.ok(!newTranscript(readGuide('questions: [{id: Q1, text: a}]'), { guide: 'a' }).includes('group'));
  });

  it('does not go below the sixth level', () => {
    let probes = '{id: Q9, text: a}';
    for (let depth = 8; depth > 0; depth--) probes = `{id: Q${depth}, text: a, probes: [${probes}]}`;
    assert.match(newTranscript(readGuide(`questions: [${probes}]`), { guide: 'a' }), /^###### Q9 a$/m);
  });

  const words = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      'Q1 a',
      '2019 a',
      'A1',
      '1.',
      '{.x}',
      '[a]{.b}',
      '{>>',
      '{q=Q2}',
      '[]{q=Q2}',
      'a\\',
      '#',
      'a #',
      '`',
      '<!--',
      'a\nRB: b',
      '---',
      ': a',
      '- a',
      '"a"',
      "'",
      '&a',
      '*a',
      'yes',
      '3.10',
      'a: b',
      '…',
    ),
  );
  const text = words.filter(word => word.trim() !== '');

  it('reads back without a problem and with every question, whatever the words of the guide', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ id: words, title: words, questions: fc.array(text, { maxLength: 3 }) }), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.record({ participant: words, interviewer: words }),
        (sections, about) => {
          let number = 0;
          const written = stringify({
            sections: sections.map(({ id, title, questions }) => ({
              id,
              title,
              questions: questions.map(text => ({ id: `Q${++number}`, text })),
            })),
          });
          fc.pre(number > 0);
          const study = new Study(['file:///s']);
          study.set('file:///s/a.guide.yaml', written);
          study.set('file:///s/codebook.yaml', 'themes: [{id: t}]');
          const [file] = study.guides();
          assert.ok(file);
          assert.deepEqual(file.guide.problems, []);
          study.set(
            'file:///s/a.transcript.md',
            newTranscript(file.guide, { ...about, guide: 'a.guide.yaml' }),
          );
          assert.deepEqual(problemsOf(study, 'file:///s/a.transcript.md'), []);
          const [transcript] = study.transcripts();
          assert.ok(transcript);
          assert.deepEqual(
            study.markersOf(transcript).flatMap(({ ids }) => ids.map(({ id }) => id)),
            file.guide.questions.map(({ id }) => id),
          );
          assert.equal(transcript.facts.frontMatter.participant?.value ?? '', about.participant.trim());
        },
      ),
      { numRuns: 300 },
    );
  });
});
