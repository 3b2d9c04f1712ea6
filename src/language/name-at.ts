import type { Guide } from '../format/guide';
import { type Position, type Range, touches } from '../format/position';
import type { Located } from '../format/yaml';
import { markedIds, presentId } from '../study/markers';
import type { Study } from '../study/study';

/** A name in a file of the study that stands for something: what hover, definition and the like ask about. */
export type Name =
  /** By the ID it has now; `written` is what stands there, which may be one that it had. */
  | { readonly kind: 'question'; readonly id: string; readonly written: string; readonly range: Range }
  | { readonly kind: 'theme'; readonly id: string; readonly range: Range }
  /** Who speaks in a transcript: on a turn, under `speakers:`, behind `interviewer:`. */
  | { readonly kind: 'speaker'; readonly id: string; readonly range: Range }
  /** Who is interviewed, behind `participant:`. */
  | { readonly kind: 'participant'; readonly id: string; readonly range: Range }
  /** The path behind `guide:`. */
  | { readonly kind: 'guide'; readonly path: string; readonly range: Range };

/** The name that the position is in or touches. */
export function nameAt(study: Study, uri: string, position: Position): Name | undefined {
  const file = study.get(uri);
  switch (file?.kind) {
    case 'guide': {
      return questionInGuide(file.guide, position);
    }
    case 'codebook': {
      const theme = file.codebook.themes.find(({ idRange }) => touches(idRange, position));
      return theme && { kind: 'theme', id: theme.id, range: theme.idRange };
    }
    case 'transcript': {
      const isHere = ({ value, range }: Located<string>) => value !== '' && touches(range, position);
      const { guide, participant, interviewers, speakerKeys } = file.facts.frontMatter;
      if (guide && isHere(guide)) return { kind: 'guide', path: guide.value, range: guide.range };
      if (participant && isHere(participant))
        return { kind: 'participant', id: participant.value, range: participant.range };
      const named = [...speakerKeys, ...interviewers].find(isHere);
      if (named) return { kind: 'speaker', id: named.value, range: named.range };
      const part = file.facts.partAt(position.line);
      const turn = part?.turns.find(({ label }) => touches(label, position));
      if (turn) return { kind: 'speaker', id: turn.name, range: turn.label };
      const link = study.guideOf(file);
      const guideHere = link.kind === 'found' ? link.file.guide : undefined;
      const question = part?.events.flatMap(event => markedIds(event, guideHere)).find(isHere);
      if (question) {
        const { value, range } = question;
        const id = guideHere ? presentId(guideHere, value) : value;
        return { kind: 'question', id, written: value, range };
      }
      const theme = part?.themes.find(isHere);
      return theme && { kind: 'theme', id: theme.value, range: theme.range };
    }
    default:
      return undefined;
  }
}

/** A question's own ID, or one under `formerly` that counts. */
function questionInGuide(guide: Guide, position: Position): Name | undefined {
  for (const { id, idRange, formerly } of guide.questions) {
    if (touches(idRange, position)) return { kind: 'question', id, written: id, range: idRange };
    const former = formerly.find(({ range }) => touches(range, position));
    if (former && guide.formerIds.get(former.value) === id)
      return { kind: 'question', id, written: former.value, range: former.range };
  }
  return undefined;
}
