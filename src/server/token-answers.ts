import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { encoded, type TokenStretch, tokenEdits } from '../language/token-encoding';

/** The tokens that an editor has of each file, so that it need be told only what is new. */
export class TokenAnswers {
  readonly #last = new Map<string, { readonly id: string; readonly tokens: readonly TokenStretch[] }>();
  #ids = 0;

  full(uri: string, tokens: readonly TokenStretch[]): SemanticTokens {
    return { resultId: this.#remember(uri, tokens), data: encoded(tokens) };
  }

  /** What has changed since the answer that the editor has; all of them if that is not the last one. */
  delta(
    uri: string,
    previousResultId: string,
    tokens: readonly TokenStretch[],
  ): SemanticTokens | SemanticTokensDelta {
    const before = this.#last.get(uri);
    if (before?.id !== previousResultId) return this.full(uri, tokens);
    return { resultId: this.#remember(uri, tokens), edits: tokenEdits(before.tokens, tokens) };
  }

  #remember(uri: string, tokens: readonly TokenStretch[]): string {
    const id = String(++this.#ids);
    this.#last.set(uri, { id, tokens });
    return id;
  }

  closed(uri: string): void {
    this.#last.delete(uri);
  }
}
