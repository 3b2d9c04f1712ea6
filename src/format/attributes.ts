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

/** What is written for a key; of several the first. */
export function attributeValue({ pairs }: Attributes, key: string): string | undefined {
  return pairs.find(pair => pair.key === key)?.value;
}

const id = /[^\s{}.#=]+/y;
const className = /[^\s{}.#="'<>]+/y;
const key = /[\p{L}_:][\p{L}\p{M}\p{Nd}_:.-]*(?==)/uy;
const value = /"[^"]*"|'[^']*'|[^\s{}"'=<>`]*/y;
const nothing: never[] = [];

/** Reads the attribute list that starts at `{`; `undefined` where there is none that Pandoc would take as one. */
export function readAttributes(text: string, start: number): Attributes | undefined {
  if (text.charCodeAt(start) !== 123) return undefined;
  let classes: AttributeName[] = nothing;
  let pairs: Attribute[] = nothing;
  let at = start + 1;
  for (;;) {
    switch (text.charAt(at)) {
      case ' ':
      case '\t':
      case '\n':
        at++;
        break;
      case '}':
        return { classes, pairs, start, end: at + 1 };
      case '#': {
        const end = behind(id, text, at + 1);
        if (end === undefined) return undefined;
        at = end;
        break;
      }
      case '.': {
        const end = behind(className, text, at + 1);
        if (end === undefined) return undefined;
        if (classes === nothing) classes = [];
        classes.push({ name: text.slice(at + 1, end), start: at + 1, end });
        at = end;
        break;
      }
      default: {
        const keyEnd = behind(key, text, at);
        if (keyEnd === undefined) return undefined;
        const valueStart = keyEnd + 1;
        const valueEnd = behind(value, text, valueStart) ?? valueStart;
        const written = text.slice(valueStart, valueEnd);
        if (pairs === nothing) pairs = [];
        pairs.push({
          key: text.slice(at, keyEnd),
          value: /^["']/.test(written) ? written.slice(1, -1) : written,
          keyStart: at,
          valueStart,
          valueEnd,
        });
        at = valueEnd;
      }
    }
  }
}

function behind(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
