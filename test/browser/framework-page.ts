import type { SummaryAsked } from '../../src/convert/framework-asked';
import { frameworkJson } from '../../src/convert/framework-json';
import { LineOffsets } from '../../src/format/position';
import { readTranscript } from '../../src/format/transcript';
import { writeSummary } from '../../src/language/summary-changes';
import { Study } from '../../src/study/study';
import { type FromFramework, isFromFramework, type ToFramework } from '../../src/webview/framework-protocol';

/* The page of the framework matrix with the chart of a study that stands in it: what extension and server would say. */

interface Given {
  readonly files: Readonly<Record<string, string>>;
  readonly kept: unknown;
}

const { files: given, kept }: Given = JSON.parse(document.querySelector('#study')?.textContent ?? '');
const files: Record<string, string> = { ...given };
const folder = 'file:///s';
const study = new Study([folder]);
const uriOf = (name: string) => `${folder}/${name}`;
const textOf = (uri: string): string | undefined => files[uri.slice(folder.length + 1)];

/** Changes the study, as if somebody had typed. */
function change(name: string, text: string): void {
  files[name] = text;
  study.set(uriOf(name), text);
  post({ type: 'changed' });
}
for (const [name, text] of Object.entries(files)) study.set(uriOf(name), text);

/** Answers that are held back, while somebody wants them to be. */
const held: (() => void)[] = [];
let isHeld = false;
/** What the page has said, and what it has kept. */
const said: FromFramework[] = [];
let state: unknown = kept;

function post(message: ToFramework): void {
  window.postMessage(message);
}

function answerTo(message: FromFramework): ToFramework | undefined {
  if (message.type !== 'ask') return undefined;
  const { ask, filter, figures } = message;
  if (figures.kind === 'chart') {
    const read = ({ uri }: { uri: string }) => {
      const text = textOf(uri);
      return text === undefined ? undefined : readTranscript(text);
    };
    const { choice, most } = figures.asked;
    const json = frameworkJson({ study, filter }, choice, read, most);
    return { type: 'answer', ask, answer: { kind: 'chart', json } };
  }
  return { type: 'answer', ask, answer: { kind: 'write', json: { why: write(figures.summary) } } };
}

/** Writes a summary; gives a sentence where that is refused. */
function write(summary: SummaryAsked): string | null {
  const text = textOf(summary.uri) ?? '';
  const written = writeSummary(study, text, summary);
  if ('refused' in written) return written.refused;
  const offsets = new LineOffsets(text);
  const [edit] = written.edits;
  if (edit) {
    const [start, end] = [offsets.offsetAt(edit.range.start), offsets.offsetAt(edit.range.end)];
    change(summary.uri.slice(folder.length + 1), text.slice(0, start) + edit.newText + text.slice(end));
  }
  return null;
}

Object.assign(window, {
  acquireVsCodeApi: () => ({
    getState: () => kept,
    setState: (set: unknown) => {
      state = set;
    },
    postMessage(message: unknown) {
      if (!isFromFramework(message)) return;
      said.push(message);
      const answer = () => {
        const made = answerTo(message);
        if (made) post(made);
      };
      if (isHeld) held.push(answer);
      else setTimeout(answer);
    },
  }),
  study: {
    change,
    /** Holds answers back until `release`. */
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      for (const answer of held.splice(0)) answer();
    },
    textOf: (name: string) => files[name],
    said: () => said,
    state: () => state,
  },
});

// The page asks as soon as it is read.
import('../../src/webview/framework/page');
