let collator: Intl.Collator | undefined;

/** The order of names for people: numbers by their value; the empty text, which stands for nobody or none, last. */
export function byName(a: string, b: string): number {
  collator ??= new Intl.Collator('en', { numeric: true }); // takes milliseconds, and a client waits while modules load
  return Number(a === '') - Number(b === '') || collator.compare(a, b);
}
