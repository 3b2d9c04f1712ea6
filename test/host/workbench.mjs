// A workbench to drive in a test: the packaged extension, a copy of a study, and a page to type and look at.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root } from '../../scripts/install.mjs';
import { closeAtExit, temporaryFolder } from '../../scripts/processes.mjs';
import { openPage } from './page.mjs';
import { installExtension, seedSettings, serverFolders, startServer } from './server.mjs';

const themes = {
  dark: 'Dark 2026',
  light: 'Light 2026',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

/** How the workbench says which of them it shows. */
const kinds = {
  dark: 'vs-dark',
  light: 'vs',
  'high-contrast': 'hc-black',
  'high-contrast-light': 'hc-light',
};

export const colourThemes = Object.keys(themes);

/** Documented, as all of this, in workbench.d.mts. */
export async function openWorkbench({
  folder,
  files = {},
  vsix = join(root, 'dist/verbatim.vsix'),
  settings = {},
  theme = 'light',
  viewport,
} = {}) {
  const home = temporaryFolder('workbench');
  const study = join(home, folder ? basename(folder) : 'study');
  mkdirSync(study);
  if (folder) cpSync(folder, study, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(study, path)), { recursive: true });
    writeFileSync(join(study, path), text);
  }

  const folders = serverFolders(home);
  // Animations and a blinking cursor make screenshots differ from run to run.
  const still = { 'editor.cursorBlinking': 'solid', 'workbench.reduceMotion': 'on' };
  seedSettings(folders.userData, { ...still, 'workbench.colorTheme': themes[theme], ...settings });
  await installExtension(folders, vsix);
  const server = await startServer({ folders });
  const { page, close: closePage } = await openPage(home, viewport && { viewport });
  const close = closeAtExit(async () => {
    await closePage();
    await server.stop();
  });

  await page.goto(server.workbench(study));
  await page
    .locator('.monaco-workbench .explorer-viewlet .monaco-list-row')
    .first()
    .waitFor({ timeout: 60_000 });

  const input = page.locator('.quick-input-widget input');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  /** The first row of the quick pick that bears just this label. */
  const row = label => rows.filter({ has: page.locator('.label-name', { hasText: exactly(label) }) }).first();

  return {
    page,
    folder: study,

    async openFile(path) {
      const name = basename(path);
      await page.keyboard.press('ControlOrMeta+KeyP');
      await input.fill(join(study, path));
      // A click and not Enter: the list may still show what was opened last.
      await row(name).click();
      await page.locator(`.tab.active[data-resource-name=${JSON.stringify(name)}]`).waitFor();
      await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
      await page.locator('.editor-group-container.active .monaco-editor .view-lines').click();
      await page.keyboard.press('ControlOrMeta+Home');
    },

    async write(text) {
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('Delete');
      // What is inserted is typed, as VS Code sees it: the rules of Enter have to be gone.
      await page.waitForTimeout(300);
      await page.keyboard.insertText(text);
      await page.waitForTimeout(400);
    },

    async command(title) {
      const run = async () => {
        await page.keyboard.press('F1');
        await input.fill(`>${title}`, { timeout: 5000 });
        await row(title).click({ timeout: 5000 });
      };
      // A menu that is just closing takes the focus, and with it the list away.
      await run().catch(run);
    },

    webview: () => page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame'),

    async showIn(theme) {
      mkdirSync(join(study, '.vscode'), { recursive: true });
      const settings = { 'workbench.colorTheme': themes[theme] };
      writeFileSync(join(study, '.vscode', 'settings.json'), JSON.stringify(settings));
      await page.locator(`.monaco-workbench.${kinds[theme]}`).waitFor();
    },

    async screenshot(name) {
      const path = join(root, 'dist/test/screenshots', `${name}.png`);
      await page.screenshot({ path });
      return path;
    },

    close,
  };
}

function exactly(text) {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
