import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coverageOf } from '../../../src/analysis/coverage';
import { insertQuestion } from '../../../src/language/insert-questions';
import { generatedTranscript } from './generated-transcript';
import { type Files, guide, type StudyOf, studyOf, transcript } from './study-of';

const files: Files = { 'tea.guide.yaml': guide };

/** The text after the question is put in, with the cursor where typing goes on; or the refusal. */
function inserted(before: string, question: string, others: Files = files): string {
  const here = studyOf({ 'a.transcript.md': before, ...others });
  const change = insertQuestion(here.study, here.document, question);
  if ('refused' in change) return change.refused;
  const lines = here.after(change.edits).split(/(?<=\r\n|\n|\r(?!\n))/);
  const { line, character } = change.cursor;
  const at = lines.slice(0, line).join('').length + character;
  const text = lines.join('');
  return `${text.slice(0, at)}‸${text.slice(at)}`;
}

function check(before: string, question: string, after: string, others?: Files): void {
  assert.equal(inserted(transcript(before), question, others), transcript(after));
}

const ann = '**Ann:** Yes.\n';

describe('a question that is put into a transcript', () => {
  it('comes behind what answers the one before it in the guide, with an empty line to type in', () => {
    check(
      `\n## Q1.1 Role?\n\n${ann}\n## Q2.1 Whom?\n\n${ann}`,
      'Q1.2',
      `\n## Q1.1 Role?\n\n${ann}\n## Q1.2 Who told you about us?\n\n‸\n\n## Q2.1 Whom?\n\n${ann}`,
    );
  });
  it('comes before the next one of the guide where none comes before it', () => {
    check(
      `\n## Q1.2 Who?\n\n${ann}`,
      'Q1.1',
      `\n## Q1.1 What is your role here?\n\n‸\n\n## Q1.2 Who?\n\n${ann}`,
    );
  });
  it('comes at the end, and fills an empty transcript', () => {
    check(
      `\n## Q1.1 Role?\n\n${ann}`,
      'Q2.2',
      `\n## Q1.1 Role?\n\n${ann}\n## Q2.2 What do you talk about?\n\n‸`,
    );
    check('', 'Q1.1', '\n## Q1.1 What is your role here?\n\n‸');
  });
  it('comes below its main question as a probe', () => {
    check(
      `\n## Q1.1 Role?\n\n${ann}\n## Q1.2 Who?\n\n${ann}`,
      'Q1.1a',
      `\n## Q1.1 Role?\n\n${ann}\n### Q1.1a Since when?\n\n‸\n\n## Q1.2 Who?\n\n${ann}`,
    );
  });
  it('may be named by an ID that it had', () => {
    const former = { 'tea.guide.yaml': guide.replace('id: Q2.2\n', 'id: Q2.2\n        formerly: [Q7.7]\n') };
    check(
      `\n## Q2.1 Whom?\n\n${ann}`,
      'Q7.7',
      `\n## Q2.1 Whom?\n\n${ann}\n## Q2.2 What do you talk about?\n\n‸`,
      former,
    );
  });
  it('keeps the line ends of the transcript', () => {
    const crlf = (text: string) => transcript(text).replaceAll('\n', '\r\n');
    assert.equal(
      inserted(crlf(`\n## Q1.1 Role?\n\n${ann}\n## Q2.1 Whom?\n`), 'Q1.2'),
      crlf(`\n## Q1.1 Role?\n\n${ann}\n## Q1.2 Who told you about us?\n\n‸\n\n## Q2.1 Whom?\n`),
    );
  });
  it('comes under the heading of its section, also where nothing else stands there', () => {
    check(
      `\n# Coming here\n\n## Q1.1 Role?\n\n${ann}\n# Company\n\n# Thanks\n`,
      'Q2.1',
      `\n# Coming here\n\n## Q1.1 Role?\n\n${ann}\n# Company\n\n## Q2.1 With whom do you sit?\n\n‸\n\n# Thanks\n`,
    );
  });
  it('brings the heading of its section along where the transcript has those of others', () => {
    check(
      `\n# Coming here\n\n## Q1.1 Role?\n\n${ann}`,
      'Q2.1',
      `\n# Coming here\n\n## Q1.1 Role?\n\n${ann}\n# Section 2: Company\n\n## Q2.1 With whom do you sit?\n\n‸`,
    );
    check(
      `\n## Q1.1 Role?\n\n${ann}`,
      'Q2.1',
      `\n## Q1.1 Role?\n\n${ann}\n## Q2.1 With whom do you sit?\n\n‸`,
    );
  });
  it('brings none along where another section goes on', () => {
    check(
      `\n# Company\n\n## Q1.1 Role?\n\n${ann}\n## Q2.2 What?\n\n${ann}`,
      'Q1.2',
      `\n# Company\n\n## Q1.1 Role?\n\n${ann}\n## Q1.2 Who told you about us?\n\n‸\n\n## Q2.2 What?\n\n${ann}`,
    );
  });
  it('stands outside of coded turns', () => {
    check(
      `\n## Q1.1 Role?\n\n${ann}\n::: {.trust}\n\n## Q2.1 Whom?\n\n${ann}\n:::\n`,
      'Q1.2',
      `\n## Q1.1 Role?\n\n${ann}\n## Q1.2 Who told you about us?\n\n‸\n\n::: {.trust}\n\n## Q2.1 Whom?\n\n${ann}\n:::\n`,
    );
    check(
      `\n::: {.trust}\n\n## Q1.1 Role?\n\n${ann}\n## Q2.1 Whom?\n\n${ann}\n:::\n`,
      'Q1.2',
      `\n::: {.trust}\n\n## Q1.1 Role?\n\n${ann}\n## Q2.1 Whom?\n\n${ann}\n:::\n\n## Q1.2 Who told you about us?\n\n‸`,
    );
  });
  it('is refused behind code and comments that never end, and nowhere else', () => {
    const refused = /never ends there/;
    assert.match(inserted(transcript(`${ann}\n\`\`\`\nx\n`), 'Q1.1'), refused);
    assert.match(inserted(transcript(`${ann}\n<!-- x\n\n`), 'Q1.1'), refused);
    check(
      `${ann}\n\`\`\`\nx\n\`\`\``,
      'Q1.1',
      `${ann}\n\`\`\`\nx\n\`\`\`\n\n## Q1.1 What is your role here?\n\n‸`,
    );
    check(`${ann}\n    code`, 'Q1.1', `${ann}\n    code\n\n## Q1.1 What is your role here?\n\n‸`);
  });
  it('is refused where the guide does not have it, or there is none', () => {
    assert.equal(inserted(transcript(ann), 'Q9.9'), 'The guide has no question “Q9.9”.');
    assert.match(inserted(ann, 'Q1.1', {}), /follows no interview guide/);
  });
});

