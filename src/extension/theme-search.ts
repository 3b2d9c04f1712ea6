import type { ThemeToChoose } from '../server/protocol';

/** Words without what people leave out when they search: capitals and accents. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase();
}

/** The themes in which each of the typed words is found, in whatever order: in ID, label, path, definition or `include`. */
export function themesFound(themes: readonly ThemeToChoose[], typed: string): ReadonlySet<ThemeToChoose> {
  const words = folded(typed).split(/\s+/);
  return new Set(
    themes.filter(theme => {
      const text = folded(
        [theme.id, theme.label, ...theme.path, theme.definition, theme.include].filter(Boolean).join('\n'),
      );
      return words.every(word => text.includes(word));
    }),
  );
}

/** The theme that somebody means who types this and looks no further: by its name, or else by whatever is found. */
export function themeMeant(themes: readonly ThemeToChoose[], typed: string): ThemeToChoose | undefined {
  const found = [...themesFound(themes, typed)];
  const query = folded(typed).trim();
  const names = ({ id, label }: ThemeToChoose): string[] => [folded(label ?? id), folded(id)];
  return (
    found.find(theme => names(theme).includes(query)) ??
    found.find(theme => names(theme).some(name => name.startsWith(query))) ??
    found.find(theme => names(theme).some(name => name.includes(query))) ??
    found[0]
  );
}

/** Whether a theme is called just so, by label or ID. */
export function isCalled({ id, label }: ThemeToChoose, name: string): boolean {
  const called = folded(name.trim());
  return folded(id) === called || folded(label ?? id) === called;
}
