import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { CoverageJson } from '../../src/convert/coverage-json';
import { countOf, percentOf, shareOf } from '../../src/webview/coverage-report/shares';
import { verbatim } from '../cli/run';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';
import { violationsIn } from './accessibility';
import { saveBy } from './saving';

/* The coverage report in the real workbench: from the matrix to the passages, and what can be done about a gap. */

const guide = `title: Gardens behind the railway
groups: [tenant, committee]
research-questions: {RQ1: How do people share?}
sections:
  - id: "1"
    title: The plot
    questions:
      - id: Q1.1
        text: How did you come to your plot?
        probes:
          - id: Q1.1a
            text: How long did you wait?
      - id: Q1.2
        text: What is your role in the committee?
        for: [committee]
  - id: "2"
    title: Neighbours
    questions:
      - id: Q2.1
        text: Who do you share water and tools with?
        rq: RQ1
      - id: Q2.2
        text: What do people quarrel about?
        if: there were quarrels
      - id: Q2.3
        text: What would you change?
`;

const talk = (participant: string, group: string, answers: string): string => `---
guide: allotments.guide.yaml
participant: ${participant}
group: ${group}
interviewer: NM
date: 2026-05-02
state: complete
---

## Q1.1 How did you come to your plot?

**NM:** So how did it begin?

**${participant}:** My aunt had it before me.

${answers}`;

const first = talk(
  'AG-01',
  'tenant',
  `## Q2.1 Who do you share water and tools with?

**AG-01:** Half the row.

## Q1.1 How did you come to your plot?

**AG-01:** She gave me the key, and a spade.
`,
);
const second = talk(
  'AG-02',
  'committee',
  `### Q1.1a How long did you wait?

**AG-02:** Nine years.

## Q1.2 What is your role in the committee? {status=declined}

{>>declined: it is in the papers<<}
`,
);

