import { type ProblemLevels, readLevels } from '../analysis/problem-levels';

/** What a person can set. Each has a default that suits somebody who never looks at the settings. */
export interface Settings {
  /** How serious each kind of problem is; the others are as serious as their rules say. */
  readonly problems: ProblemLevels;
  /** What is offered behind `[` in talk, brackets included; `hh:mm:ss` stands for a timestamp. */
  readonly conventions: readonly string[];
  /** Who codes: initials, or the empty text. */
  readonly coder: string;
  /** Whether Enter opens the next turn. */
  readonly nextSpeaker: boolean;
}

export const defaultSettings: Settings = {
  problems: new Map(),
  conventions: [
    '[laughs]',
    '[pause]',
    '[inaudible hh:mm:ss]',
    '[crosstalk]',
    '[sighs]',
    '[interrupted]',
    '[name of person]',
    '[name of town]',
    '[name of organisation]',
  ],
  coder: '',
  nextSpeaker: true,
};

/**
 * Settings as an editor sends them, under the name `verbatim`: what is missing or makes no sense has its default.
 * `complain` hears of what makes no sense, in a sentence.
 */
export function readSettings(written: unknown, complain: (about: string) => void = () => {}): Settings {
  const settings = entriesOf(written);
  return {
    problems: readLevels(Object.entries(entriesOf(settings.problems)), complain),
    conventions: readConventions(entriesOf(settings.transcription).conventions, complain),
    coder: typeof settings.coder === 'string' ? settings.coder.trim() : defaultSettings.coder,
    nextSpeaker: entriesOf(settings.typing).nextSpeaker !== false,
  };
}

function readConventions(written: unknown, complain: (about: string) => void): readonly string[] {
  if (!Array.isArray(written)) return defaultSettings.conventions;
  return written.filter((each): each is string => {
    if (typeof each === 'string' && /^\[[^[\]{}\n]+\]$/.test(each)) return true;
    complain(
      `A transcription convention is a note in square brackets, such as [laughs]; not ${JSON.stringify(each)}.`,
    );
    return false;
  });
}

function entriesOf(written: unknown): Readonly<Record<string, unknown>> {
  return typeof written === 'object' && written !== null && !Array.isArray(written)
    ? (written as Readonly<Record<string, unknown>>)
    : {};
}
