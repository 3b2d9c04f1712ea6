import type { GuideJson, TranscriptJson } from '../../convert/coverage-json';
import { idList } from '../../convert/coverage-report';
import { standingOutInWords } from '../../convert/stands-out';
import { element } from '../element';
import { onClick } from '../patch';

/** Where a sentence leads. */
export interface StandingOutActions {
  showQuestion(guide: string, question: string): void;
  showTranscript(guide: string, uri: string): void;
}

/** So many sentences are seen at once. */
const most = 5;

/** What stands out in each guide, in sentences that lead to their rows and columns; nothing where nothing does. */
export function standingOutView(
  guides: readonly GuideJson[],
  transcripts: readonly TranscriptJson[],
  names: ReadonlyMap<string, string>,
  act: StandingOutActions,
): HTMLElement[] {
  const all = guides.flatMap(guide => sentencesOf(guide, transcripts, names, act));
  if (all.length === 0) return [];
  const rest = all.slice(most);
  const list = (some: readonly HTMLElement[]): HTMLElement => element('ul', {}, ...some);
  const view = element(
    'section',
    { class: 'standing-out', 'data-key': 'standing-out', 'aria-labelledby': 'standing-out-title' },
    element('h2', { id: 'standing-out-title' }, 'What stands out'),
    list(all.slice(0, most)),
    rest.length === 0
      ? undefined
      : element('details', { 'data-key': 'rest' }, element('summary', {}, `${rest.length} more`), list(rest)),
  );
  return [view];
}

function sentencesOf(
  { uri: guide, sections, standsOut }: GuideJson,
  transcripts: readonly TranscriptJson[],
  names: ReadonlyMap<string, string>,
  act: StandingOutActions,
): HTMLElement[] {
  const { skipped, unanswered, gaps } = standsOut;
  const texts = new Map(sections.flatMap(({ questions }) => questions.map(({ id, text }) => [id, text])));
  const byUri = new Map(transcripts.map(transcript => [transcript.uri, transcript]));
  const inWords = standingOutInWords({
    skipped,
    unanswered: unanswered.map(({ id, due }) => ({ id, due, text: texts.get(id) ?? '' })),
    gaps: gaps.map(({ uri, questions }) => {
      const { participant = '', questions: all = [] } = byUri.get(uri) ?? {};
      const named = all.map(({ id, expected }) => ({ id, expected, named: questions.includes(id), why: '' }));
      return { name: names.get(uri) ?? participant, questions: [idList(named)] };
    }),
  });
  const sentence = (text: string | undefined, sign: string, run: () => void): HTMLElement =>
    element(
      'li',
      {},
      element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
      onClick(element('button', { type: 'button', class: 'link' }, text), run),
    );
  return [
    ...skipped.map(({ id, title }, index) => {
      const first = sections.find(section => section.id === id && section.title === title)?.questions[0];
      return sentence(inWords.skipped[index], '✗', () => first && act.showQuestion(guide, first.id));
    }),
    ...unanswered.map(({ id }, index) =>
      sentence(inWords.unanswered[index], '✗', () => act.showQuestion(guide, id)),
    ),
    ...gaps.map(({ uri }, index) => sentence(inWords.gaps[index], '○', () => act.showTranscript(guide, uri))),
  ];
}
