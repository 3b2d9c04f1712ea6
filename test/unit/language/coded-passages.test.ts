import assert from 'node:assert/strict';
import { colourOf } from '../../../src/format/theme-colour';
import { type CodedPassages, codedPassages } from '../../../src/language/coded-passages';
import { codebook, guide, studyOf, transcript } from './study-of';

const others = { 'tea.guide.yaml': guide, 'tea.codebook.yaml': codebook };
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

function found(text: string, ranges = [everything]): CodedPassages & { readonly lines: readonly string[] } {
  const { study, uri, marks } = studyOf({ 'a.transcript.md': text, ...others });
  return { ...codedPassages(study, uri, ranges, true), lines: marks.text.split(/\r\n|\n/) };
}

/** Each passage as its level, its themes and its words, or of whole lines their numbers. */
function passages(text: string, ranges = [everything]): string[] {
  const { themes, passages, lines } = found(text, ranges);
  return passages.map(({ kind, range: { start, end }, themes: places, level }) => {
    const ids = places.map(place => themes[place]?.id).join(' ');
    const words =
      start.line === end.line
        ? lines[start.line]?.slice(start.character, end.character)
        : `${start.character} to ${end.character}`;
    return kind === 'words'
      ? `${level} ${ids}: ${words}`
      : `${level} ${ids}: ${kind} ${start.line}–${end.line}`;
  });
}

describe('coded passages', () => {
  it('are the words in brackets, without them', () => {
    assert.deepEqual(passages('**Ann:** Yes, [that is so]{.trust}.'), ['0 trust: that is so']);
  });

  it('say how many themes stand around them', () => {
    assert.deepEqual(passages('[a [b [c]{.x} [d]{.y}]{.money .new} [e]{.z}]{.trust} [f]{.x}'), [
      '0 trust: a [b [c]{.x} [d]{.y}]{.money .new} [e]{.z}',
      '1 money new: b [c]{.x} [d]{.y}',
      '3 x: c',
      '3 y: d',
      '1 z: e',
      '0 x: f',
    ]);
  });

  it('are none without a theme or without words', () => {
    assert.deepEqual(passages('[a]{q=Q1.1} []{.trust} [laughs] [b]{by=AB}'), []);
  });

  it('are turns in a div that ends, whole lines', () => {
    assert.deepEqual(
      passages('::: {.trust}\n\n**Ann:** Yes.\n\n::: {.money}\n\nNo.\n\n:::\n\n:::\n\n::: {.x}\n\nSo.'),
      ['0 trust: turns 0–10', '1 money: turns 4–8'],
    );
  });

  it('are the answer to a question whose heading is coded, up to the next', () => {
    const text = transcript(
      '## Q1.1 Role {.trust}\n\n**Ann:** Yes.\n\n### More\n\n## Q1.2 Who\n\n[so]{.x}\n',
    );
    assert.deepEqual(passages(text), ['0 trust: answer 3–8', '0 x: so']);
  });

  it('are what stands under an ordinary heading that is coded', () => {
    assert.deepEqual(passages('# Talk {.trust}\n\nYes.\n\n## More\n\nNo.\n\n# End\n'), [
      '0 trust: answer 0–7',
    ]);
  });

  it('are found on the lines that are asked about, each once', () => {
    const text = 'a [b]{.x}\n\n::: {.trust}\n\n[c]{.y}\n\n[d]{.z}\n\n:::\n\n[e]{.w}\n';
    const line = (start: number, end: number) => ({
      start: { line: start, character: 0 },
      end: { line: end, character: 0 },
    });
    assert.deepEqual(passages(text, [line(4, 4)]), ['0 trust: turns 2–8', '0 y: c']);
    assert.deepEqual(passages(text, [line(6, 6), line(4, 4), line(3, 4)]), [
      '0 trust: turns 2–8',
      '0 y: c',
      '0 z: d',
    ]);
  });

  it('have the labels and colours of the codebook, and colours without one, too', () => {
    const { themes } = found('[a]{.trust} [b]{.nowhere}');
    assert.deepEqual(themes, [
      { id: 'trust', label: 'Trust', colour: colourOf('trust', []) },
      { id: 'nowhere', label: 'nowhere', colour: colourOf('nowhere', []) },
    ]);
  });

  it('are none in files that are no transcripts', () => {
    const { study } = studyOf({ 'tea.codebook.yaml': codebook });
    assert.deepEqual(
      codedPassages(study, 'file:///study/tea.codebook.yaml', [everything], true).passages,
      [],
    );
  });
});

describe('markup', () => {
  /** The text with what is markup in it as `⟨…⟩`, and what is said of it behind `=`. */
  function marked(text: string): string {
    const { study, uri, after } = studyOf({ 'a.transcript.md': text, ...others });
    const { markup } = codedPassages(study, uri, [everything], false);
    return after(
      markup.map(({ range, says }) => ({ range, newText: says === undefined ? '⟨⟩' : `⟨${says}⟩` })),
    );
  }

  it('is brackets and attribute lists of codings', () => {
    assert.equal(marked('a [b [c]{.x}\r\nd]{.trust by=AB}'), 'a ⟨⟩b ⟨⟩c⟨⟩\r\nd⟨⟩');
  });

  it('says the question of a switch or an aside, and its status', () => {
    assert.equal(
      marked('a []{q=Q2.1 status=not-asked} b [c]{q="Q1.1 Q1.2" .trust}'),
      'a ⟨Q2.1 · not asked⟩ b ⟨⟩c⟨Q1.1, Q1.2⟩',
    );
  });

  it('says the status and themes of a heading', () => {
    assert.equal(marked('## Q1.1 Role {status=lost .trust}'), '## Q1.1 Role ⟨lost · Trust⟩');
  });

  it('says the themes of turns', () => {
    assert.equal(marked('::: {.trust .new}\n\nYes.\n'), '⟨Trust · new⟩\n\nYes.\n');
  });

  it('is memos, with their words', () => {
    assert.equal(marked('So {>>AB: look\nhere<<} it'), 'So ⟨AB: look\nhere⟩ it');
  });

  it('is nothing in code, and no note', () => {
    assert.equal(marked('`[a]{.x}` [laughs]'), '`[a]{.x}` [laughs]');
  });

  it('knows the lines of its paragraph', () => {
    const { markup } = found('So\n\nab [c]{.x}\nde {>>f<<}\n');
    assert.deepEqual(
      markup.map(({ lines }) => lines),
      [
        [2, 3],
        [2, 3],
        [2, 3],
      ],
    );
  });
});

describe('marks for the ruler', () => {
  it('are the lines of each theme, of turns and answers as well', () => {
    const { themes, marks } = found('# Talk {.trust}\n\n[a]{.money} [b [c]{.money}]{.x}\n');
    assert.deepEqual(
      marks.map(([theme, ...lines]) => [themes[theme]?.id, ...lines]),
      [
        ['trust', 0, 3],
        ['money', 2, 2],
        ['x', 2, 2],
      ],
    );
  });

  it('are no more than a ruler can show, whatever the length', () => {
    const body = Array.from({ length: 15_000 }, (_, line) => `**Ann:** [Yes ${line}]{.trust}.\n`).join('\n');
    const { marks } = found(body);
    assert.ok(marks.length <= 1000, String(marks.length));
  });
});
