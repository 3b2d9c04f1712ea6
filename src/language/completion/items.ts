import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { coverageOf, type QuestionCoverage } from '../../analysis/coverage';
import type { Question } from '../../format/guide';
import { headingText } from '../../format/new-transcript';
import type { Range } from '../../format/position';
import type { Study, TranscriptFile } from '../../study/study';
import { describeQuestion } from '../question-description';
import { stateOf } from '../state-of';
import { describeTheme } from '../theme-description';
import type { Place, Typed } from './typed';

export function questionCoverages(study: Study, file: TranscriptFile): readonly QuestionCoverage[] {
  return coverageOf(study, file)?.questions ?? [];
}

/** What people may type who know the question by an ID it had. */
export function formerIdsOf({ formerly }: Question): string[] {
  return formerly.map(({ value }) => value);
}

/** Questions in guide order, those not yet answered here first; found by ID and by the words of the question. */
export function questionItems(
  study: Study,
  typed: Typed,
  questions: readonly QuestionCoverage[],
  insert: (id: string, text: string) => { readonly range: Range; readonly text: string },
): CompletionItem[] {
  const onThisLine = new Set(
    study
      .markersOf(typed.file)
      .filter(({ range }) => range.start.line === typed.line)
      .flatMap(({ ids }) => ids.map(({ id }) => id)),
  );
  return questions.map((covered, index) => {
    const { question, state, markers } = covered;
    const { range, text } = insert(question.id, headingText(question));
    // A question whose only marker is the one being typed is still to be answered.
    const open =
      state === 'missing' || state === 'empty' || (onThisLine.has(question.id) && markers.length === 1);
    return {
      ...item(text, CompletionItemKind.Field, range, (open ? 0 : 10_000) + index),
      label: question.id,
      // Behind a long question the list has no room for its state, so the state's sign goes before it.
      labelDetails: { detail: ` ${open ? '' : `${stateOf(covered).charAt(0)} `}${headingText(question)}` },
      detail: stateOf(covered),
      filterText: [question.id, question.text, ...formerIdsOf(question)].join(' '),
      data: { uri: typed.file.uri, question: question.id } satisfies QuestionItemData,
    };
  });
}

/** What an item of a question carries until its description is asked for: that looks through the whole study. */
interface QuestionItemData {
  readonly uri: string;
  readonly question: string;
}

/** The same of a theme. */
interface ThemeItemData {
  readonly uri: string;
  readonly theme: string;
}

/** The item with the description of its question or theme, for the one item that a person looks at. */
export function withDescription(study: Study, item: CompletionItem): CompletionItem {
  const { uri, question, theme } = (item.data ?? {}) as Partial<QuestionItemData & ThemeItemData>;
  const file = typeof uri === 'string' ? study.get(uri) : undefined;
  if (file?.kind !== 'transcript') return item;
  const value =
    typeof question === 'string'
      ? questionNamed(study, file, question)
      : typeof theme === 'string'
        ? describeTheme(study, file, theme)
        : undefined;
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

function questionNamed(study: Study, file: TranscriptFile, id: string): string | undefined {
  const link = study.guideOf(file);
  const question = link.kind === 'found' ? link.file.guide.byId.get(id) : undefined;
  return link.kind === 'found' && question ? describeQuestion(study, link.file, question, file) : undefined;
}

export function themeItems(
  study: Study,
  typed: Typed,
  { range, close }: Place,
  dot: '' | '.',
): CompletionItem[] {
  const themes = study.codebooksOf(typed.file).flatMap(({ codebook }) => codebook.themes);
  return themes.map((theme, index) => ({
    ...item(`${dot}${theme.id}${close}`, CompletionItemKind.Class, range, index, `${dot}${theme.id}`),
    ...(theme.label !== undefined && {
      labelDetails: { description: theme.label },
      filterText: `${dot}${theme.id} ${theme.label}`,
    }),
    data: { uri: typed.file.uri, theme: theme.id } satisfies ThemeItemData,
  }));
}

export function item(
  text: string,
  kind: CompletionItemKind,
  range: Range,
  order: number,
  label = text,
): CompletionItem {
  return {
    label,
    kind,
    sortText: String(order + 10_000).padStart(6, '0'),
    textEdit: { range, newText: text },
  };
}
