import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import { readSpeakerLabel } from '../../format/speaker-label';
import { blocksOf } from '../../format/transcript';
import type { TranscriptFile } from '../../study/study';
import { item } from './items';
import { replaced, type Typed } from './typed';

/** At the beginning of a paragraph, a timestamp aside: the labels of those who speak here. */
export function speakerItems(typed: Typed): CompletionItem[] | undefined {
  const label = /^(\[\d[\d:.,]*\][ \t]*)?(\*{0,2})((?:[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd} ._'’()-]*)?)$/u.exec(
    typed.before,
  );
  if (!label || typed.after.replace(/^\*+/, '').trim() !== '') return undefined;
  const [, lead = '', stars = '', begun = ''] = label;
  if (stars === '' && begun === '') return undefined;
  const above = typed.line === 0 ? '' : typed.document.line(typed.line - 1);
  if (above.trim() !== '' && !/^(?: {0,3}#{1,6}\s| {0,3}:{3,}|---\s*$)/.test(above)) return undefined;
  const { frontMatter, speakers } = typed.file.facts;
  const names = new Map<string, string>();
  for (const { name, role } of [...speakers].sort((a, b) => b.turns - a.turns)) names.set(name, role);
  for (const [name, role] of frontMatter.speakers) if (!names.has(name)) names.set(name, role);
  for (const { value } of frontMatter.interviewers) if (!names.has(value)) names.set(value, 'interviewer');
  const participant = frontMatter.participant?.value;
  if (participant !== undefined && !names.has(participant)) names.set(participant, 'participant');
  const range = replaced(typed, lead.length, /^\**/);
  const plain = stars === '' && labelsArePlain(typed.file);
  return [...names]
    .filter(([name]) => !begun.includes(' ') || name.toLowerCase().startsWith(begun.toLowerCase()))
    .map(([name, role], index) => ({
      ...item(
        plain && isPlainLabel(name) ? `${name}: ` : `**${name}:** `,
        CompletionItemKind.Constant,
        range,
        index,
        name,
      ),
      detail: role,
      filterText: `${stars}${name}`,
    }));
}

/** Whether most turns of the transcript open with `Name:` and not with `**Name:**`. */
function labelsArePlain({ transcript }: TranscriptFile): boolean {
  let plain = 0;
  for (const block of transcript ? blocksOf(transcript) : []) {
    if (block.kind !== 'paragraph' || !block.label) continue;
    plain += block.text.startsWith('**', block.label.nameStart - 2) ? -1 : 1;
  }
  return plain > 0;
}

/** Whether the name is read as a label without asterisks, too. */
function isPlainLabel(name: string): boolean {
  return readSpeakerLabel(`${name}: `, () => true)?.name === name;
}
