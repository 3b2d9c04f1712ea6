/** What Word leaves behind in a text that was copied or converted from it. */
const leftover = /\[bookmark: [^\][]*\]|Error! (?:Reference source|Bookmark) not (?:found|defined)\./g;
const oddSpaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
// The joiners U+200C and U+200D stay: Persian and the Indian scripts write words with them.
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what goes
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]/g;
const lineEnds = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Splits at everything that ends a line for somebody's word processor. */
export function splitIntoLines(text: string): string[] {
  return text.split(lineEnds);
}

/** The line without leftovers and invisible characters; tabs stay. `leftovers` is what was taken out and has words. */
export function cleanLine(line: string): { readonly text: string; readonly leftovers: readonly string[] } {
  const leftovers: string[] = [];
  const text = line
    .replace(invisible, '')
    .replace(loneSurrogate, '\ufffd')
    .replace(oddSpaces, ' ')
    .replace(leftover, found => {
      leftovers.push(found);
      return '';
    });
  return { text, leftovers };
}

/** One space where there were several, none at the ends. */
export function withSingleSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Columns before the first character; a tab goes on to the next multiple of 4. */
export function indentOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === ' ') columns++;
    else if (char === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

/** Whether there is anything that could be read aloud. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
