import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { Study, StudyFile } from '../study/study';

/** What an editor shows until it is told to ask again. */
type Shown = 'codeLens' | 'inlayHint' | 'semanticTokens';

/**
 * Tells an editor to ask again for what other files have changed: for lenses, which count the whole study, after each
 * change; for what a transcript shows of its guide and codebooks when one of those is another. An editor that has not
 * asked since is not told twice.
 */
export class Refreshing {
  readonly #connection: Connection;
  readonly #client: ClientCapabilities;
  readonly #asked = new Set<Shown>();
  #guidesAndCodebooks: readonly StudyFile[] = [];

  constructor(connection: Connection, client: ClientCapabilities) {
    this.#connection = connection;
    this.#client = client;
  }

  asked(what: Shown): void {
    this.#asked.add(what);
  }

  /** To be called when typing rests. */
  changed(study: Study): void {
    this.#refresh('codeLens');
    const before = this.#guidesAndCodebooks;
    const now = [...study.guides(), ...study.codebooks()];
    this.#guidesAndCodebooks = now;
    if (now.length === before.length && now.every((file, index) => file === before[index])) return;
    this.#refresh('inlayHint');
    this.#refresh('semanticTokens');
  }

  #refresh(what: Shown): void {
    if (!this.#client.workspace?.[what]?.refreshSupport || !this.#asked.delete(what)) return;
    this.#connection.sendRequest(`workspace/${what}/refresh`).catch(() => {}); // it has gone, or will ask anyway
  }
}
