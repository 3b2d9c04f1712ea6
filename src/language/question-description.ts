import { coverageOf, studyCoverage } from '../analysis/coverage';
import { questionFigures } from '../analysis/coverage-figures';
import { answerStates, type CoverageTotals } from '../analysis/coverage-totals';
import { exclusionReason } from '../analysis/exclusion';
import { stateReason } from '../analysis/status-reason';
import { stateNames } from '../convert/coverage-report';
import { counted } from '../format/counted';
import type { Guide, Question, Section } from '../format/guide';
import type { GuideFile, Study, TranscriptFile } from '../study/study';
import { shown } from './markdown';
import { stateOf } from './state-of';

/**
 * A question explained, as Markdown: what it says, when it is asked, and how it fares here and, if that `isWhole`, in the
 * study.
 */
export function describeQuestion(
  study: Study,
  guide: GuideFile,
  question: Question,
  transcript: TranscriptFile | undefined,
  isWhole = true,
): string {
  const section = guide.guide.sections[question.section];
  const title = [section?.id, section?.title].filter(Boolean).join(' ');
  const paragraphs = [
    `**${shown(question.id)}**${title ? ` · ${shown(title)}` : ''}${question.probeOf === undefined ? '' : ` · probe of ${shown(question.probeOf)}`}`,
    shown(question.text),
    question.probes.map(({ id, text }) => `* ${shown(id)} ${shown(text)}`).join('\n'),
    conditions(question, section, guide.guide.researchQuestions),
    question.note === undefined ? '' : `_Note:_ ${shown(question.note)}`,
  ];
  const states = [
    transcript && stateHere(study, transcript, question),
    isWhole && stateInStudy(study, guide, question),
  ].filter(Boolean);
  if (states.length > 0) paragraphs.push('---', states.join('  \n'));
  return paragraphs.filter(Boolean).join('\n\n');
}

function conditions(
  { condition, groups, researchQuestions, added, retired, formerly, required, probeOf }: Question,
  section: Section | undefined,
  aims: Guide['researchQuestions'],
): string {
  const aim = (id: string): string => {
    const text = aims.find(({ value }) => value.id === id)?.value.text;
    return shown(text ? `${id} ${text}` : id);
  };
  return [
    condition !== undefined && `_Only if:_ ${shown(condition)}`,
    groups.length > 0 && `_For:_ ${groups.map(shown).join(', ')}`,
    researchQuestions.length > 0 && `_Research question:_ ${researchQuestions.map(aim).join(' · ')}`,
    added !== undefined && `_Added:_ ${shown(added)}`,
    retired !== undefined && `_Retired:_ ${shown(retired)}`,
    section?.added !== undefined && `_Section added:_ ${shown(section.added)}`,
    section?.retired !== undefined && `_Section retired:_ ${shown(section.retired)}`,
    formerly.length > 0 && `_Formerly:_ ${formerly.map(({ value }) => shown(value)).join(', ')}`,
    probeOf === undefined && !required && '_Not required_',
  ]
    .filter(Boolean)
    .join('  \n');
}

function stateHere(study: Study, transcript: TranscriptFile, question: Question): string | undefined {
  const covered = coverageOf(study, transcript)?.questions.find(each => each.question.id === question.id);
  if (!covered) return undefined;
  const { state, exclusion, words, through } = covered;
  const reason =
    state === 'not-applicable' && exclusion
      ? exclusionReason(question, exclusion)
      : transcript.transcript && stateReason(transcript.transcript, covered);
  const why = reason === undefined ? '' : `: ${shown(reason)}`;
  return `_Here:_ ${stateOf(covered)}${why}${through.length > 0 ? ` through ${through.map(shown).join(', ')}` : ''}${words > 0 ? `, ${counted(words, 'word')}` : ''}`;
}

function stateInStudy(study: Study, guide: GuideFile, question: Question): string {
  const coverages = studyCoverage(study, study.transcriptsOf(guide));
  const [figures] = questionFigures(guide, coverages, { questions: [question.id] });
  return figures ? `_In the study:_ ${statesInStudy(figures.totals, coverages.length)}` : '';
}

/** How a question fares in so many transcripts, for a reader: `answered in 7 of 9 transcripts · 1 declined`. */
export function statesInStudy({ states }: CoverageTotals, transcripts: number): string {
  const others = answerStates.flatMap(state => {
    const count = states.get(state) ?? 0;
    return count > 0 && state !== 'answered' && state !== 'missing' && state !== 'empty'
      ? [`${count} ${stateNames[state].slice(2)}`]
      : [];
  });
  const answered = `answered in ${states.get('answered') ?? 0} of ${counted(transcripts, 'transcript')}`;
  return [answered, ...others].join(' · ');
}
