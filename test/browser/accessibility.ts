import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Workbench } from '../host/workbench.mjs';

/** What axe-core finds to mend in a panel's page, one line each. */
export async function violationsIn(panel: ReturnType<Workbench['webview']>): Promise<string[]> {
  const frame = await (await panel.locator('body').elementHandle())?.ownerFrame();
  assert.ok(frame);
  return violationsOn(frame);
}

/** The same of a page by itself. */
export async function violationsOn(page: { evaluate(script: string): Promise<unknown> }): Promise<string[]> {
  // Run by the debugger, which the page's policy does not hold back.
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 400)).join(' ')}`);
}
