import { speakerFigures } from '../analysis/speakers';
import { counted } from '../format/counted';
import { type RoleReason, roleAndReason } from '../format/transcript';
import type { TranscriptFile } from '../study/study';
import { shown } from './markdown';

const reasons: Readonly<Record<RoleReason, string>> = {
  speakers: 'listed under “speakers”',
  participant: 'named by “participant”',
  interviewer: 'named by “interviewer”',
  'usual-label': 'a usual label of interviewers',
  'not-named': 'not named in the front matter, and who is not counts as a participant',
};

/** A speaker of a transcript explained, as Markdown: the role, why, and how much is said. */
export function describeSpeaker(transcript: TranscriptFile, name: string): string {
  const { role, reason } = roleAndReason(name, transcript.facts.frontMatter);
  const figures = speakerFigures(transcript).find(each => each.name === name);
  const said = figures
    ? `${counted(figures.turns, 'turn')}, ${counted(figures.words, 'word')}`
    : 'has not said anything yet';
  return [`**${shown(name)}** · ${role}`, `_Why:_ ${reasons[reason]}`, '---', `_Here:_ ${said}`].join('\n\n');
}
