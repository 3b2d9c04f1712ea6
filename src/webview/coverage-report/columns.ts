import type { GuideJson, TranscriptJson } from '../../convert/coverage-json';
import { element } from '../element';
import { madeFrom } from '../patch';

/** Of more transcripts so many are shown, until somebody asks for all: a page can hold so many cells, and nobody reads more. */
export const mostColumns = 300;

/** A transcript as a column. */
export interface Column {
  readonly transcript: TranscriptJson;
  readonly name: string;
}

/** Key of the row with the names of the transcripts. */
export function headKey(guide: string): string {
  return `${guide}##`;
}

/** Those of a group stand together, in the order of the groups. */
export function columnsOf(
  { groups }: GuideJson,
  transcripts: readonly TranscriptJson[],
  names: ReadonlyMap<string, string>,
): Column[] {
  const placeOf = new Map(groups.map(({ name }, index) => [name, index]));
  const place = ({ group }: TranscriptJson): number => placeOf.get(group ?? '') ?? groups.length;
  return [...transcripts]
    .sort((a, b) => place(a) - place(b))
    .map(transcript => ({ transcript, name: names.get(transcript.uri) ?? transcript.participant }));
}

/**
 * The names of the transcripts, under those of their groups; one that is too long is cut off where its reading ends.
 * `gaps`: URIs of interviews with gaps. */
export function columnsHead(
  guide: GuideJson,
  columns: readonly Column[],
  gaps: ReadonlySet<string>,
): HTMLElement {
  const key = headKey(guide.uri);
  const row = element('tr', { 'data-key': key });
  const same = JSON.stringify([
    columns.map(({ transcript: { uri, group, date, state }, name }) => [uri, group, date, state, name]),
    [...gaps],
  ]);
  madeFrom(row, same, () => [
    element('th', { scope: 'col', class: 'name' }, 'Question'),
    element('th', { scope: 'col', class: 'sum' }, 'Asked'),
    element('th', { scope: 'col', class: 'sum' }, 'Answered'),
    ...columns.map(({ transcript: { uri, date, state }, name }) => {
      const more = [date, state === 'draft' ? 'draft' : ''].filter(Boolean).join(' · ');
      const hasGaps = gaps.has(uri);
      return element(
        'th',
        { scope: 'col', class: hasGaps ? 'one stands-out' : 'one' },
        element(
          'button',
          {
            type: 'button',
            class: 'link',
            'data-cell': uri,
            dir: 'auto',
            tabindex: '-1',
            title: [name, more, hasGaps ? 'has gaps' : ''].filter(Boolean).join(' · '),
          },
          name,
          hasGaps ? element('span', { class: 'unseen' }, ', has gaps') : undefined,
        ),
        more === '' ? undefined : element('small', {}, more),
      );
    }),
  ]);
  const groups = guide.groups.some(({ name }) => name !== '')
    ? [
        element(
          'tr',
          { class: 'groups', 'data-key': 'groups' },
          element('td', { class: 'name' }),
          element('td', { colspan: '2' }),
          ...guide.groups.flatMap(({ name }) => {
            const own = columns.filter(({ transcript }) => (transcript.group ?? '') === name);
            if (own.length === 0) return [];
            const title = element('span', {}, name || 'no group');
            return [element('th', { scope: 'colgroup', colspan: String(own.length), dir: 'auto' }, title)];
          }),
        ),
      ]
    : [];
  return element('thead', {}, ...groups, row);
}
