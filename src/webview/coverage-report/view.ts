import type { AnswerState } from '../../analysis/coverage-totals';
import type { CoverageJson, GuideJson, TotalsJson, TranscriptJson } from '../../convert/coverage-json';
import {
  answeredOf,
  idList,
  namesOf,
  percent,
  stateName,
  statesInWords,
} from '../../convert/coverage-report';
import { counted } from '../../format/counted';
import { fileName } from '../../study/uris';
import { element } from '../element';

type QuestionTallyJson = GuideJson['sections'][number]['questions'][number];

/** Opens a file at a line, counted from 1. */
export type Open = (uri: string, line: number) => void;

/** The coverage report as a document: for each guide its transcripts, its questions, and each transcript in detail. */
export function coverageView({ guides, transcripts, leftOut }: CoverageJson, open: Open): HTMLElement {
  const names = namesOf(transcripts);
  return element(
    'main',
    {},
    element('h1', {}, 'Coverage'),
    ...(guides.length === 0 && leftOut.length === 0 ? emptyView() : []),
    leftOutList(leftOut, open),
    ...guides.map(guide => {
      const following = transcripts.filter(transcript => transcript.guide === guide.uri);
      return element(
        'section',
        {},
        element('h2', {}, guide.title),
        figures(guide.totals, following.length),
        transcriptsTable(guide, following, names, open),
        questionsTable(guide, following, names, open),
        element('h3', {}, 'Transcript by transcript'),
        ...following.map(transcript => transcriptDetails(guide, transcript, names, open)),
      );
    }),
  );
}

function leftOutList(leftOut: CoverageJson['leftOut'], open: Open): HTMLElement | undefined {
  if (leftOut.length === 0) return undefined;
  return element(
    'details',
    { id: 'left-out', class: 'left-out' },
    element('summary', {}, `${counted(leftOut.length, 'transcript')} left out of these figures`),
    element(
      'ul',
      {},
      ...leftOut.map(({ uri, reason }) => element('li', {}, link(fileName(uri), uri, 1, open), ` ${reason}`)),
    ),
  );
}

function emptyView(): HTMLElement[] {
  return [
    element('p', {}, 'There is no transcript with an interview guide in this folder yet.'),
    element(
      'p',
      {},
      'A transcript is a file whose name ends in ',
      element('code', {}, '.transcript.md'),
      '. It follows the guide that it names (',
      element('code', {}, 'guide: …'),
      '), or the one guide in its folder or the nearest folder above. The commands ',
      element('em', {}, 'Import Interview Guide…'),
      ' and ',
      element('em', {}, 'New Transcript'),
      ' make both.',
    ),
  ];
}

function figures(
  { expected, answered, answeredRate, asked, askedRate, words }: TotalsJson,
  transcripts: number,
): HTMLElement {
  const figure = (name: string, value: string, more: string): HTMLElement =>
    element('div', {}, element('dt', {}, name), element('dd', {}, element('strong', {}, value), ` ${more}`));
  return element(
    'dl',
    { class: 'figures' },
    figure('Transcripts', String(transcripts), ''),
    figure('Answered', percent(answeredRate), `${answered} of ${expected} expected questions`),
    figure('Asked', percent(askedRate), `${asked} of ${expected}`),
    figure('Words', words.toLocaleString(), 'said by participants'),
  );
}

type Names = ReadonlyMap<string, string>;

function transcriptsTable(
  guide: GuideJson,
  transcripts: readonly TranscriptJson[],
  names: Names,
  open: Open,
): HTMLElement {
  const order = guide.sections.flatMap(({ questions }) => questions);
  return table(
    'Transcripts',
    ['Transcript', '#Answered', '#Asked', '#Words', 'Still open'],
    transcripts.map(({ uri, participant, group, date, state, totals, questions }) => {
      const stillOpen = order.map(({ id }, index) => {
        const { expected = false, state: has } = questions[index] ?? {};
        return { id, expected, named: expected && has !== 'answered', why: '' };
      });
      return element(
        'tr',
        {},
        element(
          'th',
          { scope: 'row' },
          link(names.get(uri) ?? participant, uri, 1, open),
          element('small', {}, [group, date, state].filter(Boolean).join(' · ')),
        ),
        number(`${totals.answered} of ${totals.expected}`, percent(totals.answeredRate)),
        number(percent(totals.askedRate)),
        number(totals.words.toLocaleString()),
        element('td', { class: 'open' }, idList(stillOpen) || '–'),
      );
    }),
  );
}

