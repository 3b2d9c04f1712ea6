import type { TextEdit } from 'vscode-languageserver-types';
import { summariesIn } from '../analysis/summaries';
import type { SummaryAsked } from '../convert/framework-asked';
import { comparePositions, LineOffsets, withoutByteOrderMark } from '../format/position';
import type { Summary } from '../format/summaries';
import { readTranscript, type Transcript } from '../format/transcript';
import { type SummaryPlace, summaryEdits } from '../format/write-summary';
import type { Study, TranscriptFile } from '../study/study';

/** What writing a summary comes to; refused with a sentence for people. */
export type SummaryChange = { readonly edits: TextEdit[] } | { readonly refused: string };

/** Writes a summary into a transcript whose text is this now. */
export function writeSummary(study: Study, text: string | undefined, asked: SummaryAsked): SummaryChange {
  const file = study.get(asked.uri);
  const plain = text === undefined ? undefined : withoutByteOrderMark(text);
  if (file?.kind !== 'transcript' || plain === undefined) return { refused: gone };
  const transcript = file.transcript ?? readTranscript(plain);
  if (transcript.lines !== file.facts.lines) return { refused: another }; // its markers are elsewhere
  const offsets = new LineOffsets(plain);
  const found = placeOf(study, file, transcript, offsets, asked);
  if ('refused' in found) return found;
  const edits = summaryEdits(plain, found.place, { theme: found.theme, text: asked.text });
  if (!edits) return { refused: unwritable };
  return {
    edits: edits.map(({ start, end, text: newText }) => ({
      range: { start: offsets.positionAt(start), end: offsets.positionAt(end) },
      newText,
    })),
  };
}

type Found =
  | { readonly place: SummaryPlace; readonly theme: Summary['theme'] }
  | { readonly refused: string };

function placeOf(
  study: Study,
  file: TranscriptFile,
  transcript: Transcript,
  offsets: LineOffsets,
  asked: SummaryAsked,
): Found {
  const markers = study.markersOf(file);
  const summaries = summariesIn(transcript, markers);
  if ('was' in asked) {
    const same = summaries.filter(summary => summary.text === asked.was.text);
    const { start } = asked.was.range;
    // What was written above it has moved it; of several that say the same, one has to be where it was.
    const there = same.find(({ range }) => comparePositions(range.start, start) === 0);
    const summary = there ?? (same.length === 1 ? same[0] : undefined);
    if (!summary) return { refused: another };
    return { place: { memo: offsets.offsetAt(summary.range.start) }, theme: summary.theme };
  }
  if ('theme' in asked) {
    if (summaries.some(({ theme }) => theme === asked.theme)) return { refused: already };
    return { place: 'beginning', theme: asked.theme };
  }
  if (summaries.some(({ questions }) => questions.includes(asked.question))) return { refused: already };
  const marker = markers.find(({ ids }) => ids.some(({ id }) => id === asked.question));
  if (!marker)
    return { refused: `Nothing was written: ${asked.question} has no place in the transcript now.` };
  return { place: { marker: offsets.offsetAt(marker.range.start) }, theme: undefined };
}

const gone = 'Nothing was written: the transcript is not there any more, or cannot be read.';
const another =
  'Nothing was written: the transcript says something else now. The chart shows it in a moment.';
const already = 'Nothing was written: the transcript has such a summary now. The chart shows it in a moment.';
const unwritable =
  'Nothing was written: signs before it would make something else of the summary. Write it in the transcript by hand.';
