import assert from 'node:assert/strict';
import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { showTranscripts } from '../../../src/convert/transcript-preview';
import { colourOf } from '../../../src/format/theme-colour';

const labels: Readonly<Record<string, string>> = {
  trust: 'Trust',
  evil: '<img src=x onerror=alert(1)>"\'',
};
const themesOf = () => (id: string) => ({ label: labels[id] ?? id, colour: colourOf(id, []) });

/** As VS Code does it: HTML is allowed, and a document has its name only when it is rendered. */
function html(text: string, currentDocument = 'file:///study/a.transcript.md'): string {
  const md = showTranscripts(markdownIt({ html: true, linkify: true }), themesOf);
  return md.renderer.render(md.parse(text, {}), md.options, { currentDocument });
}

/** Without what only places and colours are. */
function shown(text: string): string {
  return html(text)
    .replace(/ (?:style|data-line|dir)="[^"]*"/g, '')
    .replace(/ class="code-line"/g, '')
    .replace(/ class="(verbatim-\w+) code-line"| class="code-line (verbatim-\w+)"/g, ' class="$1$2"')
    .trim();
}

const chip = (className: string, what: string, words: string) =>
  `<span class="verbatim-${className}" title="${what}">${words}</span>`;
const trust = chip('theme', 'Theme: trust', 'Trust');

