import type { QuestionCoverage, TranscriptCoverage } from '../analysis/coverage';
import type { GuideFigures, StudyFigures, TranscriptFigures } from '../analysis/coverage-figures';
import { type AnswerState, answerStates, type CoverageTotals, isOpen } from '../analysis/coverage-totals';
import { byName } from '../study/names-in-order';
import type { GuideFile } from '../study/study';
import { fileName } from '../study/uris';
import { csv } from './csv';
import { escaped, row } from './markdown-text';

/** One sign and one word for each state; the sign never stands alone. */
export const stateNames: Readonly<Record<AnswerState, string>> = {
  answered: '✓ answered',
  partial: '◐ partial',
  declined: '⊘ declined',
  'dont-know': '? don’t know',
  'not-asked': '– not asked',
  'not-applicable': '· not applicable',
  lost: '! lost',
  empty: '○ empty',
  missing: '✗ missing',
};

/** A state for a reader: a question nobody expects is not missing, it just did not come up. */
export function stateName(state: AnswerState, expected: boolean, conditional: boolean): string {
  if (state !== 'missing' || expected) return stateNames[state];
  return conditional ? '· conditional' : '· optional';
}

/** A question in a transcript, in a few words: its state, and how many words there are. */
export function cellInWords(cell: QuestionCoverage | undefined): string {
  if (!cell) return '';
  const name = stateName(cell.state, cell.expected, cell.question.condition !== undefined);
  return cell.words > 0 ? `${name} ${cell.words}` : name;
}

/** A rate, 0 to 1, as a whole percentage; never 100 % where something is missing, nor 0 % where something is there. */
export function percent(rate: number | undefined): string {
  if (rate === undefined) return '–';
  const rounded = Math.round(rate * 100);
  return `${rate < 1 && rounded === 100 ? 99 : rate > 0 && rounded === 0 ? 1 : rounded} %`;
}

/** Where there is no transcript to count. */
export const nothingHere = 'No transcript with an interview guide here.';

/** Where a filter leaves none. */
export const nothingPasses = 'No transcript with an interview guide passes the filter.';

/** One row for each question of each transcript. `path` names a file for the reader. */
export function coverageCsv(figures: StudyFigures, path: (uri: string) => string): string {
  const header = [
    'transcript',
    'participant',
    'group',
    'date',
    'question',
    'text',
    'state',
    'expected',
    'words',
  ];
  const rows = inOrder(figures).flatMap(({ coverage, cells }) =>
    cells.map(({ question, state, expected, words }) => [
      path(coverage.uri),
      coverage.participant,
      coverage.group,
      coverage.date,
      question.id,
      question.text,
      state,
      expected ? 'yes' : 'no',
      words,
    ]),
  );
  return csv([header, ...rows]);
}

/** All transcripts, in the order of the study. */
export function inOrder({ guides }: StudyFigures): TranscriptFigures[] {
  const transcripts = guides.flatMap(guide => guide.transcripts);
  return guides.length < 2 ? transcripts : transcripts.sort((a, b) => byName(a.coverage.uri, b.coverage.uri));
}

/** What reports call each guide, in their order. */
export function titlesOf({ guides }: StudyFigures): string[] {
  const files = guides.map(({ guide }) => guide);
  return files.map(guide => titleAmong(guide, files));
}

/** A guide's title, and behind it as much of its path as tells it from others of the same title. */
function titleAmong(guide: GuideFile, guides: readonly GuideFile[]): string {
  const title = titleOf(guide);
  const others = guides.filter(other => other !== guide && titleOf(other) === title);
  if (others.length === 0) return title;
  const end = ({ uri }: GuideFile, count: number) =>
    decodeURIComponent(uri).split('/').slice(-count).join('/');
  let count = 1;
  while (count < 20 && others.some(other => end(other, count) === end(guide, count))) count++;
  return `${title} (${end(guide, count)})`;
}

function titleOf({ uri, guide }: GuideFile): string {
  return guide.title ?? guide.id ?? fileName(uri);
}

/** What reports call a section; empty where it has no name. */
export function sectionTitle(guide: GuideFile, index: number): string {
  const section = guide.guide.sections[index];
  return [section?.id, section?.title].filter(Boolean).join(' ');
}