describe('a question that is there already', () => {
  for (const [what, before] of [
    ['behind what is said', '\n## Q1.1 Role?\n\n**Ann:** Yes.‸\n\n## Q1.2 Who?\n'],
    ['in the empty lines below its heading', '\n## Q1.1 Role?\n\n‸\n\n## Q1.2 Who?\n'],
    ['in the one empty line below its heading', '\n## Q1.1 Role?\n‸\n## Q1.2 Who?\n'],
    ['at the end of the transcript', '\n## Q1.1 Role?\n\n‸'],
    ['in the last line', '\n## Q1.1 Role?\n‸'],
    ['behind its heading where nothing follows', '\n## Q1.1 Role?‸'],
    ['behind a switch', '\n**Ann:** So. []{q=Q1.1} Yes.‸\n\n## Q1.2 Who?\n'],
    ['behind a switch without words', '\n**Ann:** So. []{q=Q1.1}‸\n'],
    ['behind an aside', '\n**Ann:** So [yes]{q=Q1.1}‸ then.\n'],
  ] as const)
    it(`is gone to ${what}`, () => check(before.replace('‸', ''), 'Q1.1', before));
});

describe('any question in any transcript', () => {
  it('takes a place without a letter changed, and nothing from what answers others', () => {
    const states = ({ study, uri }: StudyOf) => {
      const file = study.get(uri);
      const coverage = file?.kind === 'transcript' ? coverageOf(study, file) : undefined;
      return new Map(coverage?.questions.map(({ question, words, state }) => [question.id, [words, state]]));
    };
    fc.assert(
      fc.property(
        generatedTranscript,
        fc.constantFrom('Q1.1', 'Q1.1a', 'Q1.2', 'Q1.3', 'Q2.1', 'Q2.2'),
        (before, question) => {
          const here = studyOf({ 'a.transcript.md': before, ...files });
          const change = insertQuestion(here.study, here.document, question);
          if ('refused' in change) return assert.match(before, /```/);
          const after = studyOf({ 'a.transcript.md': here.after(change.edits), ...files });
          const was = states(here);
          const wasThere = was.get(question)?.[1];
          for (const [id, figures] of states(after)) {
            const isNew: boolean = id === question && change.edits.length > 0 && wasThere !== 'answered';
            assert.deepEqual(
              [id, figures],
              [id, isNew ? [0, 'empty'] : was.get(id)],
              here.after(change.edits),
            );
          }
          const again = insertQuestion(after.study, after.document, question);
          assert.deepEqual('edits' in again && again.edits, []);
          if (change.edits.length > 0)
            assert.deepEqual('cursor' in again && again.cursor, change.cursor, here.after(change.edits));
        },
      ),
      { numRuns: 500 },
    );
  });
});
