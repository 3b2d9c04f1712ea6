import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

/*
 * The side bar in the real workbench: what somebody sees of their themes, changes in the codebook, and reads in transcripts.
 */

const codebook = `# ours
themes:
  - id: road
    label: On the road
    themes:
      # those who pay
      - id: passengers
        label: Passengers
        definition: What people want of the driver.
      - id: company
        label: Company
  - id: starting
    label: Starting out
`;

const transcript = `---
participant: NB-01
interviewer: KL
---

## Q1 How did it begin?

**KL:** How did you begin?

**NB-01:** [My uncle drove before me]{.company}. [They want to talk]{.passengers}, and [they pay]{.pasengers}.

**NB-01:** Nothing of note.
`;

describe('The side bar of themes', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'bus.guide.yaml': 'questions:\n  - id: Q1\n    text: How did it begin?\n',
        'bus.codebook.yaml': codebook,
        'NB-01.transcript.md': transcript,
      },
      theme: 'dark',
    });
    await workbench.openFile('NB-01.transcript.md');
    const { page } = workbench;
    await page.locator('.statusbar-item', { hasText: 'answered' }).first().waitFor();
    await page.locator('.activitybar .action-item a[aria-label^="Verbatim"]').click();
    await row('On the road').waitFor();
  });

  after(() => workbench.close());

  const pane = (title: string) =>
    workbench.page.locator('.pane', { has: workbench.page.locator('.pane-header', { hasText: title }) });
  const row = (text: string) => pane('Themes').locator('.monaco-list-row', { hasText: text }).first();
  const segment = (text: string) => pane('Segment').locator('.monaco-list-row', { hasText: text }).first();

  /** Waits until a file of the study has been saved with what is expected in it. */
  async function savedWith(pattern: RegExp, file = 'bus.codebook.yaml'): Promise<void> {
    let text = '';
    for (let attempt = 0; attempt < 10 && !pattern.test(text); attempt++) {
      await workbench.command('File: Save All Files');
      await workbench.page.waitForTimeout(500);
      text = await readFile(join(workbench.folder, file), 'utf8');
    }
    assert.match(text, pattern);
  }

  /** Does what can be done twice until it is saved: while VS Code is busy, a menu or a list may miss a key or a click. */
  async function savedAfter(act: () => Promise<void>, pattern: RegExp): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      await act();
      try {
        return await savedWith(pattern);
      } catch (error) {
        if (attempt === 2) throw error;
      }
    }
  }

  async function choose(text: string, entry: string): Promise<void> {
    await row(text).click({ button: 'right' });
    const item = workbench.page.locator('.monaco-menu .action-item', { hasText: entry }).first();
    await item.waitFor();
    await workbench.page.waitForTimeout(500); // a menu takes no click that comes with its opening
    await item.click();
    await item.waitFor({ state: 'detached' }); // a menu that loses the focus before it has acted does nothing
    if (entry.endsWith('…')) await workbench.page.locator('.quick-input-widget input').first().waitFor();
  }

  it('shows the codebook’s tree with counts, and what it does not have', async () => {
    await row('Passengers').waitFor();
    await workbench.screenshot('themes-dark');
    const texts = await pane('Themes').locator('.monaco-list-row').allTextContents();
    assert.deepEqual(
      texts.map(text => text.replaceAll('\u00a0', ' ').trim()),
      ['On the road0 · 2 in all', 'Passengers1', 'Company1', 'Starting out0', 'Not in the codebook1'],
    );
  });

  it('lists the segments of a theme and jumps to one', async () => {
    const { page } = workbench;
    await row('On the road').click();
    await segment('They want to talk').waitFor();
    await workbench.screenshot('themes-segments');
    await segment('They want to talk').click();
    await page.locator('.monaco-editor .selected-text').first().waitFor();
    await page.locator('.statusbar-item', { hasText: 'selected' }).first().waitFor();
    await row('Starting out').click();
    await pane('Segment').locator('.message', { hasText: 'has no segments yet' }).waitFor();
  });

  it('marks what the cursor stands in', async () => {
    const { page } = workbench;
    await page
      .locator('.view-line', { hasText: 'My uncle drove' })
      .first()
      .click({ position: { x: 180, y: 8 } });
    await pane('Themes')
      .locator('.monaco-list-row', { hasText: /Company.*here/ })
      .waitFor();
    await workbench.screenshot('themes-here');
    await page.locator('.view-line', { hasText: 'Nothing of note' }).first().click();
    await pane('Themes')
      .locator('.monaco-list-row', { hasText: 'here' })
      .first()
      .waitFor({ state: 'detached' });
  });

  it('makes a new theme below another', async () => {
    await choose('Starting out', 'New Theme Below…');
    await workbench.page.keyboard.type('First night', { delay: 20 });
    await workbench.page.keyboard.press('Enter');
    await row('First night').waitFor();
    await savedWith(/ {4}themes:\n {6}- id: first-night\n {8}label: First night\n/);
  });

  it('moves a theme by drag and drop, with the comment above it', async () => {
    await workbench.page.waitForTimeout(500);
    await row('Passengers').dragTo(row('Starting out'));
    await row('0 · 1 in all').waitFor();
    await savedWith(/label: First night\n {6}# those who pay\n {6}- id: passengers\n/);
    await workbench.screenshot('themes-moved');
  });

  it('gives a theme a colour', async () => {
    await choose('Company', 'Set Colour…');
    await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Orange' }).waitFor();
    await workbench.screenshot('themes-colours');
    await workbench.page.keyboard.type('Orange');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await savedWith(/colour: "#ee7733"/);
  });

  it('renames a theme in all transcripts', async () => {
    const { page } = workbench;
    await row('Company').click();
    await page.keyboard.press('F2');
    await page.locator('.quick-input-widget', { hasText: 'Rename Company' }).waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('colleagues');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await savedWith(/id: colleagues/);
    await savedWith(/\{\.colleagues\}/, 'NB-01.transcript.md');
    // The list shows those of the theme under its new name, or none: not that the old one has no segments.
    await pane('Segment')
      .locator('.message', { hasText: 'has no segments yet' })
      .waitFor({ state: 'detached' });
  });

  it('gives a theme another label, which transcripts do not have to know', async () => {
    await choose('First night', 'Set Label…');
    await workbench.page.keyboard.press('ControlOrMeta+A');
    await workbench.page.keyboard.type('The first night', { delay: 20 });
    await workbench.page.keyboard.press('Enter');
    await row('The first night').waitFor();
    await savedWith(/- id: first-night\n {8}label: The first night\n/);
  });

  it('moves a theme up and down among those beside it, by menu and by key', async () => {
    await savedAfter(
      () => choose('Passengers', 'Move Up'),
      /# those who pay\n {6}- id: passengers\n[\s\S]*- id: first-night/,
    );
    await savedAfter(async () => {
      await row('Passengers').click();
      await workbench.page.keyboard.press('Alt+ArrowDown');
    }, /- id: first-night\n[\s\S]*# those who pay\n {6}- id: passengers\n/);
  });

  it('deletes a theme that nobody uses, and no other', async () => {
    await choose('The first night', 'Delete');
    await row('The first night').waitFor({ state: 'detached' });
    await savedWith(/themes:\n {6}# those who pay\n {6}- id: passengers\n/);
    await choose('Passengers', 'Delete');
    await workbench.page.locator('.notification-toast', { hasText: 'is used: 1 segment' }).first().waitFor();
    await savedWith(/- id: passengers/);
  });

  it('asks before it makes two themes one', async () => {
    const { page } = workbench;
    await choose('Company', 'Merge Into…');
    await page.keyboard.type('Starting');
    await page.keyboard.press('Enter');
    await page.locator('.panel .action-item', { hasText: 'Refactor Preview' }).first().waitFor();
    await workbench.screenshot('themes-merge');
    await page.getByText('Discard').first().click();
  });

  it('goes to the definition, where there is none begins one', async () => {
    const { page } = workbench;
    await choose('Company', 'Edit Definition');
    await page.locator('.tab.active', { hasText: 'bus.codebook.yaml' }).waitFor();
    await page.keyboard.type('Those who wait at the depot.');
    await savedWith(/label: Company\n {8}definition: Those who wait at the depot.\n/);
    await workbench.screenshot('themes-definition');
  });
});
