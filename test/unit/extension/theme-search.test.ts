import assert from 'node:assert/strict';
import { isCalled, themeMeant, themesFound } from '../../../src/extension/theme-search';
import { colourOf } from '../../../src/format/theme-colour';
import type { ThemeToChoose } from '../../../src/server/protocol';

function theme(id: string, more: Partial<ThemeToChoose> = {}): ThemeToChoose {
  return { id, colour: colourOf(id, []), path: [], known: true, here: 0, coded: false, ...more };
}

const themes = [
  theme('family', { label: 'Famílie', definition: 'Whom they trust at home.', include: 'uncles' }),
  theme('trust', { label: 'Trust' }),
  theme('trust:early', { label: 'Early', path: ['Trust'] }),
];

describe('looking for a theme', () => {
  for (const [typed, ids] of [
    ['trust', ['family', 'trust', 'trust:early']],
    ['EARLY  trust', ['trust:early']],
    ['familie', ['family']],
    ['uncles', ['family']],
    ['nothing', []],
  ] as const) {
    it(`finds ${ids.join(', ') || 'none'} by “${typed}”`, () =>
      assert.deepEqual(
        [...themesFound(themes, typed)].map(({ id }) => id),
        ids,
      ));
  }

  for (const [typed, id] of [
    ['trust', 'trust'],
    ['ear', 'trust:early'],
    ['at home', 'family'],
    ['nothing', undefined],
  ] as const) {
    it(`means ${id ?? 'none'} by “${typed}”`, () => assert.equal(themeMeant(themes, typed)?.id, id));
  }

  it('knows what a theme is called, however it is written', () => {
    assert.deepEqual(
      ['FAMILIE', ' family ', 'famil'].map(name => themes.some(theme => isCalled(theme, name))),
      [true, true, false],
    );
  });
});
