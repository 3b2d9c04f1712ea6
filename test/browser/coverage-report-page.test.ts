import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Workbench } from '../host/workbench.mjs';
import * as counted from '../unit/analysis/counted-coverage';
import { violationsOn } from './accessibility';
import { kinds, panelPage, screenshots } from './panel-page';

/* The page of the coverage report by itself, in studies of any size: what stands where, and what it says. */

type Files = Readonly<Record<string, string>>;

/** Of every state, group, condition and date: docs/coverage.md counts it by hand. */
const tea: Files = { 'tea.guide.yaml': counted.guide, ...counted.transcripts };

function talk(participant: string, answers: readonly string[], group = 'guest', state = 'complete'): string {
  return `---\nguide: a.guide.yaml\nparticipant: ${participant}\ngroup: ${group}\nstate: ${state}\ndate: 2026-03-10\n---\n\n${answers.join('\n\n')}\n`;
}

/** Questions in sections of ten, every fifth with probes. */
function many(questions: number, transcripts: number): Files {
  const places = Array.from({ length: questions }, (_, index) => index);
  const question = (index: number): string => {
    const [section, number] = [Math.floor(index / 10) + 1, (index % 10) + 1];
    return `Q${section}.${number}`;
  };
  const entries = places.map(index => {
    const start =
      index % 10 === 0
        ? `  - id: "${index / 10 + 1}"\n    title: Part ${index / 10 + 1}\n    questions:\n`
        : '';
    const probe = index % 5 === 0 ? `        probes: [{id: ${question(index)}a, text: And then?}]\n` : '';
    return `${start}      - id: ${question(index)}\n        text: What of the things that are asked about in number ${index}?\n${probe}`;
  });
  const files: Record<string, string> = {
    'a.guide.yaml': `title: Many questions\ngroups: [guest, host]\nsections:\n${entries.join('')}`,
  };
  for (let file = 0; file < transcripts; file++) {
    const said = places.flatMap(index => {
      if ((index * 7 + file) % 6 === 0) return [];
      const status = (index + file) % 9 === 0 ? ' {status=declined}' : '';
      return [`## ${question(index)}${status}\n\nP-${file}: It was ${'so '.repeat((index * file) % 40)}.`];
    });
    files[`p${file}.transcript.md`] = talk(`P-${file}`, said, file % 3 === 0 ? 'host' : 'guest');
  }
  return files;
}

const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(3);
const words: Files = {
  'a.guide.yaml': `title: ${long}\ngroups: [ضيف, ${long}]\nquestions:\n  - id: Q1\n    text: ماذا حدث؟\n  - id: Q2\n    text: <img src=x onerror=alert(1)>\n  - id: Q3\n    text: ${long}\n`,
  'a.transcript.md': talk(
    'سارة',
    ['## Q1\n\nسارة: لم أكن أثق بأحد في البداية.', '## Q2\n\nسارة: \\<script>alert(1)\\</script>'],
    'ضيف',
  ),
  'b.transcript.md': talk(long, ['## Q1 {status=declined}', '{>>declined: \\<b>no\\</b><<}'], long),
};

const studies: Readonly<Record<string, Files>> = {
  'every state': tea,
  '60 questions and 200 transcripts': many(60, 200),
  'words from the right and long names': words,
  'no transcripts': { 'a.guide.yaml': 'questions:\n  - id: Q1\n    text: Why?\n' },
  'only transcripts without a guide': { 'p.transcript.md': 'I: Why?\n' },
  nothing: {},
};

