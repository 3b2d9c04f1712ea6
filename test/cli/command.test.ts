import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { folderWith, verbatim } from './run';

describe('the command line', () => {
  const folder = (): string => folderWith({});

  for (const args of [['--help'], ['-h'], ['help']]) {
    it(`explains itself for ${args.join(' ')}`, async () => {
      const { code, out, err } = await verbatim(folder(), args);
      assert.deepEqual([code, err], [0, '']);
      for (const command of [
        'coverage',
        'check',
        'import guide',
        'new transcript',
        'help COMMAND',
        '--version',
      ]) {
        assert.ok(out.includes(`verbatim ${command}`), command);
      }
    });
  }

  for (const args of [
    ['help', 'coverage'],
    ['coverage', '--help'],
    ['coverage', '--format', 'csv', '-h'],
  ]) {
    it(`explains that command alone for ${args.join(' ')}`, async () => {
      const { code, out, err } = await verbatim(folder(), args);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /^ {2}verbatim coverage \[PATH…\].*--fail-under.*PATH is a folder/s);
      assert.doesNotMatch(out, /verbatim (?:check|import|new|server)/);
    });
  }

  it('explains itself when nothing is asked, which is a wrong call', async () => {
    const { code, out } = await verbatim(folder(), []);
    assert.equal(code, 2);
    assert.match(out, /verbatim coverage/);
  });

  it('knows its version', async () => {
    const { version } = JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf8'));
    for (const arg of ['--version', '-v']) {
      assert.deepEqual(await verbatim(folder(), [arg]), { code: 0, out: `${version}\n`, err: '' });
    }
  });

  for (const [args, message] of [
    [['cover'], /“cover”/],
    [['help', 'cover'], /“cover”/],
    [['coverage', '--force', '--out', 'x.transcript.md'], /“x\.transcript\.md” is a name for the study/],
    [['coverage', '--force', '--out', 'guide.yml'], /“guide\.yml” is a name for the study/],
    [['toString'], /“toString”/],
    [
      ['coverage', '--frmat', 'csv'],
      /^verbatim: “verbatim coverage” has no option “--frmat”\. “verbatim help coverage” lists its options\.$/m,
    ],
    [['coverage', '--format', 'xml'], /text, markdown, csv, json.*“xml”/],
    [['coverage', '--format'], /^verbatim: “--format” needs something behind it/],
    [['coverage', '--format', '--force'], /“--format” needs something behind it/],
    [['coverage', '--force=yes'], /“--force” takes nothing behind it/],
    [['coverage', '--out', '.'], /“\.” is a folder\. Name the file/],
    [['coverage', '--out', 'new/', '--force'], /“new\/” is a folder/],
    [['check', '--severity', 'unknown-theme'], /such as unknown-theme=error; not “unknown-theme”/],
    [['check', '--severity', 'unknown-them=off'], /Did you mean “unknown-theme”\?/],
    [['coverage', '--fail-under', 'x'], /0 to 100.*“x”/],
    [['coverage', '--fail-under', '101'], /0 to 100/],
    [['coverage', '--fail-under=-1'], /0 to 100/],
    [['coverage', '--fail-under', ''], /0 to 100/],
    [['coverage', 'nowhere'], /no file or folder “nowhere”/],
    [['check', '--format', 'csv'], /text, json/],
    [['check', 'nowhere.transcript.md'], /“nowhere\.transcript\.md”/],
    [['import'], /import guide FILE/],
    [['import', 'guide'], /import guide FILE/],
    [['import', 'codebook', 'a'], /import guide FILE/],
    [['import', 'guide', 'a', 'b'], /import guide FILE/],
    [['import', 'guide', 'nowhere.txt'], /no file “nowhere\.txt”/],
    [['import', 'guide', '.'], /cannot be read/],
    [['new'], /new transcript GUIDE/],
    [['new', 'transcript'], /new transcript GUIDE/],
    [['new', 'transcript', 'nowhere.guide.yaml', '--participant', 'A'], /cannot be read/],
    [['server'], /--stdio/],
    [['server', '--socket'], /--stdio/],
  ] as const) {
    it(`says what is wrong with “${args.join(' ')}”`, async () => {
      const { code, out, err } = await verbatim(folder(), args);
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, message);
      assert.doesNotMatch(err, /\n\s+at /, 'no stack trace');
    });
  }
});
