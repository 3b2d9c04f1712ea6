import type { ThemeFilter } from '../analysis/theme-filter';
import { days, joined } from '../convert/filter-conditions';
import type { StudyOptionsJson } from '../convert/study-options-json';
import type { FilterOptionsJson } from '../convert/themes-json';

/** What there is to choose from; what is about themes alone is there where they are filtered. */
export type OfferedOptions = StudyOptionsJson &
  Partial<Pick<FilterOptionsJson, 'coders' | 'roles' | 'themes'>>;

/** What can be filtered by, one kind each; `attribute:NAME` for attributes. */
export interface FilterKind {
  readonly key: string;
  readonly name: string;
  /** What there is to choose from; left out where a day is typed. */
  readonly values?: readonly { readonly value: string; readonly label: string }[];
}

/** One condition of a filter. */
export interface FilterPart {
  /** The kind's key. */
  readonly key: string;
  readonly value: string;
}

const attributeKey = 'attribute:';
const lists = ['groups', 'questions', 'sections', 'coders', 'roles', 'themes'] as const;

/** The kinds of conditions that a study has something for. */
export function filterKinds(options: OfferedOptions): FilterKind[] {
  const { groups, attributes, sections, questions, coders = [], roles = [], themes = [], from } = options;
  const named = (names: readonly string[], nobody: string) =>
    names.map(value => ({ value, label: value || nobody }));
  const kinds: FilterKind[] = [
    { key: 'groups', name: 'Group', values: named(groups, 'no group') },
    ...attributes.map(({ key, values }) => ({
      key: attributeKey + key,
      name: key,
      values: named(values, 'not given'),
    })),
    {
      key: 'sections',
      name: 'Section',
      values: sections.map(({ name, title }) => ({ value: name, label: both(name, title) })),
    },
    {
      key: 'questions',
      name: 'Question',
      values: questions.map(({ id, text }) => ({ value: id, label: both(id, text) })),
    },
    { key: 'coders', name: 'Coder', values: named(coders, 'nobody named') },
    { key: 'roles', name: 'Whose words', values: named(roles, '') },
    {
      key: 'themes',
      name: 'Theme and those below',
      values: themes.map(({ id, label, depth }) => ({
        value: id,
        label: `${'\u2003'.repeat(depth)}${label}`,
      })),
    },
    ...(from === null
      ? []
      : [
          { key: 'from', name: 'From day' },
          { key: 'to', name: 'To day' },
        ]),
  ];
  // A study without groups has one value there: the empty one.
  return kinds.filter(({ values }) => !values || values.some(({ value }) => value !== ''));
}

function both(id: string, text: string): string {
  return text === '' || text === id ? id : `${id} ${text}`;
}

/** The conditions of a filter, each to be taken away by itself. */
export function partsOf(filter: ThemeFilter): FilterPart[] {
  return [
    ...lists.flatMap(key => (filter[key] ?? []).map(value => ({ key, value }))),
    ...(filter.attributes ?? []).map(({ key, value }) => ({ key: attributeKey + key, value })),
    ...days.flatMap(key => {
      const value = filter[key];
      return value === undefined ? [] : [{ key, value }];
    }),
  ];
}

/** The filter of conditions; of several days of one kind the last. */
export function filterOf(parts: readonly FilterPart[]): ThemeFilter {
  return joined(
    parts.map(({ key, value }) =>
      key.startsWith(attributeKey)
        ? ['attributes', { key: key.slice(attributeKey.length), value }]
        : [key, value],
    ),
  );
}

/** The filter with one more condition; the same filter where it has it. */
export function withPart(filter: ThemeFilter, part: FilterPart): ThemeFilter {
  const parts = partsOf(filter);
  return parts.some(each => isSame(each, part)) ? filter : filterOf([...parts, part]);
}

export function withoutPart(filter: ThemeFilter, part: FilterPart): ThemeFilter {
  return filterOf(partsOf(filter).filter(each => !isSame(each, part)));
}

function isSame(a: FilterPart, b: FilterPart): boolean {
  return a.key === b.key && a.value === b.value;
}

/** What a condition says, for people, such as `Group: manager`. */
export function partInWords({ key, value }: FilterPart, kinds: readonly FilterKind[]): string {
  const kind = kinds.find(each => each.key === key);
  const name = kind?.name ?? key.replace(attributeKey, '');
  const label = kind?.values?.find(each => each.value === value)?.label ?? value;
  return `${name}: ${label.trim() || 'none'}`;
}
