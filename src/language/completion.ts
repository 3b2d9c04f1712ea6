import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types';
import { coverageOf, type QuestionCoverage } from '../analysis/coverage';
import { type Block, offsetIn } from '../format/blocks';
import { frontMatterKeys, speakerRoles, transcriptStates } from '../format/front-matter';
import { isQuestionId } from '../format/ids';
import { readInline } from '../format/inline';
import { headingText } from '../format/new-transcript';
import { onLine, type Range } from '../format/position';
import { readSpeakerLabel } from '../format/speaker-label';
import { blockAt as blockAtLine, blocksOf, type Status, statuses } from '../format/transcript';
import type { Study, TranscriptFile } from '../study/study';
import { folderOf, relativePath } from '../study/uris';
import { describeTheme } from './hover';
import type { OpenDocument } from './open-document';
import { describeQuestion } from './question-description';
import { stateOf } from './state-of';

/** What the text before the cursor begins, and which part of the line an item replaces. */
interface Typed {
  readonly file: TranscriptFile;
  readonly document: OpenDocument;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** Completion in a transcript. Each place has its own list; in running prose there is none. */
export function completion(study: Study, document: OpenDocument, position: Position): CompletionItem[] {
  const file = study.get(document.uri);
  if (file?.kind !== 'transcript') return [];
  const text = document.line(position.line);
  const typed: Typed = {
    file,
    document,
    line: position.line,
    before: text.slice(0, position.character),
    after: text.slice(position.character),
  };
  if (inFrontMatter(typed)) return frontMatterItems(study, typed);
  const block = blockAt(typed);
  if (block?.kind === 'code' || block?.kind === 'html') return [];
  return attributeItems(study, typed, block) ?? headingItems(study, typed) ?? speakerItems(typed) ?? [];
}

function inFrontMatter({ file, document, line }: Typed): boolean {
  const range = file.facts.frontMatter.range;
  if (!range || line <= range.start.line || line > range.end.line) return false;
  return line < range.end.line || !/^(?:---|\.\.\.)[ \t]*$/.test(document.line(line));
}

function blockAt({ file, line }: Typed): Block | undefined {
  return file.transcript && blockAtLine(file.transcript, line);
}

/** The range from a column to the cursor, and further over the rest of the word if `pattern` matches it. */
function replaced({ line, before, after }: Typed, from: number, rest?: RegExp): Range {
  return onLine(line, from, before.length + (rest?.exec(after)?.[0].length ?? 0));
}

/** `## …`: questions, ID and text; behind a comma, and where a text is there already, only the ID. */
function headingItems(study: Study, typed: Typed): CompletionItem[] | undefined {
  const heading = /^( {0,3}#{1,6}[ \t]+)((?:[^\s,{}]+,[ \t]*)*)([^{}]*)$/.exec(typed.before);
  if (!heading) return undefined;
  const [, marks = '', earlier = '', words = ''] = heading;
  const others = earlier.split(/,[ \t]*/).slice(0, -1);
  if (!others.every(isQuestionId)) return []; // a comma of an ordinary heading
  const questions = questionCoverages(study, typed.file);
  const ids = new Set(questions.map(({ question }) => question.id));
  const first = /^\S+(?=\s)/.exec(words)?.[0].replace(/[.:)]+$/, '');
  if (first !== undefined && ids.has(first)) return []; // the heading's own text is being written

  const from = marks.length + earlier.length;
  const rest = /^[^\s,{}]*/.exec(typed.after)?.[0] ?? '';
  const textFollows =
    typed.after
      .slice(rest.length)
      .replace(/\{[^{}]*\}\s*$/, '')
      .trim() !== '';
  const word = `${words}${rest}`;
  const isId = isQuestionId(word) || [...ids].some(id => id.toLowerCase().startsWith(word.toLowerCase()));
  // Editors match letters loosely, so an ordinary heading in the making would be taken for some question.
  const sought = words.includes(' ') ? words.toLowerCase().trim().split(/\s+/) : [];
  const fitting = questions.filter(({ question: { id, text } }) => {
    const said = `${id} ${text}`.toLowerCase();
    return !others.includes(id) && sought.every(each => said.includes(each));
  });
  return questionItems(study, typed, fitting, (id, text) => {
    if (isId || (rest === '' && !textFollows)) {
      const alone = earlier !== '' || textFollows || text === '';
      const gap = typed.after.slice(rest.length).startsWith('{') ? ' ' : '';
      return { range: replaced(typed, from, /^[^\s,{}]*/), text: `${alone ? id : `${id} ${text}`}${gap}` };
    }
    // The words before the cursor are part of a text that goes on behind it, so they stay.
    return { range: replaced(typed, from), text: `${id} ${words}` };
  });
}

/** What the statuses say, for a reader. */
const statusMeanings: Readonly<Record<Status, string>> = {
  partial: 'answered in part',
  declined: 'would not answer',
  'dont-know': 'did not know',
  'not-asked': 'was left out',
  'not-applicable': 'does not concern this person',
  lost: 'asked, but not on the recording',
};

/** What an item of an attribute list replaces, and what it writes behind its own text. */
interface Place {
  readonly range: Range;
  readonly close: '' | '}';
}

/**
 * Like `replaced`, and over the brace that ends the list there: whoever has chosen goes on with what was said, and that
 * has to stand behind the brace.
 */
function lastIn(typed: Typed, from: number, rest: RegExp): Place {
  const range = replaced(typed, from, rest);
  const { line, character } = range.end;
  if (typed.after.charAt(character - typed.before.length) !== '}') return { range, close: '' };
  return { range: onLine(line, from, character + 1), close: '}' };
}

/** `{q=…}`, `{status=…}`, `{.theme}` and the beginnings of them. */
function attributeItems(study: Study, typed: Typed, block: Block | undefined): CompletionItem[] | undefined {
  const open = /\{(?!>>)([^{}]*)$/.exec(typed.before);
  if (!open) return undefined;
  const behindBracket = typed.before.charAt(open.index - 1) === ']' && canBeSpan(typed, block, open.index);
  const onWords = !/\[\s*\]$/.test(typed.before.slice(0, open.index)); // a span without words cannot be coded
  const onHeading = /^ {0,3}#{1,6}[ \t]/.test(typed.before);
  const onDiv = /^ {0,3}:{3,}/.test(typed.before);
  if (!behindBracket && !onHeading && !onDiv) return [];
  const written = open[1] ?? '';

  const q = /(?:^|\s)q=(["'][^"']*?|)([^\s"',]*)$/.exec(written);
  if (q) {
    const [, earlier = '', begun = ''] = q;
    const others = earlier.slice(1).split(/[\s,]+/);
    const from = typed.before.length - begun.length;
    // Between quotes another ID may follow.
    const place = earlier === '' ? lastIn(typed, from, /^[^\s,"'{}]*/) : undefined;
    const { range, close } = place ?? { range: replaced(typed, from, /^[^\s,"'{}]*/), close: '' };
    const questions = questionCoverages(study, typed.file).filter(
      ({ question }) => !others.includes(question.id),
    );
    return questionItems(study, typed, questions, question => ({
      range,
      text: `${question}${close}`,
    }));
  }
  const status = /(?:^|\s)status=([\w-]*)$/.exec(written);
  if (status) {
    const { range, close } = lastIn(typed, typed.before.length - (status[1]?.length ?? 0), /^[\w-]*/);
    return statuses.map((name, index) => ({
      ...item(`${name}${close}`, CompletionItemKind.EnumMember, range, index, name),
      labelDetails: { description: statusMeanings[name] },
    }));
  }
  const theme = /(?:^|\s)(?:\.[^\s.{}=]+)*\.([^\s.{}=]*)$/.exec(written);
  if (theme) {
    if (behindBracket && !onWords) return [];
    return themeItems(
      study,
      typed,
      lastIn(typed, typed.before.length - (theme[1]?.length ?? 0), /^[^\s.{}=]*/),
      '',
    );
  }
  const word = /(?:^|\s)([\p{L}\p{M}\p{Nd}_:-]*)$/u.exec(written);
  if (!word) return [];
  const from = typed.before.length - (word[1]?.length ?? 0);
  const range = replaced(typed, from, /^[\p{L}\p{M}\p{Nd}_:-]*=?/u);
  const themesFit = !behindBracket || onWords;
  const ofSpan = onWords ? ['q', 'status', 'by', 'part', 'w'] : ['q', 'status'];
  const keys = onDiv ? ['by'] : onHeading ? ['status', 'q', 'by'] : ofSpan;
  // What most people write there comes first: a heading has an answer or none, words have a theme.
  const before = onHeading || !themesFit ? -10_000 : 10_000;
  return [
    ...(themesFit ? themeItems(study, typed, lastIn(typed, from, /^[\p{L}\p{M}\p{Nd}_:-]*=?/u), '.') : []),
    ...keys.map((key, index) => item(`${key}=`, CompletionItemKind.Property, range, before + index)),
  ];
}

/** Whether an attribute list at the column would make a span: not in code or a memo, nor behind a bracket that is text. */
function canBeSpan(typed: Typed, block: Block | undefined, column: number): boolean {
  if (block?.kind !== 'paragraph' && block?.kind !== 'heading') return true;
  const start = offsetIn(block, typed.line, column);
  const cursor = offsetIn(block, typed.line, typed.before.length);
  if (start === undefined || cursor === undefined) return true;
  const behind = block.text.slice(cursor).replace(/^[^{}\n]*\}/, '');
  const { spans, unclosedMemo = start } = readInline(`${block.text.slice(0, start)}{.theme}${behind}`);
  return unclosedMemo >= start && spans.some(({ attributes }) => attributes.start === start);
}

/** At the beginning of a paragraph, a timestamp aside: the labels of those who speak here. */
function speakerItems(typed: Typed): CompletionItem[] | undefined {
  const label = /^(\[\d[\d:.,]*\][ \t]*)?(\*{0,2})((?:[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd} ._'’()-]*)?)$/u.exec(
    typed.before,
  );
  if (!label || typed.after.replace(/^\*+/, '').trim() !== '') return undefined;
  const [, lead = '', stars = '', begun = ''] = label;
  if (stars === '' && begun === '') return undefined;
  const above = typed.line === 0 ? '' : typed.document.line(typed.line - 1);
  if (above.trim() !== '' && !/^(?: {0,3}#{1,6}\s| {0,3}:{3,}|---\s*$)/.test(above)) return undefined;
  const { frontMatter, speakers } = typed.file.facts;
  const names = new Map<string, string>();
  for (const { name, role } of [...speakers].sort((a, b) => b.turns - a.turns)) names.set(name, role);
  for (const [name, role] of frontMatter.speakers) if (!names.has(name)) names.set(name, role);
  for (const { value } of frontMatter.interviewers) if (!names.has(value)) names.set(value, 'interviewer');
  const participant = frontMatter.participant?.value;
  if (participant !== undefined && !names.has(participant)) names.set(participant, 'participant');
  const range = replaced(typed, lead.length, /^\**/);
  const plain = stars === '' && labelsArePlain(typed.file);
  return [...names]
    .filter(([name]) => !begun.includes(' ') || name.toLowerCase().startsWith(begun.toLowerCase()))
    .map(([name, role], index) => ({
      ...item(
        plain && isPlainLabel(name) ? `${name}: ` : `**${name}:** `,
        CompletionItemKind.Constant,
        range,
        index,
        name,
      ),
      detail: role,
      filterText: `${stars}${name}`,
    }));
}

/** Whether most turns of the transcript open with `Name:` and not with `**Name:**`. */
function labelsArePlain({ transcript }: TranscriptFile): boolean {
  let plain = 0;
  for (const block of transcript ? blocksOf(transcript) : []) {
    if (block.kind !== 'paragraph' || !block.label) continue;
    plain += block.text.startsWith('**', block.label.nameStart - 2) ? -1 : 1;
  }
  return plain > 0;
}

/** Whether the name is read as a label without asterisks, too. */
function isPlainLabel(name: string): boolean {
  return readSpeakerLabel(`${name}: `, () => true)?.name === name;
}

function frontMatterItems(study: Study, typed: Typed): CompletionItem[] {
  const { frontMatter } = typed.file.facts;
  const key = /^[\w-]*$/.exec(typed.before);
  if (key) {
    const range = replaced(typed, 0, /^[\w-]*(?::[ \t]*)?/);
    const used = new Set<string>();
    for (let line = 1; line < (frontMatter.range?.end.line ?? 0); line++) {
      const name = /^([\w-]+):/.exec(typed.document.line(line))?.[1];
      if (name !== undefined && line !== typed.line) used.add(name);
    }
    return frontMatterKeys
      .filter(name => !used.has(name))
      .map((name, index) => item(`${name}: `, CompletionItemKind.Property, range, index, name));
  }
  const value = /^(guide|state|group):([ \t]*)(.*)$/.exec(typed.before);
  const role =
    /^speakers:[ \t]*.*[{,][^:]*:([ \t]*)([^\s,{}]*)$/.exec(typed.before) ??
    (keyAbove(typed) === 'speakers' ? /^[ \t]+[^:]+:([ \t]*)([^\s,{}]*)$/.exec(typed.before) : null);
  const [name, blank = '', written = ''] = value?.slice(1) ?? (role ? ['speakers', ...role.slice(1)] : []);
  if (name === undefined) return [];
  const range = replaced(
    typed,
    typed.before.length - written.length,
    role ? /^[^\s,{}]*/ : /^.*?(?=\s*(?:\s#.*)?$)/,
  );
  return valuesOf(study, typed.file, name).map((each, index) => ({
    // Without a blank behind the colon, YAML sees no value.
    ...item(blank === '' ? ` ${each}` : each, CompletionItemKind.Value, range, index, each),
    filterText: /^["']/.test(written) ? `${written.charAt(0)}${each}` : each,
  }));
}

/** The key that an indented line of the front matter belongs to. */
function keyAbove({ document, line }: Typed): string | undefined {
  for (let above = line - 1; above > 0; above--) {
    const key = /^([\w-]+):/.exec(document.line(above))?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}

function valuesOf(study: Study, file: TranscriptFile, key: string | undefined): readonly string[] {
  switch (key) {
    case 'state':
      return transcriptStates;
    case 'guide':
      return study.guides().map(({ uri }) => relativePath(folderOf(file.uri), uri));
    case 'group': {
      const link = study.guideOf(file);
      return link.kind === 'found' ? link.file.guide.groups.map(({ value }) => value) : [];
    }
    case 'speakers':
      return speakerRoles;
    default:
      return [];
  }
}

function questionCoverages(study: Study, file: TranscriptFile): readonly QuestionCoverage[] {
  return coverageOf(study, file)?.questions ?? [];
}

/** Questions in guide order, those not yet answered here first; found by ID and by the words of the question. */
function questionItems(
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
      filterText: `${question.id} ${question.text}`,
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
        ? themeNamed(study, file, theme)
        : undefined;
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

function questionNamed(study: Study, file: TranscriptFile, id: string): string | undefined {
  const link = study.guideOf(file);
  const question = link.kind === 'found' ? link.file.guide.byId.get(id) : undefined;
  return link.kind === 'found' && question ? describeQuestion(study, link.file, question, file) : undefined;
}

function themeNamed(study: Study, file: TranscriptFile, id: string): string | undefined {
  const found = study.theme(file, id);
  return found && describeTheme(found.theme);
}

function themeItems(study: Study, typed: Typed, { range, close }: Place, dot: '' | '.'): CompletionItem[] {
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

function item(
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
