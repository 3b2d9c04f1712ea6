import { type ProblemLevels, readLevels } from '../analysis/problem-levels';

/** What a person can set. Each has a default that suits somebody who never looks at the settings. */
export interface Settings {
  /** How serious each kind of problem is; the others are as serious as their rules say. */
  readonly problems: ProblemLevels;
}

export const defaultSettings: Settings = { problems: new Map() };

/**
 * Settings as an editor sends them, under the name `verbatim`: what is missing or makes no sense has its default.
 * `complain` hears of what makes no sense, in a sentence.
 */
export function readSettings(written: unknown, complain: (about: string) => void = () => {}): Settings {
  const settings = entriesOf(written);
  return { problems: readLevels(Object.entries(entriesOf(settings.problems)), complain) };
}

function entriesOf(written: unknown): Readonly<Record<string, unknown>> {
  return typeof written === 'object' && written !== null && !Array.isArray(written)
    ? (written as Readonly<Record<string, unknown>>)
    : {};
}
