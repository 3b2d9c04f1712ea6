/** Characters: longer IDs are a burden in the text that they stand in. */
const longest = 40;

/**
 * The ID for a theme that people call by this name: its letters and digits, whatever their script, in lower case and joined
 * by hyphens; with a number behind it where another theme has it already.
 */
export function themeIdFor(label: string, taken: Iterable<string>): string {
  const words = label
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter(word => word !== '');
  let id = '';
  for (const word of words) {
    const longer = id === '' ? word : `${id}-${word}`;
    if (id !== '' && longer.length > longest) break;
    id = longer;
  }
  id = [...id].slice(0, longest).join('');
  if (!/^\p{L}/u.test(id)) id = id === '' ? 'theme' : `theme-${id}`;
  const others = new Set(Array.from(taken, each => each.toLowerCase()));
  let free = id;
  for (let number = 2; others.has(free); number++) free = `${id}-${number}`;
  return free;
}
