/** What a person can set. Each has a default that suits somebody who never looks at the settings. */
export type Settings = Readonly<Record<string, never>>;

export const defaultSettings: Settings = {};

/** Settings as an editor sends them, under the name `verbatim`: what is missing or makes no sense has its default. */
export function readSettings(_written: unknown): Settings {
  return defaultSettings;
}
