import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../scripts/install.mjs';
import { followUp } from '../../src/analysis/follow-up';
import { followUpHtml } from '../../src/convert/follow-up-html';
import { followUpJson } from '../../src/convert/follow-up-json';
import { readTranscript } from '../../src/format/transcript';
import { Study } from '../../src/study/study';
import { openPage } from '../host/page.mjs';
import { violationsOn } from './accessibility';

/* The page of a follow-up sheet, on the screen and on paper. */

const guide = `title: מדריך
note: שבו ליד החלון.
sections:
  - id: "1"
    title: ההתחלה
    questions:
      - {id: Q1, text: איך הגעת לכאן?}
      - {id: Q2, text: מה קרה ביום הראשון?, note: להמתין., probes: [{id: Q2a, text: מי עוד?}]}
  - title: Going on
    questions:
      - {id: Q3, text: Where to?, if: they stayed}
      - {id: Q4, text: What else?}
`;
const transcript = `---
participant: רות
date: 2026-05-01
---

## Q1

[00:00:10] **רות:** באוטובוס.

## Q2 {status=partial}

{>>partial: הטלפון צלצל.<<}

**רות:** היה חם.

## Q4 {status=declined}
`;

describe('the page of a follow-up sheet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-sheet-'));
  let page: Awaited<ReturnType<typeof openPage>>['page'];
  let close: () => Promise<void>;
  before(async function () {
    this.timeout(60_000);
    const study = new Study(['file:///s']);
    study.set('file:///s/a.guide.yaml', guide);
    study.set('file:///s/a.transcript.md', transcript);
    const [file] = study.transcripts();
    const sheet = file && followUp(study, file, '2026-06-01', readTranscript(transcript));
    assert.ok(sheet);
    const path = join(folder, 'sheet.html');
    writeFileSync(path, followUpHtml(followUpJson('2026-06-01', [sheet])));
    ({ page, close } = await openPage(folder, { viewport: { width: 800, height: 1000 } }));
    await page.goto(pathToFileURL(path).href);
  });
  after(async () => {
    await close?.();
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => page.emulateMedia({ media: 'screen', colorScheme: 'light' }));

  for (const colorScheme of ['light', 'dark'] as const)
    it(`can be read by everybody, ${colorScheme}`, async () => {
      await page.emulateMedia({ media: 'screen', colorScheme });
      assert.deepEqual(await violationsOn(page), []);
    });

  it('has each piece of the study in its own direction', async () => {
    const directionOf = (words: string): Promise<string> =>
      page.evaluate(
        `(() => { const all = [...document.querySelectorAll('h3, h4, .text, .note, blockquote, bdi')];
          const found = all.filter(each => each.textContent.includes(${JSON.stringify(words)})).at(-1);
          return found && getComputedStyle(found).direction; })()`,
      );
    for (const words of ['ההתחלה', 'מה קרה', 'להמתין', 'הטלפון', 'היה חם', 'מי עוד'])
      assert.equal(await directionOf(words), 'rtl', words);
    for (const words of ['Going on', 'Where to?', 'they stayed'])
      assert.equal(await directionOf(words), 'ltr', words);
  });

  it('is black on white on paper, and parts no question', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const styles = await page.evaluate(
      `[...document.querySelectorAll('.question')].map(each => { const { breakInside, color } = getComputedStyle(each); return breakInside + ' ' + color; })`,
    );
    assert.deepEqual(styles, Array(3).fill('avoid rgb(0, 0, 0)'));
    const screenshots = join(root, 'dist/test/screenshots');
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: join(screenshots, 'follow-up-sheet.png'), fullPage: true });
  });
});
