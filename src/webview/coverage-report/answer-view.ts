import type { AnswerPassageJson, AnswerPassagesJson } from '../../convert/answer-passages-json';
import type { QuestionJson } from '../../convert/coverage-json';
import { stateNames } from '../../convert/coverage-report';
import { counted } from '../../format/counted';
import type { Range } from '../../format/position';
import { element } from '../element';
import { onClick } from '../patch';
import { cellName, type GuideQuestion } from './rows';

/** The question and the transcript of a cell that is open. */
export interface OpenedCell {
  readonly participant: string;
  readonly question: GuideQuestion;
  readonly cell: QuestionJson;
}

export interface AnswerActions {
  /** Buttons for what can be done about it. */
  readonly insert: HTMLElement;
  readonly status: HTMLElement;
  select(range: Range): void;
  close(): void;
}

/** What a cell stands for; without `opened` it is not among those that are shown, without `passages` they are on their way. */
export function answerView(
  opened: OpenedCell | undefined,
  passages: AnswerPassagesJson | undefined,
  act: AnswerActions,
): HTMLElement {
  const close = element('button', { type: 'button', class: 'link close', 'data-key': 'close' }, 'Close');
  const { participant = '', question } = opened ?? {};
  return element(
    'section',
    { class: 'quotes', 'data-key': 'answer', 'aria-labelledby': 'answer-title' },
    element(
      'header',
      {},
      element(
        'h2',
        { id: 'answer-title', tabindex: '-1' },
        element('bdi', {}, participant),
        question ? ` · ${question.id}` : 'Not shown',
      ),
      element('div', { class: 'controls' }, onClick(close, act.close)),
    ),
    ...(opened ? answerParts(opened, passages, act) : [element('p', {}, notShown)]),
  );
}

const notShown = 'This question or transcript is not among those that are shown. Remove filters to see it.';

function answerParts(
  { question, cell }: OpenedCell,
  passages: AnswerPassagesJson | undefined,
  act: AnswerActions,
): HTMLElement[] {
  const about = [
    cell.words > 0 ? counted(cell.words, 'word') : '',
    cell.through.length > 0 ? `through ${cell.through.join(', ')}` : '',
    cell.why ?? '',
    cell.expected ? '' : 'not expected here',
  ];
  return [
    element('p', { class: 'asked', 'data-key': 'asked' }, element('bdi', {}, question.text)),
    element(
      'p',
      { class: 'state', 'data-key': 'state' },
      element('strong', {}, cellName(cell, question)),
      about.some(Boolean) ? ` · ${about.filter(Boolean).join(' · ')}` : '',
    ),
    element(
      'div',
      { class: 'controls', 'data-key': 'actions' },
      ...(cell.lines.length === 0 ? [act.insert] : []),
      act.status,
    ),
    passages
      ? passagesList(passages, question.id, act)
      : element('p', { 'data-key': 'coming' }, 'Looking for the passages …'),
  ];
}

function passagesList({ passages }: AnswerPassagesJson, question: string, act: AnswerActions): HTMLElement {
  if (passages.length === 0)
    return element('p', { 'data-key': 'none' }, 'It has no place in this transcript yet.');
  return element(
    'ol',
    { 'data-key': 'passages' },
    ...passages.map(passage => passageView(passage, question, act)),
  );
}

function passageView(passage: AnswerPassageJson, question: string, act: AnswerActions): HTMLElement {
  const { range, title, questions, status, reason, words, parts } = passage;
  const open = element(
    'button',
    { type: 'button', class: 'link', title: 'Open the passage in the editor' },
    `Line ${range.start.line + 1}`,
  );
  const others = questions.filter(id => id !== question && !title?.includes(id));
  const about = [
    title === null ? '' : title,
    others.length > 0 ? `${questions.includes(question) ? 'with' : 'of'} ${others.join(', ')}` : '',
    status === null ? '' : stateNames[status],
  ].filter(Boolean);
  const nothing =
    words > 0 ? 'The words cannot be shown: the file has changed.' : 'No participant says anything here.';
  const several = parts.some(({ speaker }) => speaker !== parts[0]?.speaker);
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'source' },
      onClick(open, () => act.select(range)),
      about.length > 0 ? element('small', {}, ' · ', element('bdi', {}, about.join(' · '))) : undefined,
    ),
    reason === null ? undefined : element('p', { class: 'memo' }, element('small', {}, 'Why '), reason),
    ...(parts.length === 0
      ? [element('p', {}, element('em', {}, nothing))]
      : [
          element(
            'blockquote',
            {},
            ...parts.map(({ speaker, text }) =>
              element(
                'p',
                {},
                several && speaker !== null ? element('small', {}, `${speaker}: `) : undefined,
                text,
              ),
            ),
          ),
        ]),
  );
}
