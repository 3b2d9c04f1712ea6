import { isQuestionId } from './ids';
import type { ProblemFix } from './problem';
import type { Field, Fields, Located, YamlReader } from './yaml';
import { yamlWord } from './yaml-word';

/* What a guide says of its own changes: since when and until when something is asked, and what a question was called. */

/** Days, `YYYY-MM-DD`, both included: interviews of a day before or after are not expected to have it. */
export interface DaysOfUse {
  readonly added: string | undefined;
  readonly retired: string | undefined;
}

/** The days of a question or section. Those that leave no day at all are reported, and count as they are written. */
export function readDays(yaml: YamlReader, fields: Fields): DaysOfUse {
  const added = yaml.date(fields.get('added'), '“added”');
  const retired = yaml.date(fields.get('retired'), '“retired”');
  if (added && retired && retired.value < added.value) {
    yaml.report(
      'retired-before-added',
      'warning',
      retired.range,
      `This was retired on ${retired.value}, before it was added on ${added.value}, so no interview is expected to have it. Correct one of the two days.`,
      {
        fix: {
          kind: 'edits',
          title: 'Swap the two days',
          edits: [
            { range: added.range, text: retired.value },
            { range: retired.range, text: added.value },
          ],
        },
      },
    );
  }
  return { added: added?.value, retired: retired?.value };
}

/** The former IDs of a question as they are written, and where. */
export interface WrittenFormerIds {
  readonly id: string;
  readonly field: Field;
  readonly formerly: readonly Located<string>[];
}

/**
 * Which question has each former ID now. One that is no ID, that a question still has, or that is another's already is
 * reported and left out: a transcript that uses it means what it says, or the first of the two.
 */
export function formerIds(
  yaml: YamlReader,
  written: readonly WrittenFormerIds[],
  lineOf: (id: string) => number | undefined,
): Map<string, string> {
  const now = new Map<string, string>();
  for (const { id, field, formerly } of written) {
    for (const { value, range } of formerly) {
      if (!isQuestionId(value)) {
        const message = `“${value}” cannot have been the ID of a question: an ID has letters, digits, “.”, “-” and “_”, with at least one digit.`;
        yaml.report('invalid-id', 'error', range, message);
        continue;
      }
      const line = lineOf(value);
      const other = now.get(value);
      if (line === undefined && other === undefined) {
        now.set(value, id);
        continue;
      }
      const rest = formerly.filter(each => each.range !== range);
      yaml.report(
        'former-id-taken',
        'error',
        range,
        whyTaken(value, id, line, other),
        withFix(field, value, rest),
      );
    }
  }
  return now;
}

function whyTaken(value: string, id: string, line: number | undefined, other: string | undefined): string {
  if (value === id) return `${id} is what this question is called now. Take it out of “formerly”.`;
  if (line !== undefined)
    return `A question of this guide is called ${value} (line ${line + 1}), so transcripts that say ${value} mean that one. Take it out of “formerly”, or give that question another ID.`;
  return other === id
    ? `${value} stands here twice. Take one of them out.`
    : `${value} is a former ID of ${other} already, which transcripts that say ${value} answer. Take it out of one of the two.`;
}

/** A list on one line is written without the ID; one with an entry on each line is better mended by hand. */
function withFix(
  { range }: Field,
  value: string,
  rest: readonly Located<string>[],
): { fix: ProblemFix } | undefined {
  if (range.start.line !== range.end.line) return undefined;
  const text = `[${rest.map(each => yamlWord(each.value)).join(', ')}]`;
  return { fix: { kind: 'replace', range, text, title: `Take ${value} out of “formerly”` } };
}
