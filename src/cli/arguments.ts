/** What each command is called with, in the order in which they are listed. */
const usages: Readonly<Record<string, string>> = {
  coverage: `  verbatim coverage [PATH…]           which transcript answers which question, and why not
      --by group|section|rq               by respondent group, section or research question
      --filter KEY=VALUE                  only these; KEY is group, question, section, from, to or attribute.NAME;
                                          several of one key are alternatives
      --format text|markdown|csv|json|html|xlsx  (text)
      --out FILE                          write there instead of the terminal
      --force                             replace an existing file
      --fail-under PERCENT                exit with 1 where fewer of the expected questions are answered
`,
  'follow-up': `  verbatim follow-up TRANSCRIPT…      what to ask this participant next time: open questions, why, and what was
                                      said before them; a folder stands for the transcripts in it
      --format markdown|html|json         (markdown); the page is for printing, with room to write
      --out FILE --force                  as for coverage
`,
  compare: `  verbatim compare OLD NEW            what has changed between two versions of a guide, and what that does to
                                      the coverage
  verbatim compare GUIDE --at REVISION  the same with a commit, tag or branch of its git repository
      --format text|markdown|json         (text)
      --out FILE --force                  as for coverage
`,
  themes: `  verbatim themes [PATH…]             what themes there are, in how many segments, words and interviews
      --by question|participant|group|coder
      --co-occurrence turn|answer|span    which occur together
      --filter KEY=VALUE                  only these; KEY is group, question, section, coder, role, from, to,
                                          theme or attribute.NAME; several of one key are alternatives
      --format text|markdown|csv|json|html  (text)
      --out FILE                          write there instead of the terminal
      --force                             replace an existing file
`,
  quotes: `  verbatim quotes THEME…              what is coded with these themes
      --below                             and with those below them
      --in PATH                           (the current folder); once for each folder or file
      --filter KEY=VALUE                  as for themes
      --format text|markdown|csv|json     (text)
      --out FILE --force                  as for themes
`,
  framework: `  verbatim framework [PATH…]          the chart of the framework method: a row for each participant
      --columns questions|themes          (questions)
      --each                              with columns for probes and for the themes below others, too
      --filter KEY=VALUE                  as for themes
      --format markdown|csv|html|xlsx     (markdown)
      --out FILE --force                  as for themes
`,
  check: `  verbatim check [PATH…]              every problem; exit with 1 where there are errors
      --format text|json|sarif|github     (text); the last two for pull requests
      --severity CODE=LEVEL               off, error, warning, information or hint; once for each code
`,
  import: `  verbatim import guide FILE          a guide in .docx, .txt or .md as YAML; “-” reads pasted text
      --out FILE                          (beside FILE, or in the current folder: NAME.guide.yaml)
      --force                             replace an existing file
`,
  new: `  verbatim new transcript GUIDE       a transcript to fill in, with all questions of the guide
      --participant ID --group GROUP --interviewer NAME --date YYYY-MM-DD
      --out FILE                          (in the current folder: ID.transcript.md)
      --force                             replace an existing file
`,
  server: `  verbatim server --stdio             the language server, for any editor
`,
};

const aboutHelp = `  verbatim help COMMAND               how to call this one alone
  verbatim --version
`;
const aboutPaths = '\nPATH is a folder or a file of the study; without one, the current folder.\n';

/** How to call one command; `undefined` where there is none of this name. Without a name, how to call them all. */
export function usage(command?: string): string | undefined {
  if (command === undefined) {
    const head = 'verbatim: interview guides, transcripts, their coverage and themes\n\n';
    return `${head}${Object.values(usages).join('')}${aboutHelp}${aboutPaths}`;
  }
  const text = Object.hasOwn(usages, command) ? usages[command] : undefined;
  return text && `${text}${text.includes('PATH') ? aboutPaths : ''}`;
}

/** A call that cannot be carried out as it was written; the message says what to change. */
export class UsageError extends Error {}

/** What is wrong with the options of a call, from what Node says of it; `undefined` for other errors. */
export function misspelt(error: unknown, command = ''): string | undefined {
  const { code, message } = error as { readonly code?: unknown; readonly message?: string };
  if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS')) return undefined;
  const option = /--?[^\s'"]+/.exec(message ?? '')?.[0] ?? '';
  const help = `“verbatim help ${command}” lists its options.`;
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `“verbatim ${command}” has no option “${option}”. ${help}`;
  if (message?.includes('does not take')) return `“${option}” takes nothing behind it. ${help}`;
  return `“${option}” needs something behind it; what begins with a dash is written ${option}=-…. ${help}`;
}

export function oneOf<Value extends string>(
  option: string,
  value: string | undefined,
  values: readonly Value[],
): Value {
  const known = values.find(each => each === (value ?? values[0]));
  if (!known) throw new UsageError(`--${option} is one of: ${values.join(', ')}; not “${value}”.`);
  return known;
}
