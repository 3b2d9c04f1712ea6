import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, textOf, verbatim } from './run';

const earlier = `title: "Nights: [a guide]"
version: 1
questions:
  - {id: Q1, text: How did it begin?}
  - {id: Q2, text: What then?}
  - {id: Q3, text: "Who *was* there?"}
`;
const later = `title: "Nights: [a guide]"
version: 2
questions:
  - {id: Q1, text: How did it all begin?}
  - {id: Q4, text: "Who *was* there?", formerly: Q3}
  - {id: Q5, text: And now?, added: 2026-03-01}
`;
const interviews = {
  't/a.transcript.md': '---\ndate: 2026-02-01\n---\n\n## Q1\n\nA: a\n\n## Q2\n\nA: b\n\n## Q3\n\nA: c\n',
  't/b.transcript.md': '---\ndate: 2026-04-01\n---\n\n## Q1\n\nA: a\n',
};
const report = (
  before: string,
) => `guide.yaml (version 2), compared with ${before} (version 1): 3 questions, before 3.
2 transcripts: 3 of 5 expected questions answered (60 %) as the guide is now; with the earlier version 4 of 6 expected questions answered (67 %).

Added (1)

  Q5  And now?
      Answered in 0 of 2 transcripts, expected of 1, not applicable to 1.

Removed (1)

  Q2  What then?
      Answered in 1 of 2 transcripts, marked in 1. To keep what is answered, keep the question, with “retired: …”.

Numbered anew (1)

  Q4  Who *was* there?
      Before: Q3, which still counts for it.
      1 transcript marked it Q3.

Reworded (1)

  Q1  How did it all begin?
      Before: How did it begin?
      Answered in 2 of 2 transcripts.
`;

/** A study in a git repository whose first commit has the earlier guide. */
function repository(): string {
  const folder = folderWith({ 'guide.yaml': earlier, ...interviews });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
      cwd: folder,
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Begin');
  git('tag', 'begun');
  writeFileSync(join(folder, 'guide.yaml'), later);
  return folder;
}

