import type { FollowUpKind, FollowUpReason } from '../analysis/follow-up';
import { counted } from '../format/counted';
import { fileName } from '../study/uris';
import type {
  FollowUpJson,
  FollowUpPartJson,
  FollowUpQuestionJson,
  FollowUpSectionJson,
  FollowUpSheetJson,
} from './follow-up-json';
import { escaped } from './markdown-text';

/* Follow-up sheets for readers: what Markdown and the page say in the same words, and the Markdown. */

/** What each part is called, and what its questions have in common. */
export const partsInWords: Readonly<
  Record<FollowUpKind, { readonly title: string; readonly about: string }>
> = {
  open: { title: 'To ask', about: '' },
  added: {
    title: 'New in the guide since this interview',
    about: 'To ask, too: they were not in the guide on the day of the interview.',
  },
  conditional: {
    title: 'Only if it applies',
    about: 'Each has a condition, and the transcript does not say whether it was met. Find out first.',
  },
  optional: { title: 'If there is time', about: 'The guide does not require them.' },
  closed: {
    title: 'Not to ask again',
    about: 'For the interviewer to know. Come back to one of them only if the participant does.',
  },
};

const reasonsInWords: Readonly<Record<FollowUpReason, string>> = {
  missing: 'Not asked, as far as the transcript shows',
  'heading-only': 'Nothing is said below its heading',
  'no-answer': 'Asked, but there is no answer',
  'not-asked': 'Left out in the interview',
  partial: 'Answered in part',
  lost: 'Asked, but the recording failed',
  added: 'In the guide since',
  declined: 'Declined',
  'dont-know': 'Did not know',
  retired: 'No longer in the guide since',
};

export const nothingToAsk = 'There is nothing to ask: no question is open.';

/** How a name is set within a line of the sheet's own words, which may run in another direction. */
type SetName = (name: string) => string;
const asItIs: SetName = name => name;

export function titleOf({ participant }: FollowUpSheetJson, set = asItIs): string {
  return `Follow-up sheet: ${set(participant)}`;
}

/** Which interview and which guide the sheet is about, each a line. */
export function aboutSheet(sheet: FollowUpSheetJson, day: string, set = asItIs): string[] {
  const { uri, group, date, guide, expected, answered } = sheet;
  const on = date === null ? '' : ` of ${date}`;
  const version = guide.version === null ? '' : `, version ${set(guide.version)}`;
  return [
    `Interview${on} (${set(fileName(uri))})${group === null ? '' : `, ${set(group)}`}`,
    `Guide: ${set(guide.title ?? fileName(guide.uri))}${version}`,
    `${answered} of ${counted(expected, 'expected question')} answered. Sheet of ${day}.`,
  ];
}

/** Which questions are left out since another interview answers them, a sentence for each. */
export function elsewhereInWords({ elsewhere }: FollowUpSheetJson, set = asItIs): string[] {
  return elsewhere.map(
    ({ uri, questions }) =>
      `Left out, since the interview ${set(fileName(uri))} answers it: ${questions.join(', ')}.`,
  );
}

/** Why a question is open, without the reason that is written and without a full stop. */
export function whyInWords({ why, day, saidIn }: FollowUpQuestionJson): string {
  const words = day === null ? reasonsInWords[why] : `${reasonsInWords[why]} ${day}`;
  return saidIn === null ? words : `${words} in the interview ${fileName(saidIn)}`;
}

/** Whose words they are that stand with a question, and where: `Said before it, to Q1.3 (line 34, after 00:06:47)`. */
export function nearInWords({ id, near }: FollowUpQuestionJson): string {
  if (!near) return '';
  const { question, line, timestamp } = near;
  const place = `line ${line}${timestamp === null ? '' : `, after ${timestamp}`}`;
  return `${question === id ? 'Said so far' : `Said before it, to ${question}`} (${place})`;
}

