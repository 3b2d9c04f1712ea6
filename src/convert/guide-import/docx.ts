import { cleanLine, hasWords, indentOf, splitIntoLines, withSingleSpaces } from './cleaning';
import type { GuideLine, GuideLines } from './guide-line';
import { type Marker, readMarker, settleRomans } from './markers';
import type { KeptText } from './result';
import { linesOfTable } from './table';

// The parts of mammoth's document that matter here; its own types leave the document out.
interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly value?: string;
  readonly styleName?: string | null;
  readonly numbering?: { readonly level: string; readonly isOrdered: boolean } | null;
  readonly indent?: { readonly start: string | null };
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly href?: string | null;
  readonly noteType?: string;
  readonly noteId?: string;
  readonly commentId?: string;
  readonly altText?: string | null;
  readonly body?: readonly WordElement[];
  readonly comments?: readonly WordElement[];
  readonly notes?: { resolve(reference: WordElement): WordElement | null };
}

/** Twips in a column of plain text: a tab stop of half an inch counts as 4. */
const twipsPerColumn = 180;

/** Reads a Word document into lines, counted by paragraph; undefined when the bytes are no Word document. */
export async function linesOfDocx(bytes: Uint8Array): Promise<GuideLines | undefined> {
  // Loaded only when a Word document comes, so that nothing else waits for it.
  const module = await import('mammoth');
  const mammoth = module.default ?? module;
  let document: WordElement | undefined;
  try {
    const input = { buffer: bytes, arrayBuffer: bytes } as unknown as Parameters<
      typeof mammoth.convertToHtml
    >[0];
    await mammoth.convertToHtml(input, {
      transformDocument: (read: WordElement) => {
        document = read;
        // The document is all that is wanted, and not the pictures turned into text.
        return { ...read, children: [] };
      },
    });
  } catch {
    return undefined;
  }
  return document && new WordReader(document).read(document);
}

class WordReader {
  readonly #document: WordElement;
  readonly #lines: GuideLine[] = [];
  readonly #listed: KeptText[] = [];
  #number = 0;
  #gap = true;

  constructor(document: WordElement) {
    this.#document = document;
  }

  read(document: WordElement): GuideLines {
    for (const element of document.children ?? []) this.#block(element);
    return { lines: settled(this.#lines), listed: this.#listed };
  }

  #block(element: WordElement): void {
    if (element.type === 'paragraph') this.#add(this.#paragraph(element));
    else if (element.type === 'table') this.#table(element);
    else for (const child of element.children ?? []) this.#block(child);
  }

  #add(lines: readonly GuideLine[]): void {
    if (lines.length === 0) this.#gap = true;
    for (const line of lines) {
      this.#lines.push(this.#gap ? { ...line, gap: true } : line);
      this.#gap = false;
    }
  }

