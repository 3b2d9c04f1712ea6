import type { Guide } from '../../format/guide';
import { readYamlLine, type YamlLine, type YamlLines } from '../yaml-lines';

/**
 * The ID that goes on with a guide's own numbering on a line `id:`: after Q1.4 comes Q1.5, and its first probe is Q1.4a.
 * As the YAML gives it, so in quotes where those before are. `undefined` where nothing shows how to go on.
 */
export function nextId(lines: YamlLines, line: number, guide: Guide, of: string): string | undefined {
  const own = readYamlLine(lines.document.line(line));
  if (!own) return undefined;
  const { before, around } = neighbours(lines, line, own);
  if (of === 'section') return before && following(before, takenIn(lines, line, own.column));
  const taken = new Set([...guide.byId.keys(), ...guide.formerIds.keys()]);
  if (before) return following(before, taken);
  const first = of === 'probe' ? firstProbe(guide, around) : firstOfSection(guide, around);
  return first && (taken.has(first) ? following(first, taken) : first);
}

interface Neighbours {
  /** What the entry before in the same list has for an ID. */
  readonly before: string | undefined;
  /** What the entry has that the list belongs to. */
  readonly around: string | undefined;
}

function neighbours(lines: YamlLines, line: number, { column, dash }: YamlLine): Neighbours {
  let isOwn = dash === undefined;
  let left = dash ?? column;
  for (let above = line - 1; above >= lines.from; above--) {
    const read = readYamlLine(lines.document.line(above));
    if (!read) continue;
    if (read.column === column) {
      if (!isOwn && read.key === 'id') return { before: written(read), around: undefined };
      if (isOwn && read.dash !== undefined) {
        isOwn = false;
        left = read.dash;
      }
    } else if (!isOwn && read.column <= left && read.key !== undefined) {
      return { before: undefined, around: idBeside(lines, above, read.column) };
    }
  }
  return { before: undefined, around: undefined };
}

/** The ID of the entry that a line with a key at this column belongs to. */
function idBeside(lines: YamlLines, line: number, column: number): string | undefined {
  const here = readYamlLine(lines.document.line(line));
  for (let above = line; above >= lines.from; above--) {
    const read = readYamlLine(lines.document.line(above));
    if (!read || read.column > column) continue;
    if (read.column < column) break;
    if (read.key === 'id') return written(read);
    if (read.dash !== undefined) break;
  }
  for (let below = line + 1; here && below < lines.to; below++) {
    const read = readYamlLine(lines.document.line(below));
    if (!read) continue;
    if ((read.dash ?? read.column) < column) break;
    if (read.column === column && read.key === 'id') return written(read);
  }
  return undefined;
}

function written({ value }: YamlLine): string | undefined {
  return value === '' ? undefined : value;
}

/** The IDs in the same column, as they are written. */
function takenIn({ document, from, to }: YamlLines, line: number, column: number): Set<string> {
  const taken = new Set<string>();
  for (let at = from; at < to; at++) {
    const read = at === line ? undefined : readYamlLine(document.line(at));
    if (read?.key === 'id' && read.column === column) taken.add(read.value);
  }
  return taken;
}

/** The next ID behind this one that nobody has: the number or letter at its end is counted up. */
function following(id: string, taken: ReadonlySet<string>): string | undefined {
  const [, quote = '', stem = '', number, letter] =
    /^(["']?)(.*?)(?:(\p{Nd}+)|([a-yA-Y]))\1$/u.exec(id) ?? [];
  const next =
    number !== undefined && /^\d{1,9}$/.test(number)
      ? `${stem}${String(Number(number) + 1).padStart(number.length, '0')}`
      : letter !== undefined
        ? `${stem}${String.fromCharCode(letter.charCodeAt(0) + 1)}`
        : undefined;
  if (next === undefined) return undefined;
  const whole = `${quote}${next}${quote}`;
  return taken.has(next) || taken.has(whole) ? following(whole, taken) : whole;
}

/** As the first probe of another question is called, else with a letter behind a digit and a digit behind a letter. */
function firstProbe({ questions }: Guide, question: string | undefined): string | undefined {
  if (question === undefined) return undefined;
  const other = questions.find(
    ({ probes, id }) => probes[0]?.id.startsWith(id) && /\d$/.test(id) === /\d$/.test(question),
  );
  const ending = other?.probes[0]?.id.slice(other.id.length);
  return `${question}${ending ?? (/\d$/.test(question) ? 'a' : '1')}`;
}

/** As the first question of another section is called, if that has the section's ID in it. */
function firstOfSection({ sections, questions }: Guide, section: string | undefined): string | undefined {
  const own = section?.replace(/^(["'])(.*)\1$/, '$2');
  for (const {
    id,
    questions: [first],
  } of sections) {
    if (own === undefined || id === '' || !first) continue;
    const at = first.id.indexOf(id);
    if (at >= 0) return `${first.id.slice(0, at)}${own}${first.id.slice(at + id.length)}`;
  }
  const last = questions.findLast(({ probeOf }) => probeOf === undefined);
  return last ? last.id : own === undefined ? 'Q1' : `Q${own}.1`;
}
