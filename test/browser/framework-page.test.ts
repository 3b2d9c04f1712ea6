import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Workbench } from '../host/workbench.mjs';
import { violationsOn } from './accessibility';
import { kinds, panelPage, screenshots } from './panel-page';

/* The page of the framework matrix by itself, in studies of any size. */

type Files = Readonly<Record<string, string>>;

const guide = `sections:
  - id: "1"
    title: Beginning
    questions:
      - id: Q1
        text: How did you begin?
        probes: [{id: Q1a, text: Who helped?}]
  - id: "2"
    title: Nights
    questions:
      - id: Q2
        text: Who rides at night?
      - id: Q3
        text: What has changed since?
`;
const codebook = 'themes:\n  - id: people\n    themes:\n      - id: family\n  - id: money\n';

const front = (participant: string, more = '') =>
  `---\nguide: a.guide.yaml\nparticipant: ${participant}\ngroup: driver\ndate: 2026-03-02\n---\n${more}`;

const few: Files = {
  'a.guide.yaml': guide,
  'a.codebook.yaml': codebook,
  'p1.transcript.md': `${front('P1', '\n{>>summary .family: Her uncle, always.<<}\n')}
## Q1 How did you begin?

{>>summary: Through her uncle, who drove the 14.<<}

**P1:** [My uncle]{.family} drove the 14, and I went along.

**P1:** Then I had [the licence]{.money}.

## Q2 Who rides at night?

**P1:** Nurses. Bakers. And those who have nowhere else to go, which are more every winter, and whom nobody counts, since they pay like everybody else and sleep on the last seats until the terminus, where I wake them.

## Q2

**P1:** Cleaners, too.

## Q2

**P1:** Students.

## Q2

**P1:** And my aunt.
`,
  'p2.transcript.md': `${front('P2')}
## Q1 How did you begin?

**P2:** With a letter.

## Q2 Who rides at night? {status=declined}
`,
};

function many(columns: number, rows: number): Files {
  const ids = Array.from({ length: columns }, (_, index) => `Q${index + 1}`);
  const files: Record<string, string> = {
    'a.guide.yaml': `questions:\n${ids.map(id => `  - id: ${id}\n    text: What about ${id} and all that?\n`).join('')}`,
  };
  const said = 'It came and it went, and nobody said a word about it until the next morning. '.repeat(4);
  for (let row = 0; row < rows; row++) {
    const answers = ids.map((id, index) => {
      const summary = (index + row) % 3 === 0 ? `{>>summary: Summary of ${id} by P${row}.<<}\n\n` : '';
      return `## ${id}\n\n${summary}**P${row}:** ${said}\n`;
    });
    files[`p${String(row).padStart(3, '0')}.transcript.md`] = `${front(`P${row}`)}\n${answers.join('\n')}`;
  }
  return files;
}

const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(3);
const studies: Readonly<Record<string, Files>> = {
  'two participants': few,
  'twelve participants and twenty questions': many(20, 12),
  'words from the right and long names': {
    'a.guide.yaml': `questions:\n  - id: Q1\n    text: ماذا حدث؟\n  - id: Q2\n    text: ${long}\n  - id: Q3\n    text: <img src=x onerror=alert(1)>\n`,
    'a.transcript.md': `${front('سارة')}\n## Q1\n\n{>>summary: لم تثق بأحد.<<}\n\n**سارة:** لم أكن أثق بأحد.\n\n## Q2\n\n**سارة:** ${long}\n\n## Q3\n\n**سارة:** \\<script>alert(1)\\</script>\n`,
  },
  'no guide': { 'p1.transcript.md': '**P1:** I had no money.\n' },
  nothing: {},
};

