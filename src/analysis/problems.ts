import type { FrontMatter } from '../format/front-matter';
import type { Guide, Section } from '../format/guide';
import { nearest } from '../format/ids';
import { comparePositions, type Range } from '../format/position';
import type { Problem, ProblemCode } from '../format/problem';
import type { Located } from '../format/yaml';
import type { PartFacts } from '../study/events';
import type { Marker } from '../study/markers';
import type { CodebookFile, GuideLink, Study, StudyFile, TranscriptFile } from '../study/study';
import { fileName, folderOf, relativePath } from '../study/uris';
import { coverageOf, type TranscriptCoverage } from './coverage';
import { dueIn } from './coverage-gaps';
import { exclusionReason } from './exclusion';
import { formerQuestions, undatedInterview } from './guide-change-problems';
import { guideLine } from './guide-line';
import { haveSameOutline } from './outline';
import { unknownSpeakers } from './speaker-problems';
import { neverAnswered, participantTwice, unusedThemes } from './study-problems';

/*
 * What is wrong with a file: what its reader found, and what the rules below find when a transcript is held against
 * its study. Editor and terminal show the same problems.
 */

/**
 * Every problem of a file of the study, in the order of the text; none for a file the study does not have. What nobody
 * answers or uses is only known of a study that `isWhole`.
 */
export function problemsOf(study: Study, uri: string, isWhole = true): readonly Problem[] {
  const failure = study.failure(uri);
  if (failure) return [failure];
  const file = study.get(uri);
  return file
    ? fileProblems(study, file, isWhole).sort((a, b) => comparePositions(a.range.start, b.range.start))
    : [];
}

function fileProblems(study: Study, file: StudyFile, isWhole: boolean): Problem[] {
  switch (file.kind) {
    case 'guide':
      return [...file.guide.problems, ...(isWhole ? neverAnswered(study, file) : [])];
    case 'codebook':
      return [...file.codebook.problems, ...(isWhole ? unusedThemes(study, file) : [])];
    case 'transcript':
      return transcriptProblems(study, file);
  }
}

function transcriptProblems(study: Study, file: TranscriptFile): Problem[] {
  const { facts } = file;
  return [
    ...facts.problems,
    ...themesAreKnown(study, file),
    ...ruleProblems(study, file),
    ...participantTwice(study, file),
  ];
}

/** What the rules have found in a transcript that is open, and in what. */
interface Found {
  readonly frontMatter: FrontMatter;
  readonly parts: readonly PartFacts[];
  readonly link: GuideLink;
  readonly problems: readonly Problem[];
}

const found = new WeakMap<Study, Map<string, Found>>();

/** What the rules find, which is what they found before if a letter was typed that means nothing to them. */
function ruleProblems(study: Study, file: TranscriptFile): readonly Problem[] {
  const { frontMatter, parts } = file.facts;
  const link = study.guideOf(file);
  const files = found.get(study) ?? new Map<string, Found>();
  found.set(study, files);
  const before = files.get(file.uri);
  if (before?.frontMatter === frontMatter && before.link === link && haveSameOutline(before.parts, parts))
    return before.problems;
  const markers = study.markersOf(file);
  const context: Context = { study, file, frontMatter, link, markers, coverage: coverageOf(study, file) };
  const problems = rules.flatMap(rule => [...rule(context)]);
  if (file.transcript) files.set(file.uri, { frontMatter, parts, link, problems });
  return problems;
}

interface Context {
  readonly study: Study;
  readonly file: TranscriptFile;
  readonly frontMatter: FrontMatter;
  readonly link: GuideLink;
  readonly markers: readonly Marker[];
  /** `undefined` where the transcript has no guide, or one without questions. */
  readonly coverage: TranscriptCoverage | undefined;
}

/**
 * Depends on nothing but the context, and of the words that are said only on whether there are any (outline.ts): its
 * problems are kept until something else changes.
 */
