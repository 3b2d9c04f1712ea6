import type { QuestionCoverage } from '../analysis/coverage';
import type { GuideFigures, StudyFigures, TranscriptFigures } from '../analysis/coverage-figures';
import { standsOut } from '../analysis/coverage-gaps';
import { answerStates } from '../analysis/coverage-totals';
import type { StudyFilter } from '../analysis/study-filter';
import { counted } from '../format/counted';
import { cellInWords, namesOf, nothingHere, nothingPasses, stateNames, titlesOf } from './coverage-report';
import { type CoverageBy, meaningfulBy, shareInWords, sumsTable } from './coverage-tables';
import { asHtml, htmlPage } from './html-text';
import { standingOutInWords } from './stands-out';
import { tableHtml } from './themes-html';
import { filterSentence, type ReadableTable } from './themes-report';

/*
 * Coverage as one page that needs nothing else, to be sent and printed. Each state has a sign and a word; colours only help.
 */

/** As many transcripts as fit side by side on a sheet of paper. */
const perTable = 8;

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { font-weight: bold; padding: 1rem 0 0.5rem; text-align: start; }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); padding: 0.2rem 0.6rem; vertical-align: top; }
th { text-align: start; }
tbody th { font-weight: normal; }
.figure { text-align: end; white-space: nowrap; }
.day { white-space: nowrap; }
.matrix td { min-width: 5.5rem; }
.matrix tbody th { max-width: 24rem; min-width: 12rem; }
.section th { font-weight: bold; padding-top: 0.8rem; }
.answered { background: color-mix(in srgb, #2e7d32 14%, transparent); }
.partial { background: color-mix(in srgb, #b08800 14%, transparent); }
.open { background: color-mix(in srgb, #c62828 14%, transparent); font-weight: bold; }
.quiet { opacity: 0.75; }
@page { size: landscape; }
@media print {
  body { font-size: 9pt; margin: 0; max-width: none; padding: 0; }
  h2, caption { break-after: avoid; }
  .table { overflow: visible; }
  .matrix { break-inside: auto; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .quiet { opacity: 1; }
}
`;

export function coverageHtml(
  figures: StudyFigures,
  { by, filter = {} }: { readonly by?: CoverageBy | undefined; readonly filter?: StudyFilter } = {},
): string {
  const titles = titlesOf(figures);
  const only = filterSentence(filter);
  const guides = figures.guides.map((guide, index) => guideHtml(guide, titles[index] ?? '', by));
  return htmlPage(
    'Coverage',
    style,
    `<h1>Coverage</h1>
${only ? `<p>${asHtml(only)}</p>\n` : ''}${guides.length > 0 ? guides.join('\n') : `<p>${only ? nothingPasses : nothingHere}</p>`}`,
  );
}

function guideHtml(guide: GuideFigures, title: string, by: CoverageBy | undefined): string {
  const { totals, transcripts } = guide;
  const { expected, asked, answered, main, all } = totals;
  const names = namesOf(transcripts.map(({ coverage }) => coverage));
  const figures: readonly (readonly [string, string])[] = [
    ['Transcripts', String(transcripts.length)],
    ['Answered, of the expected questions', shareInWords(answered, expected)],
    ['Asked, of the expected questions', shareInWords(asked, expected)],
    ['Answered, of the main questions expected', shareInWords(main.answered, main.of)],
    ['Answered, of all questions that apply', shareInWords(all.answered, all.of)],
    ['Words of participants', String(totals.words)],
  ];
  const tables = [
    { title: 'Figures', head: ['Figure', 'Number'], texts: 1, rows: figures },
    transcriptsTable(guide, names),
    ...(by ? [by] : meaningfulBy(guide)).map(each => sumsTable(guide, each)),
  ];
  const blocks: string[] = [];
  for (let first = 0; first < transcripts.length; first += perTable)
    blocks.push(matrixHtml(guide, transcripts.slice(first, first + perTable), first, names));
  return `<section>
<h2>${asHtml(title)}</h2>
${standsOutHtml(guide, names)}${tables.map(tableHtml).join('\n')}
<h3>Questions and transcripts</h3>
<p>${asHtml(`${legend()}. The number behind the sign is that of the participant’s words. A bold cell is still open.`)}</p>
${blocks.join('\n')}
</section>`;
}

function legend(): string {
  return answerStates.map(state => stateNames[state]).join(', ');
}

function transcriptsTable({ transcripts }: GuideFigures, names: ReadonlyMap<string, string>): ReadableTable {
  return {
    title: 'Transcripts',
    head: ['Transcript', 'Group', 'Date', 'State', 'Answered', 'Asked', 'Words'],
    texts: 4,
    rows: transcripts.map(({ coverage: { uri, participant, group, date, state }, totals }) => [
      ...[names.get(uri) ?? participant, group ?? '–', date ?? '–', state],
      shareInWords(totals.answered, totals.expected),
      shareInWords(totals.asked, totals.expected),
      String(totals.words),
    ]),
  };
}

/** Rows are questions with their section above them; a column for each of some transcripts. */
function matrixHtml(
  { guide, questions, transcripts: all, sections }: GuideFigures,
  transcripts: readonly TranscriptFigures[],
  first: number,
  names: ReadonlyMap<string, string>,
): string {
  const title = `Transcripts ${first + 1} to ${first + transcripts.length} of ${all.length}`;
  const heads = transcripts.map(({ coverage, totals }) => {
    const name = names.get(coverage.uri) ?? coverage.participant;
    return `<th scope="col">${asHtml(name)}<br>${shareInWords(totals.answered, totals.expected)}</th>`;
  });
  const lines = sections.flatMap(({ section, totals: sums }, place) => {
    const name = [section.id, section.title].filter(Boolean).join(' ');
    const here = questions.flatMap((each, row) =>
      guide.guide.sections[each.question.section] === section ? [{ ...each, row }] : [],
    );
    const summed = transcripts.map(({ sections }) => {
      const totals = sections[place];
      return `<td>${totals ? `${totals.answered} of ${totals.expected}` : ''}</td>`;
    });
    return [
      `<tr class="section"><th scope="row">${asHtml(name || 'Questions')}</th>${summed.join('')}<td>${asHtml(shareInWords(sums.answered, sums.expected))}</td></tr>`,
      ...here.map(({ question, depth, totals, row }) => {
        const cells = transcripts.map(({ cells }) => cellHtml(cells[row]));
        const indent = depth > 0 ? ` style="padding-inline-start: ${0.6 + depth * 1.2}rem"` : '';
        const share = shareInWords(totals.all.answered, totals.all.of);
        return `<tr><th scope="row"${indent}>${asHtml(`${question.id} ${question.text}`)}</th>${cells.join('')}<td>${asHtml(share)}</td></tr>`;
      }),
    ];
  });
  return `<div class="table" role="region" aria-label="${asHtml(title)}" tabindex="0">
<table class="matrix">
<caption>${asHtml(title)}</caption>
<thead><tr><th scope="col">Question</th>${heads.join('')}<th scope="col">Answered in all</th></tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</div>`;
}

function cellHtml(cell: QuestionCoverage | undefined): string {
  if (!cell) return '<td></td>';
  const { state, expected } = cell;
  const isQuiet = state === 'not-applicable' || (state === 'missing' && !expected);
  const kind =
    state === 'answered' || state === 'partial' ? state : isQuiet ? 'quiet' : expected ? 'open' : '';
  return `<td${kind ? ` class="${kind}"` : ''}>${asHtml(cellInWords(cell))}</td>`;
}

function standsOutHtml(guide: GuideFigures, names: ReadonlyMap<string, string>): string {
  const sentences = standsOutSentences(guide, names);
  if (sentences.length === 0) return '';
  return `<h3>What stands out</h3>\n<ul>\n${sentences.map(each => `<li>${asHtml(each)}</li>`).join('\n')}\n</ul>\n`;
}

/** What stands out, each in a sentence: what is never answered, sections that are skipped, the interviews with most gaps. */
function standsOutSentences(guide: GuideFigures, names: ReadonlyMap<string, string>): string[] {
  const { unanswered, skipped, gaps } = standsOut(guide);
  const inWords = standingOutInWords({
    skipped: skipped.map(({ section: { id, title }, due }) => ({ id, title, due })),
    unanswered: unanswered.map(({ question: { id, text }, due }) => ({ id, text, due })),
    gaps: gaps.slice(0, mostGaps).map(({ coverage: { uri, participant }, questions }) => ({
      name: names.get(uri) ?? participant,
      questions: questions.map(({ id }) => id),
    })),
  });
  return [
    ...inWords.skipped,
    ...inWords.unanswered,
    ...inWords.gaps,
    ...(gaps.length > mostGaps ? [`${counted(gaps.length - mostGaps, 'more interview')} with gaps.`] : []),
  ];
}

/** Interviews with gaps that are named. */
const mostGaps = 10;
