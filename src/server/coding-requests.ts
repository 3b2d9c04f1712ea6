import type { Connection, TextDocuments } from 'vscode-languageserver';
import { type CodingChange, code, codeAnswer, recode, uncode } from '../language/coding';
import type { OpenDocument } from '../language/open-document';
import type { Settings } from '../language/settings';
import { themesToChoose } from '../language/themes-to-choose';
import type { Study } from '../study/study';
import type { Answer } from './answering';
import { registerChange } from './document-changes';
import type { EditorDocument } from './editor-document';
import type { LiveStudy } from './live-study';
import {
  type CodingParams,
  codeAnswerRequest,
  codeRequest,
  recodeRequest,
  type SelectionsParams,
  themesToChooseRequest,
  uncodeRequest,
} from './protocol';

type Change = (study: Study, document: OpenDocument, asked: CodingParams, settings: Settings) => CodingChange;

const changes: Readonly<Record<string, Change>> = {
  [codeRequest]: (study, document, { ranges, themes = [] }, settings) =>
    code(study, document, ranges, themes, settings),
  [codeAnswerRequest]: (study, document, { ranges, themes = [] }, settings) =>
    codeAnswer(study, document, ranges, themes, settings),
  [uncodeRequest]: (study, document, { ranges, themes = [] }) => uncode(study, document, ranges, themes),
  [recodeRequest]: (study, document, { ranges, theme = '', other = '' }) =>
    recode(study, document, ranges, theme, other),
};

export interface CodingSurroundings {
  readonly connection: Connection;
  readonly documents: TextDocuments<EditorDocument>;
  readonly live: LiveStudy;
  readonly answer: Answer;
}

/** Says which feature answers each request about coding a transcript. */
export function registerCodingRequests({ connection, documents, live, answer }: CodingSurroundings): void {
  connection.onRequest(
    themesToChooseRequest,
    answer('themesToChoose', null, (study, { textDocument, ranges }: SelectionsParams) => {
      const document = documents.get(textDocument.uri);
      const found = document && themesToChoose(study, document, ranges, live.isWhole);
      return found ? { ...found, version: document.version } : null;
    }),
  );
  for (const [request, change] of Object.entries(changes))
    registerChange<CodingParams, CodingChange>({ connection, documents, answer }, request, change);
}
