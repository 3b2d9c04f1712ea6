import { studyFigures } from '../../src/analysis/coverage-figures';
import { studyOptions } from '../../src/analysis/filter-options';
import { leftOutOf } from '../../src/analysis/left-out';
import type { StudyFilter } from '../../src/analysis/study-filter';
import { answerPassagesJson } from '../../src/convert/answer-passages-json';
import { coverageJson } from '../../src/convert/coverage-json';
import { inJson } from '../../src/convert/study-options-json';
import { Study } from '../../src/study/study';
import {
  type CoverageAnswer,
  type CoverageFigures,
  type FromCoverageReport,
  isFromCoverageReport,
} from '../../src/webview/coverage-protocol';

/* The page of the coverage report with the figures of a study that stands in it: what extension and server would say. */

interface Given {
  readonly files: Readonly<Record<string, string>>;
  readonly kept: unknown;
  /** Whether the first answers wait, too. */
  readonly isFirstHeld?: boolean;
}

const {
  files,
  kept,
  isFirstHeld = false,
}: Given = JSON.parse(document.querySelector('#study')?.textContent ?? '');
const folder = 'file:///s';
const study = new Study([folder]);
const texts = new Map(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
for (const [uri, text] of texts) study.set(uri, text);

type Ask = Extract<FromCoverageReport, { readonly type: 'ask' }>;

/** What is not answered yet, while somebody wants that to wait. */
const held: Ask[] = [];
let isHeld = isFirstHeld;
/** What the page wants of the extension. */
const wanted: FromCoverageReport[] = [];
let state = kept;

function answerTo(figures: CoverageFigures, filter: StudyFilter): CoverageAnswer {
  if (figures.kind === 'passages') {
    const json = answerPassagesJson(study, figures.asked, uri => texts.get(uri));
    return { kind: 'passages', json };
  }
  const json = coverageJson(studyFigures(study, filter), leftOutOf(study), filter);
  return { kind: 'report', json: { ...json, options: inJson(studyOptions(study)) } };
}

function answer({ ask, figures, filter }: Ask): object {
  return { type: 'answer', ask, answer: answerTo(figures, filter) };
}

function give(data: object): void {
  window.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
}

/** Milliseconds until what somebody does is painted. */
async function timed(act: () => void): Promise<number> {
  const begun = performance.now();
  act();
  await new Promise(requestAnimationFrame);
  await new Promise(done => setTimeout(done));
  return performance.now() - begun;
}

Object.assign(window, {
  acquireVsCodeApi: () => ({
    getState: () => state,
    setState(now: unknown) {
      state = now;
    },
    postMessage(message: unknown) {
      if (!isFromCoverageReport(message)) return;
      if (message.type !== 'ask') return void wanted.push(message);
      if (isHeld) held.push(message);
      else setTimeout(() => give(answer(message)));
    },
  }),
  study: {
    wanted,
    state: () => state,
    /** Changes the study, and holds answers back until `release`. */
    change(name: string, text: string) {
      isHeld = true;
      texts.set(`${folder}/${name}`, text);
      study.set(`${folder}/${name}`, text);
      window.postMessage({ type: 'changed' });
    },
    release() {
      isHeld = false;
      for (const ask of held.splice(0)) give(answer(ask));
    },
    /** The same, and the milliseconds from the answers to the page that is painted. */
    async releaseTimed(): Promise<number> {
      isHeld = false;
      const answers = held.splice(0).map(answer);
      return timed(() => {
        for (const each of answers) give(each);
      });
    },
    clickTimed: (selector: string) => timed(() => document.querySelector<HTMLElement>(selector)?.click()),
  },
});

// The page asks as soon as it is read.
import('../../src/webview/coverage-report/page');
