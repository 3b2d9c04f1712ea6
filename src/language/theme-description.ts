import type { Theme } from '../format/codebook';
import { shown } from './markdown';

/** A theme explained, as Markdown. */
export function describeTheme({ id, label, definition, include, exclude, example }: Theme): string {
  return [
    `**${shown(label ?? id)}**${label ? ` · ${shown(id)}` : ''}`,
    definition && shown(definition),
    [include && `_Include:_ ${shown(include)}`, exclude && `_Exclude:_ ${shown(exclude)}`]
      .filter(Boolean)
      .join('  \n'),
    example && `> ${shown(example)}`,
  ]
    .filter(Boolean)
    .join('\n\n');
}
