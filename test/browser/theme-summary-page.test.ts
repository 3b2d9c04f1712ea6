import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Workbench } from '../host/workbench.mjs';
import { violationsOn } from './accessibility';
import { kinds, panelPage, screenshots } from './panel-page';

/* The page of the theme summary by itself, in studies of any size: what stands where, and what it says. */

type Files = Readonly<Record<string, string>>;

const guide = 'questions:\n  - id: Q1\n    text: Why?\n  - id: Q2\n    text: How?\n';

function talk(participant: string, one: string, two = ''): string {
  const frontMatter = `---\nguide: a.guide.yaml\nparticipant: ${participant}\ncoder: AB\n---\n`;
  const turn = (text: string) => (text === '' ? '' : `\n**${participant}:** ${text}\n`);
  return `${frontMatter}\n## Q1 Why?\n${turn(one)}\n## Q2 How?\n${turn(two)}`;
}

const five: Files = {
  'a.guide.yaml': guide,
  'a.codebook.yaml': `themes:\n${['trust', 'money', 'time', 'home', 'kin'].map(id => `  - id: ${id}\n`).join('')}`,
  'p1.transcript.md': talk(
    'P1',
    '[I had no money]{.money} and [nobody]{.trust}.',
    '[It took a year]{.time}.',
  ),
  'p2.transcript.md': talk(
    'P2',
    '[My mother came]{.kin .home}.',
    '[We waited]{.time}. [Then we moved]{.home}.',
  ),
};

function many(themes: number, transcripts: number): Files {
  const ids = Array.from({ length: themes }, (_, index) => index);
  const entry = (index: number) =>
    index % 6 === 0
      ? `  - id: t${index}\n    label: Access to the offices and to those who decide in them ${index}\n    themes:\n`
      : `      - id: t${index}\n        label: Theme ${index}\n`;
  const files: Record<string, string> = {
    'a.guide.yaml': guide,
    'a.codebook.yaml': `themes:\n${ids.map(entry).join('')}`,
  };
  for (let file = 0; file < transcripts; file++) {
    const said = ids.filter(index => (index * 7 + file) % 5 === 0).map(index => `[said it]{.t${index}}`);
    files[`p${file}.transcript.md`] = talk(`Participant-${file}`, said.join(', and '), '[more]{.t0}');
  }
  return files;
}

const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(3);
const words: Files = {
  'a.guide.yaml': guide.replace('Why?', 'ماذا حدث؟'),
  'a.codebook.yaml': `themes:\n  - id: trust\n    label: الثقة في المؤسسات\n    themes:\n      - id: kin\n        label: עברית וגם English\n  - id: image\n    label: <img src=x onerror=alert(1)>\n  - id: long\n    label: ${long}\n`,
  'a.transcript.md': talk(
    'سارة',
    '[لم أكن أثق بأحد في البداية]{.trust .kin} ثم [جاءت أختي]{.kin}.',
    `[\\<script>alert(1)\\</script>]{.image} [${long}]{.long}`,
  ),
};

const studies: Readonly<Record<string, Files>> = {
  'five themes': five,
  '300 themes': many(300, 12),
  'words from the right and long names': words,
  'no themes': { 'a.guide.yaml': guide, 'p1.transcript.md': talk('P1', 'I had no money.') },
  'no transcripts': { 'a.guide.yaml': guide, 'a.codebook.yaml': 'themes:\n  - id: trust\n' },
  nothing: {},
};

