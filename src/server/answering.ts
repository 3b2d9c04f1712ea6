import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from 'vscode-languageserver';
import type { Settings } from '../language/settings';
import type { Study } from '../study/study';
import type { ClientSettings } from './client-settings';
import { inClientsUris } from './client-uris';
import type { EditorDocument } from './editor-document';
import type { LiveStudy } from './live-study';
import { nextTurn } from './next-turn';
import type { Pace } from './pace';

/** What an editor asks about: a document, or the whole study. */
interface Asked {
  readonly textDocument?: { readonly uri: string };
}

export interface How<Params> {
  /**
   * What has already come from the editor is taken in before, so that a stream of letters costs one answer: for what an
   * editor asks for with each letter. A list to choose from it asks for once a word, so that one is never kept waiting.
   */
  readonly yields?: boolean;
  /** The answer is about the whole study, whatever document was asked about. */
  readonly needsAll?: boolean;
  /** What takes long for a large study, step by step: between two of them others have their turn. */
  steps?(study: Study, asked: Params): Iterable<unknown>;
}

/** Makes a handler of a feature; `nothing` is its answer if it fails. */
export type Answer = <Params extends object, Result>(
  feature: string,
  nothing: Result,
  run: (study: Study, asked: Params, settings: Settings) => Result,
  how?: How<Params>,
) => (asked: Params, token: CancellationToken) => Promise<Result>;

export interface AnswerSurroundings {
  readonly live: LiveStudy;
  readonly documents: TextDocuments<EditorDocument>;
  readonly pace: Pace;
  readonly settings: ClientSettings;
  /** Whether the editor has said that it is leaving. */
  isLeft(): boolean;
  /** Runs a feature; one that fails gives nothing and a line in the log. */
  attempt<Result>(feature: string, run: () => Result, nothing: Result): Result;
}

/**
 * Features answer about a document from what it is held against, as soon as that is read; about another than an open one,
 * or about all, from the whole study. What was asked about a text that has changed meanwhile is refused.
 */
export function answering(around: AnswerSurroundings): Answer {
  const { live, documents, pace, settings, attempt } = around;
  return (feature, nothing, run, { yields = false, needsAll = false, steps } = {}) =>
    async (asked, token) => {
      if (around.isLeft()) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server was told to end.');
      pace.busy();
      const { uri } = (asked as Asked).textDocument ?? {};
      const document = uri === undefined ? undefined : documents.get(uri);
      const version = document?.version;
      const chosen = await settings.of(uri);
      const read = () => (document && !needsAll ? live.ready() : live.allRead());
      await read();
      if (steps) {
        const going = steps(live.study, asked)[Symbol.iterator]();
        const isDone = () => token.isCancellationRequested || going.next().done === true;
        while (!attempt(feature, isDone, true)) await pace.pause();
        await read();
      }
      if (yields) await nextTurn();
      if (token.isCancellationRequested)
        throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
      // One that is closed and opened again counts its versions from anew.
      if (uri !== undefined && (documents.get(uri) !== document || document?.version !== version))
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed meanwhile.');
      const answer = () => inClientsUris(run(live.study, asked, chosen), live.openFiles());
      return attempt(feature, answer, nothing);
    };
}