describe('The page of the framework matrix', () => {
  const panel = panelPage('framework', ['framework']);
  const { complaints } = panel;
  let page: Workbench['page'];
  before(() => {
    ({ page } = panel);
  });

  const show = (files: Files, { kept, ...look }: { theme?: string; width?: number; kept?: unknown } = {}) =>
    panel.show({ files, kept }, look);

  const row = (participant: string) =>
    page.locator('tbody tr').filter({ has: page.locator('th', { hasText: participant }) });
  const cell = (participant: string, column: string) =>
    row(participant).locator(`[data-key=${JSON.stringify(column)}]`);
  const area = () => page.locator('textarea');
  const press = (key: string) => page.keyboard.press(key);
  const heads = () => page.locator('thead th b').allInnerTexts();
  const textOf = (name: string) => page.evaluate<string>(`study.textOf(${JSON.stringify(name)})`);

  for (const [name, files] of Object.entries(studies)) {
    it(`has room and keeps nobody out with ${name}`, async function () {
      this.timeout(60_000);
      for (const [theme, width] of [
        ['light', 1000],
        ['dark', 640],
        ['high-contrast', 1000],
        ['high-contrast-light', 320],
      ] as const) {
        assert.ok(theme in kinds);
        await show(files, { theme, width });
        await panel.hasRoom();
        if (files === few) {
          await cell('P1', 'Q1').locator('[data-do="edit"]').click();
          await area().waitFor();
        }
        await page.screenshot({
          path: join(screenshots, `framework-${name.replaceAll(' ', '-')}-${theme}.png`),
        });
        assert.deepEqual(await violationsOn(page), [], `${theme}, ${width} px`);
      }
      assert.deepEqual(complaints, []);
    });
  }

  it('has summaries and passages in their own direction', async () => {
    const directionOf = (which: string) =>
      page.evaluate(
        `getComputedStyle(document.querySelector('tbody [data-key="${which}"] p')).direction`,
      ) as Promise<string>;
    await show({
      'a.guide.yaml':
        'questions:\n  - id: Q1\n    text: One\n  - id: Q2\n    text: Two\n  - id: Q3\n    text: Three\n',
      'a.transcript.md': `${front('سارة')}\n## Q1\n\n{>>summary: لم تثق بأحد.<<}\n\n**سارة:** So.\n\n## Q2\n\n**سارة:** لم أكن أثق بأحد.\n\n## Q3\n\n**سارة:** Well.\n`,
    });
    assert.deepEqual(await Promise.all(['Q1', 'Q2', 'Q3'].map(directionOf)), ['rtl', 'rtl', 'ltr']);
    await show({
      'a.guide.yaml': 'questions:\n  - id: ש1\n    text: איך התחלת?\n',
      'a.transcript.md': front('Ann'),
    });
    const head = "getComputedStyle(document.querySelector('thead th:nth-child(2) b')).direction";
    assert.equal(await page.evaluate(head), 'rtl');
  });

  it('says what to do where nothing is there yet', async () => {
    const advice = async () => (await page.locator('.advice').textContent()) ?? '';
    await show({});
    assert.match(await advice(), /^There are no transcripts here/);
    await show(studies['no guide'] ?? {});
    assert.match(await advice(), /^No transcript follows an interview guide/);
    await show(few, { kept: { filter: { groups: ['clerk'] } } });
    assert.match(await advice(), /^Nothing passes the filters/);
    await page.getByRole('button', { name: /^Remove the filter/ }).click();
    await cell('P1', 'Q1').waitFor();
  });

  it('shows summaries, or else passages with their places, or why there are none', async () => {
    await show(few);
    assert.deepEqual(await heads(), [
      'Participant',
      'Q1 How did you begin?',
      'Q2 Who rides at night?',
      'Q3 What has changed since?',
    ]);
    assert.match(await cell('P1', 'Q1').innerText(), /Through her uncle, .*\n+Said in line 14/);
    assert.match(
      await cell('P1', 'Q2').innerText(),
      /^Nurses\..* … line 20\n+Cleaners, too\. line 24\n+Students.*\n+1 more/,
    );
    assert.match(await cell('P2', 'Q2').innerText(), /^\(declined\)/);
    assert.match(await cell('P2', 'Q3').innerText(), /–/);
    await cell('P1', 'Q2').getByRole('button', { name: '1 more' }).click();
    await cell('P1', 'Q2').getByText('And my aunt.').waitFor();
    await cell('P1', 'Q2').getByRole('button', { name: 'Fewer' }).click();
    assert.equal(await cell('P1', 'Q2').getByText('And my aunt.').count(), 0);
  });

  it('has themes in columns, and each by itself, where that is wanted', async () => {
    await show(few);
    await page.getByText('Probes by themselves').click();
    await page.locator('thead th', { hasText: 'Q1a' }).waitFor();
    await page.locator('vscode-dropdown[aria-label="What stands in columns"]').click();
    await page.locator('vscode-option', { hasText: 'Themes' }).click();
    await page.locator('thead th', { hasText: 'family' }).waitFor();
    await page.getByText('Lower themes by themselves').click();
    await page.locator('thead th', { hasText: 'family' }).waitFor({ state: 'detached' });
    assert.deepEqual(await heads(), ['Participant', 'people', 'money']);
    assert.match(await cell('P1', 'people').innerText(), /^Summary:\s+Her uncle, always\./);
    assert.match(await cell('P1', 'money').innerText(), /^the licence line 16/);
  });

  it('opens passages and transcripts', async () => {
    await show(few);
    await cell('P1', 'Q2').getByRole('button', { name: 'line 24' }).click();
    await row('P2').getByRole('button', { name: 'Open the transcript of P2' }).click();
    const said = (await page.evaluate('study.said()')) as { type: string; uri?: string; range?: unknown }[];
    const at = (line: number, from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    assert.deepEqual(
      said.filter(({ type }) => type === 'select'),
      [
        { type: 'select', uri: 'file:///s/p1.transcript.md', range: at(23, 8, 22) },
        { type: 'select', uri: 'file:///s/p2.transcript.md', range: at(0, 0, 0) },
      ],
    );
  });

  it('needs no mouse: arrow keys go from cell to cell, Enter writes, Escape leaves, Tab goes on', async () => {
    await show(few);
    await page.locator('#chart-how').click();
    await press('Tab');
    await row('P1').locator('th:focus').waitFor();
    await press('ArrowRight');
    await press('ArrowRight');
    await cell('P1', 'Q2').and(page.locator(':focus')).waitFor();
    await press('Tab');
    await cell('P1', 'Q2').getByRole('button', { name: 'line 20' }).and(page.locator(':focus')).waitFor();
    await press('Escape');
    await press('ArrowDown');
    await press('Home');
    await press('ArrowRight');
    await press('Enter');
    await area().and(page.locator(':focus')).waitFor();
    await page.keyboard.type('By post.');
    await press('Escape');
    await cell('P2', 'Q1').and(page.locator(':focus')).waitFor();
    assert.equal(await area().count(), 0);
    await press('Enter');
    await area().and(page.locator(':focus')).waitFor();
    assert.equal(await area().inputValue(), '');
    await page.keyboard.type('By post.');
    await press('Control+Enter');
    await cell('P2', 'Q1').and(page.locator(':focus')).filter({ hasText: 'Summary: By post.' }).waitFor();
    assert.match(await textOf('p2.transcript.md'), /begin\?\n\n\{>>summary: By post\.<<\}\n\n\*\*P2/);
    await press('Control+End');
    await cell('P2', 'Q3').and(page.locator(':focus')).waitFor();
    await press('Enter'); // the question has no place there
    assert.equal(await area().count(), 0);
  });

  it('changes a summary, and takes it out where nothing is left of it', async () => {
    await show(few);
    await cell('P1', 'Q1').hover();
    await cell('P1', 'Q1').getByRole('button', { name: 'Change the summary of Q1 by P1' }).click();
    await area().fill('Through\nher aunt.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await cell('P1', 'Q1').getByText('Through her aunt.').waitFor();
    await area().waitFor({ state: 'detached' });
    await cell('P1', 'Q1').focus();
    await press('Enter');
    await area().fill('');
    await press('Control+Enter');
    await cell('P1', 'Q1').getByText('My uncle drove the 14').waitFor();
    const first = few['p1.transcript.md'] ?? '';
    assert.equal(
      await textOf('p1.transcript.md'),
      first.replace('{>>summary: Through her uncle, who drove the 14.<<}\n\n', ''),
    );
  });

  it('says while it is stale, and keeps place, focus and what is being written when it is no more', async () => {
    await show(many(20, 30));
    const chart = page.locator('.chart');
    await chart.evaluate(each => each.scrollTo(900, 1200));
    await cell('P12', 'Q8').click();
    await press('Enter');
    await page.keyboard.type('Half a ');
    const scrolled = () => chart.evaluate(each => [each.scrollLeft, each.scrollTop]);
    const before = await scrolled();
    const text = await textOf('p012.transcript.md');
    await page.evaluate('study.hold()');
    await page.evaluate(
      `study.change('p012.transcript.md', ${JSON.stringify(text.replace('## Q7\n', '## Q7\n\n**P12:** Oh.\n'))})`,
    );
    await page.locator('.panel[aria-busy="true"] .stale').waitFor();
    await page.getByRole('status').filter({ hasText: 'being brought up to date' }).waitFor();
    await page.evaluate('study.release()');
    await page.locator('.panel[aria-busy="false"]').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: 'Up to date: 30 participants, 20 questions.' })
      .waitFor();
    await page.keyboard.type('sentence.');
    assert.equal(await area().inputValue(), 'Half a sentence.');
    assert.deepEqual(await scrolled(), before);
    await press('Control+Enter');
    await cell('P12', 'Q8').getByText('Half a sentence.').waitFor();
    assert.match(await textOf('p012.transcript.md'), /## Q8\n\n\{>>summary: Half a sentence\.<<\}/);
  });

  it('says why a summary was not written, and keeps it', async () => {
    await show(few);
    await cell('P1', 'Q1').focus();
    await press('Enter');
    await area().fill('Her aunt.');
    const text = await textOf('p1.transcript.md');
    await page.evaluate(
      `study.change('p1.transcript.md', ${JSON.stringify(text.replace('Through her uncle', 'Through an uncle'))})`,
    );
    await cell('P1', 'Q1').getByText('Through an uncle').waitFor();
    await area().focus();
    await press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: 'Nothing was written' }).waitFor();
    assert.equal(await area().inputValue(), 'Her aunt.');
    assert.match(await textOf('p1.transcript.md'), /Through an uncle/);
  });

  it('keeps what is being written when the page is made anew, and says so while its cell is not shown', async () => {
    await show(few);
    await cell('P2', 'Q1').focus();
    await press('Enter');
    await page.keyboard.type('By po');
    const kept = await page.evaluate('study.state()');
    await show(few, { kept });
    assert.equal(await area().inputValue(), 'By po');
    await page.locator('vscode-dropdown[aria-label="What stands in columns"]').click();
    await page.locator('vscode-option', { hasText: 'Themes' }).click();
    await page.getByText('A summary that you have begun is not saved.').waitFor();
    await page.locator('vscode-dropdown[aria-label="What stands in columns"]').click();
    await page.locator('vscode-option', { hasText: 'Questions' }).click();
    await area().waitFor();
    assert.equal(await area().inputValue(), 'By po');
  });

  it('saves the chart with all that was said', async () => {
    await show(many(3, 400)); // more than would be packed in one thread
    for (const entry of ['Page (HTML)', 'Excel workbook', 'Table as CSV', 'Table as Markdown']) {
      await page.locator('.menu vscode-button').click();
      await page.getByRole('button', { name: entry }).click();
    }
    await page.waitForFunction("study.said().filter(({ type }) => type === 'save').length === 4");
    const saved = (await page.evaluate(
      "study.said().filter(({ type }) => type === 'save').map(({ name, contents }) => [name, contents.length, String.fromCharCode(...contents.slice(0, 2))])",
    )) as [string, number, string][];
    assert.deepEqual(saved.map(([name]) => name).sort(), [
      'framework.csv',
      'framework.html',
      'framework.md',
      'framework.xlsx',
    ]);
    assert.equal(saved.find(([name]) => name.endsWith('xlsx'))?.[2], 'PK');
    assert.deepEqual(complaints, []);
  });

  it('takes sixty questions and two hundred participants', async function () {
    this.timeout(120_000);
    await show(many(60, 200));
    assert.equal(await page.locator('tbody td').count(), 12_000);
    await row('P0').locator('th').focus();
    await press('Control+End');
    const last = cell('P199', 'Q60').and(page.locator(':focus'));
    await last.waitFor();
    const isInSight = async () => {
      const box = await last.boundingBox();
      return box !== null && box.y > 0 && box.y + box.height <= 800;
    };
    while (!(await isInSight())) await page.waitForTimeout(50);
    await page.screenshot({ path: join(screenshots, 'framework-large.png') });
    await press('Enter');
    await page.keyboard.type('The end.');
    await press('Control+Enter');
    await cell('P199', 'Q60').getByText('The end.').waitFor();
  });
});
