import { basename } from 'node:path';
import type { Workbench } from '../host/workbench.mjs';

/** Answers VS Code's own dialog, which begins with the usual name, with a path. */
export async function answerSaveDialog({ page }: Workbench, usual: string, path: string): Promise<void> {
  const dialog = page.locator('.quick-input-widget');
  const input = dialog.locator('input');
  await input.waitFor();
  while (!(await input.inputValue()).endsWith(`/${usual}`)) await page.waitForTimeout(50);
  await input.fill(path);
  await dialog.getByRole('button', { name: 'OK' }).click();
}

/** Saves by an entry of a menu, and waits until it is written. */
export async function saveBy(
  workbench: Workbench,
  menu: ReturnType<Workbench['page']['locator']>,
  entry: string,
  usual: string,
  path: string,
): Promise<void> {
  await menu.locator('vscode-button').click();
  await menu.getByRole('button', { name: entry, exact: true }).click();
  await answerSaveDialog(workbench, usual, path);
  await workbench.page
    .getByText(`Saved as ${basename(path)}.`)
    .first()
    .waitFor();
}
