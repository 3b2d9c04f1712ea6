import type { Range } from './position';

/** A word for a YAML value or key: in quotes where YAML would read something else. */
export function yamlWord(text: string): string {
  return /^[\p{L}\p{Nd}./][\p{L}\p{Nd} ._/()-]*$/u.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|~)$/i.test(text)
    ? text
    : text === ''
      ? ''
      : JSON.stringify(text);
}

/**
 * What to write for a word that stands in YAML as `written` and is to become `word`: quotes stay, and are added where they
 * are needed. `undefined` where something else stands for it, such as an alias, or a text with escapes.
 */
export function yamlWordInPlace(written: string, before: string, word: string): string | undefined {
  const quote = written.charAt(0);
  const isQuoted = written.length > 1 && (quote === '"' || quote === "'") && written.endsWith(quote);
  const inside = isQuoted ? written.slice(1, -1).trim() : written;
  if (inside !== before) return undefined;
  if (!isQuoted) return yamlWord(word);
  const isPlain = !/["'\\\p{Cc}]/u.test(word);
  return isPlain ? `${quote}${word}${quote}` : JSON.stringify(word);
}

/** The range of a word itself, without quotes; `undefined` where something else stands for it, such as an alias. */
export function withinQuotes(word: string, range: Range): Range | undefined {
  const { start, end } = range;
  if (start.line !== end.line) return undefined;
  const quotes = end.character - start.character - word.length;
  if (quotes === 0) return range;
  if (quotes !== 2) return undefined;
  return {
    start: { line: start.line, character: start.character + 1 },
    end: { line: end.line, character: end.character - 1 },
  };
}
