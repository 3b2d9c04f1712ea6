/** The words of a stretch of Markdown. */
export interface InlineText {
  readonly text: string;
  /** What a link says and where it leads; it has no place in a question that is read out. */
  readonly asides: readonly string[];
  /** All of it stands in one emphasis. */
  readonly emphasis: 'none' | 'italic' | 'bold';
}

const link =
  /(!?)\[([^[\]]*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+["']([^"']*)["'])?\s*\)/g;
const escaped = /\\([!-/:-@[-`{-~])/g;
/** Escaped characters wait here, out of reach of the emphasis, until it is gone. */
const shelter = 0xe000;

/** Takes Markdown's marks away and keeps every word. Takes time in proportion to the length. */
export function readInline(markdown: string): InlineText {
  const asides: string[] = [];
  const sheltered = markdown
    .replace(escaped, (_, char: string) => String.fromCharCode(shelter + char.charCodeAt(0)))
    .replace(/<(https?:[^\s<>]+|mailto:[^\s<>]+)>/g, '$1')
    .replace(/<br ?\/?>/gi, ' ')
    .replace(/<\/?(?:b|i|em|strong|u|p)>/gi, '')
    .replace(link, (_, image: string, text: string, address: string, title: string | undefined) => {
      const words = plain(text);
      const target = title ? `${address} (${title})` : address;
      asides.push(
        restored(`${image ? 'Picture: ' : ''}${words && words !== target ? `${words}: ` : ''}${target}`),
      );
      return text;
    });
  const { text, emphasis } = withoutEmphasis(sheltered);
  return { text: restored(text), asides, emphasis };
}

function plain(text: string): string {
  return withoutEmphasis(text).text.trim();
}

function restored(text: string): string {
  return text.replace(/[\ue021-\ue07e]/g, char => String.fromCharCode(char.charCodeAt(0) - shelter));
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly char: string;
}

function withoutEmphasis(text: string): { text: string; emphasis: InlineText['emphasis'] } {
  const opened: Run[] = [];
  const dropped: Run[] = [];
  let emphasis: InlineText['emphasis'] = 'none';
  for (const found of text.matchAll(/\*{1,3}|_{1,3}|~~|`+/g)) {
    const run = { start: found.index, end: found.index + found[0].length, char: found[0] };
    const before = text[run.start - 1] ?? ' ';
    const after = text[run.end] ?? ' ';
    const inWord = run.char.startsWith('_') && /[\p{L}\p{N}_]/u.test(before) && /[\p{L}\p{N}_]/u.test(after);
    if (inWord) continue;
    // A closing run lets go of what was opened inside it and never closed.
    const at = /\s/.test(before) ? -1 : lastIndexOf(opened, run.char);
    if (at >= 0) {
      const open = opened[at];
      opened.length = at;
      if (open === undefined) continue;
      dropped.push(open, run);
      if (text.slice(0, open.start).trim() === '' && text.slice(run.end).trim() === '') {
        emphasis = run.char.length >= 2 ? 'bold' : 'italic';
      }
    } else if (!/\s/.test(after) && opened.length < 16) opened.push(run);
  }
  if (dropped.length === 0) return { text, emphasis };
  dropped.sort((a, b) => a.start - b.start);
  let rest = '';
  let from = 0;
  for (const run of dropped) {
    rest += text.slice(from, run.start);
    from = run.end;
  }
  return { text: rest + text.slice(from), emphasis };
}

function lastIndexOf(opened: readonly Run[], char: string): number {
  for (let at = opened.length - 1; at >= 0; at--) if (opened[at]?.char === char) return at;
  return -1;
}
