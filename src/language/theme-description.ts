import { segmentsByTheme, themeCount } from '../analysis/theme-counts';
import type { Theme } from '../format/codebook';
import { counted } from '../format/counted';
import type { CodebookFile, Study, StudyFile } from '../study/study';
import { shown } from './markdown';

/**
 * A theme that a transcript or a codebook names, explained as Markdown: what it means, where it stands in the codebook,
 * and how often it is used here and, if that `isWhole`, in the study.
 */
export function describeTheme(
  study: Study,
  file: StudyFile,
  name: string,
  isWhole = true,
): string | undefined {
  const transcript = file.kind === 'transcript' ? file : undefined;
  const codebook = transcript ? study.get(study.theme(transcript, name)?.uri ?? '') : file;
  const theme = codebook?.kind === 'codebook' ? codebook.codebook.byId.get(name) : undefined;
  if (codebook?.kind !== 'codebook' || !theme) return undefined;
  const { id, label, definition, include, exclude, example } = theme;
  const above = themesAbove(codebook, theme).map(each => shown(each.label ?? each.id));
  const paragraphs = [
    `**${shown(label ?? id)}**${label ? ` · ${shown(id)}` : ''}`,
    above.length > 0 && `_Under:_ ${above.join(' › ')}`,
    definition && shown(definition),
    [include && `_Include:_ ${shown(include)}`, exclude && `_Exclude:_ ${shown(exclude)}`]
      .filter(Boolean)
      .join('  \n'),
    example && `> ${shown(example)}`,
  ];
  const figures = [
    transcript && `_Here:_ ${counted(segmentsByTheme(transcript).get(id) ?? 0, 'segment')}`,
    isWhole && `_In the study:_ ${usesInStudy(study, codebook, id)}`,
  ].filter(Boolean);
  if (figures.length > 0) paragraphs.push('---', figures.join('  \n'));
  return paragraphs.filter(Boolean).join('\n\n');
}

function usesInStudy(study: Study, codebook: CodebookFile, id: string): string {
  const { segments, transcripts } = themeCount(study, codebook, id);
  return segments === 0
    ? 'not used yet'
    : `${counted(segments, 'segment')} in ${counted(transcripts, 'transcript')}`;
}

/** The themes that a theme stands under, the uppermost first. */
function themesAbove({ codebook }: CodebookFile, { parent }: Theme): Theme[] {
  const above: Theme[] = [];
  for (let at = codebook.byId.get(parent ?? ''); at; at = codebook.byId.get(at.parent ?? ''))
    above.unshift(at);
  return above;
}
