import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';
import { violationsIn } from './accessibility';
import { codebook, guide, transcript } from './night-buses';

/* The theme summary in the real workbench: from the figures down to the words, and as people without a mouse have it. */

describe('The theme summary', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'bus.guide.yaml': guide,
        'bus.codebook.yaml': codebook,
        'NB-01.transcript.md': transcript(
          'NB-01',
          'driver',
          '[Nurses \\<script>alert(1)\\</script>]{.passengers}.',
        ),
        'NB-02.transcript.md': transcript(
          'NB-02',
          'clerk',
          '[Bakers]{.passengers} and [cleaners]{.passengers}.',
        ),
      },
      viewport: { width: 1400, height: 900 },
    });
    await workbench.openFile('NB-01.transcript.md');
    await workbench.page.locator('.statusbar-item', { hasText: 'answered' }).first().waitFor();
    await workbench.command('Verbatim: Theme Summary');
    await row('Money').waitFor({ timeout: 20_000 });
  });

  after(() => workbench.close());

  const panel = () => workbench.webview();
  const row = (name: string) => panel().locator('tbody tr', { hasText: name });
  const names = () => panel().locator('tbody [data-cell="theme"]').allTextContents();
  const cell = (name: string, key: string) => row(name).locator(`[data-key="${key}"]`);

  it('counts what is coded, theme by theme', async () => {
    assert.deepEqual(await names(), ['People', '<img src=x onerror=alert(1)>', 'Passengers', 'Money']);
    assert.match((await cell('Passengers', 'segments').textContent()) ?? '', /^3/);
    assert.match((await cell('Passengers', 'group:clerk').textContent()) ?? '', /^2/);
    assert.match(
      (await panel().locator('dl').textContent()) ?? '',
      /Transcripts2.*Participants2.*segments7.*Words coded/,
    );
    await workbench.screenshot('theme-summary');
  });

  it('has nothing that keeps people with a screen reader out', async () => {
    assert.deepEqual(await violationsIn(panel()), []);
  });

  it('sorts within each branch, and says so', async () => {
    await panel().getByRole('button', { name: 'Segments', exact: true }).click();
    assert.equal(
      await panel().getByRole('columnheader', { name: 'Segments' }).getAttribute('aria-sort'),
      'descending',
    );
    assert.deepEqual(await names(), ['Money', 'People', 'Passengers', '<img src=x onerror=alert(1)>']);
    await panel().getByText('With the themes below').click();
    await panel().locator('tbody tr').first().filter({ hasText: 'People' }).waitFor();
    assert.match((await cell('People', 'segments').first().textContent()) ?? '', /^5/);
  });

  it('goes down to the words by the keyboard alone, and back', async () => {
    await row('Passengers').locator('[data-cell="theme"]').focus();
    await workbench.page.keyboard.press('ArrowRight');
    await workbench.page.keyboard.press('Enter');
    const quotes = panel().locator('.quotes');
    await quotes.getByText('3 quotes').waitFor();
    assert.match((await quotes.locator('mark').first().textContent()) ?? '', /Nurses <script>/);
    await workbench.screenshot('theme-summary-quotes');
    assert.deepEqual(await violationsIn(panel()), []);
  });

  it('opens a quote in the editor, with its words selected, and follows what is typed there', async () => {
    const { page } = workbench;
    await panel().getByRole('button', { name: 'NB-01, line 18' }).click();
    await page.locator('.statusbar-item', { hasText: 'selected' }).waitFor();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('Then [the bakers]{.passengers}');
    await page.keyboard.press('ControlOrMeta+S');
    await panel().locator('.quotes').getByText('4 quotes').waitFor({ timeout: 10_000 });
    await cell('Passengers', 'segments').filter({ hasText: '4' }).waitFor();
  });

  it('shows the theme that the cursor is in', async () => {
    const { page } = workbench;
    await row('People').first().locator('[data-cell="fold"]').click();
    assert.deepEqual(await names(), ['People', 'Money']);
    await workbench.openFile('NB-02.transcript.md');
    await page.getByText('My father drove before me').first().click();
    await workbench.command('Verbatim: Show in Theme Summary');
    await panel().locator('tbody tr', { hasText: '<img' }).locator('[data-cell="theme"]:focus').waitFor();
    assert.equal(await panel().locator('img, script[src*="alert"]').count(), 0);
  });

  it('keeps its filters when the window is loaded again', async () => {
    await panel().getByRole('button', { name: 'Close' }).click();
    await panel().getByRole('button', { name: 'Add Filter' }).click(); // group, and the first of them
    const chip = panel().getByRole('button', { name: 'Remove the filter Group: clerk' });
    await chip.waitFor({ timeout: 10_000 });
    await panel()
      .locator('dl', { hasText: /Transcripts1/ })
      .waitFor();
    // The window’s own command: what was set is kept when a window is left, not when a page is.
    const isLeft = workbench.page.waitForEvent(
      'framenavigated',
      frame => frame === workbench.page.mainFrame(),
    );
    await workbench.command('Developer: Reload Window');
    await isLeft;
    await chip.waitFor({ timeout: 20_000 });
    await panel()
      .locator('dl', { hasText: /Transcripts1/ })
      .waitFor();
    await workbench.screenshot('theme-summary-restored');
    await chip.click();
    await panel()
      .locator('dl', { hasText: /Transcripts2/ })
      .waitFor();
  });
});
