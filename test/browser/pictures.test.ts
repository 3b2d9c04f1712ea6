import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/install.mjs';
import type { ThemeSummaryJson } from '../../src/convert/themes-json';
import type { Pictured } from '../../src/webview/theme-summary/pictures/matrix';
import { openPage } from '../host/page.mjs';
import type { Workbench } from '../host/workbench.mjs';
import { violationsOn } from './accessibility';
import { kinds, servePanel } from './panel-page';
import { manyInterviews, manyPairs, manyQuotes, manyTable, manyThemes } from './pictured-studies';

/*
 * The pictures of the theme summary in a page of their own with the policy of the panel's, in few and in many themes: what
 * can be read, reached and saved.
 */

const screenshots = join(root, 'dist/test/screenshots');

interface Wishes {
  readonly measure?: 'segments' | 'words';
  readonly all?: boolean;
}

describe('Pictures of themes', () => {
  let server: Awaited<ReturnType<typeof servePanel>>;
  let page: Workbench['page'];
  let profile: string;
  let close: () => Promise<void>;
  let url: string;
  const complaints: string[] = [];

  before(async function () {
    this.timeout(60_000);
    mkdirSync(screenshots, { recursive: true });
    server = await servePanel(
      'pictures-page.ts',
      () => '<main><h1>Pictures</h1><div id="picture"></div></main>',
    );
    url = server.url;
    profile = mkdtempSync(join(tmpdir(), 'pictures-'));
    ({ page, close } = await openPage(profile, {
      viewport: { width: 1000, height: 800 },
    }));
    // The toolkit for controls tries an empty style.
    const isKnown = (text: string) => text.includes('favicon') || text.includes("'sha256-47DEQpj8HBSa+");
    page.on('console', message => {
      if (message.type() === 'error' && !isKnown(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', error => void complaints.push(error.message));
    page.on('request', request => {
      if (!request.url().startsWith(url) && !request.url().startsWith('blob:'))
        complaints.push(request.url());
    });
  });

  beforeEach(() => {
    complaints.length = 0;
  });

  after(async () => {
    await close();
    rmSync(profile, { recursive: true, force: true });
    await server.close();
  });

  async function show(
    pictured: Pictured,
    summary: ThemeSummaryJson,
    { theme = 'light', ...wishes }: Wishes & { theme?: keyof typeof kinds } = {},
  ): Promise<void> {
    await page.goto(`${url}?theme=${theme}`);
    await page.evaluate(
      `pictures.show(${JSON.stringify(pictured)}, ${JSON.stringify(summary)}, ${JSON.stringify(wishes)})`,
    );
    await page.locator('.picture-frame').waitFor();
  }

  /** What a function of the page's own gives back. */
  async function asked<Value>(call: string): Promise<Value> {
    return (await page.evaluate(`pictures.${call}`)) as Value;
  }

  const studies = [
    { themes: 5, columns: 4 },
    { themes: 40, columns: 60 },
    { themes: 300, columns: 200 },
  ];
  for (const { themes, columns } of studies) {
    it(`no label lies on another with ${themes} themes and ${columns} columns`, async function () {
      this.timeout(60_000);
      const summary = manyThemes(themes);
      for (const by of ['question', 'participant', 'group'] as const) {
        await show(manyTable(themes, by, columns), summary, { all: true });
        assert.deepEqual(await asked('overlapping()'), []);
      }
      await show(manyPairs(themes), summary, { all: true });
      assert.deepEqual(await asked('overlapping()'), []);
      await show(manyInterviews(themes, columns), summary);
      assert.deepEqual(await asked('overlapping()'), []);
      assert.deepEqual(complaints, [], 'and nothing that the policy refuses, or from elsewhere');
    });
  }

  it('every number fits into its cell', async () => {
    await show(manyTable(40, 'question', 60, 12_345), manyThemes(40), { measure: 'words' });
    assert.equal(await asked('tooWide()'), 0);
  });

  it('shows the forty themes used most, and all when asked', async () => {
    await show(manyTable(300, 'group', 3), manyThemes(300));
    const rows = page.locator('.picture-frame > :first-child g.rows text');
    assert.equal(await rows.count(), 40);
    await page.getByRole('button', { name: 'Show all' }).click();
    assert.equal(await rows.count(), 300);
  });

  it('keyboard alone reaches every cell and opens it', async () => {
    await show(manyTable(5, 'question', 4), manyThemes(5));
    const focused = async () => (await page.evaluate('document.activeElement.ariaLabel')) as string;
    await page.keyboard.press('Tab');
    const first = await focused();
    assert.match(first, /^Theme 0, Q1: \d+ segments?, \d+ words?$/);
    const reached = new Set([first]);
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('ArrowRight');
      reached.add(await focused());
    }
    assert.equal(reached.size, await page.locator('.picture [role="button"]').count());
    await page.keyboard.press('Home');
    assert.equal(await focused(), first);
    await page.keyboard.press('ArrowDown');
    assert.match(await focused(), /^Theme \d, Q1:/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await page.locator('.picture [role="button"]').first().click();
    const opened = (await page.evaluate('pictures.opened')) as string[];
    assert.equal(opened.length, 3);
    assert.equal(opened[0], opened[1]);
    assert.match(
      opened[2] ?? '',
      /^Theme 0, Q1: .*"themes":\["t0"\],"cell":\{"by":"question","column":"Q1"\}/,
    );
    assert.equal(await page.locator('.picture [tabindex="0"]').count(), 1, 'one place for Tab');
  });

  it('a cell that gets the focus is not hidden behind the labels', async () => {
    await show(manyTable(300, 'participant', 200), manyThemes(300), { all: true });
    await page.locator('.picture [role="button"]').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    assert.equal(await asked('isHidden()'), false);
  });

  it('labels stay in sight when the picture scrolls', async () => {
    await show(manyTable(300, 'participant', 200), manyThemes(300), { all: true });
    const before = await asked('labelsAt()');
    await page.evaluate("document.querySelector('.picture-frame').scrollTo(500, 500)");
    assert.deepEqual(await asked('labelsAt()'), before);
    await page.screenshot({ path: join(screenshots, 'picture-scrolled.png') });
  });

  for (const theme of Object.keys(kinds) as (keyof typeof kinds)[]) {
    it(`a check for accessibility finds nothing to mend in ${theme}`, async () => {
      const all = { table: manyTable(12, 'question', 20), pairs: manyPairs(12), new: manyInterviews(12, 20) };
      for (const [name, pictured] of Object.entries(all)) {
        await show(pictured, manyThemes(12), { theme });
        await page.locator('.picture summary').click();
        await page.locator('.picture table').waitFor();
        await page.screenshot({ path: join(screenshots, `picture-${name}-${theme}.png`) });
        assert.deepEqual(await violationsOn(page), []);
      }
    });
  }

  it('the table beside a picture has its numbers', async () => {
    const pictured = manyTable(5, 'question', 4);
    await show(pictured, manyThemes(5));
    await page.locator('.picture summary').click();
    const cells = await page.locator('.picture tbody td').allTextContents();
    assert.deepEqual(
      cells.filter(Boolean),
      await page.locator('.picture-frame > :first-child g.numbers text').allTextContents(),
    );
  });

  it('names are text, whatever they look like', async () => {
    const names = [
      '<img src=x onerror=alert(1)>',
      '=cmd()',
      'الثقة في المؤسسات',
      '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'.repeat(60),
    ];
    await show(manyTable(4, 'group', 3), manyThemes(4, names));
    assert.equal(await page.locator('main img').count(), 0);
    assert.equal(
      (await page.getByRole('button', { name: /^<img src=x onerror=alert\(1\)>, / }).count()) > 0,
      true,
    );
    await page.screenshot({ path: join(screenshots, 'picture-names.png') });
    assert.deepEqual(await asked('overlapping()'), []);
    const { svg } = (await save(manyTable(4, 'group', 3), manyThemes(4, names))) ?? { svg: '' };
    assert.equal(await asked(`rootOf(${JSON.stringify(svg)})`), 'svg');
    assert.ok(!svg.includes('<img'));
  });

  async function save(pictured: Pictured, summary: ThemeSummaryJson) {
    await page.goto(url);
    const call = `pictures.save(${JSON.stringify(pictured)}, ${JSON.stringify(summary)}, {})`;
    return (await page.evaluate(call)) as { svg: string; png: number[] } | undefined;
  }

  it('a saved picture is complete in itself, and as a PNG twice its size', async () => {
    for (const pictured of [manyTable(12, 'question', 20), manyPairs(12), manyInterviews(12, 20)]) {
      const { svg, png } = (await save(pictured, manyThemes(12))) ?? { svg: '', png: [] };
      assert.equal(await asked(`rootOf(${JSON.stringify(svg)})`), 'svg');
      assert.doesNotMatch(svg, /var\(|vscode|<style|<script|href|currentColor/);
      assert.match(svg, /font-family="sans-serif"/);
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
      const bytes = Buffer.from(png);
      assert.equal(bytes.toString('latin1', 1, 4), 'PNG');
      assert.equal(bytes.readUInt32BE(16), Math.round(Number(width) * 2));
      assert.equal(bytes.readUInt32BE(20), Math.round(Number(height) * 2));
      await page.setContent('<!DOCTYPE html>');
      assert.deepEqual(complaints, []);
    }
    const { png } = (await save(manyTable(12, 'question', 20), manyThemes(12))) ?? { png: [] };
    writeFileSync(join(screenshots, 'picture-saved.png'), Buffer.from(png));
  });

  it('tables, pictures and quotes are saved, and a page of all needs nothing from elsewhere', async () => {
    const summary = manyThemes(4, ['<img src=x onerror=alert(1)>', '=cmd()']);
    const table = manyTable(4, 'question', 3);
    const answers = { table, 'co-occurrences': manyPairs(4), 'new-themes': manyInterviews(4, 5) };
    await page.goto(url);
    const given = [answers, summary, manyQuotes].map(each => JSON.stringify(each)).join(', ');
    await page.evaluate(`pictures.section(${given})`);
    await page.locator('.picture-frame').waitFor();
    const save = async (button: string, name: string): Promise<string> => {
      await page.getByText('Save …').click();
      await page.getByRole('button', { name: button, exact: true }).click();
      return asked(`savedAs(${JSON.stringify(name)})`);
    };
    const csv = await save('Table as CSV', 'themes-by-question.csv');
    assert.match(csv, /t1,'=cmd\(\),Q1,\d+,\d+\r\n/);
    assert.match(await save('Table as Markdown', 'themes-by-question.md'), /^\| \\<img src=x onerror=alert/m);
    assert.match(await save('Picture as SVG', 'themes-by-question.svg'), /^<\?xml/);
    await save('Picture as PNG', 'themes-by-question.png');
    const html = await asked<string>("savedAs('themes.html')");
    assert.doesNotMatch(html, /<script|var\(--|vscode/);
    await page.goto('about:blank');
    await page.setContent(html);
    assert.equal(await page.locator('img, script, link').count(), 0);
    const numbers = await page.locator('svg').first().locator('g.numbers text, g text').allTextContents();
    const cells = await page
      .getByRole('table', { name: 'Segments by question' })
      .first()
      .locator('td')
      .allTextContents();
    for (const cell of cells.filter(Boolean)) assert.ok(numbers.includes(cell), cell);
    assert.match(await page.locator('blockquote').innerText(), /<b>We<\/b> carried the box/);
    await page.screenshot({ path: join(screenshots, 'picture-page.png'), fullPage: true });
    assert.deepEqual(complaints, []);
  });
});
