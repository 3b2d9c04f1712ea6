/** Scripts that write no spaces: there, each character counts, as word processors count them. */
const unspaced = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]';
const letters = `(?:(?!${unspaced})[\\p{L}\\p{M}\\p{N}])+`;
const word = new RegExp(`${unspaced}|${letters}(?:['’\\-\\u2010\\u2011._@/]${letters})*`, 'gu');
const plain = /^[A-Za-z0-9\s]*$/;

/**
 * The number of words: runs of letters and digits, in which an apostrophe, a hyphen, a dot or a slash between two
 * letters or digits does not divide (`don't`, `co-op`, `3.5`); in Chinese and Japanese each character is one word.
 * See docs/format.md, "Words".
 */
export function countWords(text: string): number {
  if (plain.test(text)) {
    const trimmed = text.trim();
    return trimmed === '' ? 0 : trimmed.split(/\s+/).length;
  }
  return text.match(word)?.length ?? 0;
}

/** Where each word starts and ends, as offsets (UTF-16 code units): start, end, start, end, … */
export function wordBounds(text: string): number[] {
  const bounds: number[] = [];
  for (const match of text.matchAll(word)) bounds.push(match.index, match.index + match[0].length);
  return bounds;
}
