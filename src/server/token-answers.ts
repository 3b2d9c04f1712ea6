import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';

/** The tokens that an editor has of each file, so that it need be told only what is new. */
export class TokenAnswers {
  readonly #last = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  #ids = 0;

  full(uri: string, data: number[]): SemanticTokens {
    const id = String(++this.#ids);
    this.#last.set(uri, { id, data });
    return { resultId: id, data };
  }

  /** What has changed since the answer that the editor has; all of them if that is not the last one. */
  delta(uri: string, previousResultId: string, data: number[]): SemanticTokens | SemanticTokensDelta {
    const before = this.#last.get(uri);
    const answer = this.full(uri, data);
    if (before?.id !== previousResultId) return answer;
    const old = before.data;
    const shorter = Math.min(old.length, data.length);
    let start = 0;
    while (start < shorter && old[start] === data[start]) start++;
    let same = 0;
    while (same < shorter - start && old.at(-1 - same) === data.at(-1 - same)) same++;
    const deleteCount = old.length - start - same;
    const inserted = data.slice(start, data.length - same);
    const edits = deleteCount + inserted.length > 0 ? [{ start, deleteCount, data: inserted }] : [];
    return { ...(answer.resultId !== undefined && { resultId: answer.resultId }), edits };
  }

  closed(uri: string): void {
    this.#last.delete(uri);
  }
}
