import { type Block, offsetIn, rangeIn } from '../../format/blocks';
import type { InlineMemo } from '../../format/inline';
import { comparePositions, type Position } from '../../format/position';
import { type Summary, summaryIn } from '../../format/summaries';
import type { Study, TranscriptFile } from '../../study/study';
import { shown } from '../markdown';
import { guideOf } from '../references';
import type { Explained } from './explained';

/** A memo, `{>>AB: …<<}`: who wrote it, what it says, and what it stands at. */
export function hoverOnMemo(
  study: Study,
  transcript: TranscriptFile,
  block: Block,
  { line, character }: Position,
): Explained | undefined {
  if (block.kind !== 'paragraph' && block.kind !== 'heading') return undefined;
  const at = offsetIn(block, line, character);
  const memo = block.inline.memos.find(({ start, end }) => at !== undefined && start <= at && at <= end);
  if (!memo) return undefined;
  const range = rangeIn(block, memo.start, memo.end);
  const summary = summaryIn(memo.text);
  if (summary) return { range, value: aboutSummary(study, transcript, summary, range.start) };
  const [, author, said = memo.text] = /^\s*([^\s:：][^:：\n]{0,30})[:：]\s+(.*)$/s.exec(memo.text) ?? [];
  const passage = passageAt(block, memo);
  const question = questionAt(study, transcript, range.start);
  return {
    range,
    value: [
      `**Memo**${author === undefined ? '' : ` · ${shown(author)}`}`,
      shown(said),
      [passage && `_On:_ ${shown(passage)}`, question && `_Question:_ ${question}`]
        .filter(Boolean)
        .join('  \n'),
    ]
      .filter(Boolean)
      .join('\n\n'),
  };
}

function aboutSummary(study: Study, transcript: TranscriptFile, summary: Summary, place: Position): string {
  const question = summary.theme === undefined ? questionAt(study, transcript, place) : undefined;
  const about =
    summary.theme === undefined
      ? (question ?? 'nothing: it stands in no answer, and no chart shows it')
      : `\\.${shown(summary.theme)}`;
  return `**Summary** in the framework matrix\n\n${shown(summary.text)}\n\n_Of:_ ${about}`;
}

/** The words of the coding that the memo stands in or right behind. */
function passageAt(
  { text, inline }: Extract<Block, { readonly kind: 'paragraph' | 'heading' }>,
  memo: InlineMemo,
): string | undefined {
  const span = inline.spans.findLast(
    ({ start, textEnd, end }) =>
      (start < memo.start && memo.end <= textEnd) ||
      (end <= memo.start && /^[\s.,;:!?…]*$/.test(text.slice(end, memo.start))),
  );
  if (!span) return undefined;
  const inside = memo.start < span.textEnd;
  const words = text.slice(span.textStart, inside ? memo.start : span.textEnd).trim();
  return words === ''
    ? undefined
    : words.length > longestPassage
      ? `${words.slice(0, longestPassage).trimEnd()}…`
      : words;
}

/** UTF-16 code units. */
const longestPassage = 80;

/** The IDs of the questions in whose scope a place is, with the words of a single one. */
function questionAt(study: Study, transcript: TranscriptFile, place: Position): string | undefined {
  const marker = study
    .markersOf(transcript)
    .findLast(
      ({ range, end }) => comparePositions(range.start, place) <= 0 && comparePositions(place, end) < 0,
    );
  if (!marker) return undefined;
  const [only, ...others] = marker.ids;
  const question =
    only && others.length === 0 ? guideOf(study, transcript)?.guide.byId.get(only.id) : undefined;
  return [...marker.ids.map(({ id }) => shown(id)), ...(question?.text ? [shown(question.text)] : [])].join(
    question ? ' ' : ', ',
  );
}
