import { groupTally } from '../../analysis/groups';
import { counted } from '../../format/counted';
import type { Guide } from '../../format/guide';
import type { KeyMeaning } from '../../format/key-meanings';
import { onLine, type Position } from '../../format/position';
import type { GuideFile, Study, StudyFile } from '../../study/study';
import { shown } from '../markdown';
import type { OpenDocument } from '../open-document';
import { guideOf } from '../references';
import { roleMeanings, stateMeanings } from '../value-meanings';
import { knownKeys } from '../yaml-keys';
import { mappingAt, pathOfEntry, readYamlLine, textAt, yamlLinesOf } from '../yaml-lines';
import type { Explained } from './explained';

/** A key of a guide, a codebook or a front matter, or a value there that stands for something. */
export function hoverInYaml(
  study: Study,
  file: StudyFile,
  document: OpenDocument,
  { line, character }: Position,
  isWhole: boolean,
): Explained | undefined {
  const lines = yamlLinesOf(file, document);
  const read = line >= lines.from && line < lines.to ? readYamlLine(document.line(line)) : undefined;
  if (!read || character < read.column) return undefined;
  const { key, keyEnd, column, dash } = read;
  if (key === undefined) {
    const entry = textAt(read, line, character);
    const path = dash === undefined ? [] : pathOfEntry(lines, line, dash);
    return entry && explained(entry.range, describeValue(study, file, path, entry.value, isWhole));
  }
  const path = mappingAt(lines, line, column, dash)?.path;
  if (!path) return undefined;
  if (character <= keyEnd) return explained(onLine(line, column, keyEnd), describeKey(file, path, key));
  const text = textAt(read, line, character);
  return text && explained(text.range, describeValue(study, file, [...path, key], text.value, isWhole));
}

function explained(range: Explained['range'], value: string | undefined): Explained | undefined {
  return value === undefined ? undefined : { range, value };
}

function describeKey(file: StudyFile, path: readonly string[], key: string): string | undefined {
  const known = knownKeys(file.kind, path);
  if (known) {
    const meaning = Object.hasOwn(known.meanings, key) ? known.meanings[key] : undefined;
    return meaning && describeMeaning(key, known.of, meaning);
  }
  const guide = file.kind === 'guide' && path.join(' ') === 'research-questions' ? file.guide : undefined;
  return guide && describeResearchQuestion(guide, key);
}

/** A key explained, as Markdown. */
export function describeMeaning(key: string, of: string, { means, example }: KeyMeaning): string {
  return `**${shown(key)}** · ${of}\n\n${shown(means)}\n\n\`\`\`yaml\n${example}\n\`\`\``;
}

/** `path`: the keys that the value stands under, its own last. */
function describeValue(
  study: Study,
  file: StudyFile,
  path: readonly string[],
  value: string,
  isWhole: boolean,
): string | undefined {
  const guide = guideOf(study, file);
  const key = path.at(-1);
  if (file.kind === 'transcript') {
    const under = path.slice(0, -1).join(' ');
    if (under === '' && key === 'group') return guide && describeGroup(study, guide, value, isWhole);
    if (under === '' && key === 'state') return describeWord(value, 'state', stateMeanings);
    return path[0] === 'speakers' ? describeWord(value, 'role', roleMeanings) : undefined;
  }
  if (!guide) return undefined;
  if (key === 'groups' && path.length === 1) return describeGroup(study, guide, value, isWhole);
  const known = knownKeys('guide', path.slice(0, -1));
  if (known?.of !== 'question' && known?.of !== 'probe') return undefined;
  if (key === 'for') return describeGroup(study, guide, value, isWhole);
  return key === 'rq' ? describeResearchQuestion(guide.guide, value) : undefined;
}

function describeWord(
  word: string,
  what: string,
  meanings: Readonly<Record<string, string>>,
): string | undefined {
  return Object.hasOwn(meanings, word)
    ? `**${shown(word)}** · ${what}\n\n${shown(meanings[word] ?? '')}`
    : undefined;
}

/** A respondent group, with the transcripts that belong to it if the study `isWhole`. */
function describeGroup(study: Study, guide: GuideFile, group: string, isWhole: boolean): string | undefined {
  if (!guide.guide.groups.some(({ value }) => value === group)) return undefined;
  const { inGroup, transcripts } = groupTally(study, guide, group);
  const only = guide.guide.questions.filter(({ groups }) => groups.includes(group)).length;
  return [
    `**${shown(group)}** · respondent group`,
    isWhole && `${inGroup} of ${counted(transcripts, 'transcript')}`,
    only > 0 && `${counted(only, 'question')} for this group by name`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function describeResearchQuestion({ researchQuestions, questions }: Guide, id: string): string | undefined {
  const found = researchQuestions.find(({ value }) => value.id === id)?.value;
  if (!found) return undefined;
  const helping = questions.filter(each => each.researchQuestions.includes(id)).map(each => shown(each.id));
  return [
    `**${shown(id)}** · research question`,
    shown(found.text),
    helping.length > 0 && `_Questions:_ ${helping.join(', ')}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}
