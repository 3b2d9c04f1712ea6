import type { Hover, Position } from 'vscode-languageserver-types';
import { counted } from '../format/counted';
import type { Study } from '../study/study';
import { fileName } from '../study/uris';
import { hoverInYaml } from './hover/yaml';
import { shown } from './markdown';
import { type Name, nameAt } from './name-at';
import type { OpenDocument } from './open-document';
import { describeQuestion } from './question-description';
import { describeTheme } from './theme-description';

/**
 * The meaning of what stands at a place: a question with its state, a theme with its definition, the guide behind
 * `guide:`, and, in a document that is open, a key or value of its YAML. Figures of the whole study are left out while it
 * is not whole, for they would be wrong.
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
  const about = name ? { range: name.range, value: describe(study, uri, name, isWhole) } : undefined;
  const { value, range } = about ?? (document && hoverInYaml(study, file, document, position, isWhole)) ?? {};
  return value && range ? { contents: { kind: 'markdown', value }, range } : undefined;
}

function describe(study: Study, uri: string, name: Name, isWhole: boolean): string | undefined {
  const file = study.get(uri);
  switch (name.kind) {
    case 'question': {
      const link = file?.kind === 'transcript' ? study.guideOf(file) : undefined;
      const guide = file?.kind === 'guide' ? file : link?.kind === 'found' ? link.file : undefined;
      const question = guide?.guide.byId.get(name.id);
      return guide && question
        ? describeQuestion(study, guide, question, file?.kind === 'transcript' ? file : undefined, isWhole)
        : undefined;
    }
    case 'theme': {
      const theme =
        file?.kind === 'transcript'
          ? study.theme(file, name.id)?.theme
          : file?.kind === 'codebook'
            ? file.codebook.byId.get(name.id)
            : undefined;
      return theme && describeTheme(theme);
    }
    case 'speaker':
    case 'participant':
      return undefined;
    case 'guide': {
      const link = file?.kind === 'transcript' ? study.guideOf(file) : undefined;
      if (link?.kind !== 'found') return undefined;
      const { guide } = link.file;
      const { sections, questions } = guide;
      const main = questions.filter(({ probeOf }) => probeOf === undefined);
      return `**${shown(guide.title ?? fileName(link.file.uri))}**\n\n${counted(sections.length, 'section')}, ${counted(main.length, 'question')}`;
    }
  }
}
