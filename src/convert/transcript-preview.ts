import type { Env, MarkdownIt, StateInline, Token } from 'markdown-it';
import { type Attributes, attributeValue } from '../format/attributes';
import type { Block, DivOpening, Heading } from '../format/blocks';
import type { FrontMatter } from '../format/front-matter';
import { readInline } from '../format/inline';
import { splitLines, withoutByteOrderMark } from '../format/position';
import type { ThemeColour } from '../format/theme-colour';
import { blocksOf, readLines } from '../format/transcript';
import { kindOf } from '../study/file-kinds';

/*
 * Transcripts as a Markdown preview shows them: read by our own reader, as they are everywhere, and handed to markdown-it
 * as its tokens, for what is plain Markdown in them. No word of a transcript becomes HTML, for markdown-it escapes texts
 * and values of attributes, and HTML in a transcript is shown as it is written. Nothing here runs in other documents.
 */

/** How a theme is shown. */
export interface PreviewTheme {
  readonly label: string;
  readonly colour: ThemeColour;
}

/** The themes of a document, by their IDs. */
export type ThemesOf = (uri: string) => (id: string) => PreviewTheme;

/** Makes a markdown-it show transcripts; all other documents are shown as before. */
export function showTranscripts(md: MarkdownIt, themesOf: ThemesOf): MarkdownIt {
  // Only when it is rendered a document is known by its name, and then its text is not: it is kept with its tokens.
  const sources = new WeakMap<readonly Token[], string>();
  md.core.ruler.push('verbatim', state => {
    sources.set(state.tokens, state.src);
  });
  md.inline.ruler.before('text', 'verbatim', (state, silent) => {
    const preview: unknown = state.env?.verbatim;
    return preview instanceof Preview && preview.readSign(state, silent);
  });
  const { render } = md.renderer;
  md.renderer.render = function (tokens, options, env) {
    const uri = String(env?.currentDocument ?? '');
    const source = kindOf(uri) === 'transcript' ? sources.get(tokens) : undefined;
    const shown = source === undefined ? tokens : new Preview(md, themesOf(uri), env).tokensOf(source);
    return render.call(this, shown, options, env);
  };
  return md;
}

/** Adds a token to what is shown. */
type Add = (type: string, tag: string, nesting: -1 | 0 | 1) => Token;

/** Signs in a paragraph that are none of Markdown's: by their places, where they end and what is shown there. */
type Signs = ReadonlyMap<number, { readonly end: number; show(state: StateInline): void }>;

class Preview {
  readonly #md: MarkdownIt;
  readonly #themeOf: (id: string) => PreviewTheme;
  readonly #env: Env;
  readonly #signs = new WeakMap<StateInline, Signs>();
  readonly #tokens: Token[] = [];
  readonly #newToken: (type: string, tag: string, nesting: -1 | 0 | 1) => Token;

  constructor(md: MarkdownIt, themeOf: (id: string) => PreviewTheme, env: Env = {}) {
    this.#md = md;
    this.#themeOf = themeOf;
    this.#env = { ...env, verbatim: this };
    const { Token } = new md.core.State('', md, {});
    this.#newToken = (type, tag, nesting) => new Token(type, tag, nesting);
  }

  tokensOf(text: string): Token[] {
    const lines = splitLines(withoutByteOrderMark(text));
    const transcript = readLines(lines);
    const blocks = [...blocksOf(transcript)];
    const closed = closedDivs(blocks);
    this.#about(transcript.frontMatter);
    for (let at = 0; at < blocks.length; at++) {
      const block = blocks[at];
      switch (block?.kind) {
        case 'heading':
          this.#heading(block);
          break;
        case 'div':
          if (closed.has(block)) this.#turns(block);
          break;
        case 'div-end':
          if (closed.has(block)) this.#push('verbatim_turns_close', 'div', -1);
          break;
        case 'rule':
          this.#push('hr', 'hr', 0, block);
          break;
        case 'html': {
          const written = lines.slice(block.line, block.line + block.lines).join('\n');
          if (!written.trimStart().startsWith('<!--')) this.#paragraph(block, [this.#text(written)]);
          break;
        }
        case 'code':
          this.#markdown(lines, block.line, block.line + block.lines);
          break;
        case 'paragraph': {
          if (!isContained(block)) {
            this.#paragraph(block, this.#inline(block.text));
            break;
          }
          // The items of a list, and the blank lines between them.
          const first = block.line;
          let behind = first + block.lines;
          for (let next = at + 1; next < blocks.length; next++) {
            const following = blocks[next];
            if (following?.kind === 'blank') continue;
            if (following?.kind !== 'paragraph' || !isContained(following)) break;
            behind = following.line + following.lines;
            at = next;
          }
          this.#markdown(lines, first, behind);
        }
      }
    }
    return this.#tokens;
  }

