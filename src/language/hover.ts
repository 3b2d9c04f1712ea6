import type { Hover, Position } from 'vscode-languageserver-types';
import { blockAt } from '../format/transcript';
import type { Study, StudyFile } from '../study/study';
import { hoverOnAttribute } from './hover/attributes';
import type { Explained } from './hover/explained';
import { hoverOnMemo } from './hover/memo';
import { describeName } from './hover/name';
import { hoverInYaml } from './hover/yaml';
import { nameAt } from './name-at';
import type { OpenDocument } from './open-document';

/**
 * The meaning of what stands at a place: a name, such as a question's with its state; in a document that is open, a key
 * or value of its YAML, a memo, an attribute. Figures of the whole study are left out while it is not whole, for they
 * would be wrong.
 */
export function hover(
  study: Study,
  uri: string,
  position: Position,
  document: OpenDocument | undefined,
  isWhole = true,
): Hover | undefined {
  const file = study.get(uri);
  if (!file) return undefined;
  const name = nameAt(study, uri, position);
  if (name) {
    const value = describeName(study, file, name, isWhole);
    return value === undefined ? undefined : shownAs({ range: name.range, value });
  }
  const found =
    inTranscript(study, file, position) ??
    (document && hoverInYaml(study, file, document, position, isWhole));
  return found && shownAs(found);
}

function shownAs({ range, value }: Explained): Hover {
  return { contents: { kind: 'markdown', value }, range };
}

function inTranscript(study: Study, file: StudyFile, position: Position): Explained | undefined {
  if (file.kind !== 'transcript' || !file.transcript) return undefined;
  const block = blockAt(file.transcript, position.line);
  return block && (hoverOnMemo(study, file, block, position) ?? hoverOnAttribute(block, position));
}
