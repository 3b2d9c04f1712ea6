import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** What a session in an editor found; both editors' scripts write the same. */
export interface Findings {
  /** Why the session broke off. */
  readonly fault?: string;
  /** Messages on a question ID that the guide does not have, and when it is mended, and after the renaming. */
  readonly problems: readonly string[];
  readonly problems_after: readonly string[];
  readonly problems_renamed: readonly string[];
  /** The fixes offered there, and the heading after the first. */
  readonly actions: readonly string[];
  readonly fixed: string;
  /** On a theme. */
  readonly hover: string;
  /** The end of the transcript after a question, Enter, an answer, Enter twice and a heading; from editors that ask on Enter. */
  readonly typed?: string;
  /** What is offered after `{.` and after `## `. */
  readonly themes: readonly string[];
  readonly questions: readonly string[];
  /** Places as `file:line: text`: of a question ID in the guide, of a theme everywhere, of a search for it. */
  readonly definition: readonly string[];
  readonly references: readonly string[];
  readonly found: readonly string[];
  readonly symbols: readonly string[];
  /** The study's files on the disk after the theme was renamed and all was saved. */
  readonly files: Readonly<Record<string, string>>;
  readonly ended: boolean;
}

/** The code in docs/editors.md under a heading: what people copy is what is tested. */
export function codeUnder(heading: string): string {
  const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const code = page.split(/^#+ /m).find(part => part.startsWith(`${heading}\n`));
  const block = /^```\w+\n(.*?)^```/ms.exec(code ?? '')?.[1];
  if (block === undefined) throw new Error(`There is no code under “${heading}” in docs/editors.md.`);
  return block;
}

/** The example study, before a session and for it. */
export const examples = {
  textOf: (name: string) => readFileSync(join(root, 'examples', name), 'utf8'),
};

/**
 * Runs an editor in a copy of the example study, with a home folder that is empty and the command `verbatim` on its
 * path, and gives what its script found. `args` gets the file that holds the editor's settings.
 */
export function session(
  editor: string,
  settings: string,
  args: (settings: string) => readonly string[],
): Findings {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim editor é '));
  try {
    const [study, home, bin] = ['study', 'home', 'bin'].map(name => join(folder, name)) as [
      string,
      string,
      string,
    ];
    cpSync(join(root, 'examples'), study, { recursive: true });
    for (const made of [home, bin]) mkdirSync(made);
    symlinkSync(join(root, 'dist/cli.js'), join(bin, 'verbatim'));
    const [written, findings] = [join(folder, 'settings'), join(folder, 'findings.json')];
    writeFileSync(written, settings);
    const { XDG_CONFIG_HOME: _, XDG_DATA_HOME: __, ...inherited } = process.env;
    const env = {
      ...inherited,
      HOME: home,
      PATH: [bin, process.env.PATH].join(delimiter),
      FINDINGS: findings,
    };
    try {
      execFileSync(editor, args(written), {
        cwd: study,
        env,
        timeout: 60_000,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    } catch (error) {
      throw new Error(`${editor} failed: ${error}`);
    }
    return JSON.parse(readFileSync(findings, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
