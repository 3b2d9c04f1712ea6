import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AnswerOf, FromPanel, ToPanel } from '../webview/panel-protocol';

/** A kind of panel, of which there is at most one. */
export interface PanelKind {
  readonly viewType: string;
  readonly title: string;
  /** Its script is `dist/webview/NAME.js`, its style `media/NAME.css`, over that of all panels. */
  readonly name: string;
  /** Whether it draws pictures: they have a style of their own, and to be saved as PNG they are shown from memory. */
  readonly hasPictures?: boolean;
}

/** A panel beside the editor. Its page is made anew when it is hidden and shown again, or when the window is loaded again. */
export interface Panel<ToPage> extends vscode.Disposable {
  /** Opens it, or brings it to the front. */
  show(): void;
  /** Whether its page can be seen; one that cannot be seen is not there. */
  isVisible(): boolean;
  post(message: ToPage): void;
}

/** Makes a kind of panel. `receive` gets what its page says, unchecked. */
export function registerPanel<ToPage>(
  { extensionUri }: vscode.ExtensionContext,
  kind: PanelKind,
  receive: (message: unknown) => void | Promise<void>,
): Panel<ToPage> {
  let panel: vscode.WebviewPanel | undefined;

  const take = (taken: vscode.WebviewPanel): void => {
    panel = taken;
    const { webview } = taken;
    webview.options = {
      enableScripts: true,
      localResourceRoots: ['dist', 'media'].map(folder => vscode.Uri.joinPath(extensionUri, folder)),
    };
    webview.onDidReceiveMessage(receive);
    taken.onDidDispose(() => {
      if (panel === taken) panel = undefined;
    });
    webview.html = page(webview, extensionUri, kind);
  };

  const serializer = vscode.window.registerWebviewPanelSerializer(kind.viewType, {
    deserializeWebviewPanel: async restored => take(restored),
  });
  return {
    show() {
      if (panel) panel.reveal();
      else {
        const viewColumn = columnOfPanels() ?? vscode.ViewColumn.Beside;
        take(vscode.window.createWebviewPanel(kind.viewType, kind.title, { viewColumn }));
      }
    },
    isVisible: () => panel?.visible === true,
    post: message => void panel?.webview.postMessage(message),
    dispose() {
      serializer.dispose();
      panel?.dispose();
    },
  };
}

/** Does what every page may ask for: gives it answers, and opens passages. */
export async function serve<Figures, Filter, Json>(
  panel: Pick<Panel<ToPanel<Json>>, 'post'>,
  message: FromPanel<Figures, Filter>,
  { protocol2CodeConverter: { asUri, asRange } }: BaseLanguageClient,
  answer: (figures: Figures, filter: Filter) => Promise<AnswerOf<Json>>,
): Promise<void> {
  if (message.type === 'select') return openPlace(asUri(message.uri), asRange(message.range));
  if (message.type !== 'ask') return;
  const { ask, figures, filter } = message;
  try {
    panel.post({ type: 'answer', ask, answer: await answer(figures, filter) });
  } catch (error) {
    panel.post({ type: 'refused', ask, why: error instanceof Error ? error.message : String(error) });
  }
}

/** Where panels of any kind are open: they share a column. */
function columnOfPanels(): vscode.ViewColumn | undefined {
  const isOurs = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputWebview && input.viewType.includes('verbatim.');
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isOurs))?.viewColumn;
}

/** Opens a file where the person reads files, in the column beside the panel, and selects a range. */
async function openPlace(uri: vscode.Uri, selection: vscode.Range): Promise<void> {
  try {
    await vscode.window.showTextDocument(uri, { viewColumn: columnFor(uri), selection });
  } catch {
    void vscode.window.showWarningMessage(`${vscode.workspace.asRelativePath(uri)} is not there any more.`);
  }
}

/** Where the person reads this file, or else files. */
export function columnFor(uri: vscode.Uri): vscode.ViewColumn {
  const { visibleTextEditors } = vscode.window;
  const editor = visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  return editor?.viewColumn ?? visibleTextEditors[0]?.viewColumn ?? vscode.ViewColumn.One;
}

function page(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { name, title, hasPictures }: PanelKind,
): string {
  const nonce = crypto.randomUUID();
  const at = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path));
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    ...(hasPictures ? ['img-src blob:'] : []),
  ].join('; ');
  const styles = ['panel', name, ...(hasPictures ? ['pictures'] : [])].map(
    style => `<link rel="stylesheet" href="${at('media', `${style}.css`)}">`,
  );
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    ${styles.join('\n    ')}
    <title>${title}</title>
  </head>
  <body>
    <p role="status">Reading the study …</p>
    <script nonce="${nonce}" src="${at('dist', 'webview', `${name}.js`)}"></script>
  </body>
</html>`;
}
