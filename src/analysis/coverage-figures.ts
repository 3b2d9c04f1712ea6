import type { Guide, Question, Section } from '../format/guide';
import { byName } from '../study/names-in-order';
import type { GuideFile, Study, TranscriptFile } from '../study/study';
import { type QuestionCoverage, studyCoverage, type TranscriptCoverage, totalsOfCells } from './coverage';
import { CoverageTally, type CoverageTotals, sumOf } from './coverage-totals';
import { isWanted, type StudyFilter, wantedQuestions } from './study-filter';

/*
 * The coverage of a guide as a table: its questions are the rows, its transcripts the columns, and what they come to by
 * question, section, transcript, group and research question. Every report, panel and lens shows these.
 */

/** A question over the transcripts. */
export interface QuestionFigures {
  readonly question: Question;
  /** 0 for a main question, 1 for its probes, and so on. */
  readonly depth: number;
  readonly totals: CoverageTotals;
}

/** One interview. */
export interface TranscriptFigures {
  readonly coverage: TranscriptCoverage;
  /** In the order of the rows. */
  readonly cells: readonly QuestionCoverage[];
  /** In the order of the sections. */
  readonly sections: readonly CoverageTotals[];
  /** Of the rows, which a filter may have made fewer than the guide's questions. */
  readonly totals: CoverageTotals;
}

export interface SectionFigures {
  readonly section: Section;
  readonly totals: CoverageTotals;
}

export interface GroupFigures {
  /** Empty for transcripts without a group. */
  readonly group: string;
  readonly transcripts: number;
  readonly totals: CoverageTotals;
}

export interface ResearchQuestionFigures {
  /** Empty for questions that are about none. */
  readonly id: string;
  readonly totals: CoverageTotals;
}

export interface GuideFigures {
  readonly guide: GuideFile;
  /** Rows, in guide order. */
  readonly questions: readonly QuestionFigures[];
  /** Columns, in the order of the study. */
  readonly transcripts: readonly TranscriptFigures[];
  /** Those with rows. */
  readonly sections: readonly SectionFigures[];
  /** In the order of the guide, then those that it does not have by name. */
  readonly groups: readonly GroupFigures[];
  /** In the order of the guide; none where it has none. */
  readonly researchQuestions: readonly ResearchQuestionFigures[];
  readonly totals: CoverageTotals;
}

export interface StudyFigures {
  /** Number of people interviewed: each `participant:`, or else each speaker who takes part, who says anything. */
  readonly participants: number;
  readonly totals: CoverageTotals;
  /** Of the guides that the transcripts follow. */
  readonly guides: readonly GuideFigures[];
}

/** The coverage of a study, or of some of its transcripts, as far as a filter leaves it; without those that have no guide. */
export function studyFigures(
  study: Study,
  filter: StudyFilter = {},
  transcripts: readonly TranscriptFile[] = study.transcripts(),
): StudyFigures {
  const wanted = transcripts.filter(({ facts }) => isWanted(facts.frontMatter, filter));
  const byGuide = new Map<GuideFile, TranscriptCoverage[]>();
  const participants = new Set<string>();
  for (const coverage of studyCoverage(study, wanted)) {
    const others = byGuide.get(coverage.guide);
    if (others) others.push(coverage);
    else byGuide.set(coverage.guide, [coverage]);
    for (const participant of participantsIn(study, coverage.uri)) participants.add(participant);
  }
  const guides = [...byGuide].map(([guide, coverages]) => guideFigures(guide, coverages, filter));
  return { participants: participants.size, totals: sumOf(guides.map(({ totals }) => totals)), guides };
}

/** Who is interviewed; a speaker is somebody else in every transcript. */
function participantsIn(study: Study, uri: string): string[] {
  const file = study.get(uri);
  if (file?.kind !== 'transcript') return [];
  const { frontMatter, speakers } = file.facts;
  const speaking = speakers.filter(({ role }) => role === 'participant');
  return speaking.map(({ name }) => frontMatter.participant?.value ?? `${name} ${uri}`);
}

interface TranscriptParts extends TranscriptFigures {
  readonly researchQuestions: readonly CoverageTotals[];
}

/** Of all questions of a guide: what is made of a transcript is made anew when it or its guide changes. */
const known = new WeakMap<TranscriptCoverage, TranscriptParts>();

