import { CancellationToken, type ClientCapabilities, type Connection } from 'vscode-languageserver';
import { coverageInSteps } from '../analysis/coverage';
import { compareWithEarlier } from '../language/compare-guides';
import { followUpSheet } from '../language/follow-up';
import { updateFormerIds } from '../language/former-ids';
import type { Answer } from './answering';
import { workspaceEditFor } from './client-abilities';
import type { LiveStudy } from './live-study';
import {
  type CompareGuidesParams,
  type CompareGuidesResult,
  compareGuidesRequest,
  type FollowUpParams,
  type FollowUpResult,
  followUpRequest,
  updateFormerIdsRequest,
} from './protocol';

export interface GuideSurroundings {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly live: LiveStudy;
  readonly answer: Answer;
}

/** Says which feature answers each request about a guide as a whole: what has changed in it, what is open of it. */
export function registerGuideRequests({ connection, client, live, answer }: GuideSurroundings): void {
  const updating = answer(
    'updateFormerIds',
    new Map() as ReturnType<typeof updateFormerIds>,
    study => updateFormerIds(study),
    { needsAll: true },
  );
  connection.onRequest(updateFormerIdsRequest, async () => {
    const edits = await updating({}, CancellationToken.None);
    return edits.size > 0 ? workspaceEditFor(client, edits, live.openFiles()) : null;
  });
  connection.onRequest(
    compareGuidesRequest,
    answer(
      'compareGuides',
      { refused: 'Nothing was compared, because of a fault of the server.' } as CompareGuidesResult,
      (study, { guide, earlier }: CompareGuidesParams): CompareGuidesResult =>
        compareWithEarlier(study, guide, earlier),
      {
        needsAll: true,
        steps(study, { guide }) {
          const file = study.get(guide);
          return file?.kind === 'guide' ? coverageInSteps(study, file) : [];
        },
      },
    ),
  );
  const sheetFiles = answer(
    'followUp',
    [],
    (study, { textDocument: { uri } }: FollowUpParams) => {
      const file = study.get(uri);
      return file?.kind === 'transcript' ? [file.uri] : [];
    },
    { needsAll: true },
  );
  const sheet = answer(
    'followUp',
    { refused: 'No sheet was made, because of a fault of the server.' } as FollowUpResult,
    (study, { textDocument, textOf }: FollowUpParams & { textOf(uri: string): string | undefined }) => {
      const today = new Date().toLocaleDateString('sv'); // which is YYYY-MM-DD
      return followUpSheet(study, textDocument.uri, today, textOf);
    },
    { needsAll: true },
  );
  connection.onRequest(followUpRequest, async (asked: FollowUpParams, token: CancellationToken) => {
    const textOf = await live.textsOf(await sheetFiles(asked, token));
    return sheet({ ...asked, textOf }, token);
  });
}
