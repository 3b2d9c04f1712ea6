/** A number of things in words: `1 question`, `3 questions`. The noun is one whose plural ends in s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
