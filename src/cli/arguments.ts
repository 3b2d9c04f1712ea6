export const usage = `verbatim: interview guides, transcripts and their coverage

  verbatim coverage [PATH…]           which transcript answers which question, and why not
      --format text|markdown|csv|json     (text)
      --out FILE                          write there instead of the terminal
      --force                             replace an existing file
      --fail-under PERCENT                exit with 1 where fewer of the expected questions are answered
  verbatim check [PATH…]              every problem; exit with 1 where there are errors
      --format text|json                  (text)
  verbatim import guide FILE          a guide in .docx, .txt or .md as YAML; “-” reads pasted text
      --out FILE                          (beside FILE, or in the current folder: NAME.guide.yaml)
      --force                             replace an existing file
  verbatim new transcript GUIDE       a transcript to fill in, with all questions of the guide
      --participant ID --group GROUP --interviewer NAME --date YYYY-MM-DD
      --out FILE                          (in the current folder: ID.transcript.md)
      --force                             replace an existing file
  verbatim server --stdio             the language server, for any editor

PATH is a folder or a file of the study; without one, the current folder.
`;

/** A call that cannot be carried out as it was written; the message says what to change. */
export class UsageError extends Error {}

export function oneOf<Value extends string>(
  option: string,
  value: string | undefined,
  values: readonly Value[],
): Value {
  const known = values.find(each => each === (value ?? values[0]));
  if (!known) throw new UsageError(`--${option} is one of: ${values.join(', ')}; not “${value}”.`);
  return known;
}
