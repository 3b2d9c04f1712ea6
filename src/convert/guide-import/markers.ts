/** What is printed before an item of a list. */
export type Marker =
  /** `symbol` is one of a few stand-ins: Word's `·`, `•` and `●` are all `•`. */
  | { readonly kind: 'bullet'; readonly symbol: string }
  /** `2.`, `1.1`, `Q3`, `A4`, `3b)`: `prefix` is `Q`, `A` or empty, `letter` the letter behind the last number. */
  | {
      readonly kind: 'number';
      readonly path: readonly number[];
      readonly letter: string;
      readonly prefix: string;
      readonly delimiter: string;
    }
  | { readonly kind: 'letter'; readonly letter: string; readonly delimiter: string }
  | { readonly kind: 'roman'; readonly printed: string; readonly value: number; readonly delimiter: string }
  /** A number that Word counts itself; only its level in the list is known. */
  | { readonly kind: 'counted'; readonly level: number };

const bulletSymbols: readonly (readonly [string, string])[] = [
  ['•', '•·●∙⋅‧・⚫'],
  ['o', '○◦⚪'],
  ['▪', '▪■◾◼⬛'],
  ['-', '-–—‒―−'],
  ['*', '*'],
  ['+', '+'],
  ['›', '➢►▶▸▹‣»›→⇒➤➔❖◆◇✓✔☐☑☒□❑❒'],
];
const symbolOf = new Map(bulletSymbols.flatMap(([symbol, same]) => [...same].map(char => [char, symbol])));

const lettersMayFollow = new Set('•·●∙○◦▪■➢►▶▸‣☐□');
const numbered =
  /^(?:[Qq](?:uestion|UESTION)\s+(?=\d))?\(?(?<prefix>[A-Z]{0,2})[- ]?(?<path>\d{1,3}(?:\.\d{1,3}){0,5})(?:\.?(?<letter>[a-z]))?(?<delimiter>\s?[-–—](?=\s+\D|\p{Lu})|[.):]+(?=\s|\p{Lu})|\s*$|\t|(?=\s))/u;
const lettered = /^(?<open>\(?)(?<letter>[a-z]|[A-Z])(?<delimiter>[.)]|[-–](?=\s))(?=\s)/;
const romanNumbered = /^(?<open>\(?)(?<roman>[ivx]{2,6}|[IVX]{2,6})(?<delimiter>[.)]|\s?[-–](?=\s))(?=\s)/;

/** Splits what is printed before an item from the item. `text` has no space at its start. */
export function readMarker(text: string): { readonly marker: Marker | undefined; readonly rest: string } {
  const bullet = readBullet(text);
  if (bullet === undefined) return readNumber(text) ?? { marker: undefined, rest: text };
  const task = /^\[[ xX]?\]\s+/.exec(bullet.rest);
  const rest = task ? bullet.rest.slice(task[0].length) : bullet.rest;
  // "- 1. How …": the number says more than the dash.
  return readNumber(rest) ?? { marker: bullet.marker, rest };
}

function readBullet(text: string): { readonly marker: Marker; readonly rest: string } | undefined {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  const behind = text.slice(first.length);
  const rest = behind.trimStart();
  if (rest === '') return undefined;
  const spaced = rest.length < behind.length;
  // Word's Symbol and Wingdings bullets come through as private characters.
  if (first >= '\uf000' && first <= '\uf0ff') return { marker: { kind: 'bullet', symbol: `${first}` }, rest };
  if (first === 'o' && spaced) return { marker: { kind: 'bullet', symbol: 'o' }, rest };
  if (first === '§' && spaced && !/^\d/.test(rest)) return { marker: { kind: 'bullet', symbol: '▪' }, rest };
  const symbol = symbolOf.get(first);
  if (symbol === undefined) return undefined;
  const glued = lettersMayFollow.has(first) || (symbol === '-' && /^\p{Lu}/u.test(behind));
  return spaced || glued ? { marker: { kind: 'bullet', symbol }, rest } : undefined;
}