type Rule = (context: Context) => Iterable<Problem>;

const rules: readonly Rule[] = [
  guideIsFound,
  guideHasQuestions,
  groupIsKnown,
  questionsAreKnown,
  ({ markers }) => formerQuestions(markers),
  undatedInterview,
  questionsAreAnswered,
  answersAreNotEmpty,
  statusFitsTheAnswer,
  answersAreMeant,
  somebodySpeaks,
  ({ file, frontMatter }) => unknownSpeakers(file.facts.speakers, frontMatter),
];

function* guideIsFound({ study, file, frontMatter, link }: Context): Generator<Problem> {
  const place = guideLine(frontMatter);
  switch (link.kind) {
    case 'found':
      return;
    case 'outside':
      yield problem(
        'guide-outside-workspace',
        'error',
        place,
        `“${frontMatter.guide?.value}” leads out of the workspace, so it is not read. Move the guide into the study’s folder, or open the folder that holds both.`,
      );
      return;
    case 'unclear':
      yield problem(
        'guide-unclear',
        'warning',
        place,
        `There are several guides in the nearest folder (${link.uris.map(uri => relativePath(folderOf(file.uri), uri)).join(', ')}). Say which one this interview follows: “guide: …” in the front matter.`,
      );
      return;
    case 'none':
      yield problem(
        'guide-not-found',
        'information',
        place,
        'No guide is named in the front matter, and there is none in this folder or those above it, so questions cannot be followed. Add “guide: …”.',
      );
      return;
    case 'not-found': {
      const paths = study.guides().map(guide => relativePath(folderOf(file.uri), guide.uri));
      const written = frontMatter.guide?.value ?? '';
      const near = nearest(written, paths) ?? paths.find(path => path.endsWith(`/${written}`));
      yield {
        ...problem(
          'guide-not-found',
          'error',
          place,
          `The guide “${written}” is not there. ${near ? `Did you mean “${near}”?` : 'The path starts at this transcript’s folder, and a guide’s name ends in “.guide.yaml”.'}`,
        ),
        ...(near && { fix: { kind: 'replace', range: place, text: near, title: `Change to “${near}”` } }),
      };
    }
  }
}

function* guideHasQuestions({ frontMatter, link }: Context): Generator<Problem> {
  if (link.kind !== 'found' || link.file.guide.questions.length > 0) return;
  const unread = link.file.guide.problems.some(({ severity }) => severity === 'error');
  yield problem(
    'guide-empty',
    'information',
    guideLine(frontMatter),
    `The guide ${fileName(link.file.uri)} has no questions${unread ? ' that can be read' : ''}, so this transcript is in no report. ${unread ? 'Open the guide to see what is wrong with it.' : 'Add them there.'}`,
  );
}

function* groupIsKnown({ frontMatter, link }: Context): Generator<Problem> {
  const { group } = frontMatter;
  if (!group || link.kind !== 'found') return;
  const groups = link.file.guide.groups.map(({ value }) => value);
  if (groups.length === 0 || groups.includes(group.value)) return;
  yield unknown('unknown-group', 'warning', group.range, group.value, groups, 'group');
}

function* questionsAreKnown({ markers, coverage }: Context): Generator<Problem> {
  if (!coverage) return;
  const ids = [...coverage.guide.guide.byId.keys()];
  for (const marker of markers) {
    for (const { id, range, known } of marker.ids) {
      if (known) continue;
      const meant = marker.ids.length === 1 ? withWords(marker.title, id, coverage.guide.guide) : undefined;
      const found = unknown('unknown-question', 'error', range, id, ids, 'question', meant);
      // “Covid-19 again” where the guide has COVID-19 may be a slip, or a heading in ordinary words.
      const word = marker.kind === 'heading' && ids.some(each => each.toLowerCase() === id.toLowerCase());
      yield word
        ? { ...found, message: `${found.message} If the heading is no question, write {q=""} behind it.` }
        : found;
    }
  }
}

