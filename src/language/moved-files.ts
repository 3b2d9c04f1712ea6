import type { TextEdit } from 'vscode-languageserver-types';
import type { Range } from '../format/position';
import type { Located } from '../format/yaml';
import { withinQuotes, yamlWord } from '../format/yaml-word';
import { kindOf } from '../study/file-kinds';
import type { Study } from '../study/study';
import { folderOf, isInside, normalUri, relativePath } from '../study/uris';

/** A file or folder that is going to have another name or place. */
export interface Moved {
  readonly oldUri: string;
  readonly newUri: string;
}

/**
 * What `guide:` has to say where it stands now, so that it names the same guide once files have been moved: by transcript,
 * under the name that it still has. A guide that a transcript finds without `guide:`, and one that leaves the workspace, is
 * left alone.
 */
export function editsForMoved(study: Study, moved: readonly Moved[]): ReadonlyMap<string, TextEdit[]> {
  const moves = moved
    .map(({ oldUri, newUri }) => ({ from: withoutSlash(oldUri), to: withoutSlash(newUri) }))
    .sort((a, b) => b.from.length - a.from.length);
  const afterwards = (uri: string): string => {
    const move = moves.find(({ from }) => isInside(uri, from));
    return move ? move.to + uri.slice(move.from.length) : uri;
  };
  const edits = new Map<string, TextEdit[]>();
  for (const { uri, facts } of study.transcripts()) {
    const { guide } = facts.frontMatter;
    const named = guide && study.namedGuide(uri, guide.value);
    if (!guide || named === undefined || study.get(named)?.kind !== 'guide') continue;
    const [transcript, target] = [afterwards(uri), afterwards(named)];
    if (transcript === uri && target === named) continue;
    if (study.namedGuide(transcript, guide.value) === target) continue;
    const path = pathTo(target, folderOf(transcript), guide.value);
    const isOutside = study.roots.length > 0 && study.rootOf(transcript) === undefined;
    if (isOutside || kindOf(target) !== 'guide' || study.namedGuide(transcript, path) !== target) continue;
    const edit = written(guide, path);
    if (edit) edits.set(uri, [edit]);
  }
  return edits;
}

function withoutSlash(uri: string): string {
  return normalUri(uri).replace(/(?<=[^/])\/$/, '');
}

function pathTo(guide: string, folder: string, before: string): string {
  const path = relativePath(folder, guide);
  return before.startsWith('./') && !path.startsWith('../') ? `./${path}` : path;
}

/** Quotes stay, and are added where they are needed; what is written over several lines is left alone. */
function written({ value, range }: Located<string>, path: string): TextEdit | undefined {
  if (range.start.line !== range.end.line) return undefined;
  const inside: Range | undefined = withinQuotes(value, range);
  const isQuoted = inside !== undefined && inside !== range;
  if (isQuoted && !/["'\\]/.test(path)) return { range: inside, newText: path };
  return { range, newText: isQuoted ? JSON.stringify(path) : yamlWord(path) };
}