function readNumber(text: string): { readonly marker: Marker; readonly rest: string } | undefined {
  const head = text.slice(0, 80);
  const roman = romanNumbered.exec(head);
  if (roman?.groups) {
    const { open = '', roman: printed = '', delimiter = '' } = roman.groups;
    const value = romanValue(printed);
    if (value !== undefined) {
      return item({ kind: 'roman', printed, value, delimiter: open + delimiter.trim() }, text, roman[0]);
    }
  }
  const letter = lettered.exec(head);
  if (letter?.groups) {
    const { open = '', letter: printed = '', delimiter = '' } = letter.groups;
    return item({ kind: 'letter', letter: printed, delimiter: open + delimiter.trim() }, text, letter[0]);
  }
  const number = numbered.exec(head);
  if (!number?.groups) return undefined;
  const { prefix = '', path = '', letter: part = '', delimiter: printed = '' } = number.groups;
  const delimiter = printed.trim();
  // A bare number is a marker only where nothing else can be meant: "1.1 How", "Q3 How", a number before a tab.
  const telling = delimiter !== '' || printed === '\t' || path.includes('.') || /^Q$/.test(prefix);
  if (!telling || text.slice(number[0].length).trim() === '') return undefined;
  if (path.includes('.') && delimiter === '' && /^\s*[%€£$]/.test(text.slice(number[0].length)))
    return undefined;
  return item(
    { kind: 'number', path: path.split('.').map(Number), letter: part, prefix, delimiter },
    text,
    number[0],
  );
}

function item(marker: Marker, text: string, printed: string) {
  return { marker, rest: text.slice(printed.length).trimStart() };
}

function romanValue(printed: string): number | undefined {
  const values = { i: 1, v: 5, x: 10 } as Readonly<Record<string, number>>;
  const lower = printed.toLowerCase();
  if (!/^x{0,3}(?:ix|iv|v?i{0,3})$/.test(lower)) return undefined;
  return [...lower].reduce((sum, char, at) => {
    const value = values[char] ?? 0;
    return value < (values[lower[at + 1] ?? ''] ?? 0) ? sum - value : sum + value;
  }, 0);
}

/**
 * `i.`, `v.` and `x.` are letters after `h.`, `u.` and `w.`, and roman numbers otherwise.
 * Gives each marker as it is meant where it stands.
 */
export function settleRomans(markers: readonly (Marker | undefined)[]): (Marker | undefined)[] {
  const lastLetter = new Map<string, string>();
  const lastRoman = new Map<string, number>();
  return markers.map(marker => {
    if (marker?.kind === 'roman') {
      lastRoman.set(family(marker.printed, marker.delimiter), marker.value);
      return marker;
    }
    if (marker?.kind !== 'letter') return marker;
    const key = family(marker.letter, marker.delimiter);
    const value = romanValue(marker.letter);
    const follows = lastLetter.get(key)?.charCodeAt(0) === marker.letter.charCodeAt(0) - 1;
    if (value === undefined || follows || (value > 1 && lastRoman.get(key) !== value - 1)) {
      lastLetter.set(key, marker.letter);
      return marker;
    }
    lastRoman.set(key, value);
    return { kind: 'roman', printed: marker.letter, value, delimiter: marker.delimiter };
  });
}

function family(printed: string, delimiter: string): string {
  return `${printed === printed.toLowerCase() ? 'a' : 'A'}${delimiter}`;
}

/** Items with the same look belong to the same list, if they are also indented alike. */
export function look(marker: Marker): string {
  switch (marker.kind) {
    case 'bullet':
      return `bullet ${marker.symbol}`;
    case 'number':
      return `number ${marker.path.length} ${marker.letter ? 'a' : ''}${marker.prefix} ${marker.delimiter}`;
    case 'letter':
      return `letter ${family(marker.letter, marker.delimiter)}`;
    case 'roman':
      return `roman ${family(marker.printed, marker.delimiter)}`;
    case 'counted':
      return `counted ${marker.level}`;
  }
}
