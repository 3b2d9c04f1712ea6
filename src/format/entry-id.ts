import type { Range } from './position';
import type { Fields, Located, YamlReader } from './yaml';

/** What an ID is in one kind of file, in the words of its messages. */
export interface IdRules {
  readonly noun: 'question' | 'theme';
  readonly example: string;
  /** What an ID may look like, as the rest of a sentence. */
  readonly rule: string;
  readonly isId: (text: string) => boolean;
}

/**
 * The ID of a question or theme. One that is missing, impossible or taken is reported, and the entry is left out;
 * `whole` is the entry's place, `taken` the place of an ID that is in use already.
 */
export function readEntryId(
  yaml: YamlReader,
  fields: Fields,
  whole: Range,
  { noun, example, rule, isId }: IdRules,
  taken: (id: string) => Range | undefined,
): Located<string> | undefined {
  const id = yaml.text(fields.get('id'), `a ${noun}’s ID`);
  if (!id && fields.get('id')?.node) return undefined; // not text, which has been reported
  if (!id || id.value === '') {
    const place = id?.range ?? { start: whole.start, end: whole.start };
    yaml.report('missing-key', 'error', place, `This ${noun} has no ID. Add “id: …”, such as ${example}.`);
    return undefined;
  }
  if (!isId(id.value)) {
    yaml.report('invalid-id', 'error', id.range, `“${id.value}” cannot be a ${noun} ID: ${rule}`);
    return undefined;
  }
  const first = taken(id.value);
  if (first) {
    yaml.report(
      'duplicate-id',
      'error',
      id.range,
      `The ID ${id.value} is taken by another ${noun} (line ${first.start.line + 1}). Give this one an ID of its own; until then it is left out.`,
    );
    return undefined;
  }
  return id;
}