function questionsTable(
  guide: GuideJson,
  transcripts: readonly TranscriptJson[],
  names: Names,
  open: Open,
): HTMLElement {
  return table(
    'Questions',
    ['Question', '#Answered', 'States', '#Words'],
    guide.sections.flatMap(({ id, title, questions }) => [
      ...sectionRow([id, title], 4),
      ...questions.map(question =>
        element(
          'tr',
          { class: question.probe ? 'probe' : '' },
          element(
            'th',
            { scope: 'row' },
            link(question.id, guide.uri, question.line, open),
            ` ${question.text}`,
          ),
          number(answeredOf(question.totals.all.answered, question.totals.all.of)),
          element('td', { class: 'state' }, statesDetails(guide, question, transcripts, names, open)),
          number(question.words.toLocaleString()),
        ),
      ),
    ]),
  );
}

/** How often which state, and, opened, in which transcripts. */
function statesDetails(
  guide: GuideJson,
  question: QuestionTallyJson,
  transcripts: readonly TranscriptJson[],
  names: Names,
  open: Open,
): HTMLElement {
  const states = new Map(Object.entries(question.states) as [AnswerState, number][]);
  return element(
    'details',
    { id: `${guide.uri}#${question.id}` },
    element('summary', {}, statesInWords(states, question.expected > 0)),
    element(
      'ul',
      {},
      ...[...states.keys()].map(state =>
        element(
          'li',
          {},
          `${stateName(state, question.expected > 0, question.conditional)}: `,
          ...transcripts.flatMap(({ uri, participant, questions }) => {
            const covered = questions.find(({ id }) => id === question.id);
            if (covered?.state !== state) return [];
            return [link(names.get(uri) ?? participant, uri, covered.lines[0] ?? 1, open), ' '];
          }),
        ),
      ),
    ),
  );
}

function transcriptDetails(
  guide: GuideJson,
  transcript: TranscriptJson,
  names: Names,
  open: Open,
): HTMLElement {
  const { uri, participant, totals } = transcript;
  const covered = new Map(transcript.questions.map(question => [question.id, question]));
  return element(
    'details',
    { id: uri },
    element(
      'summary',
      {},
      element('strong', {}, element('bdi', {}, names.get(uri) ?? participant)),
      ` ${totals.answered} of ${totals.expected} answered (${percent(totals.answeredRate)}), ${totals.words.toLocaleString()} words`,
    ),
    table(
      undefined,
      ['Question', 'State', '#Words'],
      guide.sections.flatMap(({ id, title, questions }) => [
        ...sectionRow([id, title], 3),
        ...questions.map(question => {
          const {
            state = 'missing',
            expected = false,
            words = 0,
            lines = [],
            through = [],
          } = covered.get(question.id) ?? {};
          const [first, ...more] = lines;
          return element(
            'tr',
            {
              class: [
                question.probe ? 'probe' : '',
                `state-${expected || state !== 'missing' ? state : 'not-needed'}`,
              ]
                .join(' ')
                .trim(),
            },
            element(
              'th',
              { scope: 'row' },
              first === undefined ? question.id : link(question.id, uri, first, open),
              ` ${question.text}`,
              ...more.flatMap((line, index) => [' ', link(`again (${index + 2})`, uri, line, open)]),
            ),
            element(
              'td',
              { class: 'state' },
              stateName(state, expected, question.conditional) +
                (through.length > 0 ? ` through ${through.join(', ')}` : ''),
            ),
            number(words > 0 ? words.toLocaleString() : ''),
          );
        }),
      ]),
    ),
  );
}

function sectionRow(name: readonly string[], columns: number): HTMLElement[] {
  const title = name.filter(Boolean).join(' ');
  return title === ''
    ? []
    : [
        element(
          'tr',
          { class: 'section' },
          element('th', { scope: 'colgroup', colspan: String(columns) }, title),
        ),
      ];
}

/** Columns whose names start with `#` hold numbers. */
function table(
  caption: string | undefined,
  columns: readonly string[],
  rows: readonly HTMLElement[],
): HTMLElement {
  const made = element(
    'table',
    {},
    caption === undefined ? undefined : element('caption', {}, caption),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...columns.map(name =>
          element('th', { scope: 'col', class: name.startsWith('#') ? 'number' : '' }, name.replace('#', '')),
        ),
      ),
    ),
    element('tbody', {}, ...rows),
  );
  return element('div', { class: 'table' }, made); // a table too wide for the panel scrolls by itself
}

function number(text: string, more?: string): HTMLElement {
  return element(
    'td',
    { class: 'number' },
    text,
    more === undefined ? undefined : element('small', {}, ` ${more}`),
  );
}

/** A button that looks like a link: VS Code takes a click on a link in a page for itself. */
function link(text: string, uri: string, line: number, open: Open): HTMLElement {
  const made = element(
    'button',
    { type: 'button', class: 'link', title: 'Open the place in the editor' },
    text,
  );
  made.addEventListener('click', () => open(uri, line));
  return made;
}
