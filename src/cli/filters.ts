import { filterOptions } from '../analysis/filter-options';
import type { StudyFilter } from '../analysis/study-filter';
import type { ThemeFilter } from '../analysis/theme-filter';
import { select } from '../analysis/theme-summary';
import { type ReadFilter, writtenFilter } from '../convert/theme-filter-json';
import { nearest } from '../format/ids';
import { UsageError } from './arguments';
import type { LoadedStudy } from './files';

/** The filter of `--filter KEY=VALUE`. A value that nothing in the study has is refused: it is a slip more often than not. */
export function filterOf(pairs: readonly string[], { study, transcripts }: LoadedStudy): ThemeFilter {
  const read: ReadFilter = writtenFilter(pairs);
  if ('refused' in read) throw new UsageError(`--filter: ${read.refused}`);
  const { filter } = read;
  if (pairs.length === 0) return filter;
  const options = filterOptions(study, transcripts);
  expect('group', filter.groups, options.groups);
  expect('coder', filter.coders, options.coders);
  expect(
    'question',
    filter.questions,
    options.questions.map(({ id }) => id),
  );
  expect(
    'section',
    filter.sections,
    options.sections.map(({ name }) => name),
  );
  expect('theme', filter.themes, themesOf({ study, transcripts }));
  for (const { key, value } of filter.attributes ?? []) {
    expect(
      'attribute',
      [key],
      options.attributes.map(({ key }) => key),
    );
    const values = options.attributes.find(each => each.key === key)?.values ?? [];
    expect(`attribute.${key}`, [value], values);
  }
  return filter;
}

/** A filter for coverage, which knows nothing of coders, roles and themes. */
export function studyFilterOf(pairs: readonly string[], loaded: LoadedStudy): StudyFilter {
  const keys = pairs.filter(pair => pair.includes('=')).map(pair => pair.slice(0, pair.indexOf('=')).trim());
  const other = keys.find(key => !/^(?:group|question|section|from|to|attribute\..*)$/.test(key));
  if (other !== undefined) {
    throw new UsageError(
      `--filter: coverage cannot be filtered by ${other}. It can by group, question, section, from, to and attribute.NAME.`,
    );
  }
  const { coders, roles, themes, ...filter } = filterOf(pairs, loaded);
  return filter;
}

/** IDs of the themes of the codebooks, and of those that are only used. */
export function themesOf({ study, transcripts }: Pick<LoadedStudy, 'study' | 'transcripts'>): string[] {
  return select(study, {}, transcripts).tree.themes.map(({ id }) => id);
}

/** Refuses values that are not there, and says which are. */
export function expect(what: string, wanted: readonly string[] = [], there: readonly string[]): void {
  const missing = wanted.find(value => !there.includes(value));
  if (missing === undefined) return;
  const close = nearest(missing, there);
  const known = there.map(value => value || '(none)');
  if (known.length === 0) throw new UsageError(`There is no ${what} “${missing}”, nor any other here.`);
  const list = `There are: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ', …' : ''}.`;
  throw new UsageError(
    `There is no ${what} “${missing}”. ${close === undefined ? list : `Did you mean “${close}”?`}`,
  );
}
