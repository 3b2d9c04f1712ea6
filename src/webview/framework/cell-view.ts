import type { FrameworkCellJson, PassageJson } from '../../convert/framework-json';
import { textsOf } from '../../convert/framework-report';
import { notRead } from '../../convert/quotes-report';
import { counted } from '../../format/counted';
import { element } from '../element';

/*
 * A cell of the chart. What its buttons do stands in their `data-do`, with the number of the summary, passage or transcript that
 * it is about: a chart has thousands of cells, and one listener.
 */

export const actions = ['edit', 'write', 'passage', 'more', 'transcript'] as const;

/** How many passages are shown of a cell that is not unfolded. */
const shownPassages = 3;

export interface ShownCell {
  readonly cell: FrameworkCellJson;
  /** What the summaries are of, for who hears it: `Q1 by Ann`. */
  readonly about: string;
  /** By the number of a summary what it is being changed with. */
  readonly editors: ReadonlyMap<number, HTMLElement>;
  /** What new summaries are being written with. */
  readonly newEditors: readonly HTMLElement[];
  readonly isUnfolded: boolean;
}

export function cellView({ cell, about, editors, newEditors, isUnfolded }: ShownCell): HTMLElement {
  const { summaries, passages, room } = cell;
  const isSummed = summaries.length > 0;
  const isEmpty = !isSummed && passages.length === 0;
  const isWritten = newEditors.length > 0;
  const lines = [
    ...(isSummed ? placesView(passages) : passagesView(passages, isUnfolded)),
    ...(isEmpty ? textsOf(cell).map(text => element('p', { class: 'why' }, text)) : []),
    ...(isEmpty && cell.why.length === 0 ? [element('p', { class: 'none' }, '–')] : []),
  ];
  if (room && !isWritten)
    lines.at(-1)?.append(' ', doing('write', 0, '+ Summary', `Write a summary of ${about}`, 'write'));
  return element(
    'div',
    { class: 'cell' },
    ...summaries.map((summary, index) => {
      const editor = editors.get(index);
      if (editor) return editor;
      const change = doing('edit', index, '✎', `Change the summary of ${about}`, 'sign');
      // A <bdi>, for its direction is not that of the summary.
      const said = element('bdi', { class: 'unseen' }, 'Summary: ');
      return element('p', { class: 'summary', dir: 'auto' }, said, summary.text, ' ', change);
    }),
    ...lines,
    ...newEditors,
  );
}

/** Where what a summary stands for was said. */
function placesView(passages: readonly PassageJson[]): HTMLElement[] {
  const places = passages.flatMap((passage, index) => [index === 0 ? '' : ', ', placeView(passage, index)]);
  const said = places.length > 0 ? 'Said in ' : 'Nothing is said of it.';
  return [element('p', { class: 'places' }, element('small', {}, said), ...places)];
}

function passagesView(passages: readonly PassageJson[], isUnfolded: boolean): HTMLElement[] {
  const few = isUnfolded ? passages : passages.slice(0, shownPassages);
  const hidden = passages.length - shownPassages;
  const made = few.map((passage, index) => {
    const { said, isCut } = passage;
    const words = said === '' ? notRead : isCut ? `${said} …` : said;
    return element('p', { class: 'passage', dir: 'auto' }, words, ' ', placeView(passage, index));
  });
  if (hidden <= 0) return made;
  const more = doing('more', 0, isUnfolded ? 'Fewer' : `${hidden} more`, undefined, 'link');
  more.setAttribute('aria-expanded', String(isUnfolded));
  more.title = `${counted(passages.length, 'passage')} in all`;
  return [...made, element('p', {}, more)];
}

function placeView({ range: { start } }: PassageJson, index: number): HTMLElement {
  return doing('passage', index, `line ${start.line + 1}`, undefined, 'link');
}

/** A button of a cell. */
export function doing(
  action: (typeof actions)[number],
  about: number,
  text: Node | string,
  said: string | undefined,
  looks: string,
): HTMLButtonElement {
  return element(
    'button',
    {
      type: 'button',
      class: `in-cell ${looks}`,
      tabindex: '-1',
      'data-do': action,
      'data-about': String(about),
      ...(said === undefined ? {} : { 'aria-label': said, title: said }),
    },
    text,
  );
}