/** ID of the one question that has the words of a heading, behind `id`: they tell more than that another ID is near. */
function withWords(title: string, id: string, { questions }: Guide): string | undefined {
  const behind = title.startsWith(id) ? title.slice(id.length).replace(/^[.:)]/, '') : title;
  const words = behind.trim().toLowerCase();
  const found = words === '' ? [] : questions.filter(({ text }) => text.trim().toLowerCase() === words);
  return found.length === 1 ? found[0]?.id : undefined;
}

function* themesAreKnown(study: Study, file: TranscriptFile): Generator<Problem> {
  const codebooks = study.codebooksOf(file);
  if (codebooks.length === 0) return;
  const known = codebooks.flatMap(({ codebook }) => [...codebook.byId.keys()]);
  const ids = new Set(known);
  for (const part of file.facts.parts) {
    const themes = themesNotIn(ids, codebooks, part);
    if (themes.length === 0) continue; // mostly, of thousands
    for (const { value, range } of themes) {
      yield unknown('unknown-theme', 'warning', range, value, known, 'theme');
    }
  }
}

/** What was found in parts of a transcript, which stay while another one is edited. */
const themesNotKnown = new WeakMap<
  PartFacts,
  { readonly codebooks: readonly CodebookFile[]; readonly themes: readonly Located<string>[] }
>();

function themesNotIn(
  ids: ReadonlySet<string>,
  codebooks: readonly CodebookFile[],
  part: PartFacts,
): readonly Located<string>[] {
  const before = themesNotKnown.get(part);
  if (before?.codebooks === codebooks) return before.themes;
  const themes = part.themes.filter(({ value }) => !ids.has(value));
  themesNotKnown.set(part, { codebooks, themes });
  return themes;
}

/** One problem a section, on the guide's line, so that a long guide does not bury the text in squiggles. */
function* questionsAreAnswered({ frontMatter, coverage }: Context): Generator<Problem> {
  if (!coverage) return;
  const { guide, uri } = coverage.guide;
  const draft = coverage.state === 'draft';
  const missing = dueIn(coverage).filter(({ state }) => state === 'missing');
  for (const [index, section] of guide.sections.entries()) {
    const here = missing.filter(({ question }) => question.section === index).map(({ question }) => question);
    if (here.length === 0) continue;
    const ids = here.map(({ id }) => id);
    const one = here.length === 1;
    yield {
      ...problem(
        'unanswered-questions',
        draft ? 'information' : 'warning',
        guideLine(frontMatter),
        `${sectionName(section)}${one ? 'one question is' : `${here.length} questions are`} not in this transcript: ${ids.join(', ')}. Insert ${one ? 'its heading' : 'their headings'}; what was left out in the interview gets {status=not-asked}.`,
      ),
      related: here.map(question => ({
        uri,
        range: question.idRange,
        message: `${question.id} ${question.text}`,
      })),
      fix: { kind: 'insert-questions', ids },
    };
  }
}

function* answersAreNotEmpty({ file, markers, coverage }: Context): Generator<Problem> {
  if (!coverage || withoutTurns(file)) return;
  const draft = coverage.state === 'draft';
  const lastAnswered = markers.findLastIndex(marker => marker.words > 0 || marker.status !== undefined);
  const empty = new Map(
    coverage.questions
      .filter(({ state }) => state === 'empty')
      .map(({ question, expected }) => [question.id, expected]),
  );
  if (empty.size === 0) return;
  for (const [index, marker] of markers.entries()) {
    if (draft && index > lastAnswered) break; // not reached yet
    if (marker.unknownStatus) continue; // which is reported, and would have been the reason
    for (const { id, range } of marker.ids) {
      const expected = empty.get(id);
      // A heading put there beforehand, for a probe or conditional question that did not come up, may stay empty.
      if (expected === undefined || !(expected || marker.spoken)) continue;
      yield {
        ...problem(
          'empty-answer',
          draft ? 'information' : 'warning',
          range,
          `Nobody answers ${id} here. Type the answer, or say why there is none: {status=declined}, {status=not-asked}, …`,
        ),
        fix: { kind: 'set-status', at: marker.attributes, status: 'not-asked' },
      };
    }
  }
}

