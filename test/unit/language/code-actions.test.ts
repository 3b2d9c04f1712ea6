import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodeAction, Range } from 'vscode-languageserver-types';
import { coverageOf } from '../../../src/analysis/coverage';
import { codeActions } from '../../../src/language/code-actions';
import { diagnostics } from '../../../src/language/diagnostics';
import { generatedTranscript } from './generated-transcript';
import { type Files, guide, type StudyOf, studyOf, transcript } from './study-of';

const name = 'a.transcript.md';

function actionsAt(before: string, others?: Files): StudyOf & { actions: CodeAction[] } {
  return actionsIn(name, before, others);
}

function actionsIn(
  file: string,
  before: string,
  others: Files = { 'tea.guide.yaml': guide },
): StudyOf & { actions: CodeAction[] } {
  const here = studyOf({ [file]: before, ...others });
  const { cursor, ranges } = here.marks;
  const range: Range = ranges[0] ?? { start: cursor, end: cursor };
  return { ...here, actions: codeActions(here.study, here.document, range) };
}

function edited({ after, uri }: StudyOf, action: CodeAction): string {
  return after(action.edit?.changes?.[uri] ?? []);
}

/** Takes the quick fix of this title; afterwards the text is `after` and the problem it was offered for is gone. */
function check(before: string, title: string, after: string | undefined, others?: Files): void {
  const here = actionsAt(before, others);
  const action = here.actions.find(each => each.title === title);
  if (after === undefined || !action) {
    assert.equal(
      action,
      after,
      `there is no “${title}”, but ${here.actions.map(each => `“${each.title}”`).join(', ')}`,
    );
    return;
  }
  const text = edited(here, action);
  assert.equal(text, after);
  const mended = studyOf({ [name]: text, ...(others ?? { 'tea.guide.yaml': guide }) });
  const left = diagnostics(mended.study, mended.uri).map(({ message }) => message);
  for (const { message } of action.diagnostics ?? []) assert.ok(!left.includes(message), String(message));
}

const complete = (body: string) => transcript(body, 'guide: tea.guide.yaml‸\nstate: complete\n');
const unmarked = (text: string) => text.replace('‸', '');
const ann = '**Ann:** Yes.\n';

describe('quick fix “Change to …”', () => {
  it('takes the nearest ID, in a heading and in q=', () => {
    check(transcript('## Q1.‸9 Role?\n'), 'Change to Q1.1', transcript('## Q1.1 Role?\n'));
    check(
      transcript('**Ann:** []{q="Q1.1 Q2.‸9"}\n'),
      'Change to Q2.1',
      transcript('**Ann:** []{q="Q1.1 Q2.1"}\n'),
    );
  });
  it('takes the second ID of a heading and leaves the first', () => {
    check(transcript('## Q1.1, q1‸.2 Role?\n'), 'Change to Q1.2', transcript('## Q1.1, Q1.2 Role?\n'));
    check(transcript('## Q1.1, Q1.4‸ Role?\n'), 'Change to Q1.1', transcript('## Q1.1, Q1.1 Role?\n'));
  });
  it('mends a status, a theme and the name of the guide', () => {
    check(
      transcript('## Q1.1 {status=decl‸ine}\n'),
      'Change to “declined”',
      transcript('## Q1.1 {status=declined}\n'),
    );
    check(
      transcript('**Ann:** [Yes]{.trsu‸t}\n'),
      'Change to trust',
      transcript('**Ann:** [Yes]{.trust}\n'),
      {
        'tea.guide.yaml': guide,
        'c.codebook.yaml': 'themes: [{id: trust}]',
      },
    );
    check(transcript('', 'guide: te.gui‸de.yaml\n'), 'Change to “tea.guide.yaml”', transcript(''));
  });
  it('mends keys of front matter, guide and codebook', () => {
    check('---\npartici‸pnt: A\n---\n', 'Change to “participant”', '---\nparticipant: A\n---\n', {});
    const { actions, ...here } = actionsIn('x.guide.yaml', 'questions: [{id: Q1, te‸xtt: Why?}]\r\n');
    assert.deepEqual(
      actions.map(action => edited(here, action)),
      ['questions: [{id: Q1, text: Why?}]\r\n'],
    );
  });
  it('parts a turn from the paragraph above it, with the line ends of the document', () => {
    check(
      '**Ann:** Yes.\r\n**An‸n:** No.\r\n',
      'Put a blank line before this turn',
      '**Ann:** Yes.\r\n\r\n**Ann:** No.\r\n',
    );
  });
  it('is offered only at its problem', () => {
    check(transcript('## Q1.9 Role?\n\n‸Text\n'), 'Change to Q1.1', undefined);
  });
  it('is the preferred one, and says for which problem', () => {
    const { actions, study, uri } = actionsAt(transcript('## Q1.‸9 Role?\n'));
    assert.equal(actions[0]?.isPreferred, true);
    assert.deepEqual(actions[0]?.diagnostics, diagnostics(study, uri));
  });
});

