import assert from 'node:assert/strict';
import type { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../../src/language/hover';
import { plainText } from '../../../src/language/markdown';
import { codebook, type Files, guide, studyOf } from './study-of';

/** What the tooltip at the cursor says, as plain text; where the text has a range, the tooltip is about just that. */
export function check(
  before: string,
  expected: string | undefined,
  others: Files = {},
  name = 'a.transcript.md',
): void {
  assert.equal(shownAt(before, others, name), expected);
}

function shownAt(before: string, others: Files = {}, name = 'a.transcript.md'): string | undefined {
  const value = markdownAt(before, others, name);
  return value === undefined ? undefined : plainText(value);
}

export function markdownAt(before: string, others: Files = {}, name = 'a.transcript.md'): string | undefined {
  const files = { [name]: before, 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook, ...others };
  const { study, uri, document, marks } = studyOf({ ...files, [name]: before });
  const found = hover(study, uri, marks.cursor, document);
  if (found && marks.ranges[0]) assert.deepEqual(found.range, marks.ranges[0]);
  return (found?.contents as MarkupContent | undefined)?.value;
}
