import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCodebook } from '../../../src/format/codebook';
import { blended, contrast, hexOf, oklchOf } from '../../../src/format/colours';
import { type Background, backgrounds, colourOf, tintOf } from '../../../src/format/theme-colour';

const kinds = Object.keys(backgrounds) as Background[];
const codebook = readCodebook(`themes:
  - id: company
    colour: "#b5651d"
    themes:
      - id: table
        themes: [{id: chair}]
      - id: door
        colour: "#004400"
  - id: money
`);
const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map(number => `#${number.toString(16).padStart(6, '0')}`);
const written = (colour: string) => readCodebook(`themes: [{id: a, colour: "${colour}", themes: [{id: b}]}]`);
const hue = (id: string): number => oklchOf(colourOf(id, [codebook]).light).hue;

describe('the colour of a theme', () => {
  it('is the one in the codebook where that can be read', () => {
    assert.equal(colourOf('door', [codebook]).light, '#004400');
    assert.ok(Math.abs(hue('company') - oklchOf('#b5651d').hue) < 2);
  });

  it('is lighter on a dark background, and the same hue', () => {
    const { dark } = colourOf('door', [codebook]);
    assert.ok(oklchOf(dark).lightness > oklchOf('#004400').lightness);
    assert.ok(Math.abs(oklchOf(dark).hue - oklchOf('#004400').hue) < 3);
  });

  it('is near that of the theme above, whichever has one', () => {
    for (const id of ['table', 'chair']) assert.ok(Math.abs(hue(id) - hue('company')) < 30, id);
    assert.notEqual(colourOf('table', [codebook]).light, colourOf('chair', [codebook]).light);
  });

  it('depends on the ID where no theme above has one', () => {
    assert.deepEqual(colourOf('money', [codebook]), colourOf('money', []));
    assert.deepEqual(colourOf('money', []), colourOf('money', [readCodebook('themes: [{id: other}]')]));
  });

  /** The colours of themes that stand in a codebook. */
  const coloursIn = (ids: readonly string[], text = `themes: [${ids.map(id => `{id: ${id}}`).join(', ')}]`) =>
    ids.map(id => colourOf(id, [readCodebook(text)]).light);

  it('is no other theme’s, of twelve in a codebook', () => {
    const ids = ['trust', 'family', ...Array.from({ length: 10 }, (_, number) => `t${number}`)];
    assert.equal(new Set(coloursIn(ids)).size, 12);
    assert.equal(coloursIn(['trust', 'family'])[0], colourOf('trust', []).light);
    const nested = 'themes: [{id: trust, themes: [{id: inner}]}, {id: family}]';
    assert.deepEqual(coloursIn(['trust', 'family'], nested), coloursIn(['trust', 'family']));
  });

  it('stays when themes are added at the end, and no colour is used much more than others', () => {
    const ids = Array.from({ length: 60 }, (_, number) => `theme-${number}`);
    const colours = coloursIn(ids);
    assert.deepEqual(coloursIn(ids.slice(0, 40)), colours.slice(0, 40));
    for (const colour of colours) assert.equal(colours.filter(other => other === colour).length, 5);
  });

  it('stays the same from one version to the next', () => {
    assert.deepEqual(
      ['money', 'trust', 'family', 'night-bus'].map(id => colourOf(id, []).light),
      ['#008287', '#b5508e', '#b5508e', '#8a7300'],
    );
  });

  it('has contrast enough on each background, whatever is written', () => {
    fc.assert(
      fc.property(anyColour, fc.string({ minLength: 1 }), (colour, id) => {
        const book = written(colour);
        for (const each of [colourOf('a', [book]), colourOf('b', [book]), colourOf(id, [])]) {
          for (const kind of kinds) {
            const { colour: behind, contrast: needed } = backgrounds[kind];
            assert.match(each[kind], /^#[0-9a-f]{6}$/);
            assert.ok(contrast(each[kind], behind) >= needed, `${each[kind]} on ${behind}`);
          }
        }
      }),
    );
  });

  it('leaves words readable that are coded three times, in the colours of text of VS Code’s own themes', () => {
    const editors: readonly [Background, text: string, behind: string][] = [
      ['light', '#3b3b3b', '#ffffff'],
      ['light', '#202020', '#ffffff'],
      ['dark', '#cccccc', '#1f1f1f'],
      ['dark', '#bbbebf', '#121314'],
    ];
    fc.assert(
      fc.property(fc.array(anyColour, { minLength: 3, maxLength: 3 }), colours => {
        for (const [background, text, editor] of editors) {
          const behind = colours.reduce((seen, colour) => {
            const tint = tintOf(colourOf('a', [written(colour)]), background);
            return blended(tint.slice(0, 7), Number.parseInt(tint.slice(7), 16) / 255, seen);
          }, editor);
          assert.ok(contrast(text, behind) >= 4.5, `${text} on ${behind}`);
        }
      }),
    );
  });

  it('uses all hues about as often', () => {
    const used = new Map<string, number>();
    for (let number = 0; number < 300; number++) {
      const { light } = colourOf(`theme-${number}`, []);
      used.set(light, (used.get(light) ?? 0) + 1);
    }
    assert.equal(used.size, 12);
    assert.ok(Math.max(...used.values()) < 45, JSON.stringify([...used]));
  });
});

describe('colours', () => {
  it('have the contrast that WCAG gives as examples', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
  });

  it('come back from lightness, chroma and hue as they were', () => {
    for (const colour of ['#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff', '#b5651d', '#808080'])
      assert.equal(hexOf(oklchOf(colour)), colour);
  });
});
