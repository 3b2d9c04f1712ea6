import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/install.mjs';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';
import { violationsIn } from './accessibility';
import { codebook, guide, transcript } from './night-buses';
import { answerSaveDialog, saveBy } from './saving';

/* The pictures of the theme summary in the real workbench, and the files that its menus save, read back. */

describe('Pictures and files of the theme summary', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'bus.guide.yaml': guide,
        'bus.codebook.yaml': codebook.replace('label: Money', 'label: =cmd()'),
        'NB-01.transcript.md': transcript(
          'NB-01',
          'driver',
          '[Nurses \\<script>alert(1)\\</script>]{.passengers .money}.',
        ),
        'more/NB-02.transcript.md': transcript(
          'NB-02',
          'clerk',
          '[=1+1, they say]{.passengers}, and [cleaners]{.passengers}. {>>AB: ask again<<}',
        ).replace('bus.guide', '../bus.guide'),
      },
      viewport: { width: 1400, height: 900 },
    });
    await workbench.openFile('NB-01.transcript.md');
    await workbench.page.locator('.statusbar-item', { hasText: 'answered' }).first().waitFor();
    await workbench.command('Verbatim: Theme Summary');
    await place('Passengers, Q2').waitFor({ timeout: 20_000 });
  });

  after(() => workbench.close());

  const panel = () => workbench.webview();
  const pictures = () => panel().locator('#pictures');
  /** What can be opened in the picture, by how its name begins. */
  const place = (name: string) => pictures().locator(`[role="button"][aria-label^=${JSON.stringify(name)}]`);

  /** Chooses a picture that is there or not yet. */
  async function choosePicture(name: string): Promise<void> {
    await pictures().locator('vscode-dropdown').first().click();
    await pictures().locator('vscode-option', { hasText: name }).click();
    await pictures()
      .locator(`.picture-frame > svg[aria-label=${JSON.stringify(name)}]`)
      .waitFor();
  }

  /** Saves by a menu's entry under a name of its own, and gives the path when it has been written. */
  async function save(section: string, entry: string, ending: string, usual: string): Promise<string> {
    const path = join(workbench.folder, `saved-${saved++}.${ending}`);
    await saveBy(workbench, panel().locator(section).locator('.menu'), entry, usual, path);
    return path;
  }
  let saved = 0;

  const dialog = () => workbench.page.locator('.quick-input-widget');

  /** What the command line prints for the same study. */
  function printed(...args: string[]): string {
    const cli = join(root, 'dist/cli.js');
    return execFileSync(process.execPath, [cli, ...args], { cwd: workbench.folder, encoding: 'utf8' });
  }

  const text = (path: string) => readFileSync(path, 'utf8').replace('\ufeff', '');

  it('show what the table counts', async () => {
    assert.equal(await place('Passengers, Q2: 3 segments').count(), 1);
    assert.equal(await pictures().locator('img, script').count(), 0);
    await workbench.screenshot('theme-summary-pictures');
  });

  it('open the quotes of a cell, and a quote its passage', async () => {
    const { page } = workbench;
    await place('Passengers, Q2').focus();
    await page.keyboard.press('Enter');
    const quotes = panel().locator('.quotes');
    await quotes.getByText('3 quotes').waitFor();
    assert.match((await quotes.locator('mark').first().textContent()) ?? '', /=1\+1, they say/);
    await page.keyboard.press('Escape');
    await quotes.waitFor({ state: 'detached' });
    await pictures().locator('[role="button"][aria-label^="Passengers, Q2"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await panel().getByRole('button', { name: 'NB-02, line 18' }).first().click();
    await page.locator('.statusbar-item', { hasText: 'selected' }).waitFor();
    await page.locator('.tab.active[data-resource-name="NB-02.transcript.md"]').waitFor();
  });

  it('follow the filters', async () => {
    await panel().getByRole('button', { name: 'Add Filter' }).click(); // group, and the first of them
    await place('Passengers, Q2: 2 segments').waitFor();
    await panel().getByRole('button', { name: 'Remove the filter Group: clerk' }).click();
    await place('Passengers, Q2: 3 segments').waitFor();
  });

  it('save the table of themes as the command line prints it', async () => {
    const csv = await save('section[data-key="themes"]', 'Table as CSV', 'csv', 'themes.csv');
    assert.equal(text(csv), printed('themes', '--format', 'csv'));
    assert.match(text(csv), /money,'=cmd\(\),/);
    const markdown = await save('section[data-key="themes"]', 'Table as Markdown', 'md', 'themes.md');
    assert.equal(text(markdown), printed('themes', '--format', 'markdown'));
  });

  it('save each picture’s table, and the picture itself', async () => {
    const by = [
      ['Themes by question', '--by', 'question'],
      ['Themes by participant', '--by', 'participant'],
      ['Themes by group', '--by', 'group'],
      ['Together in the same words', '--co-occurrence', 'span'],
    ] as const;
    for (const [name, option, value] of by) {
      await choosePicture(name);
      const usual = name.toLowerCase().replaceAll(' ', '-');
      const csv = await save('#pictures', 'Table as CSV', 'csv', `${usual}.csv`);
      assert.equal(text(csv), printed('themes', option, value, '--format', 'csv'), name);
    }
    await choosePicture('New themes by interview');
    const csv = await save('#pictures', 'Table as CSV', 'csv', 'new-themes-by-interview.csv');
    assert.match(text(csv), /\r\nNB-02\.transcript\.md,NB-02,2026-03-02,family passengers money,3,3\r\n/);
    await choosePicture('Themes by question');
    const markdown = await save('#pictures', 'Table as Markdown', 'md', 'themes-by-question.md');
    assert.match(text(markdown), /^# Segments by question\n\n2 transcripts/);
    assert.match(text(markdown), /\| Passengers \| {2}\| 3 \|/);
    const svg = text(await save('#pictures', 'Picture as SVG', 'svg', 'themes-by-question.svg'));
    assert.match(svg, /^<\?xml.*<svg.*&lt;img src=x onerror=alert\(1\)&gt;/s);
    assert.doesNotMatch(svg, /<img|<script|href|var\(/);
    const png = readFileSync(await save('#pictures', 'Picture as PNG', 'png', 'themes-by-question.png'));
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    assert.equal(png.readUInt32BE(16), 2 * Number(/width="(\d+)/.exec(svg)?.[1]));
  });

  it('save the quotes that are open as the command line prints them', async () => {
    await panel().locator('tr', { hasText: 'Passengers' }).locator('[data-cell="segments"]').first().click();
    await panel().locator('.quotes').getByText('3 quotes').waitFor();
    const csv = await save('.quotes', 'Quotes as CSV', 'csv', 'quotes.csv');
    assert.equal(text(csv), printed('quotes', 'passengers', '--format', 'csv'));
    assert.match(text(csv), /^more\/NB-02\.transcript\.md,18,.*,"'=1\+1, they say",/m);
    const markdown = await save('.quotes', 'Quotes as Markdown', 'md', 'quotes.md');
    assert.equal(text(markdown), printed('quotes', 'passengers', '--format', 'markdown'));
    assert.match(text(markdown), /\(more\/NB-02\.transcript\.md#L18\)/);
  });

  it('save everything as one page, with quotes only where they are asked for', async () => {
    const bare = text(await save('main > .heading', 'Page for colleagues (HTML)', 'html', 'themes.html'));
    assert.doesNotMatch(bare, /Nurses/);
    const html = text(await save('main > .heading', 'Page with all quotes (HTML)', 'html', 'themes.html'));
    const page = await workbench.page.context().newPage();
    try {
      await page.setContent(html);
      assert.equal(await page.locator('img, script, link, iframe').count(), 0);
      assert.equal(await page.locator('figure').count(), 8);
      const themes = page.getByRole('table', { name: 'Themes', exact: true });
      const rows = await themes.locator('tbody tr').allInnerTexts();
      assert.match(rows[2] ?? '', /Passengers\t3\t3\t/);
      assert.equal(await page.locator('blockquote').count(), 7);
      await page.locator('blockquote', { hasText: 'Nurses <script>alert' }).waitFor();
      await page.screenshot({
        path: join(root, 'dist/test/screenshots/theme-summary-page.png'),
        fullPage: true,
      });
    } finally {
      await page.close();
    }
  });

  it('write nothing where the dialog is left, and replace no file unasked', async () => {
    const { page } = workbench;
    const path = join(workbench.folder, 'kept.csv');
    writeFileSync(path, 'mine');
    const menu = panel().locator('section[data-key="themes"] .menu');
    await menu.locator('vscode-button').click();
    await menu.getByRole('button', { name: 'Table as CSV' }).click();
    await answerSaveDialog(workbench, 'themes.csv', path);
    await dialog().getByText('already exists').waitFor();
    await workbench.screenshot('theme-summary-save');
    for (let attempt = 0; attempt < 20 && (await dialog().isVisible()); attempt++) {
      await dialog().locator('input').press('Escape'); // once for the question, once for the dialog
      await page.waitForTimeout(200);
    }
    await dialog().waitFor({ state: 'hidden' });
    assert.equal(readFileSync(path, 'utf8'), 'mine');
  });

  const kinds = {
    'Dark 2026': 'vscode-dark',
    'Dark High Contrast': 'vscode-high-contrast',
    'Light High Contrast': 'vscode-high-contrast-light',
    'Light 2026': 'vscode-light',
  };
  for (const [theme, kind] of Object.entries(kinds)) {
    it(`keep nobody out in ${theme}`, async () => {
      await workbench.command('Preferences: Color Theme');
      await dialog().locator('input').fill(theme);
      await dialog().locator('.monaco-list-row', { hasText: theme }).first().click();
      await panel().locator(`body.${kind}`).waitFor();
      await dialog().waitFor({ state: 'hidden' });
      await place('Passengers, Q2').first().waitFor();
      if ((await pictures().locator('details[open]').count()) === 0)
        await pictures().locator('summary').click();
      await pictures().getByRole('table').waitFor();
      await openMenu();
      await workbench.screenshot(`theme-summary-${kind.replace('vscode-', '')}`);
      assert.deepEqual(await violationsIn(panel()), []);
    });
  }

  /** Opens the menu that saves everything. */
  async function openMenu(): Promise<void> {
    const entry = panel().getByRole('button', { name: 'Page for colleagues (HTML)' });
    if (!(await entry.isVisible())) await panel().locator('main > .heading vscode-button').click();
    await entry.click({ trial: true });
  }

  it('have room in a narrow column, and at 200 % of the usual size', async () => {
    const { page } = workbench;
    await workbench.command('View: Toggle Primary Side Bar Visibility');
    for (const width of [1000, 700]) {
      await page.setViewportSize({ width, height: 450 });
      await openMenu();
      await workbench.screenshot(`theme-summary-narrow-${width}`);
      await page.keyboard.press('Escape');
      const main = await panel()
        .locator('main')
        .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
      assert.ok(main.scrollWidth <= main.clientWidth, JSON.stringify(main));
    }
    await page.setViewportSize({ width: 1400, height: 900 });
  });
});
