import type { Position } from 'vscode-languageserver-types';
import { answerOn } from '../analysis/coded-transcript';
import { isIn, QuestionScopes } from '../analysis/question-scopes';
import { offsetIn } from '../format/blocks';
import { blockAt, type Transcript } from '../format/transcript';
import type { Study, TranscriptFile } from '../study/study';

/** A theme of a passage. */
export interface ThemeHere {
  readonly id: string;
  /** URI of the codebook that has it; `null` where none does. */
  readonly codebook: string | null;
}

/** The themes that the words at a position of an open transcript are coded with: by spans, divs, and the answer's heading. */
export function themesAt(study: Study, uri: string, position: Position): ThemeHere[] {
  const file = study.get(uri);
  if (file?.kind !== 'transcript' || !file.transcript) return [];
  const ids = new Set([
    ...inBlock(file.transcript, position),
    ...inDivs(file.transcript, position),
    ...inAnswers(study, file, position),
  ]);
  return [...ids].map(id => ({ id, codebook: study.theme(file, id)?.uri ?? null }));
}

function inBlock(transcript: Transcript, { line, character }: Position): string[] {
  const block = blockAt(transcript, line);
  if (block?.kind !== 'paragraph' && block?.kind !== 'heading') return [];
  const at = offsetIn(block, line, character) ?? 0;
  const around = block.inline.spans.filter(
    ({ start, textStart, textEnd, end }) => textStart < textEnd && start <= at && at <= end,
  );
  return around.flatMap(({ attributes }) => attributes.classes.map(({ name }) => name));
}

function inDivs({ head, sections }: Transcript, { line }: Position): string[] {
  const open: { readonly themes: readonly string[]; readonly from: number }[] = [];
  const around: string[] = [];
  let first = head.lines;
  for (const { blocks, lines } of sections) {
    for (const block of blocks) {
      if (block.kind === 'div') {
        const themes = block.attributes?.classes.map(({ name }) => name) ?? [];
        open.push({ themes, from: first + block.line });
      } else if (block.kind === 'div-end') {
        const closed = open.pop();
        if (closed && closed.from <= line && line <= first + block.line) around.push(...closed.themes);
      }
    }
    first += lines;
    if (first > line && open.every(({ from }) => from > line)) break;
  }
  return around;
}

/** What is coded on headings, whose answers the position is in. */
function inAnswers(study: Study, file: TranscriptFile, position: Position): string[] {
  const { facts } = file;
  const talk = facts.codedTalk();
  let scopes: QuestionScopes | undefined;
  const themes: string[] = [];
  for (let use = 0; use < talk.uses; use++) {
    if (talk.segmentOf(use) === 0 || !talk.isOnHeading(use)) continue;
    scopes ??= new QuestionScopes(study.markersOf(file));
    const { start } = talk.placeOf(use);
    const { end } = answerOn(start, facts, scopes);
    if (isIn(position, { start: { line: start.line, character: 0 }, end })) themes.push(talk.themeOf(use));
  }
  return themes;
}
