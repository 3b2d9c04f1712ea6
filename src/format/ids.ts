import { distance } from 'fastest-levenshtein';

/** What a question ID may look like: letters, digits, `.`, `-`, `_`, with at least one digit. */
export function isQuestionId(text: string): boolean {
  return /^[\p{L}\p{M}\p{Nd}._-]+$/u.test(text) && /\p{Nd}/u.test(text);
}

/** What a theme ID may look like: a letter first, then letters, digits, `-`, `_`, `:`. */
export function isThemeId(text: string): boolean {
  return /^\p{L}[\p{L}\p{M}\p{Nd}_:-]*$/u.test(text);
}

/**
 * The shape of a question ID: what stands before its first digit, whatever the case.
 * `Q1.4` and `q9` have the shape `q`, `3a` has the empty shape. IDs of one guide mostly share one shape, so an
 * unknown ID of that shape is a slip, and a word of another shape is an ordinary word.
 */
export function questionIdShape(id: string): string {
  return (/^[^\p{Nd}]*/u.exec(id)?.[0] ?? '').toLowerCase();
}

/**
 * The known name that was probably meant: one that differs in case only, or else the nearest by edit distance,
 * if no more than a share of its letters (`mostApart`; at least one letter) differ. Of equally near ones the first wins.
 */
export function nearest(name: string, known: Iterable<string>, mostApart = 0.4): string | undefined {
  const lower = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    if (candidate.toLowerCase() === lower) return candidate;
    const allowed = Math.max(1, Math.floor(Math.max(name.length, candidate.length) * mostApart));
    if (Math.abs(candidate.length - name.length) > allowed) continue;
    const far = distance(lower, candidate.toLowerCase());
    if (far <= allowed && far < bestDistance) {
      best = candidate;
      bestDistance = far;
    }
  }
  return best;
}
