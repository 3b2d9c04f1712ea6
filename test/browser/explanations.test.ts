import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'diagnostics.md'), 'utf8').split('\n');

describe('The code of a problem', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'tea.guide.yaml': 'questions: [{id: Q1, text: Why tea?}]\n',
        'a.transcript.md': '---\nguide: tea.guide.yaml\n---\n\n## Q9 More?\n\n**A:** No.\n',
      },
    });
  });

  after(() => workbench.close());

  it('leads to where the page explains it', async () => {
    const { page: shown } = workbench;
    await workbench.openFile('a.transcript.md');
    await shown.locator('.squiggly-error').first().waitFor();
    await shown.getByText('Q9', { exact: true }).first().hover();
    const link = shown.locator('.monaco-hover a.code-link', { hasText: 'unknown-question' }).first();
    await link.click();
    await shown.locator('.tab.active[data-resource-name="diagnostics.md"]').waitFor();
    const line = page.indexOf('### `unknown-question`') + 1;
    assert.notEqual(line, 0);
    await shown.locator('.statusbar-item', { hasText: `Ln ${line}, Col 1` }).waitFor();
    await workbench.screenshot('explanation');
  });
});