describe('The page of the theme summary', () => {
  const panel = panelPage('theme-summary');
  const { complaints } = panel;
  let page: Workbench['page'];
  before(() => {
    ({ page } = panel);
  });

  const show = (files: Files, { kept, ...look }: { theme?: string; width?: number; kept?: unknown } = {}) =>
    panel.show({ files, kept }, look);

  const status = () => page.locator('[role="status"]');
  const advice = () => page.locator('.advice').textContent();

  for (const [name, files] of Object.entries(studies)) {
    it(`has room and keeps nobody out with ${name}`, async function () {
      this.timeout(60_000);
      for (const [theme, width] of [
        ['light', 1000],
        ['dark', 400],
        ['high-contrast', 640],
        ['high-contrast-light', 320],
      ] as const) {
        assert.ok(theme in kinds);
        await show(files, { theme, width });
        await panel.hasRoom();
        await page.screenshot({
          path: join(screenshots, `theme-summary-${name.replaceAll(' ', '-')}-${width}.png`),
        });
        if (theme !== 'light' && files === studies['300 themes']) continue; // takes ten seconds each
        assert.deepEqual(await violationsOn(page), [], `${theme}, ${width} px`);
      }
      assert.deepEqual(complaints, []);
    });
  }

  it('says what to do where nothing is there yet', async () => {
    await show({});
    assert.match((await advice()) ?? '', /^There are no transcripts here/);
    assert.equal(await page.locator('table, .menu, #pictures').count(), 0);
    await show(studies['no themes'] ?? {});
    assert.match((await advice()) ?? '', /^Nothing is coded yet, and there is no codebook/);
    await show({ ...studies['no themes'], 'a.codebook.yaml': 'themes:\n  - id: trust\n' });
    assert.match((await advice()) ?? '', /^Nothing is coded yet\. Select/);
    assert.equal(await page.locator('tbody tr').count(), 1);
    await show(five, { kept: { filter: { questions: ['Q9'] } } });
    assert.match((await advice()) ?? '', /^Nothing that is coded passes the filters/);
    await page.getByRole('button', { name: /^Remove the filter/ }).click();
    await page.locator('.picture-frame').waitFor();
  });

  it('opens quotes from a bar as from the number beside it', async () => {
    await show(five);
    await page.locator('tbody svg.bar').first().click();
    await page.getByRole('heading', { name: /^Quotes/ }).waitFor();
  });

  it('offers a group first, and those without one last', async () => {
    await show({ ...five, 'z.transcript.md': '---\nparticipant: Z\ngroup: guest\n---\n\nZ: so\n' });
    const offered = page.locator('vscode-dropdown[aria-label="Value of the filter"]');
    await offered.locator('vscode-option', { hasText: 'no group' }).waitFor({ state: 'attached' });
    const [first, last] = [offered.locator('vscode-option').first(), offered.locator('vscode-option').last()];
    assert.equal(await last.textContent(), 'no group');
    assert.equal(await offered.getAttribute('current-value'), await first.getAttribute('value'));
  });

  it('leads past three hundred themes to the pictures', async () => {
    await show(studies['300 themes'] ?? {});
    assert.equal(await page.locator('tbody tr').count(), 300);
    await page.getByRole('button', { name: 'Go to the pictures' }).click();
    await page.locator('#pictures-title:focus').waitFor();
  });

  it('says while it is stale, and keeps place, focus and what is open when it is no more', async () => {
    await show(many(60, 6));
    await page.locator('#pictures summary').click();
    const cell = page.locator('[data-open]').nth(3);
    await cell.focus();
    const opens = await cell.getAttribute('data-open');
    const scrolled = () => page.evaluate("document.querySelector('main').scrollTop");
    const before = await scrolled();
    const text = talk('Participant-0', '[said it]{.t0}, and [again]{.t0}');
    await page.evaluate(`study.change('p0.transcript.md', ${JSON.stringify(text)})`);
    await page.locator('.panel[aria-busy="true"] .stale').waitFor();
    await status().filter({ hasText: 'The figures are being brought up to date.' }).waitFor();
    await page.evaluate('study.release()');
    await page.locator('.panel[aria-busy="false"]').waitFor();
    await status()
      .filter({ hasText: /^Up to date: 60 themes, \d+ coded segments\.$/ })
      .waitFor();
    assert.equal(await page.evaluate('document.activeElement.dataset.open'), opens);
    assert.equal(await scrolled(), before);
    assert.equal(await page.locator('#pictures details[open] table').count(), 1);
  });

  it('needs no mouse: a picture is chosen, a file saved, quotes opened and left by keys', async () => {
    await show(five);
    const press = (key: string) => page.keyboard.press(key);
    await page.locator('#pictures vscode-dropdown').first().focus();
    await press('ArrowDown');
    await page.locator('.picture-frame > svg[aria-label="Themes by participant"]').waitFor();
    const menu = page.locator('#pictures .menu');
    await menu.locator('vscode-button').focus();
    await press('Enter');
    await menu.getByRole('button', { name: 'Picture as SVG' }).and(page.locator(':focus')).waitFor();
    await press('ArrowDown');
    await menu.getByRole('button', { name: 'Picture as PNG' }).and(page.locator(':focus')).waitFor();
    await press('Escape');
    await menu.getByRole('list').waitFor({ state: 'hidden' });
    const cell = page.locator('[data-open]').first();
    await cell.focus();
    const opens = await cell.getAttribute('data-open');
    await press('Enter');
    await page.locator('#quotes-title:focus').waitFor();
    await press('Escape');
    await page.locator('.quotes').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate('document.activeElement.dataset.open'), opens);
  });
});
