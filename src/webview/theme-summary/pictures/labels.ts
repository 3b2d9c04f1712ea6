/** How wide a text is in a picture, in px. */
export type TextWidth = (text: string) => number;

/** Size of the letters in a picture, and what a line of them needs, in px. */
export const fontSize = 12;
export const lineHeight = 16;

/** Texts in as much room as there is for each: the beginning, or beginning and end where it would look like another's. */
export function shortened(texts: readonly string[], most: number, widthOf: TextWidth): string[] {
  const beginnings = texts.map(text => shortenedTo(text, most, widthOf, 0));
  const used = new Map<string, number>();
  for (const text of beginnings) used.set(text, (used.get(text) ?? 0) + 1);
  return beginnings.map((short, index) =>
    used.get(short) === 1 ? short : shortenedTo(texts[index] ?? '', most, widthOf, 0.5),
  );
}

/** The text, or what of it is not wider than `most` with an ellipsis, `end` of that from its end. */
function shortenedTo(text: string, most: number, widthOf: TextWidth, end: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (widthOf(line) <= most) return line;
  // Whole characters as people see them, so that no accent or sign of a pair is left alone.
  const signs = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  const keeping = (count: number): string => {
    const last = Math.floor(count * end);
    const behind = last > 0 ? signs.slice(-last).join('').trimStart() : '';
    return `${signs
      .slice(0, count - last)
      .join('')
      .trimEnd()}…${behind}`;
  };
  let [fits, wide] = [0, signs.length];
  while (wide - fits > 1) {
    const middle = Math.floor((fits + wide) / 2);
    if (widthOf(keeping(middle)) <= most) fits = middle;
    else wide = middle;
  }
  return keeping(fits);
}

/** Round whole numbers from 0 to the highest, six at the most. */
export function roundNumbers(highest: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest / 5)));
  const step = [1, 2, 5, 10].map(each => each * power).find(each => highest / each <= 5) ?? 10 * power;
  return Array.from({ length: Math.floor(highest / step) + 1 }, (_, index) => index * step);
}
