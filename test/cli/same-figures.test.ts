import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { CodeLens, Hover } from 'vscode-languageserver-protocol';
import { answerStates } from '../../src/analysis/coverage-totals';
import type { CoverageJson } from '../../src/convert/coverage-json';
import { stateNames } from '../../src/convert/coverage-report';
import type { GuideQuestionJson, GuideViewJson } from '../../src/convert/guide-view-json';
import type { StudyViewJson } from '../../src/convert/study-view-json';
import type { TranscriptCoverageResult } from '../../src/server/protocol';
import { Client } from '../server/client';
import { guide } from '../unit/language/study-of';
import { folderWith, verbatim } from './run';

/* A generated study, asked in the terminal and in the editor: whoever says a figure of coverage says the same. */

const transcripts = 30;

const piece = fc.constantFrom(
  ...['## Q1.1', '### Q1.1a {status=lost}', '## Q1.2, Q2.1', '## Q1.2 {status=declined}', '## Q1.3 Now'],
  ...[
    '## Q2.1 {status=partial}',
    '## Later {q=Q2.2}',
    '# Company',
    '[]{q=Q1.2}',
    '## Q2.2 {status=dont-know}',
  ],
  ...[
    '**Ann:** Since may. []{q=Q2.1} And so on.',
    '**RB:** And then?',
    '**Ann:** [Early [on]{q=Q2.1}]{q=Q1.3}',
  ],
);
const interview = fc
  .record({
    group: fc.constantFrom('group: guest\n', 'group: regular\n', ''),
    date: fc.constantFrom('2026-01-01', '2026-06-01'),
    pieces: fc.array(piece, { minLength: 3, maxLength: 20 }),
  })
  .map(
    ({ group, date, pieces }) =>
      `---\n${group}date: ${date}\nspeakers: {RB: interviewer}\n---\n\n${pieces.join('\n\n')}\n`,
  );

/** Always the same one. */
function generatedStudy(): Record<string, string> {
  const texts = fc.sample(interview, { seed: 2026, numRuns: transcripts });
  const changing = guide.replace('id: Q2.1\n', 'id: Q2.1\n        added: 2026-03-01\n');
  return {
    'tea.guide.yaml': changing,
    ...Object.fromEntries(texts.map((text, index) => [`t/${index}.transcript.md`, text])),
  };
}

