import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codebook, guide, transcript } from '../unit/language/study-of';
import { folderOf } from './client';
import { CountingClient } from './counting-client';
import { abilities, type Comparable, compared, Disorder, type Files, type Move } from './disorder';

/** How long to try, in seconds. */
const seconds = Number(process.env.VERBATIM_DISORDER_SECONDS ?? 15);
/** Answers of one run that are compared with those of a second server. */
const sample = 4;

const about = (body: string) => transcript(body, 'guide: ../tea.guide.yaml\n');
const interview = about(`
## Q1.1 What is your role here?

**Ann:** [I pour [the tea]{.money}]{.trust}. 😀 {>>RB: so<<}

## Q1.2, Q1.1a Who told you?

**Bo:** []{q=Q2.1} Nobody. [00:01:02] [laughs]
`);
const texts = [
  interview,
  interview.replaceAll('\n', '\r\n'),
  guide,
  codebook,
  about('## Q9.9 What?\n'),
  '',
  '\uFEFF---\n',
];
const scraps = [
  ...[
    '',
    'x',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '😀',
    '}',
    '## Q1.2 Who?\n',
    '[a]{q=Q2.1}',
    '**Bo:** no\n\n',
    '---\n',
  ],
  ...[
    '{.trust}',
    '{>>RB: ',
    '::: {.money}\n',
    '  - id: new\n',
    '      - id: Q7.1\n',
    'participant: X-1\n',
    '[00:00:09] ',
  ],
];
const files: Files = {
  'one/tea.guide.yaml': guide,
  'one/tea.codebook.yaml': codebook,
  'one/p/a.transcript.md': interview,
  'one/p/b.transcript.md': about('## Q1.1 Role?\n\n**Bo:** [None]{.trust}.\n'),
  'two/tea.guide.yaml': guide,
  'two/p/c.transcript.md': interview,
};
const others = ['one/p/new.transcript.md', 'one/notes.md', 'one/p/é 1.transcript.md'];

const file = fc.nat(Object.keys(files).length + others.length - 1);
const share = fc.nat(1000).map(thousandth => thousandth / 1000);
const text = fc.constantFrom(...texts);
const kind = <Kind extends Move['kind']>(name: Kind) => fc.constant(name);
const change = fc.record({ at: share, length: fc.nat(12), text: fc.constantFrom(...scraps) });
const place = fc.record({
  at: share,
  length: fc.nat(200),
  word: fc.constantFrom('trust', 'Q1.1', 'Q9.9', 'fresh', '', 'tea'),
});
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ kind: kind('ask'), question: fc.nat(1000), file, about: place }) },
  {
    weight: 8,
    arbitrary: fc.record({ kind: kind('look'), method: fc.constantFrom(...compared), file, about: place }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: kind('change'),
      file,
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('open'), file, text }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('close'), file }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('cancel'), which: fc.nat(100) }) },
  { weight: 6, arbitrary: fc.record({ kind: kind('settle') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('wait'), milliseconds: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('write'), file, text }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('delete'), file }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('set'), settings: fc.constantFrom({}, { unknown: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('folder') }) },
);

describe('requests of every kind, in any order, cancelled at random, while everything changes', () => {
  /** A second server that never sees more than one moment. */
  let quiet: CountingClient;
  let folders: readonly string[] = [];

  before(async () => {
    quiet = new CountingClient();
    await quiet.start([], abilities);
  });
  after(() => quiet.end());

  it('are each answered once, about the text they were asked about, and leave the server alive', async function () {
    this.timeout(seconds * 1000 + 60_000);
    let runs = 0;
    let answers = 0;
    const run = async (moves: readonly Move[]): Promise<void> => {
      const disorder = new Disorder(files, others);
      try {
        await disorder.start();
        for (const each of moves) await disorder.do(each);
        await disorder.finish();
        for (const each of disorder.comparable.slice(-sample)) {
          assert.deepEqual(neutral(each.result, each.folder.uri), await quietAnswer(each), each.method);
          answers++;
        }
      } finally {
        await disorder.end();
      }
      runs++;
    };
    let last = Promise.resolve();
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 20, maxLength: 80 }), moves => {
        last = run(moves);
        return last;
      }),
      { numRuns: 1_000_000, interruptAfterTimeLimit: seconds * 1000, endOnFailure: seconds < 60 },
    );
    await last; // what the end of the time has interrupted goes on
    assert.ok(answers > 0, `of ${runs} runs no answer was compared`);
  });

  /** What a server answers that is given just the study as it was, and nothing else before. */
  async function quietAnswer({ method, params, at, folder }: Comparable): Promise<unknown> {
    const copy = folderOf(Object.fromEntries(at.written));
    const moved = (value: object) => JSON.parse(JSON.stringify(value).replaceAll(folder.uri, copy.uri));
    const wanted = moved([...at.folders]) as string[];
    const named = (uris: readonly string[]) => uris.map(uri => ({ uri, name: uri }));
    quiet.notify('workspace/didChangeWorkspaceFolders', {
      event: { added: named(wanted), removed: named(folders) },
    });
    folders = wanted;
    const shown = [...at.shown.values()].map(({ document }) => ({
      uri: document.uri.replace(folder.uri, copy.uri),
      languageId: 'markdown',
      version: 1,
      text: document.getText(),
    }));
    for (const textDocument of shown) quiet.notify('textDocument/didOpen', { textDocument });
    await quiet.ask('verbatim/coverageReport').answer;
    const { result, error } = await quiet.ask(method, moved(params)).answer;
    for (const { uri } of shown) quiet.notify('textDocument/didClose', { textDocument: { uri } });
    copy.remove();
    assert.equal(error, undefined);
    assert.deepEqual(quiet.faults, []);
    return neutral(result, copy.uri);
  }

  /** An answer without what differs by itself: the folder, and the number of the report. */
  function neutral(result: unknown, folder: string): unknown {
    const text = JSON.stringify(result ?? null).replaceAll(folder, 'study:');
    return JSON.parse(text.replace(/"resultId":"\d+",?/, ''));
  }
});
