import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../src/format/codebook';
import { setThemeKey, type ThemeKey, whereToWrite } from '../../../src/format/theme-keys';
import { codebookText, commentsIn } from './codebook-texts';

function set(text: string, key: ThemeKey, value: string | undefined, id = 'a'): string {
  const change = setThemeKey(text, id, key, value);
  return 'text' in change ? change.text : assert.fail(change.refused);
}

describe('writing what a codebook says of a theme', () => {
  for (const [name, before, key, value, after] of [
    ['a label', 'themes:\n- id: a\n', 'label', 'Trust', 'themes:\n- id: a\n  label: Trust\n'],
    [
      'another label',
      'themes:\n- id: a\n  label: Trust # ours\n',
      'label',
      'Faith',
      'themes:\n- id: a\n  label: Faith # ours\n',
    ],
    [
      'a label in its quotes',
      "themes:\n- id: a\n  label: 'Trust'\n",
      'label',
      'Faith',
      "themes:\n- id: a\n  label: 'Faith'\n",
    ],
    [
      'a label that needs quotes',
      'themes:\n- id: a\n  label: Trust\n',
      'label',
      'Trust: early',
      'themes:\n- id: a\n  label: "Trust: early"\n',
    ],
    [
      'a label of several lines as one',
      'themes:\n- id: a\n',
      'label',
      ' In\n two ',
      'themes:\n- id: a\n  label: In two\n',
    ],
    [
      'a label that is empty yet',
      'themes:\n- id: a\n  label: # later\n',
      'label',
      'Trust',
      'themes:\n- id: a\n  label: Trust # later\n',
    ],
    [
      'a colour, in quotes',
      'themes:\n- id: a\n  definition: d\n  themes:\n  - id: b\n',
      'colour',
      '#aabbcc',
      'themes:\n- id: a\n  definition: d\n  colour: "#aabbcc"\n  themes:\n  - id: b\n',
    ],
    [
      'a colour instead of what is none',
      'themes:\n- id: a\n  colour: red\n',
      'colour',
      '#aabbcc',
      'themes:\n- id: a\n  colour: "#aabbcc"\n',
    ],
    [
      'one line instead of several',
      'themes:\n- id: a\n  definition: |\n    x\n    y\n  colour: "#aabbcc"\n',
      'definition',
      'z',
      'themes:\n- id: a\n  definition: z\n  colour: "#aabbcc"\n',
    ],
    [
      'behind a text of several lines',
      'themes:\n- id: a\n  definition: |\n    x\n\n- id: b\n',
      'colour',
      '#aabbcc',
      'themes:\n- id: a\n  definition: |\n    x\n  colour: "#aabbcc"\n\n- id: b\n',
    ],
    [
      'in a text that does not end its last line',
      'themes:\n- id: a',
      'label',
      'A',
      'themes:\n- id: a\n  label: A',
    ],
    ['with CRLF', 'themes:\r\n- id: a\r\n', 'label', 'A', 'themes:\r\n- id: a\r\n  label: A\r\n'],
    [
      'instead of an alias',
      'themes:\n- id: b\n  label: &x B\n- id: a\n  label: *x\n',
      'label',
      'A',
      'themes:\n- id: b\n  label: &x B\n- id: a\n  label: A\n',
    ],
    ['nothing, where nothing is', 'themes:\n- id: a\n', 'label', undefined, 'themes:\n- id: a\n'],
    [
      'nothing instead of a line',
      'themes:\n- id: a\n  label: A\n  colour: "#aabbcc"\n',
      'label',
      '',
      'themes:\n- id: a\n  colour: "#aabbcc"\n',
    ],
    [
      'nothing, and keeps the comment',
      'themes:\n- id: a\n  label: A # ours\n',
      'label',
      undefined,
      'themes:\n- id: a\n  # ours\n',
    ],
    ['nothing behind the dash', 'themes:\n- label: A\n  id: a\n', 'label', undefined, 'themes:\n- id: a\n'],
    [
      'nothing instead of an empty line',
      'themes:\n- id: a\n  label:\n  colour: "#aabbcc"\n',
      'label',
      undefined,
      'themes:\n- id: a\n  colour: "#aabbcc"\n',
    ],
    [
      'nothing instead of several lines',
      'themes:\n- id: a\n  example: >\n    x\n    y\n- id: b\n',
      'example',
      undefined,
      'themes:\n- id: a\n- id: b\n',
    ],
  ] as readonly (readonly [string, string, ThemeKey, string | undefined, string])[]) {
    it(`writes ${name}`, () => assert.equal(set(before, key, value), after));
  }

  for (const [name, before] of [
    ['in braces', 'themes:\n- {id: a, label: A}\n'],
    ['where a comment would go', 'themes:\n- id: a\n  label: | # ours\n    A\n'],
    ['where others refer to it', 'themes:\n- id: a\n  label: &x A\n- id: b\n  label: *x\n'],
    ['of a theme that is not there', 'themes:\n- id: b\n'],
  ] as const) {
    it(`is refused ${name}, with a sentence`, () => {
      const change = setThemeKey(before, 'a', 'label', 'B');
      assert.match('refused' in change ? change.refused : '', /^\P{Ll}.*\.$/u);
    });
  }

  it('changes nothing else, whatever is written, and takes it out again', () => {
    const keys: ThemeKey[] = ['label', 'definition', 'include', 'exclude', 'example', 'colour'];
    const words = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('yes', '- a', 'a: b', '"', "it's", '#', '*x', '2019', 'ثقة'),
    );
    fc.assert(
      fc.property(codebookText(), fc.nat(), fc.constantFrom(...keys), words, (text, at, key, value) => {
        const before = readCodebook(text);
        const theme = before.themes[at % before.themes.length];
        if (!theme) return;
        const wanted = key === 'colour' ? '#00ff00' : value;
        const said = (of: string) =>
          readCodebook(of).themes.map(({ range: _, idRange: __, themes: ___, ...rest }) =>
            rest.id === theme.id ? { ...rest, [key]: undefined } : rest,
          );
        const after = set(text, key, wanted, theme.id);
        assert.equal(
          readCodebook(after).byId.get(theme.id)?.[key],
          wanted.replace(/\s+/g, ' ').trim() || undefined,
        );
        assert.deepEqual(said(after), said(text));
        assert.deepEqual(
          commentsIn(after).filter(line => !/# (?:ours|and another)/.test(line)),
          commentsIn(text).filter(line => !/# (?:ours|and another)/.test(line)),
        );
        const out = set(after, key, undefined, theme.id);
        assert.deepEqual(said(out), said(text));
        if (theme[key] === undefined) assert.equal(out, text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the place to write a definition', () => {
  for (const [name, source, expected] of [
    [
      'is what is written already',
      'themes:\n- id: a\n  definition: it is\n',
      'themes:\n- id: a\n  definition: «it is»\n',
    ],
    [
      'is a line of its own',
      'themes:\n- id: a\n  label: A\n- id: b\n',
      'themes:\n- id: a\n  label: A\n  definition: «»\n- id: b\n',
    ],
    [
      'is behind the key where nothing stands',
      'themes:\n- id: a\n  definition:\n- id: b\n',
      'themes:\n- id: a\n  definition: «»\n- id: b\n',
    ],
    [
      'is all lines of it',
      'themes:\n- id: a\n  definition: it\n    is\n',
      'themes:\n- id: a\n  definition: «it\n    is»\n',
    ],
  ] as const) {
    it(name, () => {
      const found = whereToWrite(source, 'a', 'definition');
      if ('refused' in found) assert.fail(found.refused);
      const lines = found.text.split('\n');
      for (const [{ line, character }, mark] of [
        [found.end, '»'],
        [found.start, '«'],
      ] as const)
        lines[line] = `${lines[line]?.slice(0, character)}${mark}${lines[line]?.slice(character)}`;
      assert.equal(lines.join('\n'), expected);
    });
  }
});
