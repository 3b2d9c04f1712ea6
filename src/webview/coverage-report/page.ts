import { type FromPage, isShowCoverage } from '../protocol';
import { coverageView } from './view';

/** The script of the coverage report's page: shows what the extension sends and tells it what was clicked. */
declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: unknown): void };

const vscode = acquireVsCodeApi();

window.addEventListener('message', ({ data }) => {
  if (!isShowCoverage(data)) return;
  const opened = new Set([...document.querySelectorAll('details[open]')].map(({ id }) => id));
  const place = window.scrollY;
  const view = coverageView(data.coverage, (uri, line) => vscode.postMessage({ type: 'open', uri, line }));
  for (const details of view.querySelectorAll('details')) details.open = opened.has(details.id);
  document.body.replaceChildren(view);
  window.scrollTo({ top: place });
});

vscode.setState({}); // there is something to restore when the window is loaded again
vscode.postMessage({ type: 'ready' });