  /** Shows what stands at the place of a state; whether there is something of ours. */
  readSign(state: StateInline, silent: boolean): boolean {
    let signs = this.#signs.get(state);
    if (!signs) {
      signs = this.#signsIn(state.src);
      this.#signs.set(state, signs);
    }
    const sign = signs.get(state.pos);
    if (!sign || sign.end > state.posMax) return false;
    if (!silent) sign.show(state);
    state.pos = sign.end;
    return true;
  }

  #signsIn(text: string): Signs {
    const signs = new Map<number, { end: number; show(state: StateInline): void }>();
    const { spans, memos, literals } = readInline(text);
    for (const { start, textStart, textEnd, end, attributes } of spans) {
      if (textStart === textEnd) {
        signs.set(start, { end, show: state => this.#chips(addingTo(state), attributes) });
        continue;
      }
      signs.set(start, {
        end: textStart,
        show: state => {
          const token = state.push('verbatim_open', 'span', 1);
          for (const [name, value] of this.#coded('verbatim-coded', attributes)) token.attrSet(name, value);
        },
      });
      signs.set(textEnd, {
        end,
        show: state => {
          state.push('verbatim_close', 'span', -1);
          this.#chips(addingTo(state), attributes);
        },
      });
    }
    for (const { start, end, text } of memos)
      signs.set(start, { end, show: state => chip(addingTo(state), 'verbatim-memo', text, 'Memo') });
    for (const { kind, start, end } of literals) {
      const written = text.slice(start, end);
      if (kind !== 'html' || isAutolink(written)) continue;
      const isComment = written.startsWith('<!--');
      signs.set(start, {
        end,
        show: state => {
          if (!isComment) state.pending += written;
        },
      });
    }
    return signs;
  }

  #about({ participant, group, date, interviewers, guide, state, range }: FrontMatter): void {
    if (!range) return;
    const by = interviewers.map(({ value }) => value).join(', ');
    const said = [
      participant?.value,
      group?.value,
      date,
      by && `interviewed by ${by}`,
      guide && `guide: ${guide.value}`,
      state,
    ];
    const words = said.filter(each => each).join(' · ');
    this.#paragraph({ line: range.start.line, lines: 1 }, [this.#text(words)], 'verbatim-about');
  }

  #heading(block: Heading): void {
    const { level, text, contentStart, contentEnd, attributes } = block;
    const tag = `h${level}`;
    this.#push('heading_open', tag, 1, block).markup = '#'.repeat(level);
    const inline = this.#inline(text.slice(contentStart, contentEnd));
    if (attributes) this.#chips(this.#addingTo(inline), attributes);
    this.#inlineToken(inline, text);
    this.#push('heading_close', tag, -1);
  }

  #turns(block: DivOpening): void {
    const token = this.#push('verbatim_turns_open', 'div', 1, block);
    for (const [name, value] of this.#coded('verbatim-turns', block.attributes)) token.attrSet(name, value);
    const labels: Token[] = [];
    if (block.attributes) this.#chips(this.#addingTo(labels), block.attributes);
    if (labels.length > 0) this.#paragraph(block, labels, 'verbatim-labels');
  }