describe('The page of the coverage report', () => {
  const panel = panelPage('coverage-report', ['coverage-report']);
  const { complaints } = panel;
  let page: Workbench['page'];
  before(() => {
    ({ page } = panel);
  });

  const show = (
    files: Files,
    {
      kept,
      isFirstHeld = false,
      ...look
    }: { theme?: string; width?: number; kept?: unknown; isFirstHeld?: boolean } = {},
  ) => panel.show({ files, kept, isFirstHeld }, { ...look, isHeld: isFirstHeld });

  const status = () => page.locator('[role="status"]');
  const row = (id: string) =>
    page.locator('.cells tbody tr', { has: page.locator(`th strong:text-is("${id}")`) });
  const cell = (id: string, participant: string) =>
    row(id).getByRole('button', { name: new RegExp(`^${participant}, `) });
  const texts = async (id: string) =>
    (await row(id).locator('td').allTextContents()).map(text => text.replaceAll(/\s+/g, ' '));

  for (const [name, files] of Object.entries(studies)) {
    it(`has room and keeps nobody out with ${name}`, async function () {
      this.timeout(90_000);
      for (const [theme, width] of [
        ['light', 1000],
        ['dark', 400],
        ['high-contrast', 640],
        ['high-contrast-light', 320],
      ] as const) {
        assert.ok(theme in kinds);
        await show(files, { theme, width });
        await page.screenshot({
          path: join(screenshots, `coverage-report-${name.replaceAll(' ', '-')}-${width}.png`),
        });
        await panel.hasRoom();
        if (files === studies['60 questions and 200 transcripts']) continue; // takes minutes
        assert.deepEqual(await violationsOn(page), [], `${theme}, ${width} px`);
      }
      assert.deepEqual(complaints, []);
    });
  }

  it('has the figures that are counted by hand', async () => {
    await show(tea, { kept: { unfolded: ['Q1', 'Q3'].map(id => `file:///s/tea.guide.yaml#${id}`) } });
    const figures = await page.locator('.figures').textContent();
    assert.match(figures ?? '', /Transcripts4.*Asked44 %.*8 of 18.*Answered17 %.*3 of 18/s);
    assert.deepEqual(
      await page.locator('.cells thead button').allTextContents(),
      ['G-1', 'G-2', 'H-1', 'x4'].map(name => (['G-1', 'G-2'].includes(name) ? `${name}, has gaps` : name)),
    );
    assert.deepEqual((await texts('Q1')).slice(2), ['✓ 3', '○', '✓', '○']);
    assert.deepEqual((await texts('Q1a')).slice(2), ['·', '·', '✓ 4', '·']);
    assert.deepEqual((await texts('Q1b')).slice(2), ['◐ 2', '✗', '!', '✗']);
    assert.deepEqual((await texts('Q3')).slice(0, 2), ['–', '–']);
    assert.equal(await cell('Q1', 'H-1').getAttribute('aria-label'), 'H-1, Q1: answered, through Q1a');
    const sections = await page.locator('.cells .section').allTextContents();
    assert.match(sections[0] ?? '', /1 Coming6 of 10 60 %2 of 10 20 %/);
    assert.match(sections[2] ?? '', /3 Money always skipped0 of 4 0 %0 of 4 0 %/);
    const group = page.getByRole('row', { name: /^guest/ }).last();
    assert.match((await group.textContent()) ?? '', /guest24 of 7 \(57 %\)2 of 7 \(29 %\)10/);
    const research = page.getByRole('row', { name: /^RQ1/ });
    assert.match((await research.textContent()) ?? '', /5 of 8 \(63 %\)2 of 8 \(25 %\)5/);
  });

  it('shows the beginnings of names that are read from the right', async () => {
    const group = 'סוחרים ותיקים שעובדים בשוק';
    const about = `---\nparticipant: ${group}\ngroup: ${group}\n---\n\n## Q1\n\nA: so\n`;
    await show({ 'a.guide.yaml': 'questions: [{id: Q1, text: One}]\n', 'a.transcript.md': about });
    const directions = await page.evaluate(
      `[...document.querySelectorAll('.cells thead :is(.groups th, .one button)')].map(each => getComputedStyle(each).direction)`,
    );
    assert.deepEqual(directions, ['rtl', 'rtl']);
  });

  it('has rates of main questions and of all, where one wants them', async () => {
    await show(tea);
    await page.locator('vscode-dropdown[aria-label="Which questions rates are of"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('.figures', { hasText: '3 of 14 main questions' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('.figures', { hasText: '10 of 25 questions that apply' }).waitFor();
  });

  it('leads from what stands out to the row and the column', async () => {
    await show(many(60, 40));
    await page
      .getByRole('button', { name: /^Nobody answers|^P-\d+ has nothing/ })
      .first()
      .click();
    await page.locator('.cells [data-cell]:focus').waitFor();
    await show(tea);
    await page.getByRole('button', { name: /^Nobody was asked anything of section 3/ }).click();
    assert.equal(
      await page.evaluate("document.activeElement.closest('tr').dataset.key"),
      'file:///s/tea.guide.yaml#Q7',
    );
    await page.getByRole('button', { name: /^G-2 has nothing on Q1, Q1b, and no reason/ }).click();
    assert.equal(await page.evaluate('document.activeElement.dataset.cell'), 'file:///s/x3.transcript.md');
  });

  it('says what to do where nothing is there yet', async () => {
    await show({});
    await page.getByText('There is no transcript with an interview guide').waitFor();
    await show(studies['only transcripts without a guide'] ?? {});
    await page.getByText('1 transcript left out of these figures').click();
    await page.locator('.left-out li', { hasText: 'p.transcript.md' }).waitFor();
    await show(tea, { kept: { filter: { questions: ['Q9'] } } });
    await page.getByText('No transcript and question pass the filters').waitFor();
    await page.getByRole('button', { name: /^Remove the filter/ }).click();
    await page.locator('.cells').waitFor();
  });

  it('needs no mouse: folds, goes from cell to cell, opens one and comes back', async () => {
    await show(tea);
    const press = (key: string) => page.keyboard.press(key);
    await row('Q1').locator('[data-cell="fold"]').focus();
    await press('Enter');
    await row('Q1a').waitFor();
    assert.equal(await row('Q1').locator('[data-cell="fold"]').getAttribute('aria-expanded'), 'true');
    await press('ArrowRight'); // the question
    await press('ArrowRight'); // the first transcript
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await page.locator('#answer-title:focus').waitFor();
    await page.locator('.quotes blockquote').waitFor();
    assert.match(
      (await page.locator('.quotes').textContent()) ?? '',
      /G-1 · Q1b.*◐ partial · 2 words.*My \[laughs\] sister/s,
    );
    await press('Escape');
    await page.locator('.quotes').waitFor({ state: 'detached' });
    assert.equal(
      await page.evaluate("document.activeElement.getAttribute('aria-label')"),
      'G-1, Q1b: partial, 2 words',
    );
  });

  it('shows several passages where people came back, and why there is none', async () => {
    const text = talk('P1', [
      '## Q1\n\nP1: First.',
      '## Q2 {status=declined}\n\n{>>declined: too personal<<}',
      '## Q1\n\nP1: And once more.',
    ]);
    const files = {
      'a.guide.yaml':
        'questions:\n  - {id: Q1, text: Why?}\n  - {id: Q2, text: How?}\n  - {id: Q3, text: When?}\n',
      'p.transcript.md': text,
    };
    await show(files);
    await cell('Q1', 'P1').click();
    await page.locator('.quotes blockquote', { hasText: 'And once more.' }).waitFor();
    assert.equal(await page.locator('.quotes blockquote').count(), 2);
    await page.locator('.quotes').getByRole('button', { name: 'Line 19' }).click();
    await cell('Q2', 'P1').click();
    await page.locator('.quotes .memo', { hasText: 'too personal' }).waitFor();
    assert.equal(await page.locator('.quotes').getByText('Insert Heading').count(), 0);
    await cell('Q3', 'P1').click();
    await page.locator('.quotes').getByText('It has no place in this transcript yet.').waitFor();
    await page.locator('.quotes').getByText('Insert Heading').click();
    await page.locator('.quotes').getByText('Set Status …').click();
    const of = { uri: 'file:///s/p.transcript.md', question: 'Q3' };
    const wanted = (await page.evaluate('study.wanted')) as { type: string }[];
    assert.deepEqual(
      wanted.filter(({ type }) => type === 'insert' || type === 'status'),
      [
        { type: 'insert', ...of },
        { type: 'status', ...of },
      ],
    );
    const selected = wanted.find(({ type }) => type === 'select') as { range?: object } | undefined;
    assert.deepEqual(selected?.range, {
      start: { line: 18, character: 4 },
      end: { line: 18, character: 18 },
    });
  });

  it('shows the first words where the mouse rests', async () => {
    await show(tea);
    await cell('Q1', 'G-1').hover();
    const shown = page.locator('.first-words', { hasText: 'I walked here.' });
    await shown.waitFor();
    await page.screenshot({ path: join(screenshots, 'coverage-report-first-words.png') });
    await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'hidden' });
  });

  it('says while it is stale, and keeps place, focus and what is open when it is no more', async () => {
    const files = many(60, 40);
    await show(files);
    const focused = cell('Q5.3', 'P-31');
    await focused.click();
    await page.locator('.quotes blockquote').waitFor();
    await focused.focus();
    const places = () =>
      page.evaluate(
        "['#main', '.matrix'].map(each => document.querySelector(each)).map(({ scrollTop, scrollLeft }) => [scrollTop, scrollLeft])",
      );
    const before = await places();
    await page.evaluate("document.querySelectorAll('.cells tr').forEach(row => { row.before = true; })");
    const text = (files['p31.transcript.md'] ?? '').replace('## Q5.3', '## Q5.3 {status=partial}');
    await page.evaluate(`study.change('p31.transcript.md', ${JSON.stringify(text)})`);
    await page.locator('.panel[aria-busy="true"] .stale').waitFor();
    await status().filter({ hasText: 'The figures are being brought up to date.' }).waitFor();
    await page.evaluate('study.release()');
    await page.locator('.panel[aria-busy="false"]').waitFor();
    await status()
      .filter({ hasText: /^Up to date: 40 transcripts, \d+ of \d+ expected questions answered\.$/ })
      .waitFor();
    assert.match(
      (await page.evaluate("document.activeElement.getAttribute('aria-label')")) as string,
      /^P-31, Q5\.3: partial/,
    );
    await page.locator('.quotes .state', { hasText: '◐ partial' }).waitFor();
    assert.deepEqual(await places(), before);
    assert.equal(
      await page.evaluate("[...document.querySelectorAll('.cells tr')].every(row => row.before)"),
      true,
    );
  });

  it('is there again as it was left', async () => {
    const files = many(60, 40);
    await show(files);
    await row('Q6.1').locator('[data-cell="fold"]').click();
    await cell('Q6.1', 'P-35').click();
    await page.locator('.quotes blockquote').waitFor();
    await page.evaluate("document.querySelector('.matrix').scrollLeft -= 40");
    const left = await page.evaluate("document.querySelector('.matrix').scrollLeft");
    let kept: { scrolled?: Record<string, { left: number }> } = {};
    while (kept.scrolled?.['matrix file:///s/a.guide.yaml']?.left !== left)
      kept = (await page.evaluate('study.state()')) as typeof kept; // it is noted when scrolling rests
    await show(files, { kept });
    await row('Q6.1a').waitFor();
    await page.locator('.quotes', { hasText: 'P-35 · Q6.1' }).waitFor();
    await page.locator('.panel[aria-busy="false"]').waitFor();
    assert.equal(await page.evaluate("document.querySelector('.matrix').scrollLeft"), left);
  });

  it('shows three hundred transcripts at once, and all where one asks for them', async () => {
    const columns = page.locator('.cells thead [data-cell]');
    const note = page.getByText('The first 300 of 310 transcripts are shown.');
    await show(many(3, 310));
    assert.equal(await columns.count(), 300);
    assert.match((await page.locator('.figures').textContent()) ?? '', /Transcripts310/);
    await note.getByRole('button', { name: 'Show all' }).click();
    await note.waitFor({ state: 'detached' });
    assert.equal(await columns.count(), 310);
    await show(many(3, 310));
    await page.locator('.standing-out summary').click();
    await page.getByRole('button', { name: /^P-306 has nothing/ }).click();
    await page.locator('.cells thead [data-cell$="/p306.transcript.md"]:focus').waitFor();
  });

  it('tells what it costs with sixty questions and two hundred transcripts', async function () {
    this.timeout(60_000);
    const files = many(60, 200);
    await show(files, { isFirstHeld: true });
    await page.locator('.panel[aria-busy="true"]').waitFor({ state: 'attached' });
    const first = (await page.evaluate('study.releaseTimed()')) as number;
    await page.locator('.panel[aria-busy="false"] .cells').waitFor();
    assert.equal(await page.locator('.cells td button').count(), 60 * 200);
    const text = (files['p7.transcript.md'] ?? '').replace('## Q2.3', '## Q2.3 {status=lost}');
    await page.evaluate(`study.change('p7.transcript.md', ${JSON.stringify(text)})`);
    await page.locator('.panel[aria-busy="true"]').waitFor();
    const again = (await page.evaluate('study.releaseTimed()')) as number;
    await page.locator('.panel[aria-busy="false"]').waitFor();
    assert.match((await cell('Q2.3', 'P-7').getAttribute('aria-label')) ?? '', /lost/);
    const click = async (selector: string): Promise<number> =>
      (await page.evaluate(`study.clickTimed(${JSON.stringify(selector)})`)) as number;
    const unfolding = await click('.cells [data-cell="fold"]');
    const opening = await click('.cells td.answered button');
    const said = { first, 'after a change of one cell': again, unfolding, opening };
    const inWords = Object.entries(said).map(([what, time]) => `${what} ${Math.round(time)} ms`);
    console.log(`      ${inWords.join(', ')}`);
  });
});
