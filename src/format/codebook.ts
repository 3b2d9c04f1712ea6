import type { Node } from 'yaml';
import { type IdRules, readEntryId } from './entry-id';
import { isThemeId } from './ids';
import { type Range, range, withoutByteOrderMark } from './position';
import type { Problem } from './problem';
import { type Field, type Fields, type MappingKind, YamlReader } from './yaml';

/** A theme of the codebook: a code with what belongs under it. */
export interface Theme {
  readonly id: string;
  readonly idRange: Range;
  /** The whole entry, its themes included. */
  readonly range: Range;
  readonly label: string | undefined;
  readonly definition: string | undefined;
  readonly include: string | undefined;
  readonly exclude: string | undefined;
  readonly example: string | undefined;
  /** `#rrggbb`. */
  readonly colour: string | undefined;
  /** ID of the theme above. */
  readonly parent: string | undefined;
  readonly themes: readonly Theme[];
}

/** A codebook. Themes whose ID is missing or taken are left out, with a problem. */
export interface Codebook {
  /** The uppermost themes. */
  readonly roots: readonly Theme[];
  /** Every theme, a theme before those under it. */
  readonly themes: readonly Theme[];
  readonly byId: ReadonlyMap<string, Theme>;
  readonly problems: readonly Problem[];
}

export const codebookKeys = ['themes'] as const;
export const themeKeys = [
  'id',
  'label',
  'definition',
  'include',
  'exclude',
  'example',
  'colour',
  'themes',
] as const;

export const codebookKind: MappingKind = {
  name: 'the codebook',
  keys: codebookKeys,
  lines: '“themes:” and “  - id: …”',
};
export const themeKind: MappingKind = { name: 'a theme', keys: themeKeys, lines: '“id: …” and “label: …”' };

/** Reads a codebook (docs/format.md, "Codebook"). Never throws: what cannot be read becomes a problem. */
export function readCodebook(fileText: string): Codebook {
  const yaml = new YamlReader(withoutByteOrderMark(fileText));
  const themes: Theme[] = [];
  const byId = new Map<string, Theme>();

  const readThemes = (field: Field | undefined, parent: string | undefined): Theme[] =>
    yaml.list(field, '“themes”').flatMap(node => readTheme(node, parent) ?? []);

  const readTheme = (node: Node, parent: string | undefined): Theme | undefined => {
    const fields = yaml.fields(node, themeKind);
    if (!fields) return undefined;
    const id = readEntryId(yaml, fields, yaml.rangeOf(node), themeIds, taken => byId.get(taken)?.idRange);
    if (!id) {
      readThemes(fields.get('themes'), parent); // the themes under it are themes all the same
      return undefined;
    }
    const below: Theme[] = [];
    const theme: Theme = {
      id: id.value,
      idRange: id.range,
      range: yaml.rangeOf(node),
      label: yaml.words(fields.get('label'), 'a theme’s label'),
      definition: yaml.words(fields.get('definition'), 'a theme’s definition'),
      include: yaml.words(fields.get('include'), '“include”'),
      exclude: yaml.words(fields.get('exclude'), '“exclude”'),
      example: yaml.words(fields.get('example'), '“example”'),
      colour: readColour(yaml, fields),
      parent,
      themes: below,
    };
    themes.push(theme);
    byId.set(theme.id, theme);
    for (const each of readThemes(fields.get('themes'), theme.id)) below.push(each);
    return theme;
  };

  const roots = readThemes(yaml.fields(yaml.root, codebookKind)?.get('themes'), undefined);
  if (themes.length === 0 && yaml.problems.length === 0) {
    yaml.report(
      'no-themes',
      'information',
      range(0, 0, 0, 0),
      'This codebook has no themes yet. Add them under “themes:”.',
    );
  }
  return { roots, themes, byId, problems: yaml.problems };
}

const themeIds: IdRules = {
  noun: 'theme',
  example: 'gatekeeping',
  rule: 'start with a letter, then use letters, digits, “-”, “_” and “:”. The name people read goes into “label”.',
  isId: isThemeId,
};

function readColour(yaml: YamlReader, fields: Fields): string | undefined {
  const colour = yaml.text(fields.get('colour'), '“colour”');
  if (!colour) return undefined;
  if (/^#[0-9a-f]{6}$/i.test(colour.value)) return colour.value;
  yaml.report(
    'invalid-value',
    'warning',
    colour.range,
    `${colour.value ? `“${colour.value}” is not a colour` : 'There is no colour here'}. Write it in quotes (“#” alone starts a comment) and with six digits, such as "#b5651d".`,
  );
  return undefined;
}
