import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

/* The follow-up sheet in the real workbench: shown beside the transcript, and saved as a page. */

const guide = 'questions:\n  - {id: Q1, text: How did you begin?}\n  - {id: Q2, text: Who rides at night?}\n';
const transcript = (participant: string, more = '') =>
  `---\nparticipant: ${participant}\n---\n\n## Q1 How did you begin?\n\n**${participant}:** With a letter.\n${more}`;

describe('The follow-up sheet', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'guide.yaml': guide,
        'NB-01.transcript.md': transcript('NB-01'),
        'NB-02.transcript.md': transcript('NB-02', '\n## Q2\n\n**NB-02:** Bakers.\n'),
      },
    });
  });
  after(() => workbench.close());

  const saying = (words: string) => workbench.page.locator('.notification-toast', { hasText: words }).first();
  const open = async (name: string) => {
    await workbench.openFile(name);
    await workbench.page.locator('.statusbar-item', { hasText: 'answered' }).first().waitFor();
    await workbench.command('Verbatim: Follow-up Sheet');
  };

  it('is shown beside the transcript, and saved where the person says', async () => {
    await open('NB-01.transcript.md');
    const { page } = workbench;
    await page.locator('.tab', { hasText: 'NB-01 follow-up.md' }).first().waitFor();
    await page.locator('.view-line', { hasText: 'Follow-up sheet: NB-01' }).first().waitFor();
    await workbench.screenshot('follow-up');
    await saying('The follow-up sheet for NB-01').getByText('Save as HTML…').click();
    const dialog = page.locator('.quick-input-widget', { hasText: 'Save' });
    await dialog.locator('input').first().waitFor();
    await page.waitForFunction(
      "[...document.querySelectorAll('.quick-input-widget input')].some(({ value }) => value.endsWith('NB-01 follow-up.html'))",
    );
    await page.keyboard.press('Enter');
    await saying('Saved as NB-01 follow-up.html.').waitFor();
    const path = join(workbench.folder, 'NB-01 follow-up.html');
    assert.ok(existsSync(path));
    assert.match(
      readFileSync(path, 'utf8'),
      /<h3 lang="" dir="auto"><bdi>Q2<\/bdi> Who rides at night\?<\/h3>/,
    );
  });

  it('says that there is nothing to ask', async () => {
    await open('NB-02.transcript.md');
    await saying('There is nothing to ask NB-02: no question is open.').waitFor();
  });
});
