import { quotesJson } from '../../src/convert/quotes-json';
import {
  coOccurrencesJson,
  newThemesJson,
  themeSummaryJson,
  themeTableJson,
} from '../../src/convert/themes-json';
import { Study } from '../../src/study/study';
import { type Answer, type Figures, isFromThemeSummary } from '../../src/webview/theme-summary-protocol';

/* The page of the theme summary with the figures of a study that stands in it: what extension and server would say. */

interface Given {
  readonly files: Readonly<Record<string, string>>;
  readonly kept: unknown;
}

const { files, kept }: Given = JSON.parse(document.querySelector('#study')?.textContent ?? '');
const folder = 'file:///s';
const study = new Study([folder]);
for (const [name, text] of Object.entries(files)) study.set(`${folder}/${name}`, text);

/** Answers that are held back, while somebody wants them to be. */
const held: (() => void)[] = [];
let isHeld = false;

function answerTo(figures: Figures, filter: object): Answer {
  const asked = { study, filter };
  switch (figures.kind) {
    case 'summary':
      return { kind: 'summary', json: themeSummaryJson(asked) };
    case 'table':
      return { kind: 'table', json: themeTableJson(asked, figures.by) };
    case 'co-occurrences':
      return { kind: 'co-occurrences', json: coOccurrencesJson(asked, figures.unit) };
    case 'new-themes':
      return { kind: 'new-themes', json: newThemesJson(asked) };
    case 'quotes': {
      const textOf = (uri: string) => files[uri.slice(folder.length + 1)];
      return { kind: 'quotes', json: quotesJson(asked, figures.wanted, textOf) };
    }
  }
}

Object.assign(window, {
  acquireVsCodeApi: () => ({
    getState: () => kept,
    setState: () => {},
    postMessage(message: unknown) {
      if (!isFromThemeSummary(message) || message.type !== 'ask') return;
      const { ask, filter, figures } = message;
      const answer = () => window.postMessage({ type: 'answer', ask, answer: answerTo(figures, filter) });
      if (isHeld) held.push(answer);
      else setTimeout(answer);
    },
  }),
  study: {
    /** Changes the study, and holds answers back until `release`. */
    change(name: string, text: string) {
      isHeld = true;
      study.set(`${folder}/${name}`, text);
      window.postMessage({ type: 'changed' });
    },
    release() {
      isHeld = false;
      for (const answer of held.splice(0)) answer();
    },
  },
});

// The page asks as soon as it is read.
import('../../src/webview/theme-summary/page');