  #table(table: WordElement): void {
    const rows = (table.children ?? []).map(row => {
      const cells = (row.children ?? []).map(cell => settled(this.#paragraphsIn(cell)));
      return { number: cells.flat()[0]?.number ?? this.#number, cells };
    });
    const read = linesOfTable(rows);
    this.#lines.push(...read.lines);
    this.#listed.push(...read.listed);
    this.#gap = true;
  }

  #paragraphsIn(element: WordElement): GuideLine[] {
    if (element.type === 'paragraph') return this.#paragraph(element);
    return (element.children ?? []).flatMap(child => this.#paragraphsIn(child));
  }

  /** A paragraph is one line, or several where the author broke it by hand. */
  #paragraph(paragraph: WordElement): GuideLine[] {
    this.#number++;
    const { text, asides, runs } = this.#textOf(paragraph.children ?? []);
    const wordRuns = runs.filter(run => hasWords(run.text));
    const bold = wordRuns.length > 0 && wordRuns.every(run => run.bold);
    const italic = wordRuns.length > 0 && wordRuns.every(run => run.italic);
    const style = paragraph.styleName ?? '';
    const heading = Number(/^heading\s*([1-6])/i.exec(style)?.[1] ?? 0);
    const numbering = paragraph.numbering;
    const level = numbering ? Number(numbering.level) || 0 : 0;
    const lines: GuideLine[] = [];
    for (const part of splitIntoLines(text)) {
      const { text: clean, leftovers } = cleanLine(part);
      for (const leftover of leftovers) {
        this.#listed.push({
          line: this.#number,
          text: leftover,
          became: { kind: 'listed', reason: 'word-leftover' },
        });
      }
      const trimmed = clean.trim();
      if (!hasWords(trimmed)) {
        if (/[^\s_.…–—*=-]/.test(trimmed)) {
          this.#listed.push({
            line: this.#number,
            text: trimmed,
            became: { kind: 'listed', reason: 'no-words' },
          });
        }
        continue;
      }
      const counted: Marker | undefined = !numbering
        ? undefined
        : numbering.isOrdered
          ? { kind: 'counted', level }
          : { kind: 'bullet', symbol: `level ${level}` };
      const first = lines.length === 0;
      const read = first && heading === 0 ? readMarker(trimmed) : { marker: undefined, rest: trimmed };
      // What is typed before an item of a list of Word's own is more exact than Word's count, if it is a number.
      const typed = read.marker?.kind === 'bullet' && counted ? undefined : read.marker;
      lines.push({
        number: this.#number,
        text: withSingleSpaces(typed || counted ? read.rest : trimmed),
        asides: first ? asides : [],
        indent: numbering
          ? level * 4
          : Math.round(Number(paragraph.indent?.start ?? 0) / twipsPerColumn) + indentOf(clean),
        marker: first ? (typed ?? counted) : undefined,
        heading: first ? heading : 0,
        emphasis: bold ? 'bold' : /quote/i.test(style) ? 'quote' : italic ? 'italic' : 'none',
        gap: false,
        ...(first && /^title$/i.test(style) && { role: 'title' as const }),
      });
    }
    return lines;
  }

  #textOf(elements: readonly WordElement[]): {
    text: string;
    asides: string[];
    runs: { text: string; bold: boolean; italic: boolean }[];
  } {
    const asides: string[] = [];
    const runs: { text: string; bold: boolean; italic: boolean }[] = [];
    let text = '';
    const walk = (element: WordElement, bold: boolean, italic: boolean) => {
      const isBold = bold || element.isBold === true;
      const isItalic = italic || element.isItalic === true;
      switch (element.type) {
        case 'text':
          text += element.value ?? '';
          runs.push({ text: element.value ?? '', bold: isBold, italic: isItalic });
          return;
        case 'tab':
          text += '\t';
          return;
        case 'break':
          text += '\n';
          return;
        case 'image':
          if (element.altText) asides.push(`Picture: ${withSingleSpaces(element.altText)}`);
          return;
        case 'noteReference': {
          const note = this.#document.notes?.resolve(element);
          const words = withSingleSpaces(this.#textOf(note?.body ?? []).text);
          if (words) asides.push(words);
          return;
        }
        case 'commentReference': {
          const comment = this.#document.comments?.find(({ commentId }) => commentId === element.commentId);
          const words = withSingleSpaces(this.#textOf(comment?.body ?? []).text);
          if (words) asides.push(`Comment: ${words}`);
          return;
        }
        case 'hyperlink': {
          const from = text.length;
          for (const child of element.children ?? []) walk(child, isBold, isItalic);
          const words = withSingleSpaces(text.slice(from));
          if (element.href && element.href !== words) asides.push(`${words}: ${element.href}`);
          return;
        }
        default:
          for (const child of element.children ?? []) walk(child, isBold, isItalic);
          if (element.type === 'paragraph') text += '\n';
      }
    };
    for (const element of elements) walk(element, false, false);
    return { text, asides, runs };
  }
}

function settled(lines: readonly GuideLine[]): GuideLine[] {
  const markers = settleRomans(lines.map(line => line.marker));
  return lines.map((line, at) => ({ ...line, marker: markers[at] }));
}
