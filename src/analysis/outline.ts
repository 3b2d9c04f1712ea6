import type { PartFacts, TranscriptEvent } from '../study/events';

/**
 * Whether two versions of a transcript differ in no more than how many words are said, and where in a turn: most letters
 * that are typed change nothing else. Parts that an edit has not touched are the same objects.
 */
export function haveSameOutline(before: readonly PartFacts[], now: readonly PartFacts[]): boolean {
  if (before.length !== now.length) return false;
  return before.every((part, index) => {
    const other = now[index];
    return part === other || (other !== undefined && outlineOf(part) === outlineOf(other));
  });
}

/** Everything of a part but its themes, the numbers of words, and where talk ends. */
function outlineOf({ events, turns }: PartFacts): string {
  return JSON.stringify([events.map(withoutWords), turns]);
}

function withoutWords(event: TranscriptEvent): unknown {
  switch (event.kind) {
    case 'talk':
      return [event.speaker, event.range.start];
    case 'aside':
      return { ...event, words: event.words > 0 };
    default:
      return event;
  }
}