export function sectionTitle({ id, title }: FollowUpSectionJson): string {
  return [id, title].filter(Boolean).join(' ');
}

/** Questions that follow each other are often behind the same words, which are shown with the first of them. */
export function withoutRepeatedWords({ kind, sections }: FollowUpPartJson): FollowUpPartJson {
  let last: string | undefined;
  return {
    kind,
    sections: sections.map(section => ({
      ...section,
      questions: section.questions.map(question => {
        const before = question.near?.question;
        const isShown = before !== undefined && before === last && before !== question.id;
        last = before;
        return isShown ? { ...question, near: null } : question;
      }),
    })),
  };
}

export function followUpMarkdown({ day, sheets }: FollowUpJson): string {
  return `${sheets.flatMap(sheet => sheetMarkdown(sheet, day)).join('\n\n')}\n`;
}

/** Its paragraphs. */
function sheetMarkdown(sheet: FollowUpSheetJson, day: string): string[] {
  const { guide, parts, isAnythingToAsk } = sheet;
  return [
    `# ${escaped(titleOf(sheet))}`,
    aboutSheet(sheet, day).map(escaped).join('  \n'),
    ...elsewhereInWords(sheet).map(escaped),
    ...(guide.note === null ? [] : [instruction(guide.note)]),
    ...(isAnythingToAsk ? [] : [nothingToAsk]),
    ...parts.map(withoutRepeatedWords).flatMap(({ kind, sections }) => {
      const { title, about } = partsInWords[kind];
      return [
        `## ${title}`,
        ...(about ? [about] : []),
        ...sections.flatMap(section => {
          const name = sectionTitle(section);
          return [
            ...(name ? [`### ${escaped(name)}`] : []),
            ...(section.note === null || kind === 'closed' ? [] : [instruction(section.note)]),
            ...section.questions.flatMap(question => questionMarkdown(question, kind, name ? '####' : '###')),
          ];
        }),
      ];
    }),
  ];
}

function instruction(note: string): string {
  return `*Instruction:* ${escaped(note)}`;
}

function questionMarkdown(question: FollowUpQuestionJson, kind: FollowUpKind, heading: string): string[] {
  const { id, text, note, probeOf, near, probes } = question;
  return [
    `${heading} ${escaped(`${id} ${text}`.trim())}`,
    ...(probeOf ? [`Probe of ${escaped(`${probeOf.id} ${probeOf.text}`.trim())}`] : []),
    ...conditionOf(question),
    whyMarkdown(question),
    ...(note === null || kind === 'closed' ? [] : [instruction(note)]),
    ...(near ? [`${escaped(nearInWords(question))}:`, `> “${escaped(near.words)}”`] : []),
    ...(probes.length > 0 ? ['Probes:', probes.map(probe => probeMarkdown(probe, '')).join('\n')] : []),
  ];
}

function conditionOf({ condition }: FollowUpQuestionJson): string[] {
  return condition === null ? [] : [`*Only if:* ${escaped(condition)}`];
}

function whyMarkdown(question: FollowUpQuestionJson): string {
  const { reason } = question;
  const why = escaped(whyInWords(question));
  return reason === null ? `${why}.` : `${why}: ${escaped(reason)}`;
}

/** An item of a list, with those below it. */
function probeMarkdown(probe: FollowUpQuestionJson, indent: string): string {
  const { id, text, note, why, near, probes } = probe;
  const lines = [
    `**${escaped(id)}** ${escaped(text)}`.trim(),
    ...conditionOf(probe),
    ...(why === 'missing' || why === 'heading-only' ? [] : [whyMarkdown(probe)]),
    ...(note === null ? [] : [instruction(note)]),
    ...(near ? [`${escaped(nearInWords(probe))}: “${escaped(near.words)}”`] : []),
  ];
  const below = probes.map(each => `\n${probeMarkdown(each, `${indent}  `)}`).join('');
  return `${indent}* ${lines.join(`  \n${indent}  `)}${below}`;
}
