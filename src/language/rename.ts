import type { Position, TextEdit } from 'vscode-languageserver-types';
import { becomesItem } from '../analysis/former-ids';
import type { Guide } from '../format/guide';
import { isQuestionId, isThemeId } from '../format/ids';
import type { Range } from '../format/position';
import { removeTheme } from '../format/remove-theme';
import { withinQuotes } from '../format/yaml-word';
import type { HeadingEvent } from '../study/events';
import { markedIds, presentId } from '../study/markers';
import type { GuideFile, Study, StudyFile, TranscriptFile } from '../study/study';
import { fileName } from '../study/uris';
import { mergeThemes } from './merge-themes';
import { type Name, nameAt } from './name-at';
import { type Places, placesOf, sameParticipant } from './references';
import { type FileRenaming, renameSpeaker, whyNoSpeaker } from './rename-speaker';

/** What is to be written where, by file; or why nothing is, as whole sentences. */
export type Renaming =
  | {
      readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
      /** What cannot be taken back by another renaming, and so wants to be confirmed. */
      readonly confirm?: { readonly label: string; readonly description: string };
    }
  | { readonly refused: string };

/** What a renaming depends on besides the study. */
export interface RenamingSurroundings {
  /** The text of a file among `textsForRename`. */
  textOf(uri: string): string | undefined;
  /** Whether the editor can ask before it changes anything. */
  readonly canConfirm: boolean;
}

type Id = Exclude<Name, { readonly kind: 'guide' }>;

/** The ID or name at the position, without quotes; `undefined` where there is none. */
export function renamable(study: Study, uri: string, position: Position): Id | undefined {
  const name = nameAt(study, uri, position);
  if (!name || name.kind === 'guide') return undefined;
  const range = withinQuotes(name.kind === 'question' ? name.written : name.id, name.range);
  return range && { ...name, range };
}

/** The files whose texts `rename` looks at. */
export function textsForRename(study: Study, uri: string, position: Position, newId: string): string[] {
  const name = renamable(study, uri, position);
  const file = study.get(uri);
  if (!name || !file) return [];
  switch (name.kind) {
    case 'question':
      return [];
    case 'theme': {
      const others = new Set(urisOf(placesOf(study, file, { ...name, id: newId })));
      // With an entry of the same name, that of the codebook goes as well.
      const { declared, used } = placesOf(study, file, name);
      const both = used.map(place => place.uri).filter(used => others.has(used));
      return others.size > 0 ? [...new Set([...both, ...declared.map(place => place.uri)])] : [];
    }
    default:
      return transcriptsNaming(study, file, name).map(transcript => transcript.uri);
  }
}

/**
 * Gives a question, a theme, a speaker or a participant another ID, where it is defined and at every place of the study
 * that names it. What no guide or codebook has may get the ID of what one has: a slip is put right. Two questions or
 * speakers never become one, because no figure could tell them apart again; two themes do, if the editor asks before.
 */
export function rename(
  study: Study,
  uri: string,
  position: Position,
  newId: string,
  around: RenamingSurroundings,
): Renaming {
  const name = renamable(study, uri, position);
  const file = study.get(uri);
  if (!name || !file)
    return {
      refused: 'Only the ID of a question, theme or participant, or a speaker’s name, can be renamed.',
    };
  if (newId.trim() === name.id) return { edits: new Map() };
  switch (name.kind) {
    case 'question':
      return renameQuestion(study, file, name, newId);
    case 'theme':
      return renameTheme(study, file, name, newId, around);
    default:
      return renamePerson(study, file, name, newId.trim(), around);
  }
}

