import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import attributeLists from 'markdown-it-attrs';
import bracketedSpans from 'markdown-it-bracketed-spans';
import { type Inline, readInline } from '../../../src/format/inline';

/*
 * A coding is Pandoc's bracketed span. Pandoc itself is no package of ours; markdown-it reads spans with two plugins,
 * and where those read as Pandoc does, so do we. Left out of the generated texts, because the plugins go their own way:
 * values in single quotes and lists over two lines (they take neither), values with brackets, code or escapes (they
 * look for those first), braces without a dot or an equals sign and empty ones (they make spans of `[a]{b}` and leave
 * the braces of `[a]{}` as text), braces behind code and at the end of a paragraph (they take them for its attributes).
 */

interface Span {
  readonly text: string;
  readonly classes: readonly string[];
  readonly pairs: readonly string[];
}

const markdown = new MarkdownIt({ html: true }).use(bracketedSpans).use(attributeLists);

/** The spans of one paragraph in the order of their openings, as markdown-it finds them. */
function expectedSpans(text: string): Span[] {
  const spans: { text: string; classes: string[]; pairs: string[] }[] = [];
  const open: typeof spans = [];
  const said = (words: string): void => {
    for (const span of open) span.text += words;
  };
  for (const token of markdown.parse(text, {}).flatMap(({ children }) => children ?? [])) {
    if (token.type === 'span_open') {
      const { attrs } = token;
      const span = {
        text: '',
        classes: (attrs ?? [])
          .filter(([key]) => key === 'class')
          .flatMap(([, names]) => String(names).split(' ')),
        pairs: (attrs ?? []).filter(([key]) => key !== 'class' && key !== 'id').map(pair => pair.join('=')),
      };
      spans.push(span);
      open.push(span);
    } else if (token.type === 'span_close') open.pop();
    else if (token.type !== 'html_inline') said(token.content);
  }
  return spans.map(span => ({ ...span, text: withoutBlanks(span.text) }));
}

function spansOf(text: string): Span[] {
  const inline = readInline(text);
  return inline.spans.map(({ textStart, textEnd, attributes }) => ({
    text: withoutBlanks(shown(text, inline, textStart, textEnd)),
    classes: attributes.classes.map(({ name }) => name),
    pairs: attributes.pairs.map(({ key, value }) => `${key}=${value}`),
  }));
}

/** markdown-it leaves out blanks beside line breaks and at the ends of code. */
function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}

/** What a reader sees of a stretch of the text: no markup. */
function shown(text: string, { spans, links, literals }: Inline, from: number, to: number): string {
  const markup = [
    ...spans.flatMap(({ start, textStart, textEnd, end }) => [
      [start, textStart],
      [textEnd, end],
    ]),
    ...links.flatMap(({ start, textEnd, end }) => [
      [start, start + 1],
      [textEnd, end],
    ]),
    ...literals.flatMap(({ kind, start, end }) => {
      if (kind === 'escape') return [[start, start + 1]];
      if (kind === 'html') return [[start, end]];
      const ticks = /^`*/.exec(text.slice(start))?.[0].length ?? 0;
      return [
        [start, start + ticks],
        [end - ticks, end],
      ];
    }),
  ];
  let shown = '';
  for (let at = from; at < to; at++)
    if (!markup.some(([start = 0, end = 0]) => start <= at && at < end)) shown += text.charAt(at);
  return shown;
}

/** Each word gets a number of its own, so that spans of other words cannot be taken for each other. */
const word = fc.constantFrom('W', 'W', 'é', '東', '😀', "W'");
const literal = fc.constantFrom(
  ...['\\[', '\\]', '\\\\', '\\{', '\\`', '`]`', '`[W]{.c}`', '``W`W``', '<!-- W -->', '<!--]{.c}-->'],
  ...[
    '<i title="]{.c}">',
    '`',
    '[',
    ']',
    '\\',
    'W\nW',
    '[laughs]',
    '[inaudible 00:12]',
    '[W](u)',
    '[W](<u> "W")',
  ],
);
const name = fc.constantFrom('a', 'b', 'trust', 'policy-shift', 'x_y', 'été');
const value = fc.constantFrom('AB', '2', 'Q1,Q2', 'Q1.4a', '"Q1 Q2"', '"a.b #c"', '"a=b"');
const attribute = fc.oneof(
  { weight: 3, arbitrary: name.map(name => `.${name}`) },
  name.map(name => `#${name}`),
  fc.tuple(fc.constantFrom('q', 'by', 'w', 'part', 'status'), value).map(pair => pair.join('=')),
);
const attributes = fc
  .tuple(
    fc.uniqueArray(attribute, { minLength: 1, maxLength: 4, selector: text => text.replace(/=.*|^#.*/, '') }),
    fc.constantFrom(' ', '  '),
    fc.constantFrom('', ' '),
  )
  .map(([list, between, around]) => `{${around}${list.join(between)}${around}}`);

const { text: texts } = fc.letrec<{ text: string; piece: string; span: string }>(tie => ({
  text: fc.array(fc.oneof(tie('piece'), fc.constant(' ')), { maxLength: 8 }).map(pieces => pieces.join('')),
  piece: fc.oneof({ depthSize: 'small', withCrossShrink: true }, word, literal, tie('span')),
  span: fc.tuple(tie('text'), attributes).map(([text, list]) => `[${text}]${list}`),
}));

function numbered(text: string): string {
  let words = 0;
  return text.replaceAll('W', () => `w${++words}`);
}

describe('codings', () => {
  for (const text of [
    'W [W]{.a} W',
    '[W [W]{.b} W]{.a .c by=CD}',
    '[[[W]{.a} W]{.b} W]{.c}',
    '[W [laughs] W]{.a}',
    '[W \\] W]{.a}',
    '[W `]{.b}` W]{.a}',
    '[W [W]{.a} W',
    '[]{q=Q1} W',
  ]) {
    it(`are those of markdown-it in ${text}`, () => {
      assert.deepEqual(spansOf(numbered(text)), expectedSpans(numbered(text)));
      assert.ok(expectedSpans(numbered(text)).length > 0);
    });
  }

  it('are those of markdown-it in generated texts', () => {
    fc.assert(
      fc.property(texts, text => {
        const paragraph = numbered(`W ${text} W`);
        assert.deepEqual(spansOf(paragraph), expectedSpans(paragraph), paragraph);
      }),
      { numRuns: 2000 },
    );
  });
});
