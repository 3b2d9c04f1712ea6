import type { Attributes } from './attributes';
import { type Heading, type Paragraph, rangeIn } from './blocks';
import { isThemeId, nearest } from './ids';
import type { Problem } from './problem';
import { isStatus, statuses } from './transcript';

/* What is wrong in the words of one heading or paragraph: braces, brackets, memos and statuses that are not read as such. */

/** In one paragraph: more of the same say nothing more, and a broken file may have millions. */
const mostBracketsReported = 5;

/** `halves` are the brackets that something else is said of. */
export function* inlineProblems(block: Heading | Paragraph, halves: ReadonlySet<number>): Generator<Problem> {
  const { spans, notAttributes, unclosedMemo } = block.inline;
  const unbalanced = block.inline.unbalanced.filter(offset => !halves.has(offset));
  for (const { attributes } of spans) {
    if (attributes.pairs.length > 0) yield* statusProblems(block, attributes);
  }
  for (const { start, end } of notAttributes) {
    const written = block.text.slice(start, end);
    const corrected = withDots(written);
    const place = rangeIn(block, start, end);
    yield {
      code: 'coding-syntax',
      severity: 'warning',
      range: place,
      message: `“${written}” is not read as a coding. ${corrected ? `Did you mean “${corrected}”?` : 'Write themes with a dot, such as {.theme}, and close the brace.'}`,
      ...(corrected && {
        fix: { kind: 'replace', range: place, text: corrected, title: `Change to ${corrected}` },
      }),
    };
  }
  const coded =
    notAttributes.length > 0 ||
    spans.some(span => span.attributes.classes.length > 0) ||
    unbalanced.some(offset => block.text.startsWith(']{', offset));
  for (const offset of coded ? unbalanced.slice(0, mostBracketsReported) : []) {
    yield {
      code: 'unbalanced-bracket',
      severity: 'warning',
      range: rangeIn(block, offset, offset + 1),
      message: aboutBracket(block.text, offset),
      fix: {
        kind: 'replace',
        range: rangeIn(block, offset, offset),
        text: '\\',
        title: 'Make it an ordinary bracket',
      },
    };
  }
  if (unclosedMemo !== undefined) {
    yield {
      code: 'unclosed-memo',
      severity: 'warning',
      range: rangeIn(block, unclosedMemo, unclosedMemo + 3),
      message: 'This memo never ends in its paragraph, so its words count as said. Close it with <<}.',
    };
  }
}

function aboutBracket(text: string, offset: number): string {
  if (text.startsWith('[', offset)) {
    return 'This bracket is never closed, so a coding may cover other words than it seems. Close it, or write \\[ for a bracket that is text.';
  }
  return text.startsWith(']{', offset)
    ? 'The coding that ends here does not begin in this paragraph, so nothing is coded. Code each paragraph by itself, and give the parts the same “part=”.'
    : 'This bracket closes nothing, so a coding may cover other words than it seems. Remove it, or write \\] for a bracket that is text.';
}

/** `{trust access}` as `{.trust .access}`; `undefined` where the braces hold something else than theme IDs. */
function withDots(braces: string): string | undefined {
  const themes = braces.slice(1, -1).trim().split(/\s+/);
  return braces.endsWith('}') && themes.every(isThemeId)
    ? `{${themes.map(theme => `.${theme}`).join(' ')}}`
    : undefined;
}

/** A status that is none. */
export function* statusProblems(
  block: Heading | Paragraph,
  attributes: Attributes | undefined,
): Generator<Problem> {
  for (const { key, value, valueStart, valueEnd } of attributes?.pairs ?? []) {
    if (key !== 'status' || isStatus(value) || value === '') continue;
    const near = nearest(value, statuses);
    const place = rangeIn(block, valueStart, valueEnd);
    yield {
      code: 'unknown-status',
      severity: 'error',
      range: place,
      message: `“${value}” is not a status. ${near ? `Did you mean “${near}”?` : `Write one of: ${statuses.join(', ')}.`}`,
      ...(near && { fix: { kind: 'replace', range: place, text: near, title: `Change to “${near}”` } }),
    };
  }
}