describe('the figures of coverage', () => {
  let client: Client;
  let report: CoverageJson;

  before(async () => {
    const folder = folderWith(generatedStudy());
    const { out } = await verbatim(folder, ['coverage', '--format', 'json']);
    report = JSON.parse(out);
    client = new Client();
    await client.start([
      { path: folder, uri: pathToFileURL(folder).href, uriOf: String, write() {}, remove() {} },
    ]);
  });
  after(() => client.end());

  /** What the hover on an ID says; of a line from 0. */
  async function hoverOn(uri: string, line: number, id: string): Promise<string | undefined> {
    const text = readFileSync(fileURLToPath(uri), 'utf8').split('\n')[line] ?? '';
    const character = text.search(new RegExp(`${id.replace('.', '\\.')}(?!\\w)`));
    const asked = { textDocument: { uri }, position: { line, character } };
    const hover = await client.request<Hover | null>('textDocument/hover', asked);
    return (hover?.contents as { readonly value: string } | undefined)?.value;
  }

  it('are worth comparing', () => {
    assert.equal(report.transcripts.length, transcripts);
    assert.deepEqual(Object.keys(report.totals.states).sort(), [
      ...['answered', 'declined', 'dont-know', 'empty', 'lost', 'missing', 'not-applicable', 'partial'],
    ]);
  });

  it('are those of the panel', async () => {
    const panel = await client.request<CoverageJson>('verbatim/coverageReport', {});
    assert.deepEqual({ ...panel, options: undefined }, { ...report, options: undefined });
  });

  it('are those of the status bar in each transcript', async () => {
    for (const { uri, totals, questions } of report.transcripts) {
      const bar = await client.request<TranscriptCoverageResult>('verbatim/transcriptCoverage', {
        textDocument: { uri },
      });
      assert.deepEqual([bar.answered, bar.expected], [totals.answered, totals.expected], uri);
      const open = questions.filter(({ expected, state }) => expected && state !== 'answered');
      assert.deepEqual(
        bar.open,
        open.map(({ id }) => id),
      );
    }
  });

  it('are those of the guide in the side bar', async () => {
    for (const { uri, totals, sections, questions } of report.transcripts) {
      const view = await client.request<GuideViewJson>('verbatim/guideView', { textDocument: { uri } });
      const amounts = ({ answered, expected }: { answered: number; expected: number }) => [
        answered,
        expected,
      ];
      assert.deepEqual(amounts(view), amounts(totals), uri);
      assert.deepEqual(view.sections.map(amounts), sections.map(amounts), uri);
      const shown = view.sections.flatMap(section => section.questions.flatMap(withProbes));
      assert.deepEqual(
        shown.map(({ id, state, isExpected }) => ({ id, state, expected: isExpected })),
        questions.map(({ id, state, expected }) => ({ id, state, expected })),
        uri,
      );
    }
  });

  it('are those of the list of transcripts in the side bar, for each group and transcript', async () => {
    const [{ groups } = { groups: [] }] = report.guides;
    const names = groups.map(({ name }) => name);
    const list = await client.request<StudyViewJson>('verbatim/studyView', { groups: names });
    assert.deepEqual(
      list.groups.map(({ group, count, answered, expected }) => [group, count, answered, expected]),
      groups.map(({ name, transcripts, totals }) => [name, transcripts, totals.answered, totals.expected]),
    );
    const byUri = new Map(report.transcripts.map(each => [each.uri, each.totals]));
    const listed = list.groups.flatMap(group => group.transcripts ?? []);
    assert.equal(listed.length, transcripts);
    for (const { uri, coverage } of listed) {
      const { answered, expected, words } = byUri.get(uri) ?? {};
      assert.deepEqual(coverage, { answered, expected, words }, uri);
    }
  });

  it('are those above each question of the guide, and of the hover on it', async () => {
    const [{ uri, sections } = { uri: '', sections: [] }] = report.guides;
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    const questions = sections.flatMap(section => section.questions);
    assert.equal(lenses.length, questions.length);
    for (const [index, { id, line, states }] of questions.entries()) {
      const resolved = await client.request<CodeLens>('codeLens/resolve', lenses[index]);
      const others = answerStates.flatMap(state =>
        states[state] && !['answered', 'empty', 'missing'].includes(state)
          ? [`${states[state]} ${stateNames[state].slice(2)}`]
          : [],
      );
      const answered = `answered in ${states.answered ?? 0} of ${transcripts} transcripts`;
      assert.equal(resolved.command?.title, [answered, ...others].join(' · '), id);
      const said = await hoverOn(uri, line - 1, id);
      assert.equal(said && /_In the study:_ (.*)/.exec(said)?.[1], resolved.command?.title, id);
    }
  });

  it('are those of the hover on each question of a transcript', async () => {
    let hovers = 0;
    for (const { uri, questions } of report.transcripts) {
      for (const { id, state, words, lines } of questions) {
        for (const line of lines) {
          const said = await hoverOn(uri, line - 1, id);
          const here = said && /_Here:_ (.*?)(?: {2}\n|$)/.exec(said)?.[1];
          assert.ok(here?.includes(stateNames[state].slice(2)), `${id}: ${here}`);
          assert.equal(Number(/(\d+) words?$/.exec(here ?? '')?.[1] ?? 0), words, `${id}: ${here}`);
          hovers++;
        }
      }
    }
    assert.ok(hovers > 2 * transcripts);
  });
});

function withProbes(question: GuideQuestionJson): GuideQuestionJson[] {
  return [question, ...question.probes.flatMap(withProbes)];
}
