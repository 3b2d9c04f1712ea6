import assert from 'node:assert/strict';
import { contrast } from '../../src/format/colours';
import { type ColourTheme, colourThemes, openWorkbench, type Workbench } from '../host/workbench.mjs';

/* How coded passages look in the editor and in the Markdown preview, in VS Code's own themes. */

const guide = `sections:
  - id: "1"
    questions:
      - id: Q1.1
        text: How did you become a driver?
      - id: Q1.2
        text: What was your first night like?
`;

const codebook = `themes:
  - id: family
    label: Family
    themes:
      - id: father
        label: Father and son
  - id: fear
    label: Fear
    colour: "#ffee88"
  - id: company
    label: Company
    colour: "#204060"
  - id: night
`;

const talk = `---
guide: bus.guide.yaml
participant: NB-01
interviewer: KL
---

## Q1.1 How did you become a driver? {status=partial}

**KL:** How did you become a driver?

**NB-01:** [My father [drove the night bus, and [I sat behind him]{.father}, always]{.company} in the same seat]{.family}. [laughs] {>>KL: compare NB-03<<} [And then I wanted it myself]{.night .fear}.

**NB-01:** []{q=Q1.2} The first night [nobody [got on]{.company}]{.fear}. It rained, and I thought [they all know something]{.night} that I don't.

::: {.company by=CD}

**NB-01:** We meet at four, all of us, at the last stop.

::: {.fear}

**KL:** All of you?

:::

:::

**NB-01:** היא אמרה [שזה לא יקרה [שוב]{.fear} לעולם]{.family} ואז שתקה.

## Q1.2 What was your first night like? {.night}

**NB-01:** I told you. [It rained]{.fear}.
`;

const many = Array.from(
  { length: 300 },
  (_, number) =>
    `**NB-01:** Some words and [words with theme ${number}, and [more]{.inner-${number}}]{.theme-${number}}.\n`,
).join('\n');

/** Of the page. */
declare function getComputedStyle(element: unknown): {
  readonly backgroundColor: string;
  readonly borderBottomColor: string;
  readonly borderBottomStyle: string;
  readonly borderBottomWidth: string;
};

/** How the line below a coded passage is drawn. */
interface Line {
  readonly colour: string;
  readonly style: string;
  readonly width: string;
}

describe('Coded passages in the workbench', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'bus.guide.yaml': guide,
        'bus.codebook.yaml': codebook,
        'NB-01.transcript.md': talk,
        'NB-02.transcript.md': many,
        'notes.md': 'Not [coded]{.family} {>>at all<<}\n',
      },
      viewport: { width: 1280, height: 900 },
    });
    await workbench.openFile('NB-01.transcript.md');
    await tinted().first().waitFor();
  });

  after(() => workbench.close());

  /** The boxes behind coded words: the only decorations with a line below. */
  const tinted = () => workbench.page.locator('.monaco-editor .view-overlays .cdr[class*="ced-"]');

  /** Width in pixels of the letters that a line begins to show a text with. */
  async function shownWidth(text: string): Promise<number> {
    const letters = workbench.page.locator('.monaco-editor .view-line span:not(:has(span))', {
      hasText: text,
    });
    return (await letters.first().boundingBox())?.width ?? 0;
  }

  async function choose(theme: ColourTheme): Promise<void> {
    await workbench.showIn(theme);
    await workbench.page.waitForTimeout(500);
  }

  for (const theme of colourThemes) {
    it(`are tinted, with lines that can be seen in ${theme} colours`, async () => {
      await choose(theme);
      await workbench.screenshot(`coded-passages-${theme}`);
      const boxes: Line[] = await tinted().evaluateAll(found =>
        found.map(box => {
          const style = getComputedStyle(box);
          return {
            colour: style.borderBottomColor,
            style: style.borderBottomStyle,
            width: style.borderBottomWidth,
          };
        }),
      );
      const lines = boxes.filter(({ width }) => width !== '0px');
      assert.ok(lines.length > 8, String(lines.length));
      const background: string = await workbench.page
        .locator('.monaco-editor .monaco-editor-background')
        .first()
        .evaluate(editor => getComputedStyle(editor).backgroundColor);
      for (const { colour } of lines) assert.ok(contrast(hexOf(colour), hexOf(background)) >= 3, colour);
      assert.ok(new Set(lines.map(({ style }) => style)).size > 1, 'nested ones look different');
    });
  }

  it('hides markup for reading, and shows it where the cursor is', async () => {
    await choose('light');
    await workbench.command('Verbatim: Toggle Markup');
    await workbench.page.locator('.statusbar-item', { hasText: 'Markup hidden' }).waitFor();
    await workbench.page.waitForTimeout(500);
    await workbench.screenshot('markup-hidden');
    assert.equal(await shownWidth('family'), 0);
    assert.ok((await tinted().count()) >= 8, 'words are tinted all the same');
    await workbench.page.locator('.view-line', { hasText: 'drove the night' }).click();
    await workbench.page.waitForTimeout(500);
    await workbench.screenshot('markup-hidden-but-here');
    assert.ok((await shownWidth('family')) > 0);
    assert.equal(await shownWidth('status'), 0);
    await workbench.page.locator('.statusbar-item', { hasText: 'Markup hidden' }).click();
    await workbench.page
      .locator('.statusbar-item', { hasText: 'Markup hidden' })
      .waitFor({ state: 'hidden' });
  });

  it('are tinted with three hundred themes', async () => {
    await workbench.openFile('NB-02.transcript.md');
    await tinted().first().waitFor();
    await workbench.page.keyboard.press('ControlOrMeta+End');
    await workbench.page.waitForTimeout(700);
    await workbench.screenshot('coded-passages-many');
    assert.ok((await tinted().count()) > 10);
  });

  it('are shown in the Markdown preview', async () => {
    await workbench.openFile('NB-01.transcript.md');
    await workbench.page.keyboard.press('ControlOrMeta+Shift+KeyV');
    const preview = workbench.webview();
    await preview.locator('.verbatim-theme', { hasText: 'Father and son' }).first().waitFor();
    await workbench.screenshot('preview-light');
    assert.doesNotMatch(await preview.locator('body').innerText(), /\{\.|\{>>|\]\{/);
    await choose('dark');
    await workbench.screenshot('preview-dark');
    await choose('high-contrast');
    await workbench.screenshot('preview-high-contrast');
  });
});

/** `rgb(1, 2, 3)` as `#010203`. */
function hexOf(colour: string): string {
  const parts = colour.match(/\d+/g)?.slice(0, 3) ?? [];
  return `#${parts.map(part => Number(part).toString(16).padStart(2, '0')).join('')}`;
}
