import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderWith, namesIn, textOf, verbatim, verbatimToHead } from './run';

const guide = 'title: Nights\nquestions:\n- {id: Q1, text: One}\n- {id: Q2, text: Two}\n';
const answersOne = '---\nparticipant: A\n---\n\n## Q1\n\nA: yes, indeed\n';
const study = {
  'g.guide.yaml': guide,
  't/a.transcript.md': answersOne,
  't/b #2.transcript.md': '## Q1\n\nB: no\n\n## Q2\n\nB: yes\n',
  'notes.txt': 'not of the study',
  'node_modules/x/c.transcript.md': answersOne,
};

describe('verbatim coverage', () => {
  it('reads the current folder when no path is given', async () => {
    const { code, out, err } = await verbatim(folderWith(study), ['coverage']);
    assert.deepEqual([code, err], [0, '']);
    assert.equal(
      out,
      `Nights

  Transcript  Answered       Asked   Words  Still open
  A             1 of 2  50 %   50 %       2  Q2
  b #2          2 of 2 100 %  100 %       2  nothing

  3 of 4 expected questions answered (75 %), 3 asked (75 %), 4 words.
`,
    );
  });

  it('counts one file, whose guide is in the folder above', async () => {
    const { code, out } = await verbatim(folderWith(study), ['coverage', 't/a.transcript.md']);
    assert.equal(code, 0);
    assert.match(out, /1 of 2 expected/);
  });

  it('counts a file once that is named twice', async () => {
    const { out } = await verbatim(folderWith(study), ['coverage', 't', '.', './t/a.transcript.md']);
    assert.match(out, /3 of 4 expected/);
  });

  it('reads a folder elsewhere, whose guide is in the repository above', async () => {
    const folder = folderWith(study);
    mkdirSync(join(folder, '.git'));
    const { code, out } = await verbatim(folderWith({}), ['coverage', join(folder, 't')]);
    assert.equal(code, 0);
    assert.match(out, /3 of 4 expected/);
  });

  it('finds the guide above the folder of transcripts that it is called in, or from elsewhere', async () => {
    const folder = folderWith({ ...study, 'u/named.transcript.md': '---\nguide: ../g.guide.yaml\n---\n' });
    for (const [from, args] of [
      [join(folder, 't'), ['coverage']],
      [join(folder, 't'), ['coverage', 'a.transcript.md', 'b #2.transcript.md']],
      [folderWith({}), ['coverage', join(folder, 't')]],
    ] as const) {
      const { code, out, err } = await verbatim(from, args);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /3 of 4 expected/);
    }
    assert.match((await verbatim(join(folder, 'u'), ['coverage'])).out, /0 of 2 expected/);
  });

  it('finds the guide of the repository from any depth', async () => {
    const folder = folderWith({ 'g.guide.yaml': guide, 'a/b/c/d/e/f/g/x.transcript.md': answersOne });
    mkdirSync(join(folder, '.git'));
    const { code, out } = await verbatim(join(folder, 'a/b/c/d/e/f/g'), ['coverage']);
    assert.equal(code, 0);
    assert.match(out, /1 of 2 expected/);
  });

  it('goes no further up than five folders outside of repositories', async () => {
    const folder = folderWith({ 'g.guide.yaml': guide, 'a/b/c/d/e/f/x.transcript.md': answersOne });
    assert.equal((await verbatim(join(folder, 'a/b/c/d/e'), ['coverage'])).code, 0);
    assert.equal((await verbatim(join(folder, 'a/b/c/d/e/f'), ['coverage'])).code, 1);
  });

  it('reads no guide above a folder that has one', async () => {
    const folder = folderWith({
      'g.guide.yaml': guide,
      't/own.guide.yaml': guide,
      't/a.transcript.md': '---\nguide: ../g.guide.yaml\n---\n',
    });
    const { code, err } = await verbatim(join(folder, 't'), ['coverage']);
    assert.equal(code, 1);
    assert.match(err, /leads out of the workspace/);
  });

  it('ends with 1 when there are transcripts and none can be counted, and says why', async () => {
    const folder = folderWith({ 'a.transcript.md': answersOne, 'b.transcript.md': answersOne });
    for (const format of ['text', 'markdown', 'csv', 'json']) {
      const { code, out, err } = await verbatim(folder, ['coverage', '--format', format]);
      assert.equal(code, 1);
      assert.match(err, /^2 transcripts left out \(a\.transcript\.md and 1 more\): No guide is named .*\n$/);
      if (format === 'text') assert.equal(out, 'Nothing to count: all 2 transcripts here are left out.\n');
    }
  });

  it('counts the others, with a line for each reason why some are left out', async () => {
    const folder = folderWith({
      ...study,
      'empty/e.guide.yaml': 'title: a\n',
      'empty/e.transcript.md': answersOne,
      't/c.transcript.md': '---\nguide: x.guide.yaml\n---\n',
      't/d.transcript.md': new Uint8Array([0x41, 0x3a, 0x20, 0xe9]),
    });
    const { code, out, err } = await verbatim(folder, ['coverage']);
    assert.equal(code, 0);
    assert.match(out, /3 of 4 expected/);
    const lines = err.trimEnd().split('\n').sort();
    assert.equal(lines.length, 3, err);
    assert.ok(lines.every(line => line.startsWith('1 transcript left out (')));
    assert.match(err, /e\.transcript\.md\): The guide e\.guide\.yaml has no questions/);
    assert.match(err, /c\.transcript\.md\): The guide “x\.guide\.yaml” is not there/);
    assert.match(err, /d\.transcript\.md\): .*not UTF-8/);
  });

  it('takes no file that is none of a study’s', async () => {
    const { code, err } = await verbatim(folderWith(study), ['coverage', 'notes.txt']);
    assert.equal(code, 2);
    assert.match(err, /\.transcript\.md/);
  });

  it('says so in an empty folder', async () => {
    const { code, out, err } = await verbatim(folderWith({}), ['coverage']);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /No transcripts here: .*\.transcript\.md/);
  });

  it('gives JSON with every question of every transcript', async () => {
    const folder = folderWith(study);
    const { out } = await verbatim(folder, ['coverage', '--format', 'json']);
    const report = JSON.parse(out);
    assert.equal(report.schemaVersion, 1);
    const [first, second] = report.transcripts;
    assert.equal(
      first.uri.replaceAll('%20', ' '),
      pathToFileURL(join(folder, 't/a.transcript.md')).href.replaceAll('%20', ' '),
    );
    assert.equal(first.participant, 'A');
    assert.deepEqual(
      [first, second].map(({ questions }) =>
        questions.map(({ id, state, words }: Record<string, unknown>) => [id, state, words]),
      ),
      [
        [
          ['Q1', 'answered', 2],
          ['Q2', 'missing', 0],
        ],
        [
          ['Q1', 'answered', 1],
          ['Q2', 'answered', 1],
        ],
      ],
    );
  });

  it('gives CSV', async () => {
    const { out } = await verbatim(folderWith(study), ['coverage', '--format', 'csv']);
    assert.equal(out.split('\r\n').length, 1 + 4 + 1);
    assert.ok(out.includes(`${join('t', 'a.transcript.md')},A,,,Q2,Two,missing,yes,0\r\n`));
  });

  it('writes CSV that a spreadsheet knows for UTF-8, and replaces a file only when told to', async () => {
    const folder = folderWith(study);
    const call = ['coverage', '--format', 'csv', '--out', 'c.csv'];
    assert.equal((await verbatim(folder, call)).code, 0);
    assert.ok(textOf(folder, 'c.csv').startsWith('\ufefftranscript,'));
    const again = await verbatim(folder, call);
    assert.equal(again.code, 2);
    assert.match(again.err, /already there/);
    assert.equal((await verbatim(folder, [...call, '--force'])).code, 0);
    assert.deepEqual(
      namesIn(folder).filter(name => name.includes('csv')),
      ['c.csv'],
    );
  });

  it('shows no control characters of a name to the terminal', async () => {
    const folder = folderWith({
      ...study,
      't/a.transcript.md': '---\nparticipant: "a\\e[31mb"\n---\n\n## Q1\n',
    });
    const { out } = await verbatim(folder, ['coverage']);
    assert.match(out, /a\ufffd\[31mb/);
  });

  it('gives Markdown with links that lead from the report to the file', async () => {
    const folder = folderWith(study);
    const { code, out, err } = await verbatim(folder, [
      'coverage',
      '--format=markdown',
      '--out',
      'reports/now/c.md',
    ]);
    assert.deepEqual([code, out], [0, '']);
    assert.match(err, /reports\/now\/c\.md/);
    assert.ok(textOf(folder, 'reports/now/c.md').includes('](../../t/b%20%232.transcript.md#L'));
    assert.deepEqual(namesIn(join(folder, 'reports/now')), ['c.md']);
  });

  for (const [percent, code] of [
    ['75', 0],
    ['75%', 0],
    ['75.1', 1],
    ['100', 1],
    ['0', 0],
  ] as const) {
    it(`ends with ${code} for 75 % and --fail-under ${percent}`, async () => {
      const ended = await verbatim(folderWith(study), ['coverage', '--fail-under', percent]);
      assert.equal(ended.code, code);
      assert.equal(ended.err === '', code === 0);
    });
  }

  it('takes 29 of 100 for 29 %', async () => {
    const questions = Array.from({ length: 100 }, (_, i) => `- {id: Q${i}, text: a}\n`).join('');
    const answers = Array.from({ length: 29 }, (_, i) => `## Q${i}\n\nA: a\n\n`).join('');
    const folder = folderWith({ 'guide.yaml': `questions:\n${questions}`, 'a.transcript.md': answers });
    assert.equal((await verbatim(folder, ['coverage', '--fail-under', '29'])).code, 0);
    assert.equal((await verbatim(folder, ['coverage', '--fail-under', '30'])).code, 1);
  });

  it('takes nothing to count for 0 %', async () => {
    assert.equal((await verbatim(folderWith({}), ['coverage', '--fail-under', '1'])).code, 1);
  });

  it('writes the report though the rate is too low', async () => {
    const folder = folderWith(study);
    assert.equal((await verbatim(folder, ['coverage', '--fail-under', '80', '--out', 'c.txt'])).code, 1);
    assert.match(textOf(folder, 'c.txt'), /3 of 4/);
  });

  it('leaves nothing behind where it cannot write', async () => {
    const folder = folderWith({ ...study, 'folder/x': '' });
    for (const out of ['folder', 'notes.txt/c.md']) {
      const { code, err } = await verbatim(folder, ['coverage', '--force', '--out', out]);
      assert.equal(code, 2, err);
      assert.match(err, new RegExp(out));
      assert.doesNotMatch(err, /\n\s+at /);
    }
    assert.deepEqual(namesIn(folder), ['folder', 'g.guide.yaml', 'node_modules', 'notes.txt', 't']);
    assert.deepEqual(namesIn(join(folder, 'folder')), ['x']);
  });
});

