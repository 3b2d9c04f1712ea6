import { csv } from './csv';
import { escaped } from './markdown-text';
import type { QuoteJson, QuotesJson } from './quotes-json';

/* Quotes for readers: as text, Markdown and CSV. `path` names a file for the reader. */

/** The words of a quote in one line; who says them only where several do. */
export function wordsOf({ parts }: Pick<QuoteJson, 'parts'>): string {
  return parts
    .map(({ speaker, text, follows }, index) => {
      const join = index === 0 ? '' : follows ? ' ' : ' … ';
      const isNew =
        index === 0 ? parts.some(part => part.speaker !== speaker) : speaker !== parts[index - 1]?.speaker;
      return `${join}${isNew && speaker !== null ? `${speaker}: ` : ''}${text}`;
    })
    .join('');
}

/** Stands for words that are not there. */
export const notRead = '(Its text could not be read, or has changed since it was counted.)';

/** Who says it, in which interview, in answer to what. */
export function source({ participant, group, date, questions }: QuoteJson): string {
  return [participant, group, date, questions.join(', ')].filter(Boolean).join(', ');
}

/** What it is coded with, and by whom. */
export function themesOf({ themes }: QuoteJson): string {
  return themes
    .map(({ path, coder }) => `${path.join(' / ')}${coder === null ? '' : ` (${coder})`}`)
    .join('; ');
}

export function quotesText({ quotes }: QuotesJson, path: (uri: string) => string): string {
  return quotes
    .map(quote => {
      const { uri, range, before, after, memos } = quote;
      const words = wordsOf(quote);
      const around = words ? `${before}«${words}»${after}` : notRead;
      return [
        `${source(quote)} [${themesOf(quote)}] ${path(uri)}:${range.start.line + 1}`,
        `  ${around}`,
        ...memos.map(memo => `  Memo: ${memo.replace(/\s+/g, ' ')}`),
      ].join('\n');
    })
    .map(quote => `${quote}\n`)
    .join('\n');
}

/** `link` gives the target of a link to a place in a file (`line` from 0). */
export function quotesMarkdown(
  { quotes }: QuotesJson,
  link: (uri: string, line: number) => string,
  path: (uri: string) => string,
): string {
  const lines = ['# Quotes', ''];
  for (const quote of quotes) {
    const { uri, range, before, after, memos } = quote;
    const words = wordsOf(quote);
    const around = `${escaped(before)}**${escaped(words)}**${escaped(after)}`;
    const place = `[${escaped(path(uri))}](${link(uri, range.start.line)})`;
    lines.push(`> ${words ? around : notRead}`, '');
    lines.push(`${escaped(source(quote))}. ${escaped(themesOf(quote))}. ${place}`, '');
    for (const memo of memos) lines.push(`Memo: ${escaped(memo)}`, '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** One row for each quote. */
export function quotesCsv({ quotes }: QuotesJson, path: (uri: string) => string): string {
  const head = [
    ...['transcript', 'line', 'participant', 'group', 'date', 'questions', 'themes', 'theme paths', 'coders'],
    ...['weights', 'before', 'quote', 'after', 'memos'],
  ];
  const rows = quotes.map(quote => [
    ...[path(quote.uri), quote.range.start.line + 1, quote.participant, quote.group ?? '', quote.date ?? ''],
    quote.questions.join(' '),
    quote.themes.map(({ id }) => id).join(' '),
    quote.themes.map(({ path }) => path.join(' / ')).join('; '),
    ...[each(quote, ({ coder }) => coder), each(quote, ({ weight }) => weight)],
    ...[quote.before, wordsOf(quote), quote.after, quote.memos.join('\n')],
  ]);
  return csv([head, ...rows]);
}

/** What is said of the themes, each once. */
function each({ themes }: QuoteJson, of: (theme: QuoteJson['themes'][number]) => string | null): string {
  return [...new Set(themes.flatMap(theme => of(theme) ?? []))].join('; ');
}
