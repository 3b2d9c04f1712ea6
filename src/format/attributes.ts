/** One `key=value`, with offsets into the text it was read from. */
export interface Attribute {
  readonly key: string;
  readonly value: string;
  readonly keyStart: number;
  /** The value as written, quotes included. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

export interface AttributeName {
  readonly name: string;
  /** Offset of the first letter, behind the `.`. */
  readonly start: number;
  readonly end: number;
}

/** Pandoc's attribute list, `{#id .class key=value key="two words"}`. */
export interface Attributes {
  readonly classes: readonly AttributeName[];
  readonly pairs: readonly Attribute[];
  /** Offset of `{`. */
  readonly start: number;
  /** Offset behind `}`. */
  readonly end: number;
}

const item =
  /[ \t\n]*(?:#(?<id>[^\s{}.#=]+)|\.(?<class>[^\s{}.#="'<>]+)|(?<key>[\p{L}_:][\p{L}\p{M}\p{Nd}_:.-]*)=(?<value>"[^"]*"|'[^']*'|[^\s{}"'=<>`]*))/uy;
const end = /[ \t\n]*\}/y;

/** Reads the attribute list that starts at `{`; `undefined` where there is none that Pandoc would take as one. */
export function readAttributes(text: string, start: number): Attributes | undefined {
  if (text.charCodeAt(start) !== 123) return undefined;
  const classes: AttributeName[] = [];
  const pairs: Attribute[] = [];
  let at = start + 1;
  for (;;) {
    end.lastIndex = at;
    if (end.test(text)) return { classes, pairs, start, end: end.lastIndex };
    item.lastIndex = at;
    const groups = item.exec(text)?.groups;
    if (!groups) return undefined;
    at = item.lastIndex;
    if (groups.class !== undefined) {
      const name = groups.class;
      classes.push({ name, start: at - name.length, end: at });
    } else if (groups.key !== undefined) {
      const written = groups.value ?? '';
      const quoted = /^["']/.test(written);
      pairs.push({
        key: groups.key,
        value: quoted ? written.slice(1, -1) : written,
        keyStart: at - written.length - 1 - groups.key.length,
        valueStart: at - written.length,
        valueEnd: at,
      });
    }
  }
}
