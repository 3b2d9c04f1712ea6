import type * as vscode from 'vscode';

/** A theme that somebody has coded with. */
export interface UsedTheme {
  readonly id: string;
  readonly label: string;
}

const key = 'verbatim.usedThemes';
const kept = 20;

interface Kept {
  /** Those of the last coding. */
  readonly last: readonly UsedTheme[];
  /** The last one first. */
  readonly ids: readonly string[];
}

/** The themes that were used last, kept for the workspace. */
export class RecentThemes {
  readonly #memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
  }

  get #kept(): Kept {
    return this.#memory.get<Kept>(key) ?? { last: [], ids: [] };
  }

  /** Those of the last coding. */
  get last(): readonly UsedTheme[] {
    return this.#kept.last;
  }

  /** IDs, that of the theme used last first. */
  get ids(): readonly string[] {
    return this.#kept.ids;
  }

  async use(themes: readonly UsedTheme[]): Promise<void> {
    const used = themes.map(({ id }) => id);
    const ids = [...used, ...this.ids.filter(id => !used.includes(id))].slice(0, kept);
    await this.#memory.update(key, { last: themes, ids } satisfies Kept);
  }
}
