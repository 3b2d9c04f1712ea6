import type { Location, Position } from 'vscode-languageserver-types';
import type { FrontMatter } from '../format/front-matter';
import { comparePositions, type Range } from '../format/position';
import { markedIds } from '../study/markers';
import type { GuideFile, Study, StudyFile, TranscriptFile } from '../study/study';
import { type Name, nameAt } from './name-at';

/**
 * Every place of the study that names what the position names: a question by the transcripts of its guide, a theme by
 * those that its codebook is for, a guide by those that follow it, a speaker by the turns of the transcript, a participant
 * by all transcripts of the same one. The place that defines it comes first, if it is wanted.
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
  const { declared, used } = placesOf(study, file, name);
  return includeDeclaration ? [...declared, ...used] : used;
}

/** The places that define a name, and those that use it. */
export interface Places {
  readonly declared: Location[];
  readonly used: Location[];
}

/** The places of a name that stands in a file, those that use it in transcripts of `among`. */
export function placesOf(
  study: Study,
  file: StudyFile,
  name: Name,
  among: readonly StudyFile[] = study.transcripts(),
): Places {
  const transcripts = among.filter(each => each.kind === 'transcript');
  switch (name.kind) {
    case 'theme':
      return themePlaces(study, file, name.id, transcripts);
    case 'question': {
      const guide = guideOf(study, file);
      return guide ? questionPlaces(study, guide, name.id, transcripts) : { declared: [], used: [] };
    }
    case 'guide': {
      const guide = guideOf(study, file);
      return { declared: [], used: guide ? guideUses(study, guide) : [] };
    }
    case 'speaker':
      return file.kind === 'transcript' ? speakerPlaces(file, name.id) : { declared: [], used: [] };
    case 'participant': {
      const same = sameParticipant(study, file, name.id, transcripts);
      const places = same.map(transcript => speakerPlaces(transcript, name.id));
      return {
        declared: places.flatMap(({ declared }) => declared),
        used: places.flatMap(({ used }) => used),
      };
    }
  }
}

/** The transcripts of a participant, in the workspace folder of a file: another one may be another study's. */
export function sameParticipant(
  study: Study,
  file: StudyFile,
  participant: string,
  among: readonly TranscriptFile[] = study.transcripts(),
): TranscriptFile[] {
  const root = study.rootOf(file.uri);
  return among.filter(
    ({ uri, facts }) => facts.frontMatter.participant?.value === participant && study.rootOf(uri) === root,
  );
}

/** Where the front matter says who it is, and the labels of the turns. */
function speakerPlaces({ uri, facts }: TranscriptFile, id: string): Places {
  const here = (range: Range): Location => ({ uri, range });
  return {
    declared: introductionsOf(facts.frontMatter, id).map(here),
    used: facts.turnsOf(id).map(here),
  };
}

/** The places of a front matter that say what part a speaker has, the one that decides first. */
export function introductionsOf(
  { speakerKeys, participant, interviewers }: FrontMatter,
  speaker: string,
): Range[] {
  const named = [...speakerKeys, ...(participant ? [participant] : []), ...interviewers];
  return named.flatMap(({ value, range }) => (value === speaker ? [range] : []));
}

/** The guide that a file is, or that it follows. */
export function guideOf(study: Study, file: StudyFile): GuideFile | undefined {
  if (file.kind === 'guide') return file;
  const link = file.kind === 'transcript' ? study.guideOf(file) : undefined;
  return link?.kind === 'found' ? link.file : undefined;
}

function themePlaces(
  study: Study,
  file: StudyFile,
  id: string,
  transcripts: readonly TranscriptFile[],
): Places {
  const codebooks = study.codebooksOf(file);
  const declared = codebooks.flatMap(({ uri, codebook }) => {
    const theme = codebook.byId.get(id);
    return theme ? [{ uri, range: theme.idRange }] : [];
  });
  const shares = (transcript: TranscriptFile): boolean =>
    file.kind === 'transcript' && codebooks.length === 0
      ? study.codebooksOf(transcript).length === 0
      : study.codebooksOf(transcript).some(({ uri }) => codebooks.some(codebook => codebook.uri === uri));
  const used = transcripts
    .filter(shares)
    .flatMap(({ uri, facts }) => facts.usesOf(id).map(range => ({ uri, range })));
  return { declared, used };
}

function questionPlaces(
  study: Study,
  guide: GuideFile,
  id: string,
  transcripts: readonly TranscriptFile[],
): Places {
  const question = guide.guide.byId.get(id);
  const former = question?.formerly.map(({ value }) => value) ?? [];
  const written = [id, ...new Set(former.filter(each => guide.guide.formerIds.get(each) === id))];
  const used = transcripts
    .filter(transcript => guideOf(study, transcript)?.uri === guide.uri)
    .flatMap(({ uri, facts }) =>
      written
        .flatMap(each =>
          facts
            .marksNaming(each)
            .flatMap(event => markedIds(event, guide.guide))
            .filter(({ value }) => value === each),
        )
        .sort((a, b) => comparePositions(a.range.start, b.range.start))
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
