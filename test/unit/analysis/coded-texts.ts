import fc from 'fast-check';
import { PlacedBlocks } from '../../../src/format/placed-blocks';
import { readTranscript, roleOf } from '../../../src/format/transcript';

const piece = fc.constantFrom(
  ...['**Ann:** [They come]{.trust} and [go]{.money}.', '**RB:** [One]{.trust part=a} two.', 'plain words'],
  ...['[Three]{.trust part=a by=AB} [four]{.trust part=a by=CD}', '[Five]{.money .trust part=a}'],
  ...[
    '[[in]{.trust} and out]{.trust .money w=2}',
    '[aside [so]{.money}]{.trust q=Q1}',
    '[one [two three]{q=Q1} [four]{q="Q1 Q2"} five]{q=Q2}',
    '**Bo:** [un]{.trust}seen',
  ],
  ...[
    '[]{.trust}',
    '[{>>a<<}]{.trust} b',
    '[]{q=Q2} then',
    '**Ann:** [[laughs]]{.money}',
    '> [said]{.trust}',
  ],
  ...[
    '::: {.trust}',
    '::: {.money .trust by=AB}',
    ':::',
    '## Q1 What?',
    '## Q2 {.quiet}',
    '# Part',
    '😀 [é è]{.trust}',
  ],
);
/** Transcripts with codings, questions and speakers of every kind. */
export const codedTexts = fc
  .tuple(
    fc.constantFrom('', '---\ncoder: AB\nspeakers: {RB: interviewer}\n---\n', '---\nparticipant: Ann\n---\n'),
    fc.array(piece, { maxLength: 16 }),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([head, pieces, lineEnd]) => `${head}${pieces.join('\n\n')}\n`.replaceAll('\n', lineEnd));

/** Participants' words of a text between offsets of the file, each once; plainly, paragraph by paragraph. */
export function wordsOn(
  text: string,
  stretches: readonly { readonly start: number; readonly end: number }[],
): number {
  const { frontMatter } = readTranscript(text);
  const file = new PlacedBlocks(text);
  let speaker: string | undefined;
  let words = 0;
  for (const block of file.blocks) {
    if (block.kind !== 'paragraph') continue;
    speaker = block.label?.name ?? speaker;
    if (speaker === undefined || roleOf(speaker, frontMatter) !== 'participant') continue;
    const first = block.label?.textStart ?? 0;
    for (let at = first; at < block.text.length; at++) {
      const place = file.inFile(block, at);
      const begins = block.inline.wordsBetween(first, at + 1) > block.inline.wordsBetween(first, at);
      if (begins && stretches.some(({ start, end }) => start <= place && place < end)) words++;
    }
  }
  return words;
}