describe('a transcript in the Markdown preview', () => {
  const cases: readonly [what: string, text: string, html: string][] = [
    [
      'tints coded words, with their theme',
      '[so]{.trust}',
      `<p><span class="verbatim-coded" title="Trust">so</span>${trust}</p>`,
    ],
    [
      'says who coded',
      '[so]{.trust by=AB}',
      `<p><span class="verbatim-coded" title="Trust (AB)">so</span>${trust}</p>`,
    ],
    [
      'nests',
      '[a [b]{.trust} c]{.x}',
      `<p><span class="verbatim-coded" title="x">a <span class="verbatim-coded" title="Trust">b</span>${trust} c</span>${chip('theme', 'Theme: x', 'x')}</p>`,
    ],
    [
      'keeps Markdown in and around codings',
      '**Ann:** *a [b **c**]{.trust}*',
      `<p><strong>Ann:</strong> <em>a <span class="verbatim-coded" title="Trust">b <strong>c</strong></span>${trust}</em></p>`,
    ],
    ['shows memos', 'So {>>AB: *look*<<} it', `<p>So ${chip('memo', 'Memo', 'AB: *look*')} it</p>`],
    [
      'shows switches',
      'a []{q=Q2.1 status=not-asked} b',
      `<p>a ${chip('question', 'Question', 'Q2.1')}${chip('status', 'Status', 'not asked')} b</p>`,
    ],
    ['shows asides', '[a]{q="Q1 Q2"}', `<p><span>a</span>${chip('question', 'Question', 'Q1, Q2')}</p>`],
    [
      'shows statuses of headings',
      '## Q1 Why? {status=lost .trust}',
      `<h2>Q1 Why?${chip('status', 'Status', 'lost')}${trust}</h2>`,
    ],
    [
      'shows coded turns',
      '::: {.trust}\n\nAnn: a\n\n:::',
      `<div class="verbatim-turns" title="Trust">\n<p class="verbatim-labels">${trust}</p>\n<p>Ann: a</p>\n</div>`,
    ],
    ['codes nothing by a div that never ends', '::: {.trust}\n\nAnn: a', '<p>Ann: a</p>'],
    [
      'says in a line what the front matter says',
      '---\nparticipant: A-1\ndate: 2026-01-02\ninterviewer: RB\n---\n\nAnn: a',
      '<p class="verbatim-about">A-1 · 2026-01-02 · interviewed by RB · draft</p>\n<p>Ann: a</p>',
    ],
    [
      'keeps notes, links and code',
      '[laughs] [a](b.md) `[c]{.d}`',
      '<p>[laughs] <a href="b.md">a</a> <code>[c]{.d}</code></p>',
    ],
    [
      'keeps what looks like the target of a link',
      'a\n\n[crying]: never',
      '<p>a</p>\n<p>[crying]: never</p>',
    ],
    [
      'keeps lists, with their codings',
      '- a\n- [b]{.trust}\n\n- c',
      `<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p><span class="verbatim-coded" title="Trust">b</span>${trust}</p>\n</li>\n<li>\n<p>c</p>\n</li>\n</ul>`,
    ],
    ['keeps code and rules', '```\n[a]{.b}\n```\n\n***', '<pre><code>[a]{.b}\n</code></pre>\n<hr>'],
    ['leaves out comments', 'a<!-- b --> c\n\n<!-- d -->', '<p>a c</p>'],
    [
      'keeps links in angle brackets',
      '<https://example.org>',
      '<p><a href="https://example.org">https://example.org</a></p>',
    ],
    ['reads lines as they end elsewhere', 'Ann: a\r\nb\r\n\r\nc', '<p>Ann: a\nb</p>\n<p>c</p>'],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.equal(shown(text), expected));

  const hostile: readonly [what: string, text: string][] = [
    ['in a theme’s name', '[so]{.evil}'],
    ['in a memo', 'a {>><img src=x onerror=alert(1)><<}'],
    ['in a question', '[]{q="<img/src=x>"}'],
    ['in a status', '## Q1 {status="<img src=x onerror=alert(1)>"}'],
    ['in the name of who coded', '[a]{.b by="<img src=x onerror=alert(1)>"}'],
    ['in talk', 'a <img src=x onerror=alert(1)> b'],
    ['in a paragraph of its own', '<img src=x onerror=alert(1)>'],
    ['in a list', '- <img src=x onerror=alert(1)>'],
    ['in turns', '::: {.evil}\n\na\n\n:::'],
    ['in the front matter', '---\nparticipant: "<img src=x onerror=alert(1)>"\n---\n'],
  ];
  for (const [where, text] of hostile) {
    it(`shows HTML ${where} as text`, () => {
      assert.ok(html(text).includes('&lt;img'), html(text));
      assert.ok(!html(text).includes('<img'), html(text));
    });
  }

  it('makes no HTML but its own of any text', () => {
    const scrap = fc.constantFrom(
      '[',
      ']',
      '{.a}',
      '{.evil}',
      '{>>',
      '<<}',
      '<b>',
      '<script>',
      '</span>',
      '- ',
      '> ',
      '\n',
      '\n\n',
      '::: {.a}\n',
      ':::\n',
      '# ',
      '`',
      '**',
      'a',
      ' ',
      '---\n',
      '<!--',
      '-->',
      '"',
      '\\',
      '![',
      '](b)',
      '    ',
      '\r\n',
      '\uFEFF',
      '😀',
      '|',
      '```\n',
    );
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 25 }), scraps => {
        const tags = html(scraps.join('')).matchAll(/<\/?([^\s>]+)/g);
        for (const [, tag] of tags)
          assert.match(
            tag ?? '',
            /^(?:p|h[1-6]|span|div|strong|em|code|pre|ul|ol|li|blockquote|hr|br|a|img)$/,
          );
      }),
    );
  });

  it('knows the line of each block, so that the preview follows the editor', () => {
    const lines = [
      ...html('---\nstate: draft\n---\n\n# A\n\nb\n\n- c\n- d\n').matchAll(/<(\w+) [^>]*data-line="(\d+)"/g),
    ];
    assert.deepEqual(
      lines.map(([, tag, line]) => `${tag} ${line}`),
      ['p 0', 'h1 4', 'p 6', 'ul 8', 'li 8', 'li 9'],
    );
  });

  it('brings the colours for all backgrounds', () => {
    const { light, dark } = colourOf('trust', []);
    assert.ok(html('[a]{.trust}').includes(`style="--verbatim-light:${light};--verbatim-dark:${dark};`));
  });

  it('leaves other documents as they were', () => {
    const text = '---\na: b\n---\n\n[a]{.b} <b>c</b> {>>d<<}\n';
    const before = markdownIt({ html: true, linkify: true }).render(text);
    for (const name of ['file:///study/notes.md', 'untitled:Untitled-1', ''])
      assert.equal(html(text, name), before);
  });
});
