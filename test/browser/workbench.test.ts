import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

/*
 * A person's first hour, in the real workbench with the packaged extension: type a transcript, see what is wrong,
 * ask what a question means, read the report and jump from it. Each step leaves a screenshot.
 */

const guide = `id: allotments
title: Gardens behind the railway
groups: [tenant, committee]
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
      - id: Q2.2
        text: What do people quarrel about?
        if: there were quarrels
`;

const codebook = `themes:
  - id: sharing
    label: Sharing
    definition: Things and work that go from plot to plot.
  - id: waiting
    label: Waiting
`;

// Each step that types begins with the text that the step before it has left: it may be tried again.
const begun = `---
guide: allotments.guide.yaml
participant: AG-01
group: tenant
interviewer: NM
date: 2026-05-02
---

## Q1.1 How did you come to your plot?

**NM:** So how did it begin?

**AG-01:** My aunt had it before me. [She gave me the key and a spade]{.sharing}.

`;

const answered = `${begun}## Q2.1 Who do you share water and tools with?\n\n**AG-01:** Half the row. `;
const other = '\n\n## Q9.9 Something else\n\n**AG-01:** I waited.';

describe('The workbench', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'allotments.guide.yaml': guide,
        'allotments.codebook.yaml': codebook,
        'AG-01.transcript.md': begun,
        'AG-03.transcript.md': begun.replace('guide: allotments', 'guide: gone'),
        'AG-02.transcript.md': begun.replaceAll('AG-01', 'AG-02').replace('Q1.1 ', 'Q1.1 {q="Q1.1 Q2.1"} '),
      },
      viewport: { width: 1400, height: 860 },
    });
  });

  after(() => workbench.close());

  it('completes a question by its words while a transcript is typed', async () => {
    const { page } = workbench;
    await workbench.openFile('AG-01.transcript.md');
    await page.locator('.statusbar-item', { hasText: 'answered' }).first().waitFor(); // the server is there
    await workbench.write(begun);
    await page.keyboard.type('## water', { delay: 30 });
    const suggestion = page.locator('.suggest-widget .monaco-list-row').first();
    await suggestion.waitFor();
    await page.waitForTimeout(500);
    await workbench.screenshot('completion');
    assert.match((await suggestion.textContent()) ?? '', /Q2\.1/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('**AG-01:** Half the row. ');
    const line = page.locator('.view-line', { hasText: 'Who do you share' }).first();
    assert.match(
      ((await line.textContent()) ?? '').replaceAll('\u00a0', ' '),
      /^## Q2\.1 Who do you share water and tools with\?$/,
    );
  });

  it('underlines what is wrong and says why on hover', async () => {
    const { page } = workbench;
    await workbench.openFile('AG-01.transcript.md');
    await workbench.write(answered + other);
    await page.locator('.squiggly-error').first().waitFor();
    await page.getByText('Q9.9', { exact: true }).first().hover();
    const hover = page.locator('.monaco-hover', { hasText: 'no question' }).first();
    await hover.waitFor();
    await workbench.screenshot('problem');
    assert.match((await hover.textContent()) ?? '', /The guide has no question “Q9\.9”/);
  });

  it('explains a question on hover', async () => {
    const { page } = workbench;
    await page.keyboard.press('Escape');
    await page.getByText('Q1.1', { exact: true }).first().hover();
    const hover = page.locator('.monaco-hover', { hasText: 'In the study' }).first();
    await hover.waitFor();
    await page.waitForTimeout(300);
    await workbench.screenshot('hover');
    assert.match((await hover.textContent()) ?? '', /How long did you wait\?.*Here: ✓ answered, \d+ words/s);
  });

  it('shows the coverage of the transcript in the status bar', async () => {
    const item = workbench.page.locator('.statusbar-item', { hasText: 'answered' }).first();
    await item.waitFor();
    assert.match((await item.textContent()) ?? '', /2 of 2 answered/);
  });

  it('opens the report, follows the typing, and jumps to a passage', async () => {
    const { page } = workbench;
    await workbench.openFile('AG-01.transcript.md');
    await workbench.write(answered + other);
    await workbench.command('Verbatim: Coverage Report');
    const report = workbench.webview();
    await report.getByRole('heading', { name: 'Gardens behind the railway' }).waitFor({ timeout: 20_000 });
    const cell = report.getByRole('button', { name: /^AG-01, Q2\.1: answered/ });
    await cell.waitFor();
    await page.waitForTimeout(300);
    await workbench.screenshot('report');

    await report.getByRole('button', { name: /^Q2\.1/ }).click();
    await page.locator('.tab.active[data-resource-name="allotments.guide.yaml"]').waitFor();
    await cell.click();
    await report.locator('.quotes blockquote', { hasText: 'Half the row.' }).waitFor();
    await report.locator('.quotes').getByRole('button', { name: /^Line/ }).click();
    await page.locator('.tab.active[data-resource-name="AG-01.transcript.md"]').waitFor();
    await page.locator('.statusbar-item', { hasText: 'selected' }).waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.locator('.statusbar-item', { hasText: 'Ln 15' }).waitFor();
    await page.locator('.monaco-editor.focused').first().waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('End'); // the first one stops where the line wraps
    await page.locator('.statusbar-item', { hasText: 'Ln 15, Col 47' }).waitFor();
    await page.keyboard.type(' {status=declined}');
    await report.getByRole('button', { name: /^AG-01, Q2\.1: declined/ }).waitFor({ timeout: 10_000 });
    await report.locator('.quotes .state', { hasText: 'declined' }).waitFor();
    await workbench.screenshot('report-follows');
  });

  it('says in the report which transcripts no figure counts', async () => {
    const report = workbench.webview();
    await report.getByText('1 transcript left out').click();
    assert.match(
      (await report.locator('.left-out li').textContent()) ?? '',
      /^AG-03\.transcript\.md The guide “gone\.guide\.yaml” is not there\./,
    );
  });

  it('keeps what is typed in the file, as typed', async () => {
    const { page } = workbench;
    await page.keyboard.press('ControlOrMeta+S');
    await page.waitForTimeout(1000);
    const saved = readFileSync(join(workbench.folder, 'AG-01.transcript.md'), 'utf8');
    assert.equal(saved, answered.replace('with?', 'with? {status=declined}') + other);
  });
});
