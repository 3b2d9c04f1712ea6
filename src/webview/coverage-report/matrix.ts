import type { GuideJson } from '../../convert/coverage-json';
import type { Cell } from '../coverage-protocol';
import { element } from '../element';
import { onClick } from '../patch';
import { type Column, columnsHead, headKey } from './columns';
import { allRows, type GuideQuestion, questionRow, type Row, rowKey, sectionRow } from './rows';
import type { ViewState } from './state';

export interface MatrixActions {
  fold(row: string, isFolded: boolean): void;
  openCell(cell: Cell): void;
  /** Opens a file at a line, counted from 1. */
  openFile(uri: string, line: number): void;
}

/**
 * A guide's questions against its transcripts. Rows are made only where they are others than those that are shown: a large
 * study has thousands of cells.
 */
export function matrix(
  guide: GuideJson,
  columns: readonly Column[],
  { rate, unfolded, opened }: Pick<ViewState, 'rate' | 'unfolded' | 'opened'>,
  act: MatrixActions,
): HTMLElement {
  const questions = guide.sections.flatMap(section => section.questions);
  const nobody = new Set(guide.standsOut.unanswered.map(({ id }) => id));
  const gaps = new Set(guide.standsOut.gaps.map(({ uri }) => uri));
  const isSkipped = (section: GuideJson['sections'][number]): boolean =>
    guide.standsOut.skipped.some(({ id, title }) => id === section.id && title === section.title);
  /** What each row follows from besides its own figures. */
  const around = JSON.stringify([columns.map(({ transcript: { uri }, name }) => [uri, name]), rate]);
  let place = 0;
  const bodies = guide.sections.map((section, index) => {
    const rows = rowsOf(section.questions, place, row => unfolded.includes(rowKey(guide.uri, row)));
    place += section.questions.length;
    return element(
      'tbody',
      { 'data-key': `section ${index}` },
      ...(section.id || section.title || guide.sections.length > 1
        ? [sectionRow(guide.uri, section, index, isSkipped(section), columns, rate, around)]
        : []),
      ...rows.map(row => {
        const column = opened?.question === row.question.id ? opened.uri : undefined;
        return questionRow(
          { guide: guide.uri, row, columns, rate, opened: column, isUnanswered: nobody.has(row.question.id) },
          around,
        );
      }),
    );
  });
  const table = element(
    'table',
    { class: 'cells', 'data-key': 'cells', 'aria-describedby': 'matrix-how' },
    element('caption', { class: 'unseen' }, `Questions and transcripts: ${guide.title}`),
    element(
      'colgroup',
      {},
      ...['name', 'sum', 'sum', ...columns.map(() => 'one')].map(kind => element('col', { class: kind })),
    ),
    columnsHead(guide, columns, gaps),
    element('tbody', { 'data-key': 'all' }, ...allRows(guide, columns, rate, around)),
    ...bodies,
  );
  onClick(table, target => {
    const button = target.closest<HTMLElement>('[data-cell]');
    const row = button?.closest('tr')?.getAttribute('data-key') ?? '';
    const cell = button?.dataset.cell ?? '';
    if (!button) return;
    if (row === headKey(guide.uri)) return act.openFile(cell, 1);
    const question = questions.find(({ id }) => rowKey(guide.uri, id) === row);
    if (!question) return;
    if (cell === 'fold') act.fold(row, button.getAttribute('aria-expanded') === 'true');
    else if (cell === 'question') act.openFile(guide.uri, question.line);
    else act.openCell({ uri: cell, question: question.id });
  });
  return element('div', { class: 'table matrix', id: `matrix ${guide.uri}`, 'data-key': 'matrix' }, table);
}

/** The questions that are not folded away. */
function rowsOf(
  questions: readonly GuideQuestion[],
  first: number,
  isUnfolded: (id: string) => boolean,
): Row[] {
  const rows: Row[] = [];
  /** Deeper ones are folded away. */
  let depth = Number.POSITIVE_INFINITY;
  for (const [index, question] of questions.entries()) {
    if (question.depth > depth) continue;
    const hasProbes = (questions[index + 1]?.depth ?? 0) > question.depth;
    const isFolded = hasProbes && !isUnfolded(question.id);
    depth = isFolded ? question.depth : Number.POSITIVE_INFINITY;
    rows.push({ question, place: first + index, hasProbes, isFolded });
  }
  return rows;
}
