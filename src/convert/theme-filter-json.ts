import type { StudyFilter } from '../analysis/study-filter';
import type { ThemeFilter } from '../analysis/theme-filter';
import { speakerRoles } from '../format/front-matter';
import { isDate } from '../format/yaml';
import { days, joined } from './filter-conditions';
import { isListOf, isObject, isText } from './plain-values';

/* Filters as they come from elsewhere: from a page, an editor, a window that opens again, or the command line. */

/** A filter, or a sentence on why what was given is none. */
export type ReadFilter = { readonly filter: ThemeFilter } | { readonly refused: string };

const lists = ['groups', 'questions', 'sections', 'coders', 'themes'] as const;
const keys: readonly string[] = [...lists, ...days, 'attributes', 'roles'];

/** Takes what may be a filter. One with anything that is not understood is refused, for its figures would be others. */
export function readThemeFilter(value: unknown): ReadFilter {
  if (value === undefined || value === null) return { filter: {} };
  if (!isObject(value)) return refused('A filter is an object.');
  const unknown = Object.keys(value).find(key => !keys.includes(key));
  if (unknown !== undefined) return refused(`A filter has no “${unknown}”. It has: ${keys.join(', ')}.`);
  for (const key of lists) {
    const list = value[key];
    if (list !== undefined && !isListOf(list, isText)) return refused(`“${key}” is a list of texts.`);
  }
  for (const key of days) {
    const day = value[key];
    if (day !== undefined && !(isText(day) && isDate(day)))
      return refused(`“${key}” is a day, such as 2026-03-14.`);
  }
  const { attributes, roles } = value;
  if (attributes !== undefined && !isListOf(attributes, isAttribute))
    return refused('“attributes” is a list of texts by key and value.');
  if (roles !== undefined && !isListOf(roles, role => speakerRoles.some(known => known === role)))
    return refused(`“roles” is a list of these: ${speakerRoles.join(', ')}.`);
  return { filter: value as ThemeFilter };
}

/** The same for what knows nothing of codings: a filter by coders, roles or themes is refused. */
export function readStudyFilter(
  value: unknown,
): { readonly filter: StudyFilter } | { readonly refused: string } {
  const read = readThemeFilter(value);
  if ('refused' in read) return read;
  const { coders, roles, themes, ...filter } = read.filter;
  const about = Object.entries({ coders, roles, themes }).find(([, list]) => list !== undefined);
  return about ? refused(`Coverage cannot be filtered by ${about[0]}.`) : { filter };
}

const listNamed: ReadonlyMap<string, keyof ThemeFilter> = new Map([
  ['group', 'groups'],
  ['question', 'questions'],
  ['section', 'sections'],
  ['coder', 'coders'],
  ['role', 'roles'],
  ['theme', 'themes'],
] as const);
const attributeKey = 'attribute.';

/** A filter of pairs such as `group=manager` or `attribute.town=North`; several of one key are alternatives. */
export function writtenFilter(pairs: readonly string[]): ReadFilter {
  const conditions: [string, unknown][] = [];
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const [key, value] = [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    const list = listNamed.get(key);
    if (equals < 0) return refused(`A filter is KEY=VALUE, such as group=manager; not “${pair}”.`);
    if (list) conditions.push([list, value]);
    else if (key.startsWith(attributeKey))
      conditions.push(['attributes', { key: key.slice(attributeKey.length), value }]);
    else if (days.some(day => day === key)) conditions.push([key, value]);
    else {
      const known = [...listNamed.keys(), ...days].join(', ');
      return refused(`There is no filter “${key}”. There are: ${known}, and attribute.NAME for attributes.`);
    }
  }
  return readThemeFilter(joined(conditions));
}

function refused(why: string): ReadFilter {
  return { refused: why };
}

function isAttribute(value: unknown): boolean {
  return isObject(value) && isText(value.key) && isText(value.value);
}
