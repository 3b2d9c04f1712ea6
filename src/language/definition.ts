import type { LocationLink, Position } from 'vscode-languageserver-types';
import { type Range, range } from '../format/position';
import type { Study } from '../study/study';
import { nameAt } from './name-at';
import { introductionsOf } from './references';

/**
 * Where a name is defined: a question in the guide, a theme in the codebook, a speaker in the front matter or else by the
 * first turn, the file behind `guide:`.
 */
export function definition(study: Study, uri: string, position: Position): LocationLink | undefined {
  const name = nameAt(study, uri, position);
  const file = study.get(uri);
  if (!name || !file) return undefined;
  const link = (targetUri: string, targetRange: Range, targetSelectionRange: Range): LocationLink => ({
    originSelectionRange: name.range,
    targetUri,
    targetRange,
    targetSelectionRange,
  });
  if (file.kind === 'guide') {
    const place = file.guide.byId.get(name.kind === 'question' ? name.id : '')?.idRange ?? name.range;
    return link(uri, place, place);
  }
  if (file.kind === 'codebook') return link(uri, name.range, name.range);
  if (name.kind === 'speaker' || name.kind === 'participant') {
    const [first] = [...introductionsOf(file.facts.frontMatter, name.id), ...file.facts.turnsOf(name.id)];
    return first && link(uri, first, first);
  }
  if (name.kind === 'theme') {
    const found = study.theme(file, name.id);
    return found && link(found.uri, found.theme.range, found.theme.idRange);
  }
  const guide = study.guideOf(file);
  if (guide.kind !== 'found') return undefined;
  if (name.kind === 'guide') return link(guide.file.uri, range(0, 0, 0, 0), range(0, 0, 0, 0));
  const question = guide.file.guide.byId.get(name.id);
  return question && link(guide.file.uri, question.range, question.idRange);
}
