import * as vscode from 'vscode';
import { readCodebook } from '../format/codebook';
import { writtenCodings } from '../format/written-codings';
import {
  coOccurrencesRequest,
  newThemesRequest,
  quotesRequest,
  themeSummaryRequest,
  themeTableRequest,
} from '../server/protocol';
import { kindOf } from '../study/file-kinds';
import {
  type Answer,
  type Figures,
  isFromThemeSummary,
  type ToThemeSummary,
} from '../webview/theme-summary-protocol';
import type { Server } from './client';
import { registerPanel, serve } from './panel';
import { saveFile } from './save-file';

/** *Theme Summary*: a panel with what the themes say, which follows the study. Its page asks for what it shows. */
export function registerThemeSummary(
  context: vscode.ExtensionContext,
  { client, onStudyChanged }: Server,
): vscode.Disposable {
  const kind = {
    viewType: 'verbatim.themeSummary',
    title: 'Theme Summary',
    name: 'theme-summary',
    hasPictures: true,
  };
  const panel = registerPanel<ToThemeSummary>(context, kind, async message => {
    if (!isFromThemeSummary(message)) return;
    switch (message.type) {
      case 'ready': {
        const uri = vscode.workspace.workspaceFolders?.[0]?.uri.toString();
        if (uri !== undefined) panel.post({ type: 'folder', uri });
        reveal();
        return;
      }
      case 'save':
        await saveFile(message);
        return;
      default:
        await serve(panel, message, client, async (figures, filter) => {
          const { method, params } = requestFor(figures);
          const json = await client.sendRequest(method, { ...params, filter });
          return { kind: figures.kind, json } as Answer;
        });
    }
  });

  /** The theme that the page has still to show. */
  let wanted: string | undefined;
  const reveal = (): void => {
    if (wanted !== undefined) panel.post({ type: 'reveal', theme: wanted });
    wanted = undefined;
  };

  return vscode.Disposable.from(
    panel,
    onStudyChanged(() => {
      if (panel.isVisible()) panel.post({ type: 'changed' });
    }),
    vscode.commands.registerCommand('verbatim.themeSummary', () => panel.show()),
    vscode.commands.registerTextEditorCommand(
      'verbatim.showInThemeSummary',
      ({ document, selection: { active } }) => {
        wanted = themeAt(document, active);
        if (wanted === undefined) {
          const where = 'Put it into a coded passage of a transcript, or on a theme of a codebook.';
          void vscode.window.showInformationMessage(`There is no theme at the cursor. ${where}`);
          return;
        }
        const isThere = panel.isVisible();
        panel.show();
        if (isThere) reveal();
      },
    ),
  );
}

/** The theme of the innermost coded passage that the place is in; in a codebook the theme that is described there. */
function themeAt(document: vscode.TextDocument, position: vscode.Position): string | undefined {
  const text = document.getText();
  if (kindOf(document.uri.toString()) === 'codebook') {
    const { themes } = readCodebook(text);
    return themes.findLast(({ idRange }) => idRange.start.line <= position.line)?.id;
  }
  const offset = document.offsetAt(position);
  const here = writtenCodings(text).filter(({ outer }) => outer.start <= offset && offset <= outer.end);
  return here.at(-1)?.themes[0];
}

function requestFor(figures: Figures): { readonly method: string; readonly params?: object } {
  switch (figures.kind) {
    case 'summary':
      return { method: themeSummaryRequest };
    case 'table':
      return { method: themeTableRequest, params: { by: figures.by } };
    case 'co-occurrences':
      return { method: coOccurrencesRequest, params: { unit: figures.unit } };
    case 'new-themes':
      return { method: newThemesRequest };
    case 'quotes':
      return { method: quotesRequest, params: figures.wanted };
  }
}
