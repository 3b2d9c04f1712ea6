import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { guide, transcript } from '../unit/language/study-of';
import { Client, commands, type Folder, folderOf } from './client';

/*
 * A heap that has little room is swept often, so that what the process takes is what it holds. In a large one, Node
 * lets rubbish lie for as long as there is room, and that looks like a leak. `npm run bench` has a longer session.
 */
const tight = ['--max-old-space-size=64', '--max-semi-space-size=1'];
/** MB from after the first third of a session to its end; up to six come and go with the sweeping. */
const mostGrowth = 15;

const turn = '**Ann:** Yes, [a cook]{.work}. []{q=Q2.1} And [so [on]{.x}]{.y} it *goes*.\n\n';
/** Fifty kilobytes, in sixty questions. */
const text = transcript(`## Q1.1 Role?\n\n${turn.repeat(11)}`.repeat(60));

describe('the memory of the server', () => {
  let client: Client;
  let folder: Folder;
  before(async () => {
    folder = folderOf({ 'tea.guide.yaml': guide });
    client = new Client([...tight, ...commands['server.js --stdio']]);
    await client.start([folder]);
  });
  after(async () => {
    await client.end();
    folder.remove();
  });

  /** MB in memory, or `undefined` where the system has no such file (not Linux). */
  function inMemory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${client.process.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  async function doesNotGrow(
    context: Mocha.Context,
    times: number,
    action: (number: number) => Promise<void>,
  ) {
    if (inMemory() === undefined) {
      console.log('      (left out: this system has no /proc to read the memory of a process from)');
      context.skip();
    }
    const full = client.ended.then(() => assert.fail('the server has ended, probably for want of memory'));
    let before = 0;
    for (let number = 0; number < times; number++) {
      if (number === Math.floor(times / 3)) before = inMemory() ?? 0;
      await Promise.race([action(number), full]);
    }
    const growth = (inMemory() ?? 0) - before;
    assert.ok(growth <= mostGrowth, `${growth.toFixed(1)} MB more than after a third of it`);
  }

  it('does not grow with edits', async function () {
    const uri = folder.uriOf('1.transcript.md');
    await client.open(uri, text);
    await doesNotGrow(this, 2000, async number => {
      // A letter comes and goes, now here, now there: in the first turn of each question.
      const start = { line: 5 + 24 * ((number >> 1) % 60), character: 9 };
      const end = number % 2 === 0 ? start : { ...start, character: 10 };
      await client.change(uri, number + 2, { range: { start, end }, text: number % 2 === 0 ? 'a' : '' });
      if (number % 10 === 0) await client.request('textDocument/documentSymbol', { textDocument: { uri } });
    });
  }).timeout(60_000);

  it('does not grow with transcripts that are opened and closed', async function () {
    await doesNotGrow(this, 150, async number => {
      const uri = folder.uriOf(`${number % 20}.transcript.md`);
      await client.open(uri, text);
      await client.request('textDocument/documentSymbol', { textDocument: { uri } });
      await client.close(uri);
    });
  }).timeout(60_000);
});
