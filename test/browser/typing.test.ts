import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../host/workbench.mjs';

/*
 * What a typist types is what stands there: no list takes a key that was meant for the text, and what is chosen from a
 * list stands where it belongs.
 */

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
  - id: passengers
`;

const frontMatter = '---\nguide: bus.guide.yaml\nparticipant: NB-01\ninterviewer: KL\n---\n\n';

/** The pace of a typist in ms per key: slow enough for a list to open between two keys. */
const delay = 120;

describe('Typing in the workbench', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(90_000);
    workbench = await openWorkbench({
      files: {
        'bus.guide.yaml': guide,
        'bus.codebook.yaml': codebook,
        'NB-01.transcript.md': `${frontMatter}**KL:** How did you become a driver, who drove before?\n\n`,
      },
    });
    await workbench.openFile('NB-01.transcript.md');
    await workbench.page.locator('.statusbar-item', { hasText: 'answered' }).first().waitFor();
  });

  after(() => workbench.close());

  /** Clears the transcript but for its beginning, types the keys and gives back what stands there. */
  async function typed(beginning: string, type: () => Promise<void>): Promise<string> {
    await workbench.write(`${frontMatter}${beginning}`);
    await type();
    return (await text()).slice(frontMatter.length + beginning.length);
  }

  /** The text of the editor, through the clipboard: what the page shows is wrapped and scrolled. */
  async function text(): Promise<string> {
    const { page } = workbench;
    await page.keyboard.press('Escape');
    let before = '';
    let same = 0;
    // Saved again and again: what a key does may follow it after a while, and so may the file.
    while (same < 3) {
      await page.keyboard.press('ControlOrMeta+S');
      await page.waitForTimeout(400);
      const now = await readFile(join(workbench.folder, 'NB-01.transcript.md'), 'utf8');
      same = now === before ? same + 1 : 0;
      before = now;
    }
    return before;
  }

  const keys = (written: string) => workbench.page.keyboard.type(written, { delay });
  const press = (key: string) => workbench.page.keyboard.press(key);
  const list = () => workbench.page.locator('.suggest-widget.visible .monaco-list-row');

  it('leaves prose alone, also where a line ends behind a short word', async () => {
    const prose = 'How did you wh\nand dri\nbecome so\n\nThe dr\n';
    let lists = 0;
    const written = await typed('**NB-01:** Who became a driver? ', async () => {
      for (const letter of prose) {
        if (letter === '\n') await press('Shift+Enter');
        else await keys(letter);
        if (await list().first().isVisible()) lists++;
      }
    });
    assert.equal(written, prose);
    assert.equal(lists, 0);
  });

  for (const own of ['## how\nSo', '## \nSo', '## Q1\nSo', '## On the way {status=}\n']) {
    it(`breaks the line of ${JSON.stringify(own)} and takes nothing`, async () => {
      assert.equal(await typed('**KL:** Yes.\n\n', () => keys(own)), own);
    });
  }

  it('takes the first suggestion with Tab', async () => {
    const written = await typed('**KL:** Yes.\n\n', async () => {
      await keys('## Q1');
      await list().first().waitFor();
      await press('Tab');
    });
    assert.equal(written, '## Q1.1 How did you become a driver?');
  });

  it('begins a coding around selected talk with a bracket', async () => {
    const written = await typed('**NB-01:** My uncle ', async () => {
      await keys('drove');
      for (let letters = 'drove'.length; letters > 0; letters--) await press('Shift+ArrowLeft');
      await workbench.page.waitForTimeout(400);
      await keys('[');
      await list().first().waitFor();
      await press('Tab');
      await keys(' on');
    });
    assert.equal(written, '[drove]{.family} on');
  });

  it('puts only brackets around what is selected of a heading', async () => {
    const written = await typed('**KL:** Yes.\n\n', async () => {
      await keys('# Later');
      for (let letters = 'Later'.length; letters > 0; letters--) await press('Shift+ArrowLeft');
      await workbench.page.waitForTimeout(400);
      await keys('[');
    });
    assert.equal(written, '# [Later]');
  });

  it('takes the one that was gone to with Enter', async () => {
    const written = await typed('**KL:** Yes.\n\n', async () => {
      await keys('## Q1');
      await list().first().waitFor();
      await press('ArrowDown');
      await press('ArrowDown');
      await press('Enter');
    });
    assert.equal(written, '## Q1.2 What was your first night like?');
  });

  it('writes a memo as it is typed', async () => {
    assert.equal(await typed('**KL:** Yes. ', () => keys('{>>KL: why<<} So')), '{>>KL: why<<} So');
  });

  it('goes on with the talk behind a switch that was chosen', async () => {
    const written = await typed('**KL:** Yes. ', async () => {
      await keys('[]{q=');
      await list().first().waitFor();
      await press('Tab');
      await keys(' And then');
    });
    assert.equal(written, '[]{q=Q1.1} And then');
  });

  it('writes a note that was chosen behind a bracket, and goes on behind it', async () => {
    const written = await typed('**NB-01:** Yes. ', async () => {
      await keys('[');
      await list().first().waitFor();
      await keys('la');
      await list().first().waitFor();
      await press('Tab');
      await keys(' So');
    });
    assert.equal(written, '[laughs] So');
  });

  it('fills in the last timestamp, to be typed over', async () => {
    const written = await typed('[00:04:12] **NB-01:** Yes. ', async () => {
      await keys('[in');
      await list().filter({ hasText: 'inaudible' }).waitFor();
      await press('Tab');
      await keys('00:04:31');
      await press('Tab');
      await keys(' So');
    });
    assert.equal(written, '[inaudible 00:04:31] So');
  });

  for (const own of ['[pa\nSo', '[I saw']) {
    it(`takes nothing while ${JSON.stringify(own)} is typed`, async () => {
      assert.equal(await typed('**NB-01:** Yes. ', () => keys(own)), `${own}]`);
    });
  }

  it('codes the selected words with a theme, and keeps them', async () => {
    const { page } = workbench;
    const written = await typed('**NB-01:** My uncle ', async () => {
      await keys('drove');
      for (let letters = 'drove '.length; letters > 0; letters--) await press('Shift+ArrowLeft');
      const action = page.locator('.action-widget .monaco-list-row', { hasText: 'Code as Family (family)' });
      const ask = async () => {
        await press('ControlOrMeta+.');
        await action.waitFor({ timeout: 10_000 });
      };
      // VS Code forgets that it was asked where problems change meanwhile.
      await ask().catch(ask);
      await page.waitForTimeout(300);
      await workbench.screenshot('code-as');
      await action.click();
      await page.locator('.view-line', { hasText: '.family' }).first().waitFor();
    });
    assert.equal(written, '[drove]{.family}');
  });

  const fast = (written: string) => workbench.page.keyboard.type(written, { delay: 15 });

  it('opens the next turn with Enter, and loses no letter of somebody who types fast', async () => {
    const turns = Array.from(
      { length: 15 },
      (_, turn) => `Turn ${turn + 1} says that, and then something more.`,
    );
    const written = await typed('**KL:** ', () => fast(turns.join('\n')));
    const expected = turns.map((said, turn) => `**${turn % 2 ? 'NB-01' : 'KL'}:** ${said}`).join('\n\n');
    assert.equal(`**KL:** ${written}`, expected);
  });

  it('goes on behind Enter as soon as VS Code has read the line that Enter made', async () => {
    // It asks no rule about a line that it has not read, which it does when it has nothing else to do.
    const { page } = workbench;
    const idle = () => page.evaluate('new Promise(resolve => requestIdleCallback(resolve))');
    const written = await typed('**KL:** Yes', async () => {
      for (const line of ['.', 'No.', 'Why?']) {
        await page.keyboard.type(line);
        if (line !== 'Why?') await press('Enter');
        await idle();
      }
    });
    assert.equal(written, '.\n\n**NB-01:** No.\n\n**KL:** Why?');
  });

  it('takes a label back with one undo', async () => {
    const written = await typed('**KL:** Yes.', async () => {
      await keys('\n');
      await press('ControlOrMeta+Z');
    });
    assert.equal(written, '');
  });

  it('stays in the turn with Shift+Enter', async () => {
    const written = await typed('**KL:** Yes', async () => {
      await fast('.');
      await press('Shift+Enter');
      await press('Shift+Enter');
      await fast('And more.\nSo?');
    });
    assert.equal(written, '.\n\nAnd more.\n\n**NB-01:** So?');
  });

  it('goes round the speakers with Tab on an empty label, and back', async () => {
    const { page } = workbench;
    const written = await typed('**CD:** Me, too.\n\n**KL:** And you?\n\n**NB-01:** Yes', async () => {
      await keys('.\n');
      await press('Tab');
      await press('Tab');
      await page.waitForTimeout(200);
      await press('Shift+Tab');
      await keys('Not me.');
      await keys('\n');
      await fast('Why?');
    });
    assert.equal(written, '.\n\n**CD:** Not me.\n\n**NB-01:** Why?');
  });

  it('takes an empty label away with Enter, for a heading, and offers one with Tab', async () => {
    const { page } = workbench;
    const written = await typed('**KL:** Yes', async () => {
      await keys('.\n');
      await press('Enter');
      await page.waitForTimeout(100);
      await fast('## Next\n\n');
      await page.waitForTimeout(100);
      await press('Tab');
      await fast('Well?');
      await workbench.screenshot('typing-turns');
    });
    assert.equal(written, '.\n\n## Next\n\n**NB-01:** Well?');
  });

  it('does what Tab and Enter are for also without any time between the keys', async () => {
    const round = await typed('**CD:** Me.\n\n**KL:** You?\n\n**NB-01:** Yes', async () => {
      for (const key of ['.', 'Enter', 'Tab', 'N', 'o']) await press(key);
    });
    assert.equal(round, '.\n\n**CD:** No');
    const twice = await typed('**CD:** Me.\n\n**KL:** You?\n\n**NB-01:** Yes', async () => {
      for (const key of ['.', 'Enter', 'Tab', 'Tab', 'N', 'o']) await press(key);
    });
    assert.equal(twice, '.\n\n**NB-01:** No');
    const removed = await typed('**KL:** Yes', async () => {
      for (const key of ['.', 'Enter', 'Enter', 'N', 'o']) await press(key);
    });
    assert.equal(removed, '.\n\nNo');
  });

  it('leaves Tab what it is elsewhere, where it was pressed', async () => {
    const written = await typed('**KL:** Yes', async () => {
      for (const key of ['.', 'Tab', 'N', 'o', 'Tab', 'Tab', '!']) await press(key);
    });
    assert.match(written, /^\. +No {2,}!$/);
  });

  it('takes an empty label that Enter has removed back with one undo', async () => {
    const written = await typed('**KL:** Yes', async () => {
      await keys('.\n\n');
      await press('ControlOrMeta+Z');
    });
    assert.equal(written, '.\n\n**NB-01:** ');
  });

  it('inserts the last timestamp, to type over what differs', async () => {
    const written = await typed('**KL:** [00:01:12] Yes.\n\n**NB-01:** ', async () => {
      await press('ControlOrMeta+J');
      await workbench.page.waitForTimeout(500);
      await workbench.screenshot('timestamp');
      await press('Tab');
      await keys('02');
      await press('Tab');
      await keys('40');
      await press('Tab');
      await keys('No.');
    });
    assert.equal(written, '[00:02:40] No.');
  });

  it('keeps what VS Code knows of brackets', async () => {
    const written = await typed('**KL:** Yes', () => keys(' [laughs'));
    assert.equal(written, ' [laughs]');
  });

  it('asks again where the participant’s ID is empty', async () => {
    const { page } = workbench;
    await workbench.command('Verbatim: New Transcript');
    await page.locator('.quick-input-widget', { hasText: 'Who was interviewed?' }).waitFor();
    await press('Enter');
    await page.locator('.quick-input-message', { hasText: 'Type an ID' }).waitFor();
    await press('Escape');
  });

  it('says at once that a participant has a transcript already', async () => {
    const { page } = workbench;
    await workbench.command('Verbatim: New Transcript');
    await page.locator('.quick-input-widget', { hasText: 'Who was interviewed?' }).waitFor();
    await page.keyboard.type('NB-01');
    await page.locator('.quick-input-message', { hasText: 'is there already' }).waitFor();
    await press('Escape');
  });
});
