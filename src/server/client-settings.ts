import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { readSettings, type Settings } from '../language/settings';
import { isInside, normalUri } from '../study/uris';

/** Where settings are found: in `verbatim` of what an editor sends, or under this name when it is asked. */
const section = 'verbatim';

export interface SettingsSurroundings {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  /** What the editor said when it started: for editors that have no settings to ask for. */
  readonly initial: unknown;
  /** URIs of the workspace folders, each of which may have settings of its own. */
  folders(): readonly string[];
  /** Called when settings have changed. */
  changed(): void;
  log(what: string, error: unknown): void;
}

/**
 * A person's settings. An editor that has settings is asked for them, once for each workspace folder, and again when
 * it says that they have changed; of others those count that they send.
 */
export class ClientSettings {
  readonly #around: SettingsSurroundings;
  /** By workspace folder; those of files outside all folders under the empty text. */
  readonly #asked = new Map<string, Promise<Settings>>();
  #sent: Settings;

  constructor(around: SettingsSurroundings) {
    this.#around = around;
    this.#sent = this.#read(sectionOf(around.initial) ?? around.initial);
    const { connection, client } = around;
    connection.onDidChangeConfiguration(({ settings }) => {
      this.#asked.clear();
      const sent = sectionOf(settings);
      if (sent !== undefined) this.#sent = this.#read(sent);
      around.changed();
    });
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      connection.client
        .register(DidChangeConfigurationNotification.type, { section })
        .catch(error => around.log('watching settings', error));
    }
  }

  /** The settings that hold for a file, or, without one, for the whole workspace. */
  async of(uri?: string): Promise<Settings> {
    if (!this.#around.client.workspace?.configuration) return this.#sent;
    const folder = uri === undefined ? undefined : this.#folderOf(uri);
    let asked = this.#asked.get(folder ?? '');
    if (!asked) {
      asked = this.#ask(folder);
      this.#asked.set(folder ?? '', asked);
    }
    return asked;
  }

  async #ask(folder: string | undefined): Promise<Settings> {
    const item = { section, ...(folder !== undefined && { scopeUri: folder }) };
    try {
      // An editor that can be asked may have nothing to say.
      const answer = await this.#around.connection.workspace.getConfiguration(item);
      return answer == null ? this.#sent : this.#read(answer);
    } catch (error) {
      this.#around.log('asking for settings', error);
      return this.#sent;
    }
  }

  #read(written: unknown): Settings {
    return readSettings(written, about => this.#around.log('settings', about));
  }

  #folderOf(uri: string): string | undefined {
    const file = normalUri(uri);
    return this.#around
      .folders()
      .filter(folder => isInside(file, normalUri(folder)))
      .sort((a, b) => b.length - a.length)[0];
  }
}

function sectionOf(sent: unknown): unknown {
  return typeof sent === 'object' && sent !== null && section in sent
    ? (sent as Readonly<Record<string, unknown>>)[section]
    : undefined;
}
