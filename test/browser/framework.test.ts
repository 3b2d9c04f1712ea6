import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { root } from '../../scripts/install.mjs';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';
import { violationsIn } from './accessibility';
import { codebook, guide, transcript } from './night-buses';
import { saveBy } from './saving';

/* The framework matrix in the real workbench: from the chart to the passage, and a summary from a cell into its transcript. */

describe('The framework matrix', () => {
  let workbench: Workbench;
  const first = transcript('NB-01', 'driver', '[Nurses \\<script>alert(1)\\</script>]{.passengers}.');
  const second = transcript('NB-02', 'clerk', '[Bakers]{.passengers} and [=1+1 cleaners]{.passengers}.');

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'bus.guide.yaml': guide,
        'bus.codebook.yaml': codebook,
        'NB-01.transcript.md': first,
        'NB-02.transcript.md': second.replaceAll('\n', '\r\n'),
      },
      viewport: { width: 1500, height: 900 },
    });
    await workbench.openFile('NB-01.transcript.md');
    await workbench.page.locator('.statusbar-item', { hasText: 'answered' }).first().waitFor();
    await workbench.command('Verbatim: Framework Matrix');
    await cell('NB-01', 'Q1').waitFor({ timeout: 20_000 });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('framework-failed');
  });

  after(() => workbench.close());

  const panel = () => workbench.webview();
  const row = (participant: string) =>
    panel()
      .locator('tbody tr')
      .filter({ has: panel().locator('th', { hasText: participant }) });
  const cell = (participant: string, column: string) =>
    row(participant).locator(`[data-key=${JSON.stringify(column)}]`);
  const area = () => panel().locator('textarea');
  const onDisk = (name: string) => readFileSync(join(workbench.folder, `${name}.transcript.md`), 'utf8');

  /** Opens a transcript beside the chart, and not over it. */
  async function openBeside(name: string): Promise<void> {
    await workbench.command('View: Focus First Editor Group');
    await workbench.openFile(`${name}.transcript.md`);
  }

  /** Waits until the disk has something. */
  async function onDiskIs(name: string, text: string): Promise<void> {
    for (let attempt = 0; attempt < 100 && onDisk(name) !== text; attempt++)
      await workbench.page.waitForTimeout(100);
    assert.equal(onDisk(name), text);
  }

  /** Writes a summary in a cell, whatever is there. */
  async function summarise(participant: string, column: string, text: string): Promise<void> {
    if ((await area().count()) === 0) {
      await cell(participant, column).focus();
      await workbench.page.keyboard.press('Enter');
    }
    await area().fill(text);
    await workbench.page.keyboard.press('ControlOrMeta+Enter');
    await area().waitFor({ state: 'detached' });
  }

  /** Puts questions or themes in columns. */
  async function choose(columns: string): Promise<void> {
    await panel().locator('vscode-dropdown[aria-label="What stands in columns"]').click();
    await panel().locator('vscode-option', { hasText: columns }).click();
  }

  it('has participants in rows, and questions in columns', async () => {
    assert.deepEqual(await panel().locator('thead th b').allInnerTexts(), [
      'Participant',
      'Q1 How did you begin?',
      'Q2 Who rides at night?',
    ]);
    assert.match(await cell('NB-01', 'Q2').innerText(), /^Nurses <script>alert\(1\)<\/script>\. line 18/);
    assert.equal(await panel().locator('script[src*="alert"], img').count(), 0);
    await workbench.screenshot('framework');
    assert.deepEqual(await violationsIn(panel()), []);
  });

  it('leads to the passage in the editor', async () => {
    const { page } = workbench;
    await cell('NB-02', 'Q2').getByRole('button', { name: 'line 18' }).click();
    await page.locator('.tab.active[data-resource-name="NB-02.transcript.md"]').waitFor();
    await page.locator('.statusbar-item', { hasText: /Ln 18.*selected/ }).waitFor();
    await workbench.command('View: Close Editor'); // the transcript, which has the focus
  });

  it('writes a summary into the transcript that is open, which one undo takes out', async () => {
    const { page } = workbench;
    await openBeside('NB-01');
    await summarise('NB-01', 'Q1', 'Through his father.');
    await cell('NB-01', 'Q1')
      .filter({ hasText: /Summary:\s*Through his father\./ })
      .waitFor();
    const written = first.replace('begin?\n\n', 'begin?\n\n{>>summary: Through his father.<<}\n\n');
    assert.equal(onDisk('NB-01'), first); // unsaved, as what is typed
    await openBeside('NB-01');
    await page.keyboard.press('ControlOrMeta+S');
    await onDiskIs('NB-01', written);
    await page.keyboard.press('ControlOrMeta+Z');
    await page.keyboard.press('ControlOrMeta+S');
    await onDiskIs('NB-01', first);
    await cell('NB-01', 'Q1').filter({ hasText: 'My father drove before me' }).waitFor();
  });

  it('writes a summary into a transcript that nobody has open, and saves it', async () => {
    await summarise('NB-02', 'Q2', 'Bakers, \ncleaners.');
    const written = second.replace('at night?\n\n', 'at night?\n\n{>>summary: Bakers, cleaners.<<}\n\n');
    await onDiskIs('NB-02', written.replaceAll('\n', '\r\n'));
    await summarise('NB-02', 'Q2', 'All kinds.');
    await onDiskIs('NB-02', written.replace('Bakers, cleaners.<', 'All kinds.<').replaceAll('\n', '\r\n'));
    await summarise('NB-02', 'Q2', '');
    await onDiskIs('NB-02', second.replaceAll('\n', '\r\n'));
    assert.equal(await workbench.page.locator('.tab[data-resource-name="NB-02.transcript.md"]').count(), 0);
  });

  it('follows what is typed, and keeps what is being written', async () => {
    const { page } = workbench;
    await cell('NB-01', 'Q2').focus();
    await page.keyboard.press('Enter');
    await area().fill('Half a sum');
    await openBeside('NB-01');
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('Students, too. ');
    await cell('NB-01', 'Q2').filter({ hasText: 'Students, too.' }).waitFor();
    assert.equal(await area().inputValue(), 'Half a sum');
    await area().press('Escape');
    await openBeside('NB-01');
    for (let step = 0; step < 6; step++) await page.keyboard.press('ControlOrMeta+Z'); // word by word
    await page.keyboard.press('ControlOrMeta+S');
    await onDiskIs('NB-01', first);
    await cell('NB-01', 'Q2').filter({ hasNotText: 'Students' }).waitFor();
  });

  it('has themes in columns, and their summaries', async () => {
    await choose('Themes');
    await cell('NB-02', 'people').getByText('=1+1 cleaners').waitFor();
    await summarise('NB-02', 'money', 'It paid well.');
    const lines = '---\n\n{>>summary .money: It paid well.<<}\n\n## Q1';
    await onDiskIs('NB-02', second.replace('---\n\n## Q1', lines).replaceAll('\n', '\r\n'));
    await summarise('NB-02', 'money', '');
    await onDiskIs('NB-02', second.replaceAll('\n', '\r\n'));
    await choose('Questions');
    await cell('NB-01', 'Q1').waitFor();
  });

  const dialog = () => workbench.page.locator('.quick-input-widget');

  /** Saves by an entry of the menu, and gives the path when it has been written. */
  async function save(entry: string, ending: string): Promise<string> {
    const path = join(workbench.folder, `saved-${saved++}.${ending}`);
    await saveBy(workbench, panel().locator('.menu'), entry, `framework.${ending}`, path);
    return path;
  }
  let saved = 0;

  it('is saved as the command line writes it', async () => {
    for (const [entry, ending, format] of [
      ['Page (HTML)', 'html', 'html'],
      ['Table as CSV', 'csv', 'csv'],
      ['Table as Markdown', 'md', 'markdown'],
    ] as const) {
      const text = readFileSync(await save(entry, ending), 'utf8').replace('\ufeff', '');
      const args = [join(root, 'dist/cli.js'), 'framework', '--columns', 'questions', '--format', format];
      const printed = execFileSync(process.execPath, args, { cwd: workbench.folder, encoding: 'utf8' });
      assert.equal(text, printed, format);
    }
  });

  it('is saved as a workbook, which another library reads', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(new Uint8Array(readFileSync(await save('Excel workbook', 'xlsx'))).buffer);
    const chart = book.getWorksheet('Framework chart');
    assert.ok(chart);
    const texts = (line: number) => (chart.getRow(line).values as string[]).slice(1);
    assert.deepEqual(texts(1), [
      'participant',
      'group',
      'dates',
      'Q1 How did you begin?',
      'Q2 Who rides at night?',
    ]);
    assert.deepEqual(texts(3).slice(0, 3), ['NB-02', 'clerk', '2026-03-02']);
    assert.equal(texts(3)[4], 'Bakers and =1+1 cleaners.');
    assert.equal(chart.views[0]?.state, 'frozen');
    const passages = book.getWorksheet('Passages');
    assert.ok(passages);
    assert.deepEqual((passages.getRow(2).values as unknown[]).slice(4), ['NB-01.transcript.md', 14]);
  });

  for (const [theme, kind] of Object.entries({
    'Dark 2026': 'vscode-dark',
    'Dark High Contrast': 'vscode-high-contrast',
    'Light High Contrast': 'vscode-high-contrast-light',
    'Light 2026': 'vscode-light',
  })) {
    it(`keeps nobody out in ${theme}`, async () => {
      await workbench.command('Preferences: Color Theme');
      await dialog().locator('input').fill(theme);
      await dialog().locator('.monaco-list-row', { hasText: theme }).first().click();
      await panel().locator(`body.${kind}`).waitFor();
      await dialog().waitFor({ state: 'hidden' });
      await cell('NB-01', 'Q1').focus();
      await workbench.page.keyboard.press('Enter');
      await area().waitFor();
      await workbench.screenshot(`framework-${kind.replace('vscode-', '')}`);
      assert.deepEqual(await violationsIn(panel()), []);
      await area().press('Escape');
    });
  }

  it('is there again when the window is loaded again, with its filters and what is being written', async () => {
    const { page } = workbench;
    await panel().getByRole('button', { name: 'Add Filter' }).click(); // group, and the first of them
    const chip = panel().getByRole('button', { name: 'Remove the filter Group: clerk' });
    await chip.waitFor({ timeout: 10_000 });
    await row('NB-01').waitFor({ state: 'detached' });
    if ((await area().count()) === 0) {
      await cell('NB-02', 'Q1').focus();
      await page.keyboard.press('Enter');
    }
    await area().fill('To be go');
    const isLeft = page.waitForEvent('framenavigated', frame => frame === page.mainFrame());
    await workbench.command('Developer: Reload Window');
    await isLeft;
    await chip.waitFor({ timeout: 20_000 });
    await area().waitFor();
    assert.equal(await area().inputValue(), 'To be go');
    assert.equal(await panel().locator('tbody tr').count(), 1);
    await area().press('Escape');
    await chip.click();
    await row('NB-01').waitFor();
  });
});
