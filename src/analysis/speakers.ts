import type { SpeakerRole } from '../format/front-matter';
import type { TranscriptFile } from '../study/study';

export interface SpeakerFigures {
  readonly name: string;
  readonly role: SpeakerRole;
  readonly turns: number;
  /** All words said, under whatever question (docs/format.md, "Words"). */
  readonly words: number;
}

/** How much each speaker of a transcript says, in the order of their first turns. */
export function speakerFigures({ facts }: TranscriptFile): SpeakerFigures[] {
  const words = new Map<string, number>();
  let before: string | undefined;
  for (const { events, turns } of facts.parts) {
    for (const event of events) {
      const name = event.kind === 'talk' ? (event.speaker ?? before) : undefined;
      if (event.kind === 'talk' && name !== undefined) words.set(name, (words.get(name) ?? 0) + event.words);
    }
    before = turns.at(-1)?.name ?? before;
  }
  return facts.speakers.map(({ name, role, turns }) => ({ name, role, turns, words: words.get(name) ?? 0 }));
}
