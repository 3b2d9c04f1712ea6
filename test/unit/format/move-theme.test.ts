import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../src/format/codebook';
import { moveTheme, type ThemePlace } from '../../../src/format/move-theme';
import { codebookText, commentsIn, saidOf } from './codebook-texts';

function moved(text: string, id: string, place: ThemePlace): string {
  const change = moveTheme(text, id, place);
  return 'text' in change ? change.text : assert.fail(change.refused);
}

const source = `# The night bus study
themes:
  - id: road
    label: On the road
    # to be parted
    themes:
      # those who pay
      - id: passengers # most of all
        definition: |
          What they want,
          # and what they get.
      - id: company

  # everything before the first night
  - id: starting
    label: Starting out

  - id: "money"
`;

describe('moving a theme in a codebook', () => {
  it('takes its entry along, comments included, and indents it anew', () => {
    assert.equal(
      moved(source, 'passengers', { under: undefined }),
      `# The night bus study
themes:
  - id: road
    label: On the road
    # to be parted
    themes:
      - id: company

  # everything before the first night
  - id: starting
    label: Starting out

  - id: "money"

  # those who pay
  - id: passengers # most of all
    definition: |
      What they want,
      # and what they get.
`,
    );
  });

  it('puts it below a theme that had none below it', () => {
    assert.equal(
      moved(source, 'starting', { under: 'company' }),
      `# The night bus study
themes:
  - id: road
    label: On the road
    # to be parted
    themes:
      # those who pay
      - id: passengers # most of all
        definition: |
          What they want,
          # and what they get.
      - id: company
        themes:
          # everything before the first night
          - id: starting
            label: Starting out

  - id: "money"
`,
    );
  });

  for (const [name, before, id, place, after] of [
    [
      'before another',
      'themes:\n- id: a\n- id: b\n- id: c\n',
      'c',
      { before: 'b' },
      'themes:\n- id: a\n- id: c\n- id: b\n',
    ],
    ['before the first', 'themes:\n- id: a\n- id: b\n', 'b', { before: 'a' }, 'themes:\n- id: b\n- id: a\n'],
    ['behind another', 'themes:\n- id: a\n- id: b\n', 'a', { after: 'b' }, 'themes:\n- id: b\n- id: a\n'],
    ['where it is', source, 'company', { after: 'passengers' }, source],
    ['to the end where it is', source, 'money', { under: undefined }, source],
    [
      'in a text that does not end its last line',
      'themes:\n- id: a\n- id: b',
      'a',
      { after: 'b' },
      'themes:\n- id: b\n- id: a',
    ],
    [
      'with CRLF',
      'themes:\r\n- id: a\r\n- id: b\r\n',
      'b',
      { under: 'a' },
      'themes:\r\n- id: a\r\n  themes:\r\n  - id: b\r\n',
    ],
    [
      'behind a byte order mark',
      '\uFEFFthemes:\n- id: a\n- id: b\n',
      'b',
      { before: 'a' },
      '\uFEFFthemes:\n- id: b\n- id: a\n',
    ],
    [
      'into a list that is empty yet',
      'themes:\n  - id: a\n    themes: [] # none\n    label: A\n  - id: b\n',
      'b',
      { under: 'a' },
      'themes:\n  - id: a\n    themes: # none\n      - id: b\n    label: A\n',
    ],
    [
      'out of a list that is empty then',
      'themes:\n  - id: a\n    themes:\n      - id: b\n    label: A\n',
      'b',
      { under: undefined },
      'themes:\n  - id: a\n    label: A\n  - id: b\n',
    ],
    [
      'with dashes on lines of their own',
      'themes:\n  -\n    id: a\n  -\n    id: b\n',
      'b',
      { under: 'a' },
      'themes:\n  -\n    id: a\n    themes:\n      -\n        id: b\n',
    ],
  ] as readonly (readonly [string, string, string, ThemePlace, string])[]) {
    it(`writes it ${name}`, () => assert.equal(moved(before, id, place), after));
  }

  for (const [name, before, id, place] of [
    ['under itself', source, 'road', { under: 'road' }],
    ['under one of its own', source, 'road', { under: 'company' }],
    ['beside one of its own', source, 'road', { after: 'company' }],
    ['if it is in braces', 'themes:\n- {id: a}\n- id: b\n', 'a', { under: 'b' }],
    ['if all are in brackets', 'themes: [{id: a}, {id: b}]\n', 'a', { under: 'b' }],
    ['under one in braces', 'themes:\n- {id: a}\n- id: b\n', 'b', { under: 'a' }],
    [
      'before what it refers to',
      'themes:\n- id: a\n  label: &x A\n- id: b\n  label: *x\n',
      'b',
      { before: 'a' },
    ],
    ['if it is not there', source, 'gone', { under: 'road' }],
    ['to one that is not there', source, 'road', { after: 'gone' }],
  ] as readonly (readonly [string, string, string, ThemePlace])[]) {
    it(`is refused ${name}, with a sentence`, () => {
      const change = moveTheme(before, id, place);
      assert.match('refused' in change ? change.refused : '', /^\P{Ll}.*\.$/u);
    });
  }

  it('keeps what all themes say, every comment and the order of the others, and moves back', () => {
    let back = 0;
    fc.assert(
      fc.property(
        codebookText(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom('under', 'before', 'after'),
        (text, a, b, how) => {
          const before = readCodebook(text);
          const theme = before.themes[a % before.themes.length];
          const other = before.themes[b % before.themes.length];
          if (!theme || !other) return;
          const place = { [how]: other.id } as unknown as ThemePlace;
          const change = moveTheme(text, theme.id, place);
          let above: string | undefined = how === 'under' ? other.id : other.parent;
          while (above !== undefined && above !== theme.id) above = before.byId.get(above)?.parent;
          if (above === theme.id || (theme === other && how === 'under'))
            return assert.ok('refused' in change);
          if ('refused' in change) assert.fail(`${change.refused}\n${text}`);
          const after = readCodebook(change.text);
          assert.deepEqual(saidOf(after, theme.id), saidOf(before, theme.id));
          assert.deepEqual(commentsIn(change.text), commentsIn(text));
          assert.equal(after.byId.get(theme.id)?.parent, how === 'under' ? other.id : other.parent);
          const siblings =
            theme.parent === undefined ? before.roots : (before.byId.get(theme.parent)?.themes ?? []);
          const next = siblings[siblings.indexOf(theme) + 1];
          const home: ThemePlace = next ? { before: next.id } : { under: theme.parent };
          assert.deepEqual(
            readCodebook(moved(change.text, theme.id, home)).themes.map(({ id, parent }) => [id, parent]),
            before.themes.map(({ id, parent }) => [id, parent]),
          );
          if (moved(change.text, theme.id, home) === text) back++;
        },
      ),
      { numRuns: 300 },
    );
    assert.ok(back > 100, `${back} were the same to the byte`);
  });
});
