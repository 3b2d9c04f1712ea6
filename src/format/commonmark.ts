/*
 * Signs inside a paragraph that mean something, delimited as CommonMark does
 * (https://spec.commonmark.org/0.31.2/#inlines), because Pandoc, Git hosts and editors will read the file too. Offsets
 * are UTF-16 code units; each function gives `undefined` where there is nothing of its kind.
 */

const htmlTag =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?:[ \t\n]+[A-Za-z_:][\w:.-]*(?:[ \t\n]*=[ \t\n]*(?:[!#-&(-;?-_a-\uffff]+|'[^']*'|"[^"]*"))?)*[ \t\n]*\/?>|\/[A-Za-z][A-Za-z0-9-]*[ \t\n]*>)/y;
const domain = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const autolink = new RegExp(
  `<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[!-;=?-\\uffff]*|[\\w.!#$%&'*+/=?^\`{|}~-]+@${domain}(?:\\.${domain})*)>`,
  'y',
);
const entity = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/y;

const backslash = 92;

/** Whether a backslash before this UTF-16 code unit makes it a sign without meaning: ASCII punctuation. */
export function isEscapable(unit: number): boolean {
  return (
    (unit >= 33 && unit <= 47) ||
    (unit >= 58 && unit <= 64) ||
    (unit >= 91 && unit <= 96) ||
    (unit >= 123 && unit <= 126)
  );
}

/** Offset behind the run of backticks that begins at `at`. */
export function behindBackticks(text: string, at: number): number {
  let behind = at + 1;
  while (text.charCodeAt(behind) === 96) behind++;
  return behind;
}

/** For the offset of a run of backticks: the offset behind the code span that it opens, if it opens one. */
export type CodeSpanEnd = (at: number) => number | undefined;

/** To be asked from the left to the right. */
export function codeSpans(text: string): CodeSpanEnd {
  // Closings by length, each list read once from the left: linear however many openings find none.
  let runs: Map<number, number[]> | undefined;
  return at => {
    if (!runs) {
      runs = new Map();
      for (const run of text.matchAll(/`+/g)) {
        const same = runs.get(run[0].length);
        if (same) same.push(run.index);
        else runs.set(run[0].length, [run.index]);
      }
      for (const same of runs.values()) same.reverse();
    }
    const length = behindBackticks(text, at) - at;
    const same = runs.get(length) ?? [];
    while ((same.at(-1) ?? Number.POSITIVE_INFINITY) <= at) same.pop();
    const close = same.at(-1);
    return close === undefined ? undefined : close + length;
  };
}

/** Offset behind the tag, comment, declaration or autolink that begins with the `<` at `at`. */
export function behindHtml(text: string, at: number, find: Find): number | undefined {
  // An address first: `<!a@b>` is one.
  return matchAt(autolink, text, at) ?? matchAt(htmlTag, text, at) ?? behindDeclaration(text, at, find);
}

function behindDeclaration(text: string, at: number, find: Find): number | undefined {
  if (text.startsWith('<?', at)) return behind('?>', find, at + 2);
  if (!text.startsWith('<!', at)) return undefined;
  if (text.startsWith('--', at + 2)) {
    if (text.startsWith('>', at + 4)) return at + 5;
    if (text.startsWith('->', at + 4)) return at + 6;
    return behind('-->', find, at + 4);
  }
  if (text.startsWith('[CDATA[', at + 2)) return behind(']]>', find, at + 9);
  return /[A-Za-z]/.test(text.charAt(at + 2)) ? behind('>', find, at + 3) : undefined;
}

function behind(closing: string, find: Find, from: number): number | undefined {
  const at = find(closing, from);
  return at < 0 ? undefined : at + closing.length;
}

function matchAt(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** A search, -1 where there is nothing. */
export type Find = (needle: string, from: number) => number;

/**
 * `indexOf` that remembers what is not there: of many openings without a closing, only the first pays for the
 * search to the end. Without it `<!--<!--<!--…` would take quadratic time.
 */
export function searchOnce(text: string): Find {
  const absent = new Set<string>();
  return (needle, from) => {
    if (absent.has(needle)) return -1;
    const at = text.indexOf(needle, from);
    if (at < 0) absent.add(needle);
    return at;
  };
}

/** Offset behind the character reference that begins with the `&` at `at`. */
export function behindEntity(text: string, at: number): number | undefined {
  return matchAt(entity, text, at);
}

/** More brackets in an address are no link: without a limit, many openings would cost quadratic time. */
const deepestBrackets = 32;

/** Offset behind what follows the words of a link, `(target)` or `(<target> "title")`. */
export function behindLinkTarget(text: string, opening: number): number | undefined {
  if (text.charAt(opening) !== '(') return undefined;
  const address = behindBlanks(text, opening + 1);
  const behindAddress =
    text.charAt(address) === '<'
      ? behindClosing(text, address, '>', '<\n')
      : behindBareAddress(text, address);
  if (behindAddress === undefined) return undefined;
  const title = behindBlanks(text, behindAddress);
  const behindTitle = title > behindAddress ? (behindLinkTitle(text, title) ?? title) : title;
  const closing = behindBlanks(text, behindTitle);
  return text.charAt(closing) === ')' ? closing + 1 : undefined;
}

function behindLinkTitle(text: string, at: number): number | undefined {
  const quote = text.charAt(at);
  if (quote === '"' || quote === "'") return behindClosing(text, at, quote, '');
  return quote === '(' ? behindClosing(text, at, ')', '(') : undefined;
}

/** Offset behind the next `closing` that is not escaped; `undefined` if one of `refused` comes first, or the end. */
function behindClosing(text: string, from: number, closing: string, refused: string): number | undefined {
  for (let at = from + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === closing) return at + 1;
    if (refused.includes(sign)) return undefined;
    if (sign === '\\' && text.charAt(at + 1) !== '\n') at++;
  }
  return undefined;
}

/** An address without `<` ends at the first blank or at the bracket that it did not open itself. */
function behindBareAddress(text: string, from: number): number | undefined {
  let brackets = 0;
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 32 || unit === 127) break;
    if (unit === backslash && isEscapable(text.charCodeAt(at + 1))) at++;
    else if (unit === 40 && ++brackets > deepestBrackets) return undefined;
    else if (unit === 41 && --brackets < 0) break;
  }
  return brackets <= 0 ? at : undefined;
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t' || text.charAt(at) === '\n') at++;
  return at;
}
