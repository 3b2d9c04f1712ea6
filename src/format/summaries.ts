import { type Heading, type Paragraph, rangeIn } from './blocks';
import type { Range } from './position';

/* The researcher's summaries, which are memos: `{>>summary: …<<}` of an answer, `{>>summary .family: …<<}` of a theme. */

/** A summary by itself. */
export interface Summary {
  /** ID of the theme that it is about; `undefined` where it is about the answer that it stands in. */
  readonly theme: string | undefined;
  /** In one line; runs of blanks are one. */
  readonly text: string;
}

/** A summary where it is written. */
export interface WrittenSummary extends Summary {
  /** The memo with its signs. */
  readonly range: Range;
}

const opening = /^summary(?:\s*:\s*|\s+\.(\S+):(?:\s+|$))/i;

/** What the words of a memo say as a summary; `undefined` where the memo is none, or says nothing. */
export function summaryIn(memo: string): Summary | undefined {
  const read = opening.exec(memo);
  if (!read) return undefined;
  const text = fromMemo(memo.slice(read[0].length));
  return text === '' ? undefined : { theme: read[1], text };
}

/** The memo that says a summary. */
export function summaryMemo({ theme, text }: Summary): string {
  return `{>>summary${theme === undefined ? '' : ` .${theme}`}: ${inMemo(text)}<<}`;
}

/** Any text as the words of a memo: in one line, and what would end the memo with a backslash. */
export function inMemo(text: string): string {
  return inOneLine(text).replace(/<<(\\*)\}/g, '<<\\$1}');
}

/** What the words of a memo say that `inMemo` made. */
export function fromMemo(words: string): string {
  return inOneLine(words).replace(/<<\\(\\*)\}/g, '<<$1}');
}

/** As a summary is kept: on one line, for a memo ends with its paragraph. */
export function inOneLine(text: string): string {
  return text.replace(/[\s\0]+/g, ' ').trim();
}

/** The summaries in a heading or paragraph. */
export function summariesOf(block: Heading | Paragraph): WrittenSummary[] {
  return block.inline.memos.flatMap(({ start, end, text }) => {
    const summary = summaryIn(text);
    return summary ? [{ ...summary, range: rangeIn(block, start, end) }] : [];
  });
}
