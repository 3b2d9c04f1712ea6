/** What of a filter is one day, and not a list. */
export const days = ['from', 'to'] as const;

/** A filter of conditions, each by its place in the filter: lists are gathered, of a day the last one counts. */
export function joined(
  conditions: readonly (readonly [key: string, value: unknown])[],
): Readonly<Record<string, unknown>> {
  const filter: Record<string, unknown> = {};
  for (const [key, value] of conditions) {
    const before = filter[key];
    if (days.some(day => day === key)) filter[key] = value;
    else filter[key] = Array.isArray(before) ? [...before, value] : [value];
  }
  return filter;
}