function renameQuestion(study: Study, file: StudyFile, name: Id, newId: string): Renaming {
  if (!isQuestionId(newId)) {
    const rule = 'An ID has letters, digits, “.”, “-” and “_”, with at least one digit.';
    return { refused: `“${newId}” cannot be the ID of a question. ${rule}` };
  }
  const guide = guideOf(study, file);
  if (!guide) return { refused: 'This transcript has no guide, so nothing says what its IDs stand for.' };
  const later = guide.guide.formerIds.get(newId);
  if (later !== undefined)
    return {
      refused: `“${newId}” is a former ID of ${later}, and transcripts that say it mean that one. Take it out of “formerly” in the guide first.`,
    };
  const places = placesOf(study, file, name);
  const others = placesOf(study, file, { ...name, id: newId });
  if (isTaken(others) && !putsRight(places, others)) return taken(newId, others);
  const misread = misreadHeading(study, guide, name.id, newId);
  if (misread) {
    const where = `“${misread.heading.title}” in ${fileName(misread.uri)} (line ${misread.heading.range.start.line + 1})`;
    return {
      refused: `With the ID “${newId}”, the heading ${where} would be read in another way, and figures would change. Choose another ID, or say on the heading what it is: {q=…} or {q=""}.`,
    };
  }
  return editsOf(places, name.id, newId);
}

function renameTheme(
  study: Study,
  file: StudyFile,
  name: Id,
  newId: string,
  around: RenamingSurroundings,
): Renaming {
  if (!isThemeId(newId)) {
    const rule = 'An ID begins with a letter and has letters, digits, “-”, “_” and “:”.';
    return { refused: `“${newId}” cannot be the ID of a theme. ${rule}` };
  }
  const places = placesOf(study, file, name);
  const others = placesOf(study, file, { ...name, id: newId });
  if (!isTaken(others)) return editsOf(places, name.id, newId);
  const isSlip = putsRight(places, others);
  if (!isSlip && !around.canConfirm) {
    const { refused } = taken(newId, others);
    return { refused: `${refused} This editor cannot ask before it makes two themes one.` };
  }
  const edits = new Map<string, readonly TextEdit[]>();
  const hasBoth = new Set(others.used.map(place => place.uri));
  const renamed = editsOf(
    {
      declared: others.declared.length > 0 ? [] : places.declared,
      used: places.used.filter(place => !hasBoth.has(place.uri)),
    },
    name.id,
    newId,
  );
  if ('refused' in renamed) return renamed;
  for (const [place, of] of renamed.edits) edits.set(place, of);
  for (const place of new Set(places.used.map(use => use.uri).filter(used => hasBoth.has(used)))) {
    const merged = inFile(around, place, text => mergeThemes(text, name.id, newId));
    if ('refused' in merged) return merged;
    edits.set(place, merged.edits);
  }
  if (others.declared.length > 0) {
    for (const { uri: codebook } of places.declared) {
      const without = inFile(around, codebook, text => withoutTheme(text, name.id));
      if ('refused' in without) return without;
      edits.set(codebook, without.edits);
    }
  }
  if (isSlip) return { edits };
  const description = `What is coded “${name.id}” or “${newId}” cannot be told apart afterwards.`;
  return { edits, confirm: { label: `Merge “${name.id}” into “${newId}”`, description } };
}

function withoutTheme(text: string, id: string): FileRenaming {
  const replaced = removeTheme(text, id);
  if (!replaced)
    return {
      refused: `The entry of “${id}” cannot be taken out by itself, because of how it is written. Remove it from the codebook, and rename “${id}” in a transcript then.`,
    };
  const { from, to, lines } = replaced;
  const range = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
  return { edits: [{ range, newText: lines }] };
}

/** A speaker of one transcript, or the participant of one or several. */
function renamePerson(
  study: Study,
  file: StudyFile,
  name: Id,
  newName: string,
  around: RenamingSurroundings,
): Renaming {
  const why = whyNoSpeaker(newName);
  if (why !== undefined) return { refused: why };
  const transcripts = transcriptsNaming(study, file, name);
  const isParticipant = participantOf(file) === name.id;
  const [other] = isParticipant ? sameParticipant(study, file, newName) : [];
  if (other)
    return {
      refused: `“${newName}” is the participant of ${fileName(other.uri)} already, and two would become one.`,
    };
  const edits = new Map<string, readonly TextEdit[]>();
  for (const transcript of transcripts) {
    const renamed = inFile(around, transcript.uri, text => renameSpeaker(text, name.id, newName));
    if ('refused' in renamed) return renamed;
    edits.set(transcript.uri, renamed.edits);
  }
  return { edits };
}