describe('quick fix “Mark as not-asked”', () => {
  const mark = (before: string, after: string) =>
    check(
      transcript(before, 'guide: tea.guide.yaml\nstate: complete\n'),
      'Mark as not-asked',
      transcript(after, 'guide: tea.guide.yaml\nstate: complete\n'),
    );

  it('adds an attribute list to a heading', () => {
    mark('## Q1.1‸ Role?\n', '## Q1.1 Role? {status=not-asked}\n');
    mark('## Q1.1‸ Role?   \n', '## Q1.1 Role? {status=not-asked}   \n');
  });
  it('adds to the attribute list that is there', () => {
    mark('## Q1.1‸ Role? {.trust}\n', '## Q1.1 Role? {.trust status=not-asked}\n');
    mark('## Role? {q=Q1.1‸}\n', '## Role? {q=Q1.1 status=not-asked}\n');
    mark('## Q1.1‸ Role? {}\n', '## Q1.1 Role? {status=not-asked}\n');
    mark('## Q1.1‸ Role? {by=AB }\n', '## Q1.1 Role? {by=AB status=not-asked}\n');
  });
  it('fills in a status that is empty', () => {
    mark('## Q1.1‸ Role? {status= by=AB}\n', '## Q1.1 Role? {status=not-asked by=AB}\n');
    mark('## Q1.1‸ Role? {.x status=""}\n', '## Q1.1 Role? {.x status=not-asked}\n');
  });
  it('is not offered for a status that is none, which is another problem', () => {
    check(
      transcript('## Q1.1‸ Role? {status=nope}\n', 'guide: tea.guide.yaml\nstate: complete\n'),
      'Mark as not-asked',
      undefined,
    );
  });
  it('works on a switch', () => {
    mark('**I:** So. []{q=Q1.1‸}\n', '**I:** So. []{q=Q1.1 status=not-asked}\n');
    mark('**I:** So. []{q=Q1.1‸} Well [x]{.y}.\n', '**I:** So. []{q=Q1.1 status=not-asked} Well [x]{.y}.\n');
  });
});

describe('quick fix “This heading is not a question”', () => {
  const ordinary = (before: string, after: string | undefined) =>
    check(
      transcript(before),
      'This heading is not a question',
      after === undefined ? undefined : transcript(after),
    );

  it('says so with an empty q=', () => {
    ordinary('## Q4‸ figures\n', '## Q4 figures {q=""}\n');
    ordinary('## Q4‸ figures {.trust}\n', '## Q4 figures {.trust q=""}\n');
    ordinary('Q4‸ figures\n===\n', 'Q4 figures {q=""}\n===\n');
  });
  it('is not offered where the heading marks a question, too, or says by q= that it is one', () => {
    ordinary('## Q1.1, Q4‸ figures\n', undefined);
    ordinary('## Figures {q=Q4‸}\n', undefined);
    ordinary('**Ann:** []{q=Q4‸}\n', undefined);
  });
});

