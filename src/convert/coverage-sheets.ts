import type { GuideFigures, StudyFigures } from '../analysis/coverage-figures';
import { cellInWords, namesOf, sectionTitle, titlesOf } from './coverage-report';
import { type CoverageBy, countNames, countsOf, meaningfulBy, sumsRows } from './coverage-tables';
import type { Sheet, Value } from './workbook';

/** Coverage as the sheets of an Excel workbook: for each guide its matrix, its questions, its transcripts and its sums. */
export function coverageSheets(figures: StudyFigures, by?: CoverageBy): Sheet[] {
  const titles = titlesOf(figures);
  return figures.guides.flatMap((guide, index) => sheetsOf(guide, titles[index] ?? '', by));
}

function sheetsOf(guide: GuideFigures, title: string, by: CoverageBy | undefined): Sheet[] {
  const named = (name: string): string => `${name} ${title}`;
  return [
    { name: named('Matrix'), rows: matrixRows(guide), widths: [16, 10, 44, 14], sticky: 3 },
    { name: named('Questions'), rows: questionRows(guide), widths: [16, 10, 44, 11], sticky: 2 },
    { name: named('Transcripts'), rows: transcriptRows(guide), widths: [24, 14, 12, 11], sticky: 1 },
    ...(by ? [by] : meaningfulBy(guide)).map(each => ({
      ...{ name: named(`By ${each}`), rows: sumsRows(guide, each), widths: [16, 36, 11], sticky: 2 },
    })),
  ];
}

function matrixRows({ guide, questions, transcripts }: GuideFigures): Value[][] {
  const names = namesOf(transcripts.map(({ coverage }) => coverage));
  return [
    [
      ...['section', 'id', 'question'],
      ...transcripts.map(({ coverage: { uri, participant } }) => names.get(uri) ?? participant),
    ],
    ...questions.map(({ question }, row) => [
      ...[sectionTitle(guide, question.section), question.id, question.text],
      ...transcripts.map(({ cells }) => cellInWords(cells[row])),
    ]),
  ];
}

function questionRows({ guide, questions }: GuideFigures): Value[][] {
  return [
    ['section', 'id', 'question', ...countNames],
    ...questions.map(({ question, totals }) => [
      ...[sectionTitle(guide, question.section), question.id, question.text],
      ...countsOf(totals),
    ]),
  ];
}

function transcriptRows({ transcripts }: GuideFigures): Value[][] {
  const names = namesOf(transcripts.map(({ coverage }) => coverage));
  return [
    ['transcript', 'group', 'date', 'state', ...countNames],
    ...transcripts.map(({ coverage: { uri, participant, group = '', date = '', state }, totals }) => [
      ...[names.get(uri) ?? participant, group, date, state],
      ...countsOf(totals),
    ]),
  ];
}
