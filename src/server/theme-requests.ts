import { CancellationToken, type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import { togetherIn } from '../analysis/co-occurrence';
import type { ThemeFilter } from '../analysis/theme-filter';
import { tablesBy } from '../analysis/theme-tables';
import { readQuotesAsked } from '../convert/quotes-asked';
import { filesOfQuotes, type QuotesAsked, quotesJson } from '../convert/quotes-json';
import { readThemeFilter } from '../convert/theme-filter-json';
import {
  type Asked,
  coOccurrencesJson,
  newThemesJson,
  themeSummaryJson,
  themeTableJson,
} from '../convert/themes-json';
import { Study } from '../study/study';
import type { Answer } from './answering';
import type { LiveStudy } from './live-study';
import {
  coOccurrencesRequest,
  newThemesRequest,
  quotesRequest,
  themeSummaryRequest,
  themeTableRequest,
} from './protocol';

/** What a client asks about, as it has come: anything. */
type Params = Readonly<Record<string, unknown>> | null | undefined;

/** Answers what clients ask about themes. */
export function registerThemeRequests(connection: Connection, live: LiveStudy, answer: Answer): void {
  /** Reads what was asked for, and only then waits for the study. */
  const on = <Result>(
    request: string,
    reading: (params: NonNullable<Params>) => (asked: Asked) => Result,
  ): void => {
    const feature = request.replace('verbatim/', '');
    connection.onRequest(request, (params: Params, token = CancellationToken.None) => {
      const filter = filterOf(params?.filter);
      const json = reading(params ?? {});
      const nothing = json({ study: new Study([]), filter });
      return answer(feature, nothing, study => json({ study, filter }), { needsAll: true })({}, token);
    });
  };
  on(themeSummaryRequest, () => themeSummaryJson);
  on(themeTableRequest, ({ by }) => {
    const table = oneOf('by', by, tablesBy);
    return asked => themeTableJson(asked, table);
  });
  on(coOccurrencesRequest, ({ unit }) => {
    const together = oneOf('unit', unit, togetherIn);
    return asked => coOccurrencesJson(asked, together);
  });
  on(newThemesRequest, () => newThemesJson);
  connection.onRequest(quotesRequest, async (params: Params, token = CancellationToken.None) => {
    const filter = filterOf(params?.filter);
    const wanted = wantedOf(params ?? {});
    const files = answer('quotes', [], study => filesOfQuotes({ study, filter }, wanted), { needsAll: true });
    const textOf = await live.textsOf(await files({}, token));
    const json = (study: Study) => quotesJson({ study, filter }, wanted, textOf);
    return answer('quotes', json(new Study([])), json, { needsAll: true })({}, token);
  });
}

function filterOf(sent: unknown): ThemeFilter {
  const read = readThemeFilter(sent);
  if ('refused' in read) throw new ResponseError(ErrorCodes.InvalidParams, read.refused);
  return read.filter;
}

function wantedOf(sent: unknown): QuotesAsked {
  const read = readQuotesAsked(sent);
  if ('refused' in read) throw new ResponseError(ErrorCodes.InvalidParams, read.refused);
  return read.wanted;
}

function oneOf<Value extends string>(key: string, sent: unknown, values: readonly Value[]): Value {
  const known = values.find(value => value === sent);
  if (known === undefined)
    throw new ResponseError(ErrorCodes.InvalidParams, `“${key}” is one of these: ${values.join(', ')}.`);
  return known;
}
