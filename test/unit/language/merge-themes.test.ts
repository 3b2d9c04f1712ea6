import assert from 'node:assert/strict';
import { rename } from '../../../src/language/rename';
import { renamed } from './renamed';
import { codebook, studyOf, transcript } from './study-of';

const codebookName = 'tea.codebook.yaml';

/** A transcript and the codebook before and after the theme at the cursor is merged into another. */
function check(
  [before, themes]: readonly [string, string],
  into: string,
  [after, themesAfter]: readonly [string, string],
): void {
  assert.deepEqual(renamed({ 'a.transcript.md': before, [codebookName]: themes }, into), {
    'a.transcript.md': after,
    [codebookName]: themesAfter,
  });
}

const without = (...lines: string[]) => lines.reduce((text, line) => text.replace(line, ''), codebook);

describe('merging a theme into another', () => {
  it('puts the one in the place of the other, and takes it out of the codebook', () =>
    check(
      [
        transcript(
          '## Q1.1 {.money}\n\n**Ann:** [x [y]{.mon‸ey by=CD}]{.money w=2}\n\n::: {.money}\n\n:::\n',
        ),
        codebook,
      ],
      'trust',
      [
        transcript('## Q1.1 {.trust}\n\n**Ann:** [x [y]{.trust by=CD}]{.trust w=2}\n\n::: {.trust}\n\n:::\n'),
        without('  - id: money\n'),
      ],
    ));

  it('leaves the theme once where both were', () => {
    for (const [before, after] of [
      ['{.money .trust}', '{.trust}'],
      ['{.trust .money}', '{.trust}'],
      ['{.trust.money}', '{.trust}'],
      ['{.money.trust by=CD}', '{.trust by=CD}'],
      ['{ .money   .trust }', '{ .trust }'],
      ['{by=CD .money part=1 .trust}', '{by=CD part=1 .trust}'],
      ['{.money .trust .money #a}', '{.trust #a}'],
      ['{.trust\n.money\nw=2}', '{.trust\nw=2}'],
      ['{.money .money}', '{.trust}'],
    ] as const) {
      const text = (list: string) =>
        transcript(
          `## Q1.1 ${list.replaceAll('\n', ' ')}\n\n**Ann:** [so]${list} [no]{.trust}\n\n::: {.m}\n`,
        );
      const cursor = text(before).replace('.money', '.mon‸ey');
      check([cursor, codebook], 'trust', [text(after), without('  - id: money\n')]);
    }
  });

  it('works in divs, in any number of them', () =>
    check(
      [
        transcript('::: {.mon‸ey .trust}\n\n::: {.trust by=A .money} :::\n\n**Ann:** So.\n\n:::\n\n:::\n'),
        codebook,
      ],
      'trust',
      [
        transcript('::: {.trust}\n\n::: {.trust by=A} :::\n\n**Ann:** So.\n\n:::\n\n:::\n'),
        without('  - id: money\n'),
      ],
    ));

  it('gives the themes under it its place', () => {
    const themes = `# all
themes:
    # about people
    - id: trust # first
      label: Trust
      definition: |
        They rely
          on each other.

      themes:
          # in the first year
        - id: early
          definition: >-
            At
            first.
          themes: [{id: at-once}]
        # later
        - id: late # so
      exclude: x

    # about things
    - label: Money
      id: money
`;
    const after = `# all
themes:
    # about people
      # in the first year
    - id: early
      definition: >-
        At
        first.
      themes: [{id: at-once}]
    # later
    - id: late # so

    # about things
    - label: Money
      id: money
`;
    const text = (theme: string) => transcript(`**Ann:** [so]{.${theme}}\n`);
    check([text('tru‸st'), themes], 'money', [text('money'), after]);
    check([text('tru‸st').replaceAll('\n', '\r\n'), `\ufeff${themes}`.replaceAll('\n', '\r\n')], 'early', [
      text('early').replaceAll('\n', '\r\n'),
      `\ufeff${after}`.replaceAll('\n', '\r\n'),
    ]);
    check(
      [text('at-on‸ce'), themes.replace('  themes: [{id: at-once}]', '  themes:\n          - id: at-once')],
      'trust',
      [text('trust'), themes.replace('  themes: [{id: at-once}]', '  themes:')],
    );
  });

  it('takes a theme into the one above it', () => {
    const text = (theme: string) => transcript(`**Ann:** [so]{.${theme}}\n`);
    check([text('trust:ear‸ly'), codebook], 'trust', [text('trust'), without('      - id: trust:early\n')]);
  });

  it('says what is to be confirmed, and is refused by an editor that cannot ask', () => {
    const files = { 'a.transcript.md': transcript('**Ann:** [so]{.mon‸ey}\n'), [codebookName]: codebook };
    const { study, uri, marks } = studyOf(files);
    const renaming = rename(study, uri, marks.cursor, 'trust', { textOf: () => codebook, canConfirm: true });
    assert.deepEqual('confirm' in renaming && renaming.confirm, {
      label: 'Merge “money” into “trust”',
      description: 'What is coded “money” or “trust” cannot be told apart afterwards.',
    });
    assert.match(String(renamed(files, 'trust', false)), /is taken already.*cannot ask before/);
  });

  it('needs no confirmation where a slip is put right, and leaves the theme once there, too', () => {
    const text = (list: string) => transcript(`**Ann:** [so]{${list}}\n`);
    check([text('.trust .tru‸ts by=A'), codebook], 'trust', [text('.trust by=A'), codebook]);
    assert.ok(
      typeof renamed(
        { 'a.transcript.md': text('.trust .tru‸ts'), [codebookName]: codebook },
        'trust',
        false,
      ) !== 'string',
    );
  });

  it('makes two themes one that are only used', () => {
    const text = (list: string) => transcript(`**Ann:** [so]{${list}}\n`);
    check([text('.a‸ .b'), codebook], 'b', [text('.b'), codebook]);
  });

  it('is refused where pieces of two segments would become one', () => {
    const text = (one: string, other: string) =>
      transcript(`**Ann:** [so]{${one}} [no]{${other}} [so]{${one}}\n`);
    const after = without('  - id: money\n');
    const files = (one: string, other: string) => ({
      'a.transcript.md': text(one, other).replace('money', 'mon‸ey'),
      [codebookName]: codebook,
    });
    assert.match(
      String(renamed(files('.money part=1', '.trust part=1'), 'trust')),
      /In line 4, part=1 would join/,
    );
    check([text('.mon‸ey part=1', '.trust part=2'), codebook], 'trust', [
      text('.trust part=1', '.trust part=2'),
      after,
    ]);
    check([text('.mon‸ey .trust part=1', '.trust part=1'), codebook], 'trust', [
      text('.trust part=1', '.trust part=1'),
      after,
    ]);
  });

  for (const [how, themes] of Object.entries({
    braces: 'themes: [{id: trust}, {id: money}]\n',
    'an alias': 'themes:\n  - id: money\n    definition: &a So.\n  - id: trust\n    definition: *a\n',
    'an entry that stands twice': 'themes:\n  - id: money\n  - id: trust\n  - id: money\n',
    'a list in a list': 'themes:\n  - id: trust\n    themes: [\n      {id: money}]\n',
  })) {
    it(`is refused with ${how}`, () => {
      const files = { 'a.transcript.md': transcript('**Ann:** [so]{.mon‸ey}\n'), [codebookName]: themes };
      assert.match(
        String(renamed(files, 'trust')),
        /^tea.codebook.yaml: The entry of “money” cannot be taken out/,
      );
    });
  }
});