/** The coverage of transcripts that follow a guide. Of a filter, those conditions hold that are about questions. */
export function guideFigures(
  file: GuideFile,
  coverages: readonly TranscriptCoverage[],
  filter: StudyFilter = {},
): GuideFigures {
  const { guide } = file;
  const rows = rowsOf(guide, filter);
  const sections = guide.sections.flatMap((section, index) => {
    const own = rows.filter(({ question }) => question.section === index);
    return own.length > 0 ? [{ section, rows: own }] : [];
  });
  const research = rowsByResearchQuestion(guide, rows);
  const parts = coverages.map(coverage => {
    const isWhole = rows.length === guide.questions.length;
    const before = isWhole ? known.get(coverage) : undefined;
    if (before) return before;
    const of = (some: readonly Row[]): CoverageTotals => totalsOfCells(cellsOf(coverage, some));
    const made: TranscriptParts = {
      coverage,
      cells: isWhole ? coverage.questions : cellsOf(coverage, rows),
      sections: sections.map(({ rows }) => of(rows)),
      researchQuestions: research.map(({ rows }) => of(rows)),
      totals: isWhole ? coverage.totals : of(rows),
    };
    if (isWhole) known.set(coverage, made);
    return made;
  });

  const groupNames = namesInOrder(
    guide.groups.map(({ value }) => value),
    coverages.map(({ group }) => group ?? ''),
  );
  return {
    guide: file,
    questions: questionFigures(file, coverages, filter),
    transcripts: parts,
    sections: sections.map(({ section }, index) => ({
      section,
      totals: sumOf(parts.flatMap(({ sections }) => sections[index] ?? [])),
    })),
    groups: groupNames.map(group => {
      const totals = parts
        .filter(({ coverage }) => (coverage.group ?? '') === group)
        .map(({ totals }) => totals);
      return { group, transcripts: totals.length, totals: sumOf(totals) };
    }),
    researchQuestions: research.map(({ id }, index) => ({
      id,
      totals: sumOf(parts.flatMap(({ researchQuestions }) => researchQuestions[index] ?? [])),
    })),
    totals: sumOf(parts.map(({ totals }) => totals)),
  };
}

/** How each question fares over transcripts that follow the guide. */
export function questionFigures(
  { guide }: GuideFile,
  coverages: readonly TranscriptCoverage[],
  filter: StudyFilter = {},
): QuestionFigures[] {
  return rowsOf(guide, filter).map(({ question, place, depth }) => {
    const tally = new CoverageTally();
    for (const { questions } of coverages) {
      const cell = questions[place];
      if (!cell) continue;
      tally.add(cell);
      tally.addWords(cell.words);
    }
    return { question, depth, totals: tally.totals };
  });
}

interface Row {
  readonly question: Question;
  /** Its place among all questions of the guide. */
  readonly place: number;
  readonly depth: number;
}

function cellsOf({ questions }: TranscriptCoverage, rows: readonly Row[]): QuestionCoverage[] {
  return rows.flatMap(({ place }) => questions[place] ?? []);
}

function rowsOf(guide: Guide, filter: StudyFilter): Row[] {
  const wanted = wantedQuestions(filter, guide);
  const depths = new Map<string, number>();
  return guide.questions.flatMap((question, place) => {
    const depth = question.probeOf === undefined ? 0 : (depths.get(question.probeOf) ?? 0) + 1;
    depths.set(question.id, depth);
    return wanted && !wanted.has(question.id) ? [] : [{ question, place, depth }];
  });
}

/** The research questions that a question is about: a probe that names none is about those of its question. */
export function researchQuestionsOf(guide: Guide, question: Question): readonly string[] {
  const above = guide.byId.get(question.probeOf ?? '');
  return question.researchQuestions.length > 0 || !above
    ? question.researchQuestions
    : researchQuestionsOf(guide, above);
}

/** In the order of the guide, those that it does not have by name, and last the questions that are about none. */
function rowsByResearchQuestion(
  guide: Guide,
  rows: readonly Row[],
): { readonly id: string; readonly rows: readonly Row[] }[] {
  if (guide.researchQuestions.length === 0) return [];
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const ids = researchQuestionsOf(guide, row.question);
    for (const id of new Set(ids.length > 0 ? ids : [''])) {
      const others = found.get(id);
      if (others) others.push(row);
      else found.set(id, [row]);
    }
  }
  const inGuide = guide.researchQuestions.map(({ value }) => value.id);
  return namesInOrder(inGuide, found.keys()).map(id => ({ id, rows: found.get(id) ?? [] }));
}

/** Names that occur: first the known ones as they are known, then others by name. */
export function namesInOrder(known: readonly string[], occurring: Iterable<string>): string[] {
  const names = new Set(occurring);
  const others = [...names].filter(name => !known.includes(name)).sort(byName);
  return [...new Set(known.filter(name => names.has(name))), ...others];
}
