import { counted } from '../format/counted';
import type { ComparisonJson, VersionJson } from './comparison-json';
import { percent } from './coverage-report';
import { escaped } from './markdown-text';

/* What has changed between two versions of a guide, for readers: as text and as Markdown. */

interface Part {
  readonly title: string;
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly id: string;
  readonly text: string;
  /** Whole sentences. */
  readonly notes: readonly string[];
}

/** The comparison as text for a terminal. */
export function comparisonText(compared: ComparisonJson): string {
  const parts = partsOf(compared).map(({ title, entries }) => {
    const width = Math.max(...entries.map(({ id }) => id.length));
    const lines = entries.flatMap(({ id, text, notes }) => [
      `  ${id.padEnd(width)}  ${oneLine(text)}`.trimEnd(),
      ...notes.map(note => `  ${' '.repeat(width)}  ${oneLine(note)}`),
    ]);
    return `${title} (${entries.length})\n\n${lines.join('\n')}\n`;
  });
  return [`${headOf(compared).join('\n')}\n`, ...parts].join('\n');
}

/** The comparison as Markdown. */
export function comparisonMarkdown(compared: ComparisonJson): string {
  const parts = partsOf(compared).map(({ title, entries }) => {
    const items = entries.map(({ id, text, notes }) =>
      [`* **${escaped(id)}** ${escaped(text)}`, ...notes.map(escaped)].join('  \n  '),
    );
    return `## ${title} (${entries.length})\n\n${items.join('\n')}\n`;
  });
  return [
    `# ${escaped(titleOf(compared))}\n`,
    ...headOf(compared).map(line => `${escaped(line)}\n`),
    ...parts,
  ].join('\n');
}

function titleOf({ now }: ComparisonJson): string {
  return `What has changed in ${now.title ?? now.name}`;
}

function headOf(compared: ComparisonJson): string[] {
  const { before, now, transcripts } = compared;
  const same = partsOf(compared).length === 0 ? ' Nothing has changed in them.' : '';
  const versions = `${called(now)}, compared with ${called(before)}: ${counted(now.questions, 'question')}, before ${before.questions}.${same}`;
  if (transcripts === 0) return [versions, 'No transcript follows this guide, so no figure changes.'];
  return [
    versions,
    `${counted(transcripts, 'transcript')}: ${coverageUnder(now)} as the guide is now; with the earlier version ${coverageUnder(before)}.`,
  ];
}

function called({ name, version }: VersionJson): string {
  return version === null ? name : `${name} (version ${version})`;
}

function coverageUnder({ totals: { answered, expected, answeredRate } }: VersionJson): string {
  return `${answered} of ${counted(expected, 'expected question')} answered (${percent(answeredRate)})`;
}

/** What there is to say, the parts with nothing left out. */
function partsOf(compared: ComparisonJson): Part[] {
  const { transcripts } = compared;
  const isAny = transcripts > 0;
  const toCount = (id: string, formerly: boolean): string =>
    formerly || compared.reused.some(({ before }) => before.id === id)
      ? ''
      : ` To have that count, write “formerly: [${id}]” there.`;
  const all: Part[] = [
    {
      title: 'IDs that another question has now',
      entries: compared.reused.map(({ before, now, marked }) => ({
        id: now.id,
        text: now.text,
        notes: [
          `Before: ${before.text}`,
          ...(marked > 0
            ? [
                `${counted(marked, 'transcript')} marked before ${marked === 1 ? 'counts' : 'count'} for the question that has the ID now. Give that one an ID of its own, or change the transcripts.`,
              ]
            : []),
        ],
      })),
    },
    {
      title: 'Added',
      entries: compared.added.map(({ id, text, expected, answered, notApplicable, dated }) => ({
        id,
        text,
        notes: [
          ...(isAny
            ? [
                `Answered in ${answered} of ${counted(transcripts, 'transcript')}, expected of ${expected}, not applicable to ${notApplicable}.`,
              ]
            : []),
          ...(expected > answered && !dated
            ? ['Without “added: …”, it is expected of the interviews before it, too.']
            : []),
        ],
      })),
    },
    {
      title: 'Removed',
      entries: compared.removed.map(({ id, text, answered, marked }) => ({
        id,
        text,
        notes:
          marked > 0
            ? [
                `Answered in ${answered} of ${counted(transcripts, 'transcript')}, marked in ${marked}. To keep what is ${answered > 0 ? 'answered' : 'marked'}, keep the question, with “retired: …”.`,
              ]
            : isAny
              ? ['No transcript marks it.']
              : [],
      })),
    },
    {
      title: 'Numbered anew',
      entries: compared.renumbered.map(({ before, now, marked, formerly }) => ({
        id: now.id,
        text: now.text,
        notes: [
          `Before: ${before.id}${formerly ? ', which still counts for it' : ''}.`,
          ...(marked > 0
            ? [`${counted(marked, 'transcript')} marked it ${before.id}.${toCount(before.id, formerly)}`]
            : []),
        ],
      })),
    },
    {
      title: 'Reworded',
      entries: compared.reworded.map(({ before, now, answered }) => ({
        id: now.id,
        text: now.text,
        notes: [
          `Before: ${before.text}`,
          ...(isAny ? [`Answered in ${answered} of ${counted(transcripts, 'transcript')}.`] : []),
        ],
      })),
    },
    {
      title: 'Moved',
      entries: compared.moved.map(({ now, how, from, to }) => ({
        id: now.id,
        text: now.text,
        notes: [
          how === 'in the order'
            ? 'To another place among its neighbours.'
            : `From ${from || 'the questions without a section'} to ${to || 'the questions without a section'}.`,
        ],
      })),
    },
    {
      title: 'Asked of others than before',
      entries: compared.conditions.map(({ now, changes }) => ({
        id: now.id,
        text: now.text,
        notes: changes.map(({ key, before, now: present }) => {
          const was = before === '' ? 'was not there' : `was ${before}`;
          return `“${key}” ${was}; now it is ${present === '' ? 'gone' : present}.`;
        }),
      })),
    },
  ];
  return all.filter(({ entries }) => entries.length > 0);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
