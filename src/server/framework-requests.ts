import {
  CancellationToken,
  type ClientCapabilities,
  type Connection,
  ErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { isSummaryAsked, readFrameworkAsked } from '../convert/framework-asked';
import {
  type FrameworkJson,
  type FrameworkRowJson,
  filesOfFrameworkJson,
  frameworkJson,
  frameworkJsonInSteps,
} from '../convert/framework-json';
import { KeptRows } from '../convert/kept-rows';
import { readThemeFilter } from '../convert/theme-filter-json';
import { readTranscript } from '../format/transcript';
import { type SummaryChange, writeSummary } from '../language/summary-changes';
import { Study, type TranscriptFile } from '../study/study';
import { normalUri } from '../study/uris';
import type { Answer } from './answering';
import { workspaceEditFor } from './client-abilities';
import type { LiveStudy } from './live-study';
import {
  type FrameworkParams,
  frameworkRequest,
  type WriteSummaryResult,
  writeSummaryRequest,
} from './protocol';

export interface FrameworkSurroundings {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly live: LiveStudy;
  readonly answer: Answer;
}

/** Answers what clients ask of the framework chart. */
export function registerFrameworkRequests({ connection, client, live, answer }: FrameworkSurroundings): void {
  const shown = new KeptRows<FrameworkRowJson>();
  connection.onRequest(
    frameworkRequest,
    async (params: Partial<FrameworkParams> | null | undefined, token = CancellationToken.None) => {
      const read = readThemeFilter(params?.filter);
      if ('refused' in read) throw new ResponseError(ErrorCodes.InvalidParams, read.refused);
      const chart = readFrameworkAsked(params);
      if ('refused' in chart) throw new ResponseError(ErrorCodes.InvalidParams, chart.refused);
      const { filter } = read;
      const { choice, most = Number.POSITIVE_INFINITY } = chart.asked;
      // A chart that is asked for again and again has short passages; one that is saved is asked for once.
      const kept = most <= mostOfKept ? shown : new KeptRows<FrameworkRowJson>();
      const files = answer(
        'framework',
        [] as string[],
        study => filesOfFrameworkJson({ study, filter }, choice, most, kept),
        { needsAll: true },
      );
      const texts = await live.textsOf(await files({}, token));
      const textOf = ({ uri, transcript }: TranscriptFile) => {
        const text = transcript ? undefined : texts(uri);
        return transcript ?? (text === undefined ? undefined : readTranscript(text));
      };
      let made: FrameworkJson | undefined;
      const nothing = frameworkJson({ study: new Study([]), filter }, choice, textOf);
      return answer('framework', nothing, () => made ?? nothing, {
        needsAll: true,
        *steps(study) {
          made = yield* frameworkJsonInSteps({ study, filter }, choice, textOf, most, kept);
        },
      })({}, token);
    },
  );
  connection.onRequest(
    writeSummaryRequest,
    async (asked: unknown, token = CancellationToken.None): Promise<WriteSummaryResult> => {
      if (!isSummaryAsked(asked)) throw new ResponseError(ErrorCodes.InvalidParams, invalid);
      const uri = normalUri(asked.uri);
      const textOf = await live.textsOf([uri]);
      const write = answer(
        'writeSummary',
        { refused: 'Nothing was written, because of a fault of the server.' } as SummaryChange,
        study => writeSummary(study, textOf(uri), { ...asked, uri }),
        { needsAll: true },
      );
      const change = await write({}, token);
      if ('refused' in change) return change;
      const isSame = change.edits.length === 0;
      return {
        edit: isSame ? null : workspaceEditFor(client, new Map([[uri, change.edits]]), live.openFiles()),
      };
    },
  );
}

/** Characters. */
const mostOfKept = 1000;

const invalid = 'A summary has “uri” and “text”, and one of “was”, “question” and “theme”.';
