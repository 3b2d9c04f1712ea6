import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

/* Coding by keyboard alone, as fast as somebody reads: what was selected bears the themes that were meant, and no letter is lost. */

const labels = ['Trust', 'Access to help', 'Waiting', 'Being heard', 'ثقة مبكرة', 'Family'];

const codebook = `themes:
${Array.from({ length: 300 }, (_, index) => {
  const number = index + 1;
  const label =
    labels[index] ??
    (number % 50 === 0
      ? `Everything that people say about the ${number}th thing they were asked to think of, and what they left out`
      : `Theme ${number}`);
  const nested = number % 10 > 6;
  const indent = nested ? '      ' : '';
  const opening = number % 10 === 7 ? '    themes:\n' : '';
  return `${opening}${indent}  - id: t${number}
${indent}    label: "${label}"
${indent}    definition: What is said about number ${number}, with some words that explain when to use it.
${number % 3 === 0 ? `${indent}    colour: "#${((number * 54321) % 0xffffff).toString(16).padStart(6, '0')}"\n` : ''}`;
}).join('')}`;

const talk = Array.from(
  { length: 10 },
  (_, index) => `**NB-01:** Passage ${index + 1} says this. And more.\n`,
).join('\n');

const transcript = `---\nparticipant: NB-01\n---\n\n${talk}`;

describe('Coding in the workbench', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: { 'bus.codebook.yaml': codebook, 'NB-01.transcript.md': transcript },
    });
    await workbench.openFile('NB-01.transcript.md');
    await workbench.page.locator('.statusbar-item', { hasText: 'guide' }).first().waitFor();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('coding-failed');
  });

  after(() => workbench.close());

  const press = (key: string) => workbench.page.keyboard.press(key);
  const rows = () => workbench.page.locator('.quick-input-list .monaco-list-row');

  async function saved(): Promise<string> {
    const { page } = workbench;
    await press('ControlOrMeta+S');
    let before = '';
    for (;;) {
      await page.waitForTimeout(300);
      const now = await readFile(join(workbench.folder, 'NB-01.transcript.md'), 'utf8');
      if (now === before) return now;
      before = now;
    }
  }

  it('shows the themes as a tree, and what is found in it', async () => {
    const { page } = workbench;
    await press('ControlOrMeta+Home');
    for (let line = 0; line < 4; line++) await press('ArrowDown');
    await press('Alt+M');
    await rows().filter({ hasText: 'Trust' }).first().waitFor();
    await workbench.screenshot('code-selection');
    await page.keyboard.type('heard being', { delay: 30 });
    await rows().filter({ hasText: 'Being heard' }).first().waitFor();
    await workbench.screenshot('code-selection-found');
    await press('ControlOrMeta+A');
    await page.keyboard.type('100th', { delay: 30 });
    await page.waitForTimeout(300);
    await workbench.screenshot('code-selection-long');
    await press('ControlOrMeta+A');
    await page.keyboard.type('ثقة', { delay: 30 });
    await page.waitForTimeout(300);
    await workbench.screenshot('code-selection-rtl');
    await press('Escape');
    assert.equal(await saved(), transcript);
  });

  it('codes ten passages by keyboard alone', async () => {
    const { page } = workbench;
    await press('ControlOrMeta+Home');
    for (let line = 0; line < 4; line++) await press('ArrowDown');
    for (let passage = 0; passage < 10; passage++) {
      await press('Home');
      for (let word = 0; word < 5; word++) await press('ControlOrMeta+ArrowRight');
      if (passage % 3 === 2) await press('Shift+Alt+M');
      else {
        await press('Alt+M');
        await page.waitForTimeout(60);
        await page.keyboard.type(passage % 3 === 0 ? 'trust' : 'heard', { delay: 40 });
        await press('Enter');
      }
      await page
        .locator('.view-line', { hasText: `Passage ${passage + 1} says this.]{` })
        .first()
        .waitFor();
      await press('ArrowDown');
      await press('ArrowDown');
    }
    await workbench.screenshot('coded');
    const themes = ['t1', 't4', 't4'];
    const expected = transcript.replace(
      /Passage (\d+) says this\./g,
      (words, number) => `[${words}]{.${themes[(Number(number) - 1) % 3]}}`,
    );
    assert.equal(await saved(), expected);
  });

  /** Selects what a passage says, its first five words behind the name. */
  async function select(passage: number): Promise<void> {
    await press('ControlOrMeta+Home');
    for (let line = 0; line < 4 + 2 * (passage - 1); line++) await press('ArrowDown');
    await press('Home');
    for (let word = 0; word < 5; word++) await press('ControlOrMeta+ArrowRight');
  }

  const line = (text: string) => workbench.page.locator('.view-line', { hasText: text }).first();

  it('codes with several themes that were ticked with Shift+Enter', async () => {
    const { page } = workbench;
    await workbench.write(transcript);
    await select(2);
    await press('Alt+M');
    await rows().first().waitFor();
    for (const theme of ['Waiting', 'Family']) {
      await press('ControlOrMeta+A');
      await page.keyboard.type(theme, { delay: 30 });
      await rows().filter({ hasText: theme }).first().waitFor();
      await press('Shift+Enter');
      await rows().filter({ hasText: theme }).locator('.codicon-close').first().waitFor();
    }
    await workbench.screenshot('code-selection-ticked');
    await press('Enter');
    await line('Passage 2 says this.]{.t3 .t6}').waitFor();
  });

  it('puts a theme that is typed into the codebook, and takes both back with one undo', async () => {
    const { page } = workbench;
    await workbench.write(transcript);
    await select(3);
    await press('Alt+M');
    await rows().first().waitFor();
    await page.keyboard.type('Night air', { delay: 30 });
    await rows().filter({ hasText: 'New theme' }).first().waitFor();
    await workbench.screenshot('code-selection-new');
    await press('Enter');
    await line('Passage 3 says this.]{.night-air}').waitFor();
    const entry = '  - id: night-air\n    label: Night air\n';
    const written = () => readFile(join(workbench.folder, 'bus.codebook.yaml'), 'utf8');
    while ((await written()) !== codebook + entry) await page.waitForTimeout(200);
    await press('ControlOrMeta+Z');
    await line('Passage 3 says this. And more.').waitFor();
    while ((await written()) !== codebook) {
      await workbench.command('File: Save All Files');
      await page.waitForTimeout(500);
    }
    assert.equal(await saved(), transcript);
  });
});