describe('quick fix “Insert …”', () => {
  const insert = (title: string, before: string, after: string) =>
    check(complete(before), title, unmarked(complete(after)));

  it('puts a question between those before and behind it in the guide', () => {
    insert(
      'Insert Q1.2',
      `\n## Q1.1 Role?\n\n${ann}\n## Q2.1 Whom?\n\n${ann}\n## Q2.2 What?\n\n${ann}`,
      `\n## Q1.1 Role?\n\n${ann}\n## Q1.2 Who told you about us?\n\n## Q2.1 Whom?\n\n${ann}\n## Q2.2 What?\n\n${ann}`,
    );
  });
  it('puts it before the first question where none comes before it in the guide', () => {
    insert(
      'Insert Q1.1',
      `\nIntro\n\n## Q1.2 Who?\n\n${ann}`,
      `\nIntro\n\n## Q1.1 What is your role here?\n\n## Q1.2 Who?\n\n${ann}`,
    );
  });
  it('puts several at the end, in guide order', () => {
    insert(
      'Insert Q2.1 … Q2.2 (2)',
      `\n## Q1.1 Role?\n\n${ann}\n## Q1.2 Who?\n\n${ann}`,
      `\n## Q1.1 Role?\n\n${ann}\n## Q1.2 Who?\n\n${ann}\n## Q2.1 With whom do you sit?\n\n## Q2.2 What do you talk about?\n`,
    );
  });
  it('marks them as not asked when told to', () => {
    insert(
      'Insert Q2.2 as not-asked',
      `\n## Q2.1 Whom?\n\n${ann}`,
      `\n## Q2.1 Whom?\n\n${ann}\n## Q2.2 What do you talk about? {status=not-asked}\n`,
    );
  });
  it('fills an empty transcript', () => {
    const both = '## Q1.1 What is your role here?\n\n## Q1.2 Who told you about us?\n';
    insert('Insert Q1.1 … Q1.2 (2)', '', `\n${both}`);
    insert('Insert Q1.1 … Q1.2 (2)', '\n\n', `\n\n${both}`);
    const unended = '---\nguide: tea.guide.yaml‸\nstate: complete\n---';
    check(unended, 'Insert Q1.1 … Q1.2 (2)', `${unmarked(unended)}\n\n${both}`);
  });
  it('fills a transcript that has no front matter', () => {
    check('‸', 'Insert Q1.1', undefined);
  });
  it('goes behind the last line where that has no line end', () => {
    insert(
      'Insert Q2.2',
      '\n## Q2.1 Whom?\n\n**Ann:** Yes.',
      '\n## Q2.1 Whom?\n\n**Ann:** Yes.\n\n## Q2.2 What do you talk about?\n',
    );
  });
  it('goes before a heading that is the last line', () => {
    insert('Insert Q1.1', '\n## Q1.2 Who?', '\n## Q1.1 What is your role here?\n\n## Q1.2 Who?');
  });
  it('leaves a blank line to a heading that has none above it', () => {
    insert(
      'Insert Q1.2',
      `## Q1.1 Role?\n${ann}# Company\n## Q2.1 Whom?\n${ann}`,
      `## Q1.1 Role?\n${ann}\n## Q1.2 Who told you about us?\n\n# Company\n## Q2.1 Whom?\n${ann}`,
    );
  });
  it('stays in its section where another question of it follows', () => {
    insert(
      'Insert Q2.1',
      `\n# One\n\n## Q1.1 Role?\n\n${ann}\n# Two\n\n## Q2.2 What?\n\n${ann}`,
      `\n# One\n\n## Q1.1 Role?\n\n${ann}\n# Two\n\n## Q2.1 With whom do you sit?\n\n## Q2.2 What?\n\n${ann}`,
    );
  });
  it('takes nothing away from a switch in whose scope a heading stands', () => {
    const before = `\n## Q1.1 Role?\n\n**Ann:** Yes. []{q=Q2.1} Well.\n\n### Aside\n\n${ann}`;
    insert('Insert Q1.2', before, `${before}\n## Q1.2 Who told you about us?\n`);
  });
  it('takes no talk from under an ordinary heading', () => {
    const before = `\n### Q1.1a When?\n\n${ann}\n### Aside\n\n${ann}\n`;
    const behind = `## Q1.1 Role?\n\n${ann}`;
    insert('Insert Q1.2', `${before}${behind}`, `${before}## Q1.2 Who told you about us?\n\n${behind}`);
  });
  it('writes main questions on the level that the transcript has, and probes one below', () => {
    const required = guide.replace('text: Since when?', 'text: Since when?\n            required: true');
    const before = `\n### Q1.1 Role?\n\n${ann}`;
    check(
      complete(before),
      'Insert Q1.1a … Q1.2 (2)',
      unmarked(complete(`${before}\n#### Q1.1a Since when?\n\n### Q1.2 Who told you about us?\n`)),
      { 'tea.guide.yaml': required },
    );
  });
  it('ends its lines as the document does', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    const before = `\n## Q2.1 Whom?\n\n${ann}`;
    check(
      crlf(complete(before)),
      'Insert Q2.2',
      crlf(unmarked(complete(`${before}\n## Q2.2 What do you talk about?\n`))),
    );
  });
  it('is offered for all sections together', () => {
    insert(
      'Insert all 3 missing questions',
      `\n## Q2.1 Whom?\n\n${ann}`,
      `\n## Q1.1 What is your role here?\n\n## Q1.2 Who told you about us?\n\n## Q2.1 Whom?\n\n${ann}\n## Q2.2 What do you talk about?\n`,
    );
  });
  it('is offered for all sections together as not asked', () => {
    insert(
      'Insert all 3 missing questions as not-asked',
      `\n## Q2.1 Whom?\n\n${ann}`,
      `\n## Q1.1 What is your role here? {status=not-asked}\n\n## Q1.2 Who told you about us? {status=not-asked}\n\n## Q2.1 Whom?\n\n${ann}\n## Q2.2 What do you talk about? {status=not-asked}\n`,
    );
  });
  it('is not offered in the text', () => {
    check(unmarked(complete('\n## Q2.1 Whom?\n‸')), 'Insert Q2.2', undefined);
  });
});

