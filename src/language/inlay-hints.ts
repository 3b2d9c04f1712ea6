import type { InlayHint } from 'vscode-languageserver-types';
import type { Question } from '../format/guide';
import { comparePositions, type Range } from '../format/position';
import type { Located } from '../format/yaml';
import type { MarkingEvent } from '../study/events';
import { markedIds, presentId } from '../study/markers';
import type { GuideFile, Study, TranscriptFile } from '../study/study';
import { describeQuestion } from './question-description';

/** The questions that a hint is about, so that they can be described when somebody looks at it. */
export interface HintData {
  readonly uri: string;
  readonly ids: readonly string[];
}

/** Characters: what a hint says at most, all its questions together. */
const longestHint = 60;

/**
 * What the questions ask whose IDs alone stand in a part of a transcript: behind a switch or an aside, behind a heading
 * without words, and behind one with `q=`. What `described` gives is found by the hint's data.
 */
export function inlayHints(study: Study, uri: string, range: Range): InlayHint[] {
  const file = study.get(uri);
  const guide = file?.kind === 'transcript' ? guideOf(study, file) : undefined;
  if (file?.kind !== 'transcript' || !guide) return [];
  return file.facts
    .partsBetween(range.start.line, range.end.line)
    .flatMap(({ events }) => events.filter(event => event.kind !== 'talk'))
    .flatMap(event => hintOf(event, guide, uri) ?? [])
    .filter(({ position }) => comparePositions(range.start, position) <= 0)
    .filter(({ position }) => comparePositions(position, range.end) <= 0);
}

/** Everything about the questions of a hint, as Markdown; figures of the study only if that `isWhole`. */
export function described(study: Study, { uri, ids }: HintData, isWhole: boolean): string {
  const file = study.get(uri);
  const guide = file?.kind === 'transcript' ? guideOf(study, file) : undefined;
  if (file?.kind !== 'transcript' || !guide) return '';
  return questionsOf(guide, ids)
    .map(question => describeQuestion(study, guide, question, file, isWhole))
    .join('\n\n---\n\n');
}

function guideOf(study: Study, file: TranscriptFile): GuideFile | undefined {
  const link = study.guideOf(file);
  return link.kind === 'found' ? link.file : undefined;
}

function questionsOf({ guide }: GuideFile, ids: readonly string[]): Question[] {
  return [...new Set(ids)].flatMap(id => guide.byId.get(id) ?? []);
}

function hintOf(event: MarkingEvent, guide: GuideFile, uri: string): InlayHint | undefined {
  const marked = markedIds(event, guide.guide);
  if (event.kind === 'heading' && !event.ids && !saysOnly(event.title, marked)) return undefined;
  const questions = questionsOf(
    guide,
    marked.map(({ value }) => presentId(guide.guide, value)),
  ).filter(({ text }) => text !== '' && !(event.kind === 'heading' && event.title.trim() === text));
  if (questions.length === 0) return undefined;
  const longest = longestHint / questions.length;
  const data: HintData = { uri, ids: questions.map(({ id }) => id) };
  return {
    position: event.range.end,
    label: questions.map(({ text }) => shortened(text, longest)).join(' · '),
    paddingLeft: true,
    data,
  };
}

/** Whether a heading consists of IDs, and of what may stand between and behind them. */
function saysOnly(title: string, ids: readonly Located<string>[]): boolean {
  const words = title.split(/[\s,]+/).filter(word => word !== '');
  return (
    words.length <= ids.length &&
    words.every((word, index) => /^[.:)]*$/.test(word.replace(ids[index]?.value ?? '', '')))
  );
}

/** The text up to the last word that ends within so many characters. */
function shortened(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.lastIndexOf(' ', longest - 1);
  // Some languages have no blanks between words; half of a character outside the first plane is none.
  const end = cut > longest / 2 ? cut : longest - 1;
  return `${line
    .slice(0, end)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[\s,;:–-]+$/, '')}…`;
}
