import type { ClientCapabilities, CodeDescription, Diagnostic } from 'vscode-languageserver';

const heading = /^### `([^`]+)`/;

/** Where the page docs/diagnostics.md explains each code, so that an editor can lead there. */
export class Explanations {
  readonly #able: boolean;
  readonly #places = new Map<string, CodeDescription>();

  constructor(client: ClientCapabilities) {
    this.#able = client.textDocument?.publishDiagnostics?.codeDescriptionSupport === true;
  }

  /** Takes in the page at a URI, if it is there and the editor wants to know. */
  async read(page: unknown, textOf: (uri: string) => Promise<string>): Promise<void> {
    if (!this.#able || typeof page !== 'string') return;
    const text = await textOf(page).catch(() => '');
    for (const [index, line] of text.split('\n').entries()) {
      const [, code] = heading.exec(line) ?? [];
      // VS Code goes to a line of a file, but to no heading.
      if (code !== undefined) this.#places.set(code, { href: `${page}#L${index + 1}` });
    }
  }

  /** The diagnostic with the place that explains it. */
  with(diagnostic: Diagnostic): Diagnostic {
    const place = this.#places.get(String(diagnostic.code));
    return place ? { ...diagnostic, codeDescription: place } : diagnostic;
  }
}
