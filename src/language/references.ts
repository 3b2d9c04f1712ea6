import type { Location, Position } from 'vscode-languageserver-types';
import type { Range } from '../format/position';
import { markedIds } from '../study/markers';
import type { GuideFile, Study, StudyFile, TranscriptFile } from '../study/study';
import { type Name, nameAt } from './name-at';

/**
 * Every place of the study that names what the position names: a question by the transcripts of its guide, a theme by
 * those that its codebook is for, a guide by those that follow it. The place that defines it comes first, if it is wanted.
 */
export function references(
  study: Study,
  uri: string,
  position: Position,
  includeDeclaration: boolean,
): Location[] {
  const file = study.get(uri);
  const name = nameAt(study, uri, position);
  if (!file || !name) return [];
  const { declared, used } = uses(study, file, name);
  return includeDeclaration ? [...declared, ...used] : used;
}

interface Uses {
  readonly declared: Location[];
  readonly used: Location[];
}

function uses(study: Study, file: StudyFile, name: Name): Uses {
  switch (name.kind) {
    case 'theme':
      return themeUses(study, file, name.id);
    case 'question': {
      const guide = guideOf(study, file);
      return guide ? questionUses(study, guide, name.id) : { declared: [], used: [] };
    }
    case 'guide': {
      const guide = guideOf(study, file);
      return { declared: [], used: guide ? guideUses(study, guide) : [] };
    }
  }
}

function guideOf(study: Study, file: StudyFile): GuideFile | undefined {
  if (file.kind === 'guide') return file;
  const link = file.kind === 'transcript' ? study.guideOf(file) : undefined;
  return link?.kind === 'found' ? link.file : undefined;
}

function themeUses(study: Study, file: StudyFile, id: string): Uses {
  const codebooks = file.kind === 'transcript' ? study.codebooksOf(file) : [file];
  const declared = codebooks.flatMap(({ kind, uri, ...read }) => {
    const theme = kind === 'codebook' && 'codebook' in read ? read.codebook.byId.get(id) : undefined;
    return theme ? [{ uri, range: theme.idRange }] : [];
  });
  const shares = (transcript: TranscriptFile): boolean =>
    file.kind === 'transcript' && codebooks.length === 0
      ? study.codebooksOf(transcript).length === 0
      : study.codebooksOf(transcript).some(({ uri }) => codebooks.some(codebook => codebook.uri === uri));
  const used = study
    .transcripts()
    .filter(shares)
    .flatMap(({ uri, facts }) => facts.usesOf(id).map(range => ({ uri, range })));
  return { declared, used };
}

function questionUses(study: Study, guide: GuideFile, id: string): Uses {
  const question = guide.guide.byId.get(id);
  const used = study.transcriptsOf(guide).flatMap(({ uri, facts }) =>
    facts
      .marksNaming(id)
      .flatMap(event => markedIds(event, guide.guide))
      .filter(({ value }) => value === id)
      .map(({ range }) => ({ uri, range })),
  );
  return { declared: question ? [{ uri: guide.uri, range: question.idRange }] : [], used };
}

function guideUses(study: Study, guide: GuideFile): Location[] {
  return study.transcriptsOf(guide).flatMap(({ uri, facts }) => {
    const named: Range | undefined = facts.frontMatter.guide?.range;
    return named ? [{ uri, range: named }] : [];
  });
}
