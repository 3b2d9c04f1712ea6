import { type Position, type Range, touches } from '../format/position';
import { themesIn } from '../study/facts';
import type { Study } from '../study/study';

/** A name in a file of the study that stands for something: what hover, definition and the like ask about. */
export type Name =
  | { readonly kind: 'question'; readonly id: string; readonly range: Range }
  | { readonly kind: 'theme'; readonly id: string; readonly range: Range }
  /** The path behind `guide:`. */
  | { readonly kind: 'guide'; readonly path: string; readonly range: Range };

/** The name that the position is in or touches. */
export function nameAt(study: Study, uri: string, position: Position): Name | undefined {
  const file = study.get(uri);
  switch (file?.kind) {
    case 'guide': {
      const question = file.guide.questions.find(({ idRange }) => touches(idRange, position));
      return question && { kind: 'question', id: question.id, range: question.idRange };
    }
    case 'codebook': {
      const theme = file.codebook.themes.find(({ idRange }) => touches(idRange, position));
      return theme && { kind: 'theme', id: theme.id, range: theme.idRange };
    }
    case 'transcript': {
      const { guide } = file.facts.frontMatter;
      if (guide && touches(guide.range, position))
        return { kind: 'guide', path: guide.value, range: guide.range };
      for (const { ids } of study.markersOf(file)) {
        const found = ids.find(({ range }) => touches(range, position));
        if (found) return { kind: 'question', id: found.id, range: found.range };
      }
      const theme = themesIn(file.facts).find(({ range }) => touches(range, position));
      return theme && { kind: 'theme', id: theme.value, range: theme.range };
    }
    default:
      return undefined;
  }
}
