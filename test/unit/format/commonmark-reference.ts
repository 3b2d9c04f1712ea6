import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Node, Parser } from 'commonmark';

/*
 * What `commonmark`, the reference implementation, makes of a text. Its tree has no places inside paragraphs, so those
 * are taken from its inline parser while it works; the version is pinned.
 */

/** A block that decides who speaks; lines count from 0, blank lines at its end left out. */
export interface ReferenceBlock {
  readonly kind: 'heading' | 'paragraph' | 'code' | 'html' | 'rule';
  readonly level: number | undefined;
  /** Of headings and paragraphs, without the blanks that its lines begin with. */
  readonly text: string | undefined;
  readonly line: number;
  readonly lines: number;
}

/** The text of one paragraph or heading, and what the reference finds in it. */
export interface ReferenceInline {
  readonly text: string;
  readonly literals: readonly {
    readonly kind: 'code' | 'html' | 'escape' | 'entity';
    readonly start: number;
    readonly end: number;
  }[];
  /** Links with a target of their own: offsets of `]` and behind `)`. */
  readonly links: readonly { readonly textEnd: number; readonly end: number }[];
}

export interface Reference {
  readonly blocks: readonly ReferenceBlock[];
  /** In the order of the text, those in lists and quotes too. */
  readonly inlines: readonly ReferenceInline[];
  /** Whether there are lists or quotes. */
  readonly containers: boolean;
  /** Names of link reference definitions. */
  readonly definitions: readonly string[];
}

const kinds: Partial<Record<string, ReferenceBlock['kind']>> = {
  heading: 'heading',
  paragraph: 'paragraph',
  code_block: 'code',
  html_block: 'html',
  thematic_break: 'rule',
};

type Parse = (block: { readonly _lastChild: { readonly type: string } }) => boolean;

/** The parts of the reference's inline parser that are watched. */
interface InlineParser {
  subject: string;
  pos: number;
  refmap: Record<string, unknown>;
  parse: (block: unknown) => void;
  parseBackticks: Parse;
  parseBackslash: Parse;
  parseAutolink: Parse;
  parseHtmlTag: Parse;
  parseEntity: Parse;
  parseCloseBracket: Parse;
}

export function referenceOf(text: string): Reference {
  const parser = new Parser();
  const { inlineParser } = parser as unknown as { inlineParser: InlineParser };
  const inlines = watched(inlineParser);
  const lines = text.split('\n');
  const blocks: ReferenceBlock[] = [];
  let containers = false;
  let texts = 0;
  const walker = parser.parse(text).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    if (!event.entering) continue;
    const { type, level, sourcepos } = event.node as Node;
    containers ||= type === 'list' || type === 'block_quote';
    const kind = kinds[type];
    if (!kind) continue;
    const [[first], [last]] = sourcepos;
    let behind = last;
    while (behind > first && isBlank(lines[behind - 1])) behind--;
    const text = kind === 'heading' || kind === 'paragraph' ? inlines[texts++]?.text : undefined;
    blocks.push({ kind, level: level ?? undefined, text, line: first - 1, lines: behind - first + 1 });
  }
  return { blocks, inlines, containers, definitions: Object.keys(inlineParser.refmap) };
}

function watched(parser: InlineParser): ReferenceInline[] {
  const inlines: ReferenceInline[] = [];
  let literals: ReferenceInline['literals'][number][] = [];
  let links: ReferenceInline['links'][number][] = [];
  const { parse } = parser;
  parser.parse = block => {
    literals = [];
    links = [];
    parse.call(parser, block);
    inlines.push({ text: parser.subject, literals, links });
  };
  const literal = (
    name: 'parseBackticks' | 'parseBackslash' | 'parseAutolink' | 'parseHtmlTag' | 'parseEntity',
    kind: ReferenceInline['literals'][number]['kind'],
    found: (start: number, made: string) => boolean,
  ): void => {
    const read = parser[name];
    parser[name] = block => {
      const start = parser.pos;
      const done = read.call(parser, block);
      if (done && found(start, block._lastChild.type)) literals.push({ kind, start, end: parser.pos });
      return done;
    };
  };
  literal('parseBackticks', 'code', (_, made) => made === 'code');
  literal('parseBackslash', 'escape', (start, made) => made === 'text' && parser.pos === start + 2);
  literal('parseAutolink', 'html', () => true);
  literal('parseHtmlTag', 'html', () => true);
  literal('parseEntity', 'entity', () => true);
  const closeBracket = parser.parseCloseBracket;
  parser.parseCloseBracket = block => {
    const textEnd = parser.pos;
    const done = closeBracket.call(parser, block);
    if (parser.pos > textEnd + 1 && parser.subject.charAt(textEnd + 1) === '(')
      links.push({ textEnd, end: parser.pos });
    return done;
  };
  return inlines;
}

/** Whether a line is blank for CommonMark: spaces and tabs. */
export function isBlank(line: string | undefined): boolean {
  return /^[ \t]*$/.test(line ?? '');
}

export interface SpecificationExample {
  /** As the specification numbers them, from 1. */
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
}

/** The examples of the CommonMark specification. */
export function specificationExamples(): SpecificationExample[] {
  const page = readFileSync(createRequire(__filename).resolve('commonmark-spec/spec.txt'), 'utf8');
  const examples: SpecificationExample[] = [];
  let section = '';
  const parts = /^`{32} example\n([\s\S]*?)^\.\n[\s\S]*?^`{32}$|^#{1,6} +(.*)$|^<!-- END TESTS -->$/gm;
  for (const [, markdown, heading] of page.matchAll(parts)) {
    if (heading !== undefined) section = heading;
    else if (markdown === undefined) break;
    else examples.push({ number: examples.length + 1, section, markdown: markdown.replaceAll('→', '\t') });
  }
  return examples;
}