  #paragraph(
    block: { readonly line: number; readonly lines: number },
    children: Token[],
    className?: string,
  ): void {
    const token = this.#push('paragraph_open', 'p', 1, block);
    if (className) token.attrJoin('class', className);
    this.#inlineToken(children, '');
    this.#push('paragraph_close', 'p', -1);
  }

  /** What is plain Markdown is markdown-it's to read. */
  #markdown(lines: readonly string[], first: number, behind: number): void {
    const from = this.#tokens.length;
    this.#md.block.parse(lines.slice(first, behind).join('\n'), this.#md, this.#env, this.#tokens);
    for (const token of this.#tokens.slice(from)) {
      if (token.map) token.map = [token.map[0] + first, token.map[1] + first];
      if (token.type === 'html_block') token.type = 'text';
      if (token.type === 'inline') token.children = this.#inline(token.content);
      else if (token.map && token.nesting >= 0) placed(token, token.map[0]);
    }
  }

  #inline(text: string): Token[] {
    const children: Token[] = [];
    this.#md.inline.parse(text.trim(), this.#md, this.#env, children);
    return children;
  }

  #inlineToken(children: Token[], content: string): void {
    const token = this.#push('inline', '', 0);
    token.content = content;
    token.children = children;
  }

  #push(
    type: string,
    tag: string,
    nesting: -1 | 0 | 1,
    block?: { readonly line: number; readonly lines: number },
  ): Token {
    const token = this.#newToken(type, tag, nesting);
    token.block = true;
    if (block) {
      token.map = [block.line, block.line + block.lines];
      placed(token, block.line);
    }
    this.#tokens.push(token);
    return token;
  }

  #addingTo(tokens: Token[]): Add {
    return (type, tag, nesting) => {
      const token = this.#newToken(type, tag, nesting);
      tokens.push(token);
      return token;
    };
  }

  /** Questions, status and themes of an attribute list, each as a small label. */
  #chips(add: Add, { classes, pairs }: Attributes): void {
    for (const { key, value } of pairs) {
      if (key === 'q') chip(add, 'verbatim-question', value.split(/[\s,]+/).join(', '), 'Question');
      if (key === 'status') chip(add, 'verbatim-status', value.replaceAll('-', ' '), 'Status');
    }
    for (const { name } of classes) {
      const { label, colour } = this.#themeOf(name);
      chip(add, 'verbatim-theme', label, `Theme: ${name}`, styleOf(colour));
    }
  }

  #text(words: string): Token {
    const token = this.#newToken('text', '', 0);
    token.content = words;
    return token;
  }

  /** Attributes of what is coded: its first theme's colour, and the names of all. */
  #coded(className: string, attributes: Attributes | undefined): [name: string, value: string][] {
    const [first] = attributes?.classes ?? [];
    if (!first || !attributes) return [];
    const by = attributeValue(attributes, 'by');
    const labels = attributes.classes.map(({ name }) => this.#themeOf(name).label).join(', ');
    return [
      ['class', className],
      ['title', by === undefined ? labels : `${labels} (${by})`],
      ['style', styleOf(this.#themeOf(first.name).colour)],
    ];
  }
}

function addingTo(state: StateInline): Add {
  return (type, tag, nesting) => state.push(type, tag, nesting);
}

/** A small label; `what` says to who hovers over it what it is. */
function chip(add: Add, className: string, words: string, what: string, style?: string): void {
  const open = add('verbatim_open', 'span', 1);
  open.attrSet('class', className);
  open.attrSet('title', what);
  if (style !== undefined) open.attrSet('style', style);
  add('text', '', 0).content = words;
  add('verbatim_close', 'span', -1);
}

/** The colours for all backgrounds: the style sheet takes the one that it needs. */
function styleOf({ light, dark, highContrast, highContrastLight }: ThemeColour): string {
  return `--verbatim-light:${light};--verbatim-dark:${dark};--verbatim-hc:${highContrast};--verbatim-hc-light:${highContrastLight}`;
}

/** Tells the preview to which line a block belongs, so that it scrolls with the editor. */
function placed(token: Token, line: number): void {
  token.attrJoin('class', 'code-line');
  token.attrSet('data-line', String(line));
  token.attrSet('dir', 'auto');
}

/** The divs that end, and their ends. */
function closedDivs(blocks: readonly Block[]): ReadonlySet<Block> {
  const closed = new Set<Block>();
  const open: Block[] = [];
  for (const block of blocks) {
    if (block.kind === 'div') open.push(block);
    const opening = block.kind === 'div-end' ? open.pop() : undefined;
    if (opening) closed.add(opening).add(block);
  }
  return closed;
}

/** Whether a paragraph is that of a list or quotation. */
function isContained({ text }: { readonly text: string }): boolean {
  return /^ {0,3}(?:>|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$))/.test(text);
}

/** `<https://…>` and `<somebody@example.org>`, which are links and no HTML. */
function isAutolink(written: string): boolean {
  return /^<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>$/i.test(written);
}
