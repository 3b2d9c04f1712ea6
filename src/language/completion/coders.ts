import { blocksOf } from '../../format/transcript';
import type { Study, TranscriptFile } from '../../study/study';
import { mostUsed } from './most-used';
import type { Typed } from './typed';

/** Who codes in the study: those of `coder:` in any transcript, and of `by=` in this one; this one's own first. */
export function codersIn(study: Study, file: TranscriptFile): readonly string[] {
  const here = [file.facts.frontMatter.coder ?? [], valuesOf(file, 'by').map(({ value }) => value)].flat();
  const elsewhere = study.transcripts().flatMap(({ facts }) => facts.frontMatter.coder ?? []);
  // What an attribute list takes without quotes.
  return [...new Set([...mostUsed(here), ...mostUsed(elsewhere)])].filter(name =>
    /^[^\s"'{}=<>`]+$/.test(name),
  );
}

/** The values of `part=` in this transcript, the nearest one above first, and behind them the next letter that is free. */
export function partsIn({ file, line }: Typed): readonly string[] {
  const used = valuesOf(file, 'part');
  const above = used.filter(each => each.line < line).reverse();
  const parts = new Set([...above, ...used].map(({ value }) => value));
  const free = [...'abcdefghijklmnopqrstuvwxyz'].find(letter => !parts.has(letter));
  return [...parts, ...(free === undefined ? [] : [free])];
}

/** The values that a key has in attribute lists, each with the first line of its block. */
function valuesOf(
  { transcript }: TranscriptFile,
  key: string,
): { readonly value: string; readonly line: number }[] {
  const found: { readonly value: string; readonly line: number }[] = [];
  for (const block of transcript ? blocksOf(transcript) : []) {
    if (block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'div') continue;
    const lists = block.kind === 'div' ? [] : block.inline.spans.map(({ attributes }) => attributes);
    const own = block.kind !== 'paragraph' && block.attributes ? [block.attributes] : [];
    for (const { pairs } of [...own, ...lists])
      for (const pair of pairs)
        if (pair.key === key && pair.value !== '') found.push({ value: pair.value, line: block.line });
  }
  return found;
}
