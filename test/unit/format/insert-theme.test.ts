import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../src/format/codebook';
import { applied } from '../../../src/format/edits';
import { insertTheme, type NewTheme } from '../../../src/format/insert-theme';
import { themeIdFor } from '../../../src/format/theme-id';

function inserted(text: string, theme: NewTheme, under?: string): string | undefined {
  const found = insertTheme(text, theme, under);
  return 'edit' in found ? applied(text, [found.edit]) : undefined;
}

const trust: NewTheme = { id: 'trust', label: 'Trust' };

describe('putting a theme into a codebook', () => {
  for (const [name, before, after, under] of [
    ['an empty file', '', 'themes:\n  - id: trust\n    label: Trust\n'],
    ['a file of comments', '# later\n', '# later\nthemes:\n  - id: trust\n    label: Trust\n'],
    ['a file without themes', 'themes:\n', 'themes:\n  - id: trust\n    label: Trust\n'],
    [
      'a file without themes, with comments',
      'themes: # ours\n# later\n',
      'themes: # ours\n  - id: trust\n    label: Trust\n# later\n',
    ],
    ['an empty list', 'themes: []\n', 'themes:\n  - id: trust\n    label: Trust\n'],
    ['an empty list with a comment', 'themes: [] # none', 'themes: # none\n  - id: trust\n    label: Trust'],
    ['the end of the list', 'themes:\n  - id: a\n', 'themes:\n  - id: a\n  - id: trust\n    label: Trust\n'],
    [
      'a file that does not end its last line',
      'themes:\n  - id: a',
      'themes:\n  - id: a\n  - id: trust\n    label: Trust',
    ],
    ['a list in the margin', 'themes:\n- id: a\n', 'themes:\n- id: a\n- id: trust\n  label: Trust\n'],
    [
      'a list with wide gaps',
      'themes:\n    -   id: a\n        label: A\n',
      'themes:\n    -   id: a\n        label: A\n    -   id: trust\n        label: Trust\n',
    ],
    [
      'a list with dashes on lines of their own',
      'themes:\n  -\n    id: a\n',
      'themes:\n  -\n    id: a\n  - id: trust\n    label: Trust\n',
    ],
    [
      'a file with CRLF',
      'themes:\r\n  - id: a\r\n',
      'themes:\r\n  - id: a\r\n  - id: trust\r\n    label: Trust\r\n',
    ],
    [
      'the place behind all that is below the last theme',
      'themes:\n  - id: a\n    themes:\n      - id: b\n\n# end\n',
      'themes:\n  - id: a\n    themes:\n      - id: b\n  - id: trust\n    label: Trust\n\n# end\n',
    ],
    [
      'the place behind a text that has a sign of comments in it',
      'themes:\n  - id: a\n    definition: |\n      x\n      # y\n',
      'themes:\n  - id: a\n    definition: |\n      x\n      # y\n  - id: trust\n    label: Trust\n',
    ],
    [
      'a list behind which other keys stand',
      'themes:\n  - id: a\ntitle: x\n',
      'themes:\n  - id: a\n  - id: trust\n    label: Trust\ntitle: x\n',
    ],
    [
      'a document that is ended',
      '---\nthemes:\n  - id: a\n...\n',
      '---\nthemes:\n  - id: a\n  - id: trust\n    label: Trust\n...\n',
    ],
    [
      'a document that is ended and empty',
      '---\n...\n',
      '---\nthemes:\n  - id: trust\n    label: Trust\n...\n',
    ],
    [
      'another theme',
      'themes:\n  - id: a # A\n    label: A\n  - id: b\n',
      'themes:\n  - id: a # A\n    label: A\n    themes:\n      - id: trust\n        label: Trust\n  - id: b\n',
      'a',
    ],
    [
      'another theme in the margin',
      'themes:\n- id: a\n- id: b\n',
      'themes:\n- id: a\n  themes:\n  - id: trust\n    label: Trust\n- id: b\n',
      'a',
    ],
    [
      'another theme behind those below it',
      'themes:\n  - id: a\n    themes:\n      - id: b\n    label: A\n',
      'themes:\n  - id: a\n    themes:\n      - id: b\n      - id: trust\n        label: Trust\n    label: A\n',
      'a',
    ],
    [
      'another theme whose list is empty',
      'themes:\n  - id: a\n    themes:\n    label: A\n',
      'themes:\n  - id: a\n    themes:\n      - id: trust\n        label: Trust\n    label: A\n',
      'a',
    ],
    [
      'a list in which others are in braces',
      'themes:\n  - {id: a}\n',
      'themes:\n  - {id: a}\n  - id: trust\n    label: Trust\n',
    ],
  ] as readonly (readonly [string, string, string, string?])[]) {
    it(`writes it into ${name}`, () => assert.equal(inserted(before, trust, under), after));
  }

  for (const [name, before, under] of [
    ['in brackets', 'themes: [{id: a}]\n'],
    ['under a theme in braces', 'themes:\n  - {id: a}\n', 'a'],
    ['under a theme that is not there', 'themes:\n  - id: a\n', 'b'],
    ['that the codebook has', 'themes:\n  - id: trust\n'],
    ['where the file is something else', '- a\n- b\n'],
  ] as readonly (readonly [string, string, string?])[]) {
    it(`is refused ${name}, with a sentence`, () => {
      const found = insertTheme(before, trust, under);
      assert.match('refused' in found ? found.refused : '', /^\P{Ll}.*\.$/u);
    });
  }

  it('says in which line the brackets are', () => {
    const found = insertTheme('# ours\nthemes: [{id: a}]\n', trust);
    assert.match('refused' in found ? found.refused : '', /line 2/);
  });

  it('keeps labels as they are, whatever signs they have', () => {
    for (const label of ['Trust: early', '“We” #1', "it's", '- a', 'yes', '信頼', 'ثقة', 'a\\b "c"', '{x}']) {
      const after = inserted('themes:\n  - id: a\n', { id: 'x', label }) ?? '';
      assert.equal(readCodebook(after).byId.get('x')?.label, label, after);
    }
  });

  it('writes no label where the ID says it already', () => {
    assert.equal(inserted('', { id: 'trust', label: 'trust' }), 'themes:\n  - id: trust\n');
  });

  it('leaves a byte order mark where it is', () => {
    assert.equal(inserted('\uFEFFthemes:\n', { id: 'a' }), '\uFEFFthemes:\n  - id: a\n');
  });

  it('only inserts, or does nothing, whatever the file is', () => {
    const scraps = [
      'themes:',
      '\n',
      '\r\n',
      '  ',
      '- ',
      'id: a',
      'id: b',
      'label: |',
      '#',
      '[',
      ']',
      '{',
      '}',
      '...',
    ];
    const text = fc.array(fc.constantFrom(...scraps), { maxLength: 16 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(text, fc.option(fc.constantFrom('a', 'b'), { nil: undefined }), (before, under) => {
        const found = insertTheme(before, trust, under);
        if (!('edit' in found)) return;
        const after = readCodebook(applied(before, [found.edit]));
        assert.equal(after.byId.get('trust')?.parent, under);
        assert.deepEqual(
          after.themes.map(({ id }) => id).filter(id => id !== 'trust'),
          readCodebook(before).themes.map(({ id }) => id),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('the ID of a new theme', () => {
  for (const [label, id, taken = []] of [
    ['Trust', 'trust'],
    ['Staff decide who gets through', 'staff-decide-who-gets-through'],
    ['  “We” – and they! ', 'we-and-they'],
    ["I don't know", 'i-dont-know'],
    ['Übergänge', 'übergänge'],
    ['信頼', '信頼'],
    ['ثقة مبكرة', 'ثقة-مبكرة'],
    ['2019 cuts', 'theme-2019-cuts'],
    ['???', 'theme'],
    ['Trust', 'trust-2', ['trust']],
    ['trust', 'trust-3', ['Trust', 'trust-2']],
    ['we are the first people they ever meet when they come here', 'we-are-the-first-people-they-ever-meet'],
  ] as readonly (readonly [string, string, (readonly string[])?])[]) {
    it(`is ${id} for “${label}”${taken.length > 0 ? ` beside ${taken.join(', ')}` : ''}`, () =>
      assert.equal(themeIdFor(label, taken), id));
  }
});
