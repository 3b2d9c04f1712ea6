import { rangeIn } from '../format/blocks';
import { comparePositions, movedDown } from '../format/position';
import { memosBehind, memosBelow, reasonIn } from '../format/status-reasons';
import { sectionAt, type Transcript } from '../format/transcript';
import type { Marker } from '../study/markers';
import type { QuestionCoverage } from './coverage';

/** Why a marker of a transcript has its status, where a memo says so. */
export function statusReason(
  transcript: Transcript,
  { range: { start }, status }: Pick<Marker, 'range' | 'status'>,
): string | undefined {
  const found = sectionAt(transcript, start.line);
  if (!found || !status) return undefined;
  const { blocks } = found.section;
  const index = blocks.findLastIndex(({ line }) => found.line + line <= start.line);
  const block = blocks[index];
  if (block?.kind !== 'heading' && block?.kind !== 'paragraph') return undefined;
  const isAtStart = (offset: number): boolean =>
    comparePositions(movedDown(rangeIn(block, offset, offset), found.line).start, start) === 0;
  const span = block.inline.spans.find(each => isAtStart(each.start));
  const memos =
    block.kind === 'heading' && isAtStart(0)
      ? memosBelow(block, blocks.slice(index + 1))
      : span
        ? memosBehind(block, span)
        : [];
  for (const { memo } of memos) {
    const reason = reasonIn(memo.text, status.value);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Why a question has its state, as a memo of the last of its markers with that status says; `undefined` where none does. */
export function stateReason(
  transcript: Transcript,
  { state, markers }: Pick<QuestionCoverage, 'state' | 'markers'>,
): string | undefined {
  for (const marker of [...markers].reverse()) {
    const reason = marker.status?.value === state ? statusReason(transcript, marker) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}