describe('verbatim compare', () => {
  it('says what is lost of a question that is marked and not answered', async () => {
    const folder = folderWith({
      'old.guide.yaml': 'questions: [{id: Q1, text: One}, {id: Q2, text: Two}]\n',
      'guide.yaml': 'questions: [{id: Q1, text: One}]\n',
      'a.transcript.md': '---\nguide: guide.yaml\n---\n\n## Q2 {status=declined}\n',
    });
    const { out } = await verbatim(folder, ['compare', 'old.guide.yaml', 'guide.yaml']);
    assert.match(
      out,
      /Answered in 0 of 1 transcript, marked in 1\. To keep what is marked, keep the question/,
    );
  });

  it('says what has changed since a revision, and what that does to the coverage', async () => {
    const folder = repository();
    for (const revision of ['begun', 'HEAD']) {
      const { code, out, err } = await verbatim(folder, ['compare', 'guide.yaml', '--at', revision]);
      assert.deepEqual([code, err], [0, '']);
      assert.equal(out, report(`guide.yaml at ${revision}`));
    }
  });

  it('finds a revision from another folder, too', async () => {
    const { out } = await verbatim(join(repository(), 't'), ['compare', '../guide.yaml', '--at', 'HEAD']);
    assert.match(out, /2 transcripts: 3 of 5/);
  });

  it('compares two files, of which one lies elsewhere', async () => {
    const folder = folderWith({ 'guide.yaml': later, ...interviews });
    const old = join(folderWith({ 'old.guide.yaml': earlier }), 'old.guide.yaml');
    const { out } = await verbatim(folder, ['compare', old, 'guide.yaml']);
    assert.equal(out, report(old));
  });

  it('counts the transcripts of both, where both are of the study', async () => {
    const folder = folderWith({
      'v1.guide.yaml': earlier,
      'v2.guide.yaml': later,
      'a.transcript.md': `---\nguide: v1.guide.yaml\n${interviews['t/a.transcript.md'].slice(4)}`,
      'b.transcript.md': `---\nguide: v2.guide.yaml\n${interviews['t/b.transcript.md'].slice(4)}`,
    });
    const { out } = await verbatim(folder, ['compare', 'v1.guide.yaml', 'v2.guide.yaml']);
    assert.match(out, /2 transcripts: 3 of 5/);
  });

  it('says so where nothing has changed, and where nobody follows the guide', async () => {
    const folder = folderWith({ 'a.guide.yaml': earlier, 'b.guide.yaml': earlier });
    const { out } = await verbatim(folder, ['compare', 'a.guide.yaml', 'b.guide.yaml']);
    assert.match(out, /Nothing has changed/);
    assert.match(out, /No transcript follows/);
  });

  it('writes Markdown that shows every text as it is', async () => {
    const { out } = await verbatim(repository(), [
      'compare',
      'guide.yaml',
      '--at',
      'HEAD',
      '--format',
      'markdown',
    ]);
    assert.match(out, /^# What has changed in Nights: \\\[a guide\\\]\n/);
    assert.match(out, /\n## Added \(1\)\n\n\* \*\*Q5\*\* And now\? {2}\n/);
    assert.match(out, /\* \*\*Q4\*\* Who \\\*was\\\* there\?/);
  });

  it('writes JSON, into a file if it is told to', async () => {
    const folder = repository();
    const args = ['compare', 'guide.yaml', '--at', 'HEAD', '--format', 'json'];
    const { out } = await verbatim(folder, args);
    const compared = JSON.parse(out);
    assert.deepEqual(
      [compared.schemaVersion, compared.before.version, compared.now.version, compared.transcripts],
      [1, '1', '2', 2],
    );
    assert.deepEqual(compared.renumbered, [
      {
        before: { id: 'Q3', text: 'Who *was* there?' },
        now: { id: 'Q4', text: 'Who *was* there?' },
        marked: 1,
        formerly: true,
      },
    ]);
    await verbatim(folder, [...args, '--out', 'changes.json']);
    assert.equal(textOf(folder, 'changes.json'), out);
  });

  const refusals: Record<string, [args: string[], message: RegExp]> = {
    'no file': [[], /Two versions are compared/],
    'one file alone': [['guide.yaml'], /Two versions are compared/],
    'two files and a revision': [['guide.yaml', 'guide.yaml', '--at', 'HEAD'], /Two versions are compared/],
    'a file that is not there': [['gone.guide.yaml', '--at', 'HEAD'], /no file “gone\.guide\.yaml”/],
    'a file that is no guide': [['t/a.transcript.md', '--at', 'HEAD'], /not a guide/],
    'a revision that is not there': [['guide.yaml', '--at', 'never'], /no revision “never”/],
    'a revision that would be an option of git’s': [['guide.yaml', '--at=--all'], /no revision “--all”/],
    'a format that is none': [['guide.yaml', '--at', 'HEAD', '--format', 'pdf'], /--format is one of/],
  };
  for (const [what, [args, message]] of Object.entries(refusals)) {
    it(`refuses ${what}`, async () => {
      const { code, out, err } = await verbatim(repository(), ['compare', ...args]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, message);
    });
  }

  it('refuses a guide that was not there yet, or cannot be read', async () => {
    const folder = repository();
    writeFileSync(join(folder, 'new.guide.yaml'), later);
    writeFileSync(join(folder, 'bad.guide.yaml'), 'questions: [');
    const refused = async (...args: string[]) => (await verbatim(folder, ['compare', ...args])).err;
    assert.match(await refused('new.guide.yaml', '--at', 'HEAD'), /was not there at the revision “HEAD”/);
    assert.match(await refused('guide.yaml', 'bad.guide.yaml'), /bad\.guide\.yaml has no questions/);
  });

  it('refuses a revision where there is no repository', async () => {
    const folder = folderWith({ 'guide.yaml': later });
    const { err } = await verbatim(folder, ['compare', 'guide.yaml', '--at', 'HEAD']);
    assert.match(err, /in no git repository/);
  });
});