/** `3 of 4`; a dash where there is no transcript that could answer. */
export function answeredOf(answered = 0, applicable: number): string {
  return applicable === 0 ? '–' : `${answered} of ${applicable}`;
}

/** How often which state, in words: `3 answered, 1 declined`. */
export function statesInWords(states: ReadonlyMap<AnswerState, number>, needed: boolean): string {
  return answerStates
    .flatMap(state => {
      const count = states.get(state) ?? 0;
      const unexpected = state === 'missing' && !needed;
      return count > 0 ? [`${count} ${unexpected ? 'optional' : stateNames[state].slice(2)}`] : [];
    })
    .join(', ');
}

function summary({ expected, asked, answered, askedRate, answeredRate, words }: CoverageTotals): string {
  return `${answered} of ${expected} expected questions answered (${percent(answeredRate)}), ${asked} asked (${percent(askedRate)}), ${words} words`;
}

/**
 * The report as Markdown: what the whole study answers, question by question, then each transcript. `link` gives the
 * target of a link to a place in a file (`line` from 0), `path` the name of a file for the reader; `about` is the filter in a
 * sentence, empty where there is none.
 */
export function coverageMarkdown(
  figures: StudyFigures,
  link: Link,
  path: (uri: string) => string,
  about = '',
): string {
  const lines = ['# Coverage', '', ...(about ? [escaped(about), ''] : [])];
  if (figures.guides.length === 0 && about) lines.push(nothingPasses, '');
  else if (figures.guides.length === 0) {
    lines.push(
      'No transcript with an interview guide here yet.',
      '',
      'A transcript is a file whose name ends in `.transcript.md`. It follows the guide that its front matter names (`guide: …`), or the one `*.guide.yaml` in its folder or the nearest folder above.',
      '',
    );
  }
  const titles = titlesOf(figures);
  for (const [index, guide] of figures.guides.entries()) {
    lines.push(`## ${escaped(titles[index] ?? '')}`, '', sentence(summary(guide.totals)), '');
    lines.push(...transcriptsTable(guide, link), '', '### Questions', '');
    lines.push(...questionsTable(guide, link));
    for (const { coverage, cells, totals } of guide.transcripts) {
      const name = `[${escaped(path(coverage.uri))}](${link(coverage.uri, 0)})`;
      lines.push('', `### ${escaped(coverage.participant)}`, '', `${name}: ${summary(totals)}.`, '');
      lines.push(...answersTables(coverage, cells, link));
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

type Link = (uri: string, line: number) => string;

function transcriptsTable({ transcripts }: GuideFigures, link: Link): string[] {
  return [
    row(['Transcript', 'Group', 'Date', 'State', 'Answered', 'Asked', 'Words']),
    row(['---', '---', '---', '---', '---:', '---:', '---:']),
    ...transcripts.map(({ coverage: { uri, participant, group, date, state }, totals }) =>
      row([
        `[${escaped(participant)}](${link(uri, 0)})`,
        escaped(group ?? '–'),
        date ?? '–',
        state,
        `${totals.answered} of ${totals.expected} (${percent(totals.answeredRate)})`,
        percent(totals.askedRate),
        String(totals.words),
      ]),
    ),
  ];
}

function questionsTable({ guide, questions }: GuideFigures, link: Link): string[] {
  return [
    row(['Question', '', 'Answered', 'States', 'Words']),
    row(['---', '---', '---:', '---', '---:']),
    ...questions.map(({ question, totals }) =>
      row([
        `[${question.id}](${link(guide.uri, question.idRange.start.line)})`,
        escaped(question.text),
        answeredOf(totals.all.answered, totals.all.of),
        statesInWords(totals.states, totals.expected > 0),
        String(totals.words),
      ]),
    ),
  ];
}

/** What one transcript answers, a table for each section of the guide. */
function answersTables(
  { uri, guide }: TranscriptCoverage,
  cells: readonly QuestionCoverage[],
  link: Link,
): string[] {
  return guide.guide.sections.flatMap((_, section) => {
    const covered = cells.filter(({ question }) => question.section === section);
    if (covered.length === 0) return [];
    const title = sectionTitle(guide, section);
    return [
      ...(title ? [`**${escaped(title)}**`, ''] : []),
      row(['Question', 'State', 'Words']),
      row(['---', '---', '---:']),
      ...covered.map(entry => row(answerCells(entry, line => link(uri, line)))),
      '',
    ];
  });
}

function answerCells(covered: QuestionCoverage, link: (line: number) => string): string[] {
  const { question, state, expected, markers, words, through } = covered;
  const name = `${question.id} ${escaped(question.text)}`.trimEnd();
  const [first, ...more] = markers.map(marker => link(marker.range.start.line));
  return [
    first === undefined
      ? name
      : [`[${name}](${first})`, ...more.map((to, index) => `[${index + 2}](${to})`)].join(' '),
    `${stateName(state, expected, question.condition !== undefined)}${through.length > 0 ? ` through ${through.join(', ')}` : ''}`,
    words > 0 ? String(words) : '',
  ];
}

/** The report for a terminal: one line a transcript, then what each still lacks. */
export function coverageText(figures: StudyFigures): string {
  if (figures.guides.length === 0) return 'No transcript with an interview guide found.\n';
  const lines: string[] = [];
  const titles = titlesOf(figures);
  for (const [index, { questions, transcripts, totals }] of figures.guides.entries()) {
    lines.push(titles[index] ?? '', '');
    const names = namesOf(transcripts.map(({ coverage }) => coverage));
    const width = Math.max('Transcript'.length, ...[...names.values()].map(name => name.length));
    lines.push(`  ${'Transcript'.padEnd(width)}  Answered       Asked   Words  Still open`);
    for (const { coverage, cells, totals } of transcripts) {
      const name = names.get(coverage.uri) ?? coverage.participant;
      const open = cells.map(cell => ({
        expected: cell.expected,
        named: isOpen(cell),
        id: cell.question.id,
        why:
          cell.state === 'missing' || cell.state === 'empty' ? '' : ` (${stateNames[cell.state].slice(2)})`,
      }));
      const answered = `${totals.answered} of ${totals.expected}`.padStart(8);
      lines.push(
        `  ${name.padEnd(width)}  ${answered} ${percent(totals.answeredRate).padStart(5)}  ${percent(totals.askedRate).padStart(5)}  ${String(totals.words).padStart(6)}  ${idList(open) || 'nothing'}`,
      );
    }
    const never = questions.map(({ question: { id }, totals: { expected, states } }) => ({
      expected: expected > 0 || states.has('answered'), // a run must not claim an answered one
      named: expected > 0 && !states.get('answered'),
      id,
      why: '',
    }));
    lines.push('', `  ${sentence(summary(totals))}`);
    if (never.some(({ named }) => named)) lines.push(`  Answered nowhere: ${idList(never)}.`);
    lines.push('');
  }
  return lines.join('\n');
}

/** What each transcript is called, by its URI: its participant, and its file where several are of one. */
export function namesOf(
  transcripts: readonly { readonly uri: string; readonly participant: string }[],
): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  for (const { participant } of transcripts) times.set(participant, (times.get(participant) ?? 0) + 1);
  return new Map(
    transcripts.map(({ uri, participant }) => [
      uri,
      times.get(participant) === 1 ? participant : `${participant} (${fileName(uri)})`,
    ]),
  );
}

/**
 * Those of a guide's questions that are named; three and more that follow each other as `Q1.1–Q1.4`. Questions that are
 * not expected, such as the probes between main questions, do not part such a run.
 */
export function idList(
  all: readonly {
    readonly expected: boolean;
    readonly named: boolean;
    readonly id: string;
    readonly why: string;
  }[],
): string {
  const questions = all.filter(({ expected }) => expected);
  const parts: string[] = [];
  for (let at = 0; at < questions.length; at++) {
    const first = questions[at];
    if (!first?.named) continue;
    let last = at;
    while (questions[last + 1]?.named && questions[last + 1]?.why === first.why) last++;
    if (last - at < 2) {
      parts.push(`${first.id}${first.why}`);
    } else {
      parts.push(`${first.id}–${questions[last]?.id}${first.why}`);
      at = last;
    }
  }
  return parts.join(', ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
