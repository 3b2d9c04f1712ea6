import { comparePositions, movedDown } from '../format/position';
import { summariesOf, type WrittenSummary } from '../format/summaries';
import type { Transcript } from '../format/transcript';
import type { MarkedScope } from '../study/markers';

/** A summary and what it is about. */
export interface PlacedSummary extends WrittenSummary {
  /** IDs of the questions, as they are now, that it is about; none where it is about a theme or stands in no answer. */
  readonly questions: readonly string[];
}

/** The summaries of a transcript, in the order of the text. `markers`: those of the transcript (`scopesIn`). */
export function summariesIn(transcript: Transcript, markers: readonly MarkedScope[]): PlacedSummary[] {
  const found: PlacedSummary[] = [];
  let line = transcript.head.lines;
  for (const { blocks, lines } of transcript.sections) {
    for (const block of blocks) {
      if (block.kind !== 'heading' && block.kind !== 'paragraph') continue;
      if (block.inline.memos.length === 0) continue;
      for (const summary of summariesOf(block)) {
        const range = movedDown(summary.range, line);
        const marker = summary.theme === undefined ? markerAround(markers, range.start) : undefined;
        found.push({ ...summary, range, questions: marker?.ids.map(({ id }) => id) ?? [] });
      }
    }
    line += lines;
  }
  return found;
}

/** The innermost marker that a place belongs to: an aside around it, or else the answer that it stands in. */
function markerAround(markers: readonly MarkedScope[], place: MarkedScope['end']): MarkedScope | undefined {
  const around = markers.filter(
    ({ range, end }) => comparePositions(range.start, place) <= 0 && comparePositions(place, end) < 0,
  );
  return around.findLast(({ kind }) => kind === 'aside') ?? around.at(-1);
}
