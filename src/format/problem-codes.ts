export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** What a code stands for, in words that somebody understands who chooses how serious it is. */
export interface ProblemKind {
  /** How serious it mostly is; some are less so in a draft. */
  readonly severity: Severity;
  readonly about: string;
}

/** Every code a problem can have, each described under its own heading in docs/diagnostics.md. */
export const problemKinds = {
  // Any file
  'not-text': kind('error', 'A file of the study that holds no text.'),
  'unreadable-file': kind('error', 'A file of the study that cannot be read.'),
  'ignored-folder': kind('warning', 'A transcript that is left out because a .gitignore names its folder.'),
  // YAML: front matter, guide, codebook
  'yaml-syntax': kind('error', 'A line of a guide, codebook or front matter that cannot be read.'),
  'too-many-aliases': kind('error', 'A YAML file with more than a hundred aliases.'),
  'wrong-type': kind('error', 'Text where a list belongs, or a list where text belongs.'),
  'duplicate-key': kind('error', 'A key that stands twice in the same place.'),
  'unknown-key': kind('warning', 'A key that means nothing.'),
  'missing-key': kind('error', 'A question or theme without an ID, or a question without text.'),
  'invalid-value': kind('warning', 'A value that is none of those possible.'),
  // Guide and codebook
  'invalid-id': kind('error', 'An ID with characters that IDs cannot have.'),
  'duplicate-id': kind('error', 'Two questions or two themes with the same ID.'),
  'former-id-taken': kind('error', 'A former ID that a question still has, or that two questions claim.'),
  'retired-before-added': kind('warning', 'A question or section that was retired before it was added.'),
  'unknown-group': kind('warning', 'A group that the guide does not have.'),
  'unknown-research-question': kind('warning', 'A research question that the guide does not have.'),
  'no-questions': kind('warning', 'A guide without questions.'),
  'no-themes': kind('information', 'A codebook without themes.'),
  // Transcript
  'unclosed-front-matter': kind('error', 'A front matter that never ends.'),
  'unclosed-memo': kind('warning', 'A memo that never ends.'),
  'unclosed-div': kind('warning', 'A coded block of turns that never ends, or an end of none.'),
  'unbalanced-bracket': kind('warning', 'A bracket without partner in a paragraph with codings.'),
  'coding-syntax': kind('warning', 'Braces behind a bracket that are not read as a coding.'),
  'blank-at-coding-edge': kind('information', 'A coding that begins or ends with a blank.'),
  'coding-on-label': kind('warning', 'A coding that begins before a speaker’s label.'),
  'coding-over-paragraphs': kind('warning', 'A coding that begins in one paragraph and ends in the next.'),
  'lone-part': kind('information', 'A part of a segment that has no other part.'),
  'part-mismatch': kind('warning', 'Parts of a segment with different themes or coders.'),
  'time-runs-backwards': kind('information', 'A turn with an earlier time than the turn before it.'),
  'label-inside-paragraph': kind('warning', 'A turn without a blank line before it.'),
  'unknown-status': kind('error', 'A status that is none.'),
  'no-turns': kind('information', 'A transcript in which no paragraph begins with a speaker’s label.'),
  // Transcript in its study
  'guide-not-found': kind('error', 'A transcript whose guide is not there.'),
  'guide-outside-workspace': kind('error', 'A guide’s path that leads out of the workspace.'),
  'guide-unclear': kind('warning', 'A transcript that may follow several guides.'),
  'guide-empty': kind('information', 'A transcript whose guide has no questions.'),
  'unknown-question': kind('error', 'A question marker with an ID that the guide does not have.'),
  'former-question': kind('information', 'A question marker with an ID that the question had before.'),
  'undated-interview': kind('information', 'A transcript without a date, whose guide has changed on a day.'),
  'unknown-theme': kind('warning', 'A theme that the codebook does not have.'),
  'unanswered-questions': kind('warning', 'Expected questions without a marker in a transcript.'),
  'empty-answer': kind('warning', 'A question under which no participant says a word.'),
  'status-with-answer': kind('warning', 'A status that says there is no answer, where there is one.'),
  'not-meant-here': kind('information', 'An answer to a question that is not meant for this interview.'),
  'participant-twice': kind('warning', 'Two transcripts of the same participant and day.'),
  'never-answered': kind('information', 'A question of the guide that no complete transcript answers.'),
  'unused-theme': kind('hint', 'A theme of the codebook that no coded transcript uses.'),
  'unknown-speaker': kind('warning', 'A speaker whom the front matter does not name.'),
} satisfies Readonly<Record<string, ProblemKind>>;

export type ProblemCode = keyof typeof problemKinds;

export const problemCodes = Object.keys(problemKinds) as readonly ProblemCode[];

function kind(severity: Severity, about: string): ProblemKind {
  return { severity, about };
}