/** The transcripts in which a speaker or participant has to be renamed: an ID of a participant is one for all of them. */
function transcriptsNaming(study: Study, file: StudyFile, { id }: Id): TranscriptFile[] {
  if (file.kind !== 'transcript') return [];
  return participantOf(file) === id ? sameParticipant(study, file, id) : [file];
}

function participantOf(file: StudyFile): string | undefined {
  return file.kind === 'transcript' ? file.facts.frontMatter.participant?.value : undefined;
}

function inFile(
  { textOf }: RenamingSurroundings,
  uri: string,
  edit: (text: string) => FileRenaming,
): FileRenaming {
  const text = textOf(uri);
  const renamed = text === undefined ? { refused: 'It cannot be read now.' } : edit(text);
  return 'refused' in renamed ? { refused: `${fileName(uri)}: ${renamed.refused}` } : renamed;
}

function guideOf(study: Study, file: StudyFile): GuideFile | undefined {
  if (file.kind === 'guide') return file;
  const link = file.kind === 'transcript' ? study.guideOf(file) : undefined;
  return link?.kind === 'found' ? link.file : undefined;
}

function urisOf({ declared, used }: Places): string[] {
  return [...declared, ...used].map(({ uri }) => uri);
}

function isTaken({ declared, used }: Places): boolean {
  return declared.length + used.length > 0;
}

function putsRight({ declared }: Places, others: Places): boolean {
  return declared.length === 0 && others.declared.length > 0;
}

function taken(id: string, others: Places): { readonly refused: string } {
  const where = others.declared.length > 0 ? 'is taken already' : 'is used in transcripts already';
  return { refused: `“${id}” ${where}, and what is called the same could not be told apart again.` };
}

/** A heading that would mark other questions than now, but for the name: IDs are told by those that the guide has. */
function misreadHeading(
  study: Study,
  file: GuideFile,
  id: string,
  newId: string,
): { readonly uri: string; readonly heading: HeadingEvent } | undefined {
  const now = (written: string): string => (presentId(file.guide, written) === id ? newId : written);
  const guide = renamedGuide(file.guide, now);
  for (const { uri, facts } of study.transcriptsOf(file)) {
    for (const heading of facts.headingsWith(() => true)) {
      if (heading.ids || heading.firstWords.length === 0) continue;
      const before = markedIds(heading, file.guide).map(({ value }) => now(value));
      const isMarker = before.length > 0;
      const firstWords = isMarker
        ? heading.firstWords.map(({ value, range }) => ({ value: now(value), range }))
        : heading.firstWords;
      const after = markedIds({ ...heading, firstWords }, guide).map(({ value }) => value);
      const { title, level } = heading;
      const [first] = heading.firstWords;
      const isItem =
        first !== undefined &&
        now(first.value) === newId &&
        becomesItem(title, level, first.range, first.value, newId);
      if (before.join() !== after.join() || isItem) return { uri, heading };
    }
  }
  return undefined;
}

function renamedGuide(guide: Guide, now: (id: string) => string): Guide {
  const questions = guide.questions.map(question => ({ ...question, id: now(question.id) }));
  return { ...guide, questions, byId: new Map(questions.map(question => [question.id, question])) };
}

function editsOf({ declared, used }: Places, id: string, newId: string): Renaming {
  const edits = new Map<string, TextEdit[]>();
  const write = (place: string, range: Range, newText: string): void => {
    const there = edits.get(place);
    if (there) there.push({ range, newText });
    else edits.set(place, [{ range, newText }]);
  };
  for (const place of declared) {
    const range = withinQuotes(id, place.range);
    if (!range) return { refused: `“${id}” is not written out where it is defined. Write it there first.` };
    const needsQuotes = range === place.range && meansMoreInYaml.test(newId);
    write(place.uri, range, needsQuotes ? `"${newId}"` : newId);
  }
  for (const place of used) write(place.uri, place.range, newId);
  return { edits };
}

/** Words that YAML takes for something else than text, and a colon at the end, which would begin a value. */
const meansMoreInYaml = /^(?:null|true|false)$|:$/i;