function* statusFitsTheAnswer({ markers }: Context): Generator<Problem> {
  for (const { status, words } of markers) {
    if (!status || words === 0 || !['not-asked', 'not-applicable', 'lost'].includes(status.value)) continue;
    yield problem(
      'status-with-answer',
      'warning',
      status.range,
      `The status says “${status.value}”, but a participant speaks here. Remove the status, or write “partial”.`,
    );
  }
}

/** What is said to a question that is for others counts all the same; the group, the date or the guide may be wrong. */
function* answersAreMeant({ coverage }: Context): Generator<Problem> {
  if (!coverage) return;
  for (const { question, markers, exclusion } of coverage.questions) {
    if (!exclusion) continue;
    const marker = markers.find(({ words, status }) => words > 0 && status === undefined);
    const place = marker?.ids.find(({ id }) => id === question.id)?.range;
    if (!place) continue;
    yield problem(
      'not-meant-here',
      'information',
      place,
      `${question.id} is answered here, but the guide does not mean it for this interview: ${exclusionReason(question, exclusion)}. Look at the transcript’s group and date, or at the guide.`,
    );
  }
}

/** So many paragraphs in which nobody speaks are a transcript written in another way, and not one just begun. */
const manyParagraphs = 3;

/** The first paragraphs of a transcript that has words and no turn; `undefined` where there are turns, or few words. */
function withoutTurns({ facts }: TranscriptFile): Range | undefined {
  if (facts.speakers.length > 0) return undefined;
  const talk = facts.parts.flatMap(({ events }) => events.filter(({ kind }) => kind === 'talk'));
  return talk.length >= manyParagraphs ? talk[0]?.range : undefined;
}

function* somebodySpeaks({ file }: Context): Generator<Problem> {
  const first = withoutTurns(file);
  if (!first) return;
  const shown = first.start.line === first.end.line ? first : { start: first.start, end: first.start };
  yield problem(
    'no-turns',
    'information',
    shown,
    'Nobody speaks here yet, so no words count: a turn begins with a name and a colon, such as “**KL:**”.',
  );
}

/** The beginning of a sentence about a section; nothing for the questions of a guide without sections. */
function sectionName({ id, title }: Section): string {
  if (id === '') return title === '' ? '' : `${title}: `;
  return title === '' ? `Section ${id}: ` : `Section ${id} (${title}): `;
}

function problem(code: ProblemCode, severity: Problem['severity'], range: Range, message: string): Problem {
  return { code, severity, range, message };
}

function unknown(
  code: ProblemCode,
  severity: Problem['severity'],
  range: Range,
  name: string,
  known: readonly string[],
  noun: 'question' | 'theme' | 'group',
  meant?: string,
): Problem {
  const near = meant ?? nearest(name, known);
  // Question IDs are short and differ by design: the nearest is worth a fix even where it is hardly what was meant.
  const closest = near ?? (noun === 'question' ? nearest(name, known, 1) : undefined);
  const where = noun === 'theme' ? 'codebook' : 'guide';
  const hint = near
    ? `Did you mean ${near}${meant === undefined ? '' : ', which has these words'}?`
    : noun === 'theme'
      ? 'Add it there, or choose another.'
      : `It has: ${known.slice(0, 8).join(', ')}${known.length > 8 ? ', …' : ''}.`;
  return {
    ...problem(code, severity, range, `The ${where} has no ${noun} “${name}”. ${hint}`),
    ...(closest && { fix: { kind: 'replace', range, text: closest, title: `Change to ${closest}` } }),
  };
}