describe('verbatim check', () => {
  it('finds nothing to say of a study in order', async () => {
    const { code, out } = await verbatim(folderWith(study), ['check']);
    assert.deepEqual([code, out], [0, '3 files: 0 errors, 0 warnings, 0 remarks.\n']);
  });

  const broken = {
    ...study,
    't/c.transcript.md': '## Q1\n\nC: [a]{b}\n\n## Q22\n\nC: c\n',
    'z.guide.yaml': 'questions: [{id: Q1, txt: a}]\n',
    't/d.transcript.md': new Uint8Array([82, 66, 58, 0, 255]),
    't/e.transcript.md': '---\nguide: ../g.guide.yaml\n---\n\n## Q22\n',
  };

  it('lists every problem of every file with its place, and ends with 1 when one is an error', async () => {
    const { code, out } = await verbatim(folderWith(broken), ['check']);
    assert.equal(code, 1);
    const lines = out.trimEnd().split('\n');
    assert.ok(
      lines.some(line => /^t.c\.transcript\.md:3:7: warning: .* \[coding-syntax\]$/.test(line)),
      out,
    );
    assert.ok(
      lines.some(line => /^t.d\.transcript\.md:1:1: error: .* \[not-text\]$/.test(line)),
      out,
    );
    assert.ok(
      lines.some(line => /^t.e\.transcript\.md:5:4: error: .*Q22.* \[unknown-question\]$/.test(line)),
      out,
    );
    assert.ok(
      lines.some(line => /^z\.guide\.yaml:1:22: warning: .* \[unknown-key\]$/.test(line)),
      out,
    );
    assert.match(lines.at(-1) ?? '', /^7 files: 2 errors, \d+ warnings/);
    assert.deepEqual(
      lines.slice(0, -1).map(line => line.split(':')[0]),
      lines
        .slice(0, -1)
        .map(line => line.split(':')[0])
        .sort(),
    );
  });

  it('takes each code as seriously as it is told', async () => {
    const folder = folderWith({ 'guide.yaml': guide, 'a.transcript.md': '## Q9\n\nA: [a]{b}\n' });
    const severities = ['--severity', 'unknown-question=hint', '--severity', 'coding-syntax=off'];
    const { code, out } = await verbatim(folder, ['check', ...severities]);
    assert.equal(code, 0);
    assert.match(out, /: hint: .*\[unknown-question\]\n1? ?.*1 remark/s);
    assert.ok(!out.includes('coding-syntax'));
    const wrong = await verbatim(folder, ['check', '--severity', 'unknown-question=loud']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /“unknown-question” can be off, error/);
  });

  it('shows twenty of a kind in one file and counts the rest; as JSON all', async () => {
    const folder = folderWith({
      'guide.yaml': 'questions: [{id: Q1, text: a}]\n',
      'codebook.yaml': 'themes: [{id: trust}]\n',
      'a.transcript.md': `## Q1\n\nA: a\n\n## Q9\n\nA: ${'[x]{.doubt} '.repeat(23)}\n`,
      'b.transcript.md': `## Q1\n\nA: ${'[x]{.doubt} '.repeat(20)}\n`,
    });
    const { code, out } = await verbatim(folder, ['check']);
    assert.equal(code, 1);
    const lines = out.trimEnd().split('\n');
    const of = (start: string, code: string) =>
      lines.filter(line => line.startsWith(start) && line.endsWith(`[${code}]`)).length;
    assert.equal(of('a.transcript.md:7:', 'unknown-theme'), 20);
    assert.equal(of('a.transcript.md:5:', 'unknown-question'), 1);
    assert.equal(of('b.transcript.md:3:', 'unknown-theme'), 20);
    assert.deepEqual(
      lines.filter(line => line.includes('…')),
      ['a.transcript.md: … and 3 more [unknown-theme]'],
    );
    assert.equal(lines.at(-1), '4 files: 1 error, 43 warnings, 1 remark.');
    const { problems } = JSON.parse((await verbatim(folder, ['check', '--format', 'json'])).out);
    assert.equal(problems.length, 45);
  });

  it('ends with 0 when there are only warnings', async () => {
    const { code } = await verbatim(folderWith(broken), ['check', 'z.guide.yaml']);
    assert.equal(code, 0);
  });

  it('speaks of the files that it was asked about only', async () => {
    const { out } = await verbatim(folderWith(broken), ['check', 't/e.transcript.md']);
    assert.match(out, /^t.e\.transcript\.md:5:4: /);
    assert.match(out, /\n1 file: 1 error, 0 warnings, 0 remarks\.\n$/);
  });

  it('gives JSON', async () => {
    const { code, out } = await verbatim(folderWith(broken), [
      'check',
      '--format',
      'json',
      't/e.transcript.md',
    ]);
    assert.equal(code, 1);
    const { schemaVersion, problems } = JSON.parse(out);
    assert.equal(schemaVersion, 1);
    assert.deepEqual(
      problems.map(({ uri, ...rest }: Record<string, unknown>) => ({
        ...rest,
        uri: String(uri).endsWith('/t/e.transcript.md'),
      })),
      [
        {
          code: 'unknown-question',
          severity: 'error',
          range: { start: { line: 4, character: 3 }, end: { line: 4, character: 6 } },
          message: problems[0].message,
          uri: true,
        },
      ],
    );
  });

  it('says which names a study has where there is none', async () => {
    const { code, out } = await verbatim(folderWith({ 'a.md': '' }), ['check']);
    assert.equal(code, 0);
    assert.match(out, /\.transcript\.md, \.guide\.yaml or \.codebook\.yaml/);
  });

  it('reads files with a byte order mark, CRLF, one long line, or nothing in them', async () => {
    const folder = folderWith({
      'g.guide.yaml': `\ufeff${guide.replaceAll('\n', '\r\n')}`,
      'a.transcript.md': `\ufeff${answersOne.replaceAll('\n', '\r\n')}`,
      'b.transcript.md': `## Q1\n\nB: ${'word '.repeat(1_000_000)}`,
      'c.transcript.md': '',
    });
    const { code, out } = await verbatim(folder, ['check']);
    assert.deepEqual([code, out], [0, '4 files: 0 errors, 0 warnings, 0 remarks.\n']);
    assert.match((await verbatim(folder, ['coverage'])).out, /1000002 words/);
  });

  for (const [name, bytes] of [
    ['Windows-1252', Buffer.from('## Q1\n\nA: caf\u00e9, na\u00efve\n', 'latin1')],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeff## Q1\n\nA: caf\u00e9\n', 'utf16le')],
    ['UTF-16 of the other order', Buffer.from('\ufeff## Q1\n\nA: caf\u00e9\n', 'utf16le').swap16()],
  ] as const) {
    it(`guesses nothing of a file in ${name}, and says how to save it`, async () => {
      const folder = folderWith({ 'g.guide.yaml': guide, 'a.transcript.md': bytes });
      const { code, out } = await verbatim(folder, ['check']);
      assert.equal(code, 1);
      assert.match(
        out,
        /^a\.transcript\.md:1:1: error: .*UTF-8.*Save with Encoding.* \[not-text\]\n2 files: 1 error/,
      );
    });
  }

  it('stops without a word when nobody reads on', async () => {
    const folder = folderWith({ 'a.transcript.md': 'RB: [b]{c}\n\n'.repeat(20_000), 'guide.yaml': guide });
    for (const args of [['check'], ['check', '--format', 'json']]) {
      const { code, err } = await verbatimToHead(folder, args);
      assert.deepEqual([code, err], [0, '']);
    }
  });

  it('passes over pipes', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = folderWith(study);
    execFileSync('mkfifo', [join(folder, 'p.transcript.md')]);
    assert.equal((await verbatim(folder, ['check'])).out, '3 files: 0 errors, 0 warnings, 0 remarks.\n');
  });
});
