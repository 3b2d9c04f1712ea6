import type { FrontMatter } from '../format/front-matter';
import { type Range, range } from '../format/position';

/** Where problems with the guide are shown: its name in the front matter, else the transcript's beginning. */
export function guideLine({ guide, range: whole }: Pick<FrontMatter, 'guide' | 'range'>): Range {
  if (guide) return guide.range;
  return whole ? range(whole.start.line, 0, whole.start.line, 3) : range(0, 0, 0, 0);
}