describe('every quick fix', () => {
  const anywhere: Range = { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } };
  const figures = ({ study, uri }: StudyOf) => {
    const file = study.get(uri);
    const coverage = file?.kind === 'transcript' ? coverageOf(study, file) : undefined;
    return new Map(coverage?.questions.map(({ question, words, state }) => [question.id, { words, state }]));
  };

  it('that inserts keeps every word where it is and answers no question', () => {
    fc.assert(
      fc.property(generatedTranscript, before => {
        const here = studyOf({ [name]: before, 'tea.guide.yaml': guide });
        for (const action of codeActions(here.study, here.document, anywhere)) {
          if (!action.title.startsWith('Insert')) continue;
          const edits = action.edit?.changes?.[here.uri] ?? [];
          for (const { range, newText } of edits) {
            assert.deepEqual(range.start, range.end, 'nothing is replaced');
            assert.match(
              newText,
              /^(\r?\n)*((# Section 1: Coming here(\r?\n)+)?#{2,6} Q[\d.a]+ [^\r\n]+(\r?\n)+)+$/,
            );
            assert.equal(newText.includes('\r\n'), before.includes('\r\n'));
          }
          const after = studyOf({ [name]: here.after(edits), 'tea.guide.yaml': guide });
          const inserted = new Set(edits.flatMap(({ newText }) => newText.match(/(?<=# )Q\S+/g) ?? []));
          const then = figures(after);
          for (const [id, { words, state }] of figures(here)) {
            const expected = !inserted.has(id)
              ? state
              : action.title.includes('not-asked')
                ? 'not-asked'
                : 'empty';
            assert.deepEqual([id, then.get(id)], [id, { words, state: expected }], here.after(edits));
          }
          const left = diagnostics(after.study, after.uri).map(({ message }) => message);
          for (const { message } of action.diagnostics ?? []) assert.ok(!left.includes(message));
        }
      }),
      { numRuns: 200 },
    );
  });
  it('mends its problem', () => {
    fc.assert(
      fc.property(generatedTranscript, before => {
        const here = studyOf({ [name]: before, 'tea.guide.yaml': guide });
        const all = (each: StudyOf) => diagnostics(each.study, each.uri).map(({ message }) => message);
        const count = (each: StudyOf, wanted: unknown) =>
          all(each).filter(message => message === wanted).length;
        for (const action of codeActions(here.study, here.document, anywhere)) {
          if (action.title.startsWith('Insert')) continue;
          const after = studyOf({ [name]: edited(here, action), 'tea.guide.yaml': guide });
          for (const { message } of action.diagnostics ?? [])
            assert.ok(
              count(after, message) < count(here, message),
              `${action.title}\n${edited(here, action)}`,
            );
        }
      }),
      { numRuns: 200 },
    );
  });
});
