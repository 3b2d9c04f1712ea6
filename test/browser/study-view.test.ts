import assert from 'node:assert/strict';
import { colourThemes, openWorkbench, type Workbench } from '../host/workbench.mjs';

/* The list of transcripts in the side bar of the real workbench. */

const guide = `groups: [driver, clerk]
questions:
  - id: Q1
    text: How did you begin?
  - id: Q2
    text: Who rides at night?
`;

const interview = (participant: string, group: string, words: string) => `---
guide: bus.guide.yaml
participant: ${participant}
group: ${group}
date: 2026-03-02
state: complete
---

## Q1 How did you begin?

**${participant}:** ${words}
`;

describe('The study in the side bar', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'bus.guide.yaml': guide,
        'bus.codebook.yaml': 'themes: [{id: family}, {id: money}]\n',
        'NB-01.transcript.md': interview('NB-01', 'driver', '[My uncle]{.family} [paid]{.money .family}.'),
        'NB-02.transcript.md': `${interview('NB-02', 'driver', 'So so.')}\n## Q2 Who?\n\nNB-02: All.\n`,
        'CL-01.transcript.md': interview('CL-01', 'clerk', 'Well.'),
      },
    });
    const { page } = workbench;
    await page.locator('.activitybar .action-item a[aria-label^="Verbatim"]').click();
    await pane().locator('.pane-header').click();
    await row('driver').waitFor();
  });

  after(() => workbench.close());

  const pane = () =>
    workbench.page.locator('.pane', {
      has: workbench.page.locator('.pane-header', { hasText: /^Study/ }),
    });
  const row = (label: string) =>
    pane()
      .locator('.monaco-list-row')
      .filter({ has: workbench.page.locator('.label-name', { hasText: new RegExp(`^${label}$`) }) });

  it('lists transcripts by group with what they come to', async () => {
    await row('driver').filter({ hasText: '2 transcripts · 3 of 4 answered' }).waitFor();
    await row('clerk').filter({ hasText: '1 transcript · 1 of 2 answered' }).waitFor();
    if (!(await row('NB-01').isVisible())) await row('driver').click();
    await row('NB-01').filter({ hasText: '1 of 2' }).waitFor();
    await row('NB-01').filter({ hasText: '1 problem · 3 words · 2 themes · 2 segments' }).waitFor();
    await row('NB-02').filter({ hasText: '2 of 2 · 3 words · 2026-03-02' }).waitFor();
    for (const theme of colourThemes) {
      await workbench.showIn(theme);
      await workbench.screenshot(`study-${theme}`);
    }
    await workbench.showIn('light');
  });

  it('says more where one rests on a transcript', async () => {
    const { page } = workbench;
    await row('NB-01').hover();
    await page.locator('.workbench-hover', { hasText: 'File changed on' }).waitFor();
    await workbench.screenshot('study-hover');
    await page.keyboard.press('Escape');
  });

  it('has what to ask a participant next time in the menu of a transcript', async () => {
    const { page } = workbench;
    if (!(await row('CL-01').isVisible())) await row('clerk').click();
    await row('CL-01').click({ button: 'right' });
    await page.locator('.monaco-menu .action-item', { hasText: 'Follow-up Sheet' }).waitFor();
    await page.waitForTimeout(500); // a menu takes no click that comes with its opening
    await page.locator('.monaco-menu .action-item', { hasText: 'Follow-up Sheet' }).click();
    await page.locator('.tab.active', { hasText: 'CL-01 follow-up' }).waitFor();
    await workbench.screenshot('study-follow-up');
  });

  it('opens a transcript, and follows what is typed into it', async () => {
    const { page } = workbench;
    await row('NB-01').click();
    await page.locator('.tab.active', { hasText: 'NB-01.transcript.md' }).waitFor();
    await page.locator('.editor-group-container.active .monaco-editor .view-lines').click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.insertText('\n## Q2 Who?\n\n**NB-01:** Nobody at all.\n');
    await row('NB-01').filter({ hasText: '2 of 2 · 6 words' }).waitFor();
    await row('driver').filter({ hasText: '2 transcripts · 4 of 4 answered' }).waitFor();
    await workbench.screenshot('study-typed');
    await page.keyboard.press('ControlOrMeta+Z');
    assert.ok(await row('NB-01').isVisible());
  });
});
