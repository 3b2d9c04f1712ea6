import { CancellationToken, type Connection } from 'vscode-languageserver';
import { type ThemeViewJson, themeViewJson } from '../convert/theme-view-json';
import { describeTheme } from '../language/theme-description';
import { type ThemeHere, themesAt } from '../language/themes-at';
import type { Answer } from './answering';
import {
  type DescribeThemeParams,
  describeThemeRequest,
  type ThemesAtParams,
  themesAtRequest,
  themeViewRequest,
} from './protocol';

/** Answers what the side bar with the themes asks. */
export function registerThemeView(connection: Connection, answer: Answer): void {
  const nothing: ThemeViewJson = { transcripts: 0, codebooks: [], unknown: [] };
  const view = answer('themeView', nothing, study => themeViewJson(study), { needsAll: true });
  connection.onRequest(themeViewRequest, () => view({}, CancellationToken.None));
  connection.onRequest(
    themesAtRequest,
    answer('themesAt', [] as ThemeHere[], (study, { textDocument, position }: ThemesAtParams) =>
      themesAt(study, textDocument.uri, position),
    ),
  );
  connection.onRequest(
    describeThemeRequest,
    answer(
      'describeTheme',
      null,
      (study, { codebook, theme }: DescribeThemeParams) => {
        const file = study.get(codebook);
        return (file && describeTheme(study, file, theme)) ?? null;
      },
      { needsAll: true },
    ),
  );
}