describe('The coverage report', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'allotments.guide.yaml': guide,
        'AG-01.transcript.md': first,
        'AG-02.transcript.md': second,
      },
      viewport: { width: 1500, height: 900 },
    });
    await workbench.openFile('AG-01.transcript.md');
    await workbench.page.locator('.statusbar-item', { hasText: 'answered' }).first().waitFor();
    await workbench.command('Verbatim: Coverage Report');
    await cell('AG-01, Q2.1').waitFor({ timeout: 20_000 });
  });

  after(() => workbench.close());

  const panel = () => workbench.webview();
  const cell = (label: string) => panel().locator(`.cells td button[aria-label^="${label}: "]`);
  const row = (id: string) =>
    panel().locator('.cells tbody tr', { has: panel().locator(`th strong:text-is("${id}")`) });
  const answer = () => panel().locator('.quotes');
  const saved = (name: string) => readFileSync(join(workbench.folder, name), 'utf8');

  /** Shows the probes, whatever a try before has left. */
  async function unfold(): Promise<void> {
    const fold = row('Q1.1').locator('[data-cell="fold"]');
    if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
    await row('Q1.1a').waitFor();
  }

  /** Saves the file in front, and waits until it has this text. */
  async function save(name: string, text: string | RegExp): Promise<void> {
    const isThere = () => (typeof text === 'string' ? saved(name) === text : text.test(saved(name)));
    for (let tries = 0; tries < 100 && !isThere(); tries++) {
      await workbench.page.keyboard.press('ControlOrMeta+S');
      await workbench.page.waitForTimeout(100);
    }
    assert.ok(isThere(), saved(name));
  }

  it('shows the figures that the command line prints', async () => {
    await unfold();
    const { out } = await verbatim(workbench.folder, ['coverage', '--format', 'json']);
    const { guides, transcripts, totals, participants }: CoverageJson = JSON.parse(out);
    const { of, asked, answered } = shareOf(totals, 'expected');
    const figures = await panel().locator('.figures strong').allTextContents();
    const words = totals.words.toLocaleString('en');
    assert.deepEqual(figures, [
      ...[
        String(transcripts.length),
        String(participants),
        percentOf(asked, of),
        percentOf(answered, of),
        words,
      ],
    ]);
    const heads = await panel().locator('.cells thead button').all();
    const columns = await Promise.all(heads.map(each => each.getAttribute('data-cell')));
    const inOrder = columns.map(uri => transcripts.find(each => each.uri === uri));
    for (const [place, question] of (guides[0]?.sections ?? [])
      .flatMap(({ questions }) => questions)
      .entries()) {
      const share = shareOf(question.totals, 'expected');
      const texts = await row(question.id).locator('td').allTextContents();
      const sum = (count: number) =>
        share.of === 0 ? '–' : `${countOf(count, share.of)} ${percentOf(count, share.of)}`;
      assert.deepEqual(texts.slice(0, 2), [sum(share.asked), sum(share.answered)], question.id);
      for (const [index, transcript] of inOrder.entries()) {
        const covered = transcript?.questions[place];
        const shown = Number(/\d+/.exec(texts[index + 2] ?? '')?.[0] ?? 0);
        assert.equal(shown, covered?.words, question.id);
        const state =
          covered?.state === 'missing' && !covered.expected
            ? question.conditional
              ? 'conditional'
              : 'optional'
            : covered?.state.replace('-', ' ');
        const label = `${transcript?.participant}, ${question.id}: ${state}`;
        await panel().locator(`[aria-label^="${label}"]`).waitFor();
      }
    }
    await workbench.screenshot('coverage-report');
    assert.deepEqual(await violationsIn(panel()), []);
  });

  it('is filtered, and says by what', async () => {
    await panel().getByRole('button', { name: 'Add Filter' }).click(); // group, and the first of them
    const chip = panel().getByRole('button', { name: 'Remove the filter Group: committee' });
    await chip.waitFor();
    await cell('AG-01, Q2.1').waitFor({ state: 'detached' });
    await cell('AG-02, Q2.1').waitFor();
    await chip.click();
    await cell('AG-01, Q2.1').waitFor();
  });

  it('is saved as the command line writes it, for the filter that is set', async () => {
    const menu = panel().locator('main > .heading .menu');
    const filters = ['--filter', 'group=committee'];
    await panel().getByRole('button', { name: 'Add Filter' }).click(); // group, and the first of them
    const chip = panel().getByRole('button', { name: 'Remove the filter Group: committee' });
    await chip.waitFor();
    await cell('AG-01, Q2.1').waitFor({ state: 'detached' });
    for (const [entry, ending, format] of [
      ['Page (HTML)', 'html', 'html'],
      ['Table as CSV', 'csv', 'csv'],
      ['Report as Markdown', 'md', 'markdown'],
    ] as const) {
      const path = join(workbench.folder, `saved.${ending}`);
      await saveBy(workbench, menu, entry, `coverage.${ending}`, path);
      const { out } = await verbatim(workbench.folder, ['coverage', '--format', format, ...filters]);
      assert.equal(saved(`saved.${ending}`).replace('\ufeff', ''), out, format);
    }
    const path = join(workbench.folder, 'saved.xlsx');
    await saveBy(workbench, menu, 'Excel workbook', 'coverage.xlsx', path);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(readFileSync(path)).buffer);
    const matrix = book.worksheets[0]?.getRow(1).values as string[];
    assert.deepEqual(matrix.slice(1), ['section', 'id', 'question', 'AG-02']);
    await chip.click();
    await cell('AG-01, Q2.1').waitFor();
  });

  it('opens a cell, and jumps to each of its passages', async () => {
    const { page } = workbench;
    await cell('AG-01, Q1.1').click();
    await answer().locator('blockquote', { hasText: 'She gave me the key' }).waitFor();
    assert.equal(await answer().locator('blockquote').count(), 2);
    await workbench.screenshot('coverage-report-passages');
    assert.deepEqual(await violationsIn(panel()), []);
    await answer().getByRole('button', { name: /^Line/ }).last().click();
    await page.locator('.tab.active[data-resource-name="AG-01.transcript.md"]').waitFor();
    await page.locator('.statusbar-item', { hasText: '(33 selected)' }).waitFor();
  });

  it('says why a question is not answered', async () => {
    await cell('AG-02, Q1.2').hover();
    await panel().locator('.first-words', { hasText: 'it is in the papers' }).waitFor();
    await cell('AG-02, Q1.2').click();
    await answer().locator('.memo', { hasText: 'it is in the papers' }).waitFor();
  });

  it('sets a status with a reason, which one undo takes back', async () => {
    const { page } = workbench;
    await cell('AG-02, Q2.3').click();
    await answer().getByText('It has no place in this transcript yet.').waitFor();
    await answer().getByText('Set Status …').click();
    const input = page.locator('.quick-input-widget input');
    await page.locator('.quick-input-title', { hasText: 'Status of Q2.3' }).waitFor();
    await input.fill('not-asked');
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'not-asked' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title', { hasText: 'Status of Q2.3: not-asked' }).waitFor();
    await input.fill('the bell rang');
    await page.keyboard.press('Enter');
    await panel().locator('[aria-label^="AG-02, Q2.3: not asked"]').waitFor();
    await answer().locator('.memo', { hasText: 'the bell rang' }).waitFor();
    await workbench.screenshot('coverage-report-status');
    await page.locator('.tab[data-resource-name="AG-02.transcript.md"]').click();
    await save(
      'AG-02.transcript.md',
      /## Q2\.3 What would you change\? \{status=not-asked\}\n\n\{>>not-asked: the bell rang<<\}/,
    );
    await page.keyboard.press('ControlOrMeta+Z');
    await cell('AG-02, Q2.3').waitFor();
    await panel().locator('[aria-label^="AG-02, Q2.3: missing"]').waitFor();
    await save('AG-02.transcript.md', second);
  });

  it('puts a question in where the guide has it, and follows what is typed there', async () => {
    const { page } = workbench;
    await cell('AG-02, Q2.1').click();
    await answer().getByText('Insert Heading').click();
    await panel().locator('[aria-label^="AG-02, Q2.1: empty"]').waitFor();
    await answer().getByText('Insert Heading').waitFor({ state: 'detached' });
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await page.keyboard.type('**AG-02:** The whole row.');
    await panel().locator('[aria-label^="AG-02, Q2.1: answered, 3 words"]').waitFor();
    await answer().locator('blockquote', { hasText: 'The whole row.' }).waitFor();
    await save(
      'AG-02.transcript.md',
      /## Q2\.1 Who do you share water and tools with\?\n\n\*\*AG-02:\*\* The whole row\./,
    );
    await workbench.write(second); // for whoever tries it again
    await save('AG-02.transcript.md', second);
    await panel().locator('[aria-label^="AG-02, Q2.1: missing"]').waitFor();
  });

  it('is as it was left when the window is loaded again', async () => {
    await unfold();
    await panel().locator('vscode-dropdown[aria-label="Value of the filter"]').focus();
    await workbench.page.keyboard.press('ArrowUp'); // the first, whatever the groups were meanwhile
    await panel().getByRole('button', { name: 'Add Filter' }).click();
    const chip = panel().getByRole('button', { name: 'Remove the filter Group: committee' });
    await chip.waitFor();
    await cell('AG-02, Q1.1a').click();
    await answer().locator('blockquote', { hasText: 'Nine years.' }).waitFor();
    // The window’s own command: what was set is kept when a window is left, not when a page is.
    const isLeft = workbench.page.waitForEvent(
      'framenavigated',
      frame => frame === workbench.page.mainFrame(),
    );
    await workbench.command('Developer: Reload Window');
    await isLeft;
    await chip.waitFor({ timeout: 20_000 });
    await row('Q1.1a').waitFor();
    await answer().locator('blockquote', { hasText: 'Nine years.' }).waitFor();
    await chip.click();
    await cell('AG-01, Q2.1').waitFor();
  });
});
