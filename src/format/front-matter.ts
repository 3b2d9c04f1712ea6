import { nearest } from './ids';
import type { Range } from './position';
import type { Problem } from './problem';
import { readSimpleYaml } from './simple-yaml';
import { type Field, isDate, type Located, type MappingKind, noFields, YamlReader } from './yaml';

export const frontMatterKeys = [
  'guide',
  'participant',
  'group',
  'interviewer',
  'date',
  'state',
  'coder',
  'speakers',
  'attributes',
] as const;

const frontMatterKind: MappingKind = {
  name: 'the front matter',
  keys: frontMatterKeys,
  lines: '“guide: …” and “participant: …”',
};

export const transcriptStates = ['draft', 'complete'] as const;
export type TranscriptState = (typeof transcriptStates)[number];

export const speakerRoles = ['interviewer', 'participant', 'other'] as const;
export type SpeakerRole = (typeof speakerRoles)[number];

/** What a transcript says about itself before its first line of talk. */
export interface FrontMatter {
  readonly guide: Located<string> | undefined;
  readonly participant: Located<string> | undefined;
  readonly group: Located<string> | undefined;
  readonly interviewers: readonly Located<string>[];
  /** `YYYY-MM-DD`. */
  readonly date: string | undefined;
  readonly state: TranscriptState;
  readonly coder: string | undefined;
  readonly speakers: ReadonlyMap<string, SpeakerRole>;
  /** The names under `speakers`, also those whose role is not written yet. */
  readonly speakerKeys: readonly Located<string>[];
  readonly attributes: ReadonlyMap<string, string>;
  /** From the opening to the closing line of dashes; `undefined` where the transcript has no front matter. */
  readonly range: Range | undefined;
}

/** A front matter and what is wrong with it. */
interface Found {
  readonly frontMatter: FrontMatter;
  readonly problems: readonly Problem[];
}

/** Reads what stands between the lines of dashes. `firstLine` is the file's line of the text's first line. */
export function readFrontMatter(text: string, firstLine: number, range: Range | undefined): Found {
  const frontMatter = readUsualFrontMatter(text, firstLine, range);
  return frontMatter ? { frontMatter, problems: [] } : readFrontMatterAsYaml(text, firstLine, range);
}

const empty: FrontMatter = {
  guide: undefined,
  participant: undefined,
  group: undefined,
  interviewers: [],
  date: undefined,
  state: 'draft',
  coder: undefined,
  speakers: new Map(),
  speakerKeys: [],
  attributes: new Map(),
  range: undefined,
};

/**
 * The same for a front matter as most people write it, twenty times as fast; `undefined` where there may be
 * something to report, or more to YAML than meets the eye.
 */
export function readUsualFrontMatter(
  text: string,
  firstLine: number,
  range: Range | undefined,
): FrontMatter | undefined {
  const fields = readSimpleYaml(text, firstLine);
  if (!fields) return undefined;
  const found: { -readonly [Key in keyof FrontMatter]: FrontMatter[Key] } = { ...empty, range };
  for (const [key, value] of fields) {
    if (value.kind === 'entries') {
      const speakers = key === 'speakers' ? rolesOf(value.entries) : undefined;
      if (speakers) {
        found.speakers = speakers;
        found.speakerKeys = value.keys;
      } else if (key === 'attributes') found.attributes = value.entries;
      else return undefined;
    } else if (value.kind === 'list') {
      if (key !== 'interviewer') return undefined;
      found.interviewers = value.items;
    } else {
      const written = value.kind === 'text' && value.text.value !== '' ? value.text : undefined;
      switch (key) {
        case 'guide':
        case 'participant':
        case 'group':
          found[key] = written;
          break;
        case 'interviewer':
          found.interviewers = written ? [written] : [];
          break;
        case 'date':
          if (written && !isDate(written.value)) return undefined;
          found.date = written?.value;
          break;
        case 'state': {
          const state = written ? transcriptStates.find(known => known === written.value) : 'draft';
          if (!state) return undefined;
          found.state = state;
          break;
        }
        case 'coder':
          found.coder = written?.value;
          break;
        case 'speakers':
        case 'attributes':
          if (value.kind === 'text') return undefined;
          break;
        default:
          return undefined;
      }
    }
  }
  return found;
}

/** `undefined` where one of them is no role. */
function rolesOf(entries: ReadonlyMap<string, string>): FrontMatter['speakers'] | undefined {
  const speakers = new Map<string, SpeakerRole>();
  for (const [name, written] of entries) {
    const role = speakerRoles.find(known => known === written);
    if (role) speakers.set(name, role);
    else if (written !== '') return undefined;
  }
  return speakers;
}

/** The same for whatever is written, by YAML's own rules. */
export function readFrontMatterAsYaml(text: string, firstLine: number, range: Range | undefined): Found {
  const yaml = new YamlReader(text, firstLine);
  const fields =
    yaml.fields(yaml.root, frontMatterKind, (_, near) => (near ? 'warning' : 'information')) ?? noFields;
  const speakerFields = yaml.entries(fields.get('speakers'), '“speakers”', '“RB: interviewer”');
  const speakers = speakerFields.flatMap(field => {
    const role = oneOf(yaml, field, 'a speaker’s role', speakerRoles);
    return role ? [[field.key.value, role] as const] : [];
  });
  const attributes = yaml
    .entries(fields.get('attributes'), '“attributes”', '“age: 42”')
    .map(field => [field.key.value, yaml.words(field, 'an attribute') ?? ''] as const);
  return {
    frontMatter: {
      guide: located(yaml, fields.get('guide'), '“guide”'),
      participant: located(yaml, fields.get('participant'), '“participant”'),
      group: located(yaml, fields.get('group'), '“group”'),
      interviewers: yaml.texts(fields.get('interviewer'), '“interviewer”'),
      date: yaml.date(fields.get('date'), '“date”')?.value,
      state: oneOf(yaml, fields.get('state'), '“state”', transcriptStates) ?? 'draft',
      coder: yaml.words(fields.get('coder'), '“coder”'),
      speakers: new Map(speakers),
      speakerKeys: speakerFields.map(({ key }) => key),
      attributes: new Map(attributes),
      range,
    },
    problems: yaml.problems,
  };
}

function located(yaml: YamlReader, field: Field | undefined, what: string): Located<string> | undefined {
  const text = yaml.text(field, what);
  return text?.value ? text : undefined;
}

function oneOf<Value extends string>(
  yaml: YamlReader,
  field: Field | undefined,
  what: string,
  values: readonly Value[],
): Value | undefined {
  const text = yaml.text(field, what);
  if (!text || text.value === '') return undefined;
  const value = values.find(known => known === text.value);
  if (value) return value;
  const near = nearest(text.value, values);
  yaml.report(
    'invalid-value',
    'warning',
    text.range,
    `“${text.value}” is not known as ${what}. ${near ? `Did you mean “${near}”?` : `Write one of: ${values.join(', ')}.`}`,
    near
      ? { fix: { kind: 'replace', range: text.range, text: near, title: `Change to “${near}”` } }
      : undefined,
  );
  return undefined;
}
