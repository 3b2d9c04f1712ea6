import { rangeIn } from '../format/blocks';
import type { Question } from '../format/guide';
import { comparePositions, movedDown, type Position, type Range } from '../format/position';
import { readTime } from '../format/timestamp';
import { roleOf, type Transcript } from '../format/transcript';
import type { Study, TranscriptFile } from '../study/study';
import { codedTranscript } from './coded-transcript';
import type { QuestionCoverage, TranscriptCoverage } from './coverage';
import { ending, type QuotedPart, QuotedTranscript } from './quoted-words';

/** What a participant said last before a question that is open, or to it. */
export interface SaidNear {
  /** The question that it answers: the open one, or the nearest one before it in guide order. */
  readonly question: Question;
  /** The end of what was said; what is cut begins with `…`. */
  readonly parts: readonly QuotedPart[];
  readonly range: Range;
  /** The last one at or before it, as it is written, without brackets. */
  readonly timestamp: string | undefined;
}

/** Characters of what was said. */
const longest = 240;

/**
 * Finds what was said near a question: the participants' own words to it, or else to the nearest one before it in guide
 * order that is answered, or answered in part. `transcript`: the text that the coverage was counted of.
 */
export function saidNear(
  study: Study,
  file: TranscriptFile,
  { questions }: TranscriptCoverage,
  transcript: Transcript,
): (question: QuestionCoverage, onlyOwn: boolean) => SaidNear | undefined {
  const { frontMatter } = file.facts;
  const words = new QuotedTranscript(study, codedTranscript(study, file), transcript);
  const times = timesIn(transcript);
  const isParticipant = (speaker: string | undefined): boolean =>
    speaker !== undefined && roleOf(speaker, frontMatter) === 'participant';

  const endOf = ({ question, markers }: QuestionCoverage): SaidNear | undefined => {
    const marker = markers.findLast(each => each.words > 0);
    const said = marker ? words.saidBetween(marker.range.start, marker.end, isParticipant) : [];
    const parts = endOfAll(said);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) return undefined;
    const range = { start: first.range.start, end: last.range.end };
    const timestamp = times.findLast(({ place }) => comparePositions(place, range.start) <= 0)?.text;
    return { question, parts, range, timestamp };
  };

  return (question, onlyOwn) => {
    const own = question.asked ? endOf(question) : undefined;
    if (own || onlyOwn) return own;
    for (let at = questions.indexOf(question) - 1; at >= 0; at--) {
      const before = questions[at];
      if (before?.state !== 'answered' && before?.state !== 'partial') continue;
      const said = endOf(before);
      if (said) return said;
    }
    return undefined;
  };
}

/** The last parts that are short enough together; of the one before them the end. */
function endOfAll(parts: readonly QuotedPart[]): QuotedPart[] {
  const kept: QuotedPart[] = [];
  let left = longest;
  for (const part of [...parts].reverse()) {
    if (part.text.length > left) {
      const [next] = kept;
      if (!next) kept.push({ ...part, text: ending(part.text, left) });
      else kept[0] = { ...next, text: `… ${next.text}` };
      break;
    }
    kept.unshift(part);
    left -= part.text.length;
  }
  return kept;
}

interface WrittenTime {
  readonly place: Position;
  readonly text: string;
}

/** The timestamps of a transcript, at labels and among what is said, in the order of the text. */
function timesIn({ head, sections }: Transcript): WrittenTime[] {
  const times: WrittenTime[] = [];
  let line = head.lines;
  for (const { blocks, lines } of sections) {
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue;
      const { label, inline, text } = block;
      const brackets = [
        ...(label?.timestamp ? [label.timestamp] : []),
        ...inline.notes.filter(({ start }) => start >= (label?.textStart ?? 0)),
      ];
      for (const { start, end } of brackets) {
        const written = text.slice(start, end).replace(/^\[|\]$/g, '');
        if (readTime(written) === undefined) continue;
        times.push({ place: movedDown(rangeIn(block, start, end), line).start, text: written });
      }
    }
    line += lines;
  }
  return times;
}
