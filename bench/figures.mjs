// From samples to the table.

/** The value below which that share of the samples lies, between two of them in proportion; none of none. */
export function quantile(samples, share) {
  if (samples.length === 0) return undefined;
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place - Math.floor(place));
}

export const median = samples => quantile(samples, 0.5);

/**
 * A line of the table.
 * @typedef {object} Figure
 * @property {string} what
 * @property {string} of `scenario/subject/samples`
 * @property {string} [against] the same, of the floor; without it the figure stands for itself
 * @property {string} [floor] what the floor is called in the table
 * @property {number} [at] the quantile of the samples, 0.5 if not said; of the floor's, too
 * @property {'ms' | 'MB'} [unit] ms if not said
 * @property {number} [atMost] the goal: of the ratio, or, without a floor, of the figure itself
 */

/**
 * The figure's value, floor and ratio as medians over rounds. The ratio is taken in each round: a machine that is
 * slow in one is slow for both.
 * @param {Map<string, Map<number, number[]>>} samples by `scenario/subject/samples`, then by round
 */
export function work({ at = 0.5, unit = 'ms', ...figure }, samples) {
  const byRound = path =>
    new Map([...(samples.get(path) ?? [])].map(([round, all]) => [round, quantile(all, at)]));
  const values = byRound(figure.of);
  const floors = byRound(figure.against);
  const ratios = [...values].flatMap(([round, value]) =>
    floors.has(round) ? value / floors.get(round) : [],
  );
  const value = median([...values.values()]);
  const ratio = median(ratios);
  const judged = figure.against ? ratio : value;
  const met = judged === undefined || figure.atMost === undefined ? undefined : judged <= figure.atMost;
  return { ...figure, at, unit, value, floorValue: median([...floors.values()]), ratio, met };
}

/** A Markdown table of worked figures, in fixed columns. */
export function table(figures) {
  const rows = figures.map(({ what, value, floorValue, floor, ratio, unit, atMost, against, met }) => [
    what,
    shown(value, ` ${unit}`),
    floor ? `${floor}${floorValue === undefined ? '' : ` ${shown(floorValue, ` ${unit}`)}`}` : '',
    against ? shown(ratio, ' ×') : '',
    atMost === undefined ? '' : `≤ ${atMost}${against ? ' ×' : ` ${unit}`}`,
    met === undefined ? '' : met ? '✓' : '✗',
  ]);
  const all = [['what', 'Verbatim', 'floor', 'ratio', 'goal', ''], ...rows];
  const widths = all[0].map((_, column) => Math.max(1, ...all.map(row => row[column].length)));
  const line = row => `| ${row.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(all[0]), `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
}

function shown(value, unit) {
  if (value === undefined) return '–';
  return `${value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)}${unit}`;
}
