import assert from 'node:assert/strict';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { type Asking, completion } from '../../../src/language/completion';
import { defaultSettings } from '../../../src/language/settings';
import { codebook, type Files, guide, type StudyOf, studyOf, transcript } from './study-of';

export const asking: Asking = { today: '2026-05-02', settings: defaultSettings };

/** What is offered at the cursor and still listed when an editor has held it against what is typed. */
export function offered(
  before: string,
  others: Files = {},
  name = 'a.transcript.md',
): StudyOf & { readonly items: CompletionItem[] } {
  const files = {
    [name]: before,
    'tea.guide.yaml': guide,
    'tea.codebook.yaml': codebook,
    ...others,
    ...{ [name]: before },
  };
  const here = studyOf(files);
  const { line, character } = here.marks.cursor;
  const items = completion(here.study, here.document, here.marks.cursor, asking)
    .filter(item => {
      const { range } = item.textEdit as TextEdit;
      assert.equal(range.start.line, line, 'an item replaces something on the line of the cursor');
      assert.equal(range.end.line, line);
      assert.ok(range.start.character <= character && character <= range.end.character);
      const typed = here.document.line(line).slice(range.start.character, character);
      return isKept(typed, item.filterText ?? item.label);
    })
    .sort((a, b) => (a.sortText ?? a.label).localeCompare(b.sortText ?? b.label));
  return { ...here, items };
}

/** VS Code keeps an item whose filter text has the typed letters in their order, the first at a word's beginning. */
function isKept(typed: string, filterText: string): boolean {
  const letters = [...typed.trimStart().toLowerCase()];
  const text = filterText.slice(0, 128).toLowerCase();
  const from = (start: number): boolean => {
    let at = start;
    for (const letter of letters) {
      at = text.indexOf(letter, at) + 1;
      if (at === 0) return false;
    }
    return true;
  };
  const beginnings = [...text.matchAll(/(?<![\p{L}\p{Nd}])./gu)].map(({ index }) => index);
  return letters.length === 0 || beginnings.some(at => text[at] === letters[0] && from(at));
}

/** Takes the item of this name; `after` is the text then, or `undefined` where it is not offered. */
export function check(
  before: string,
  label: string,
  after: string | undefined,
  others?: Files,
  name?: string,
): void {
  const here = offered(before, others, name);
  const item = here.items.find(each => each.label === label);
  assert.equal(item && here.after([item.textEdit as TextEdit]), after);
}

/** Takes the item of this name; `after` is the text then, the cursor where an editor leaves it. */
export function checkCursor(before: string, label: string, after: string): void {
  const here = offered(transcript(before));
  const item = here.items.find(each => each.label === label);
  const edit = item?.textEdit as TextEdit;
  assert.equal(here.after([{ ...edit, newText: `${edit.newText}‸` }]), transcript(after));
}

export function labels(before: string, others?: Files, name?: string): string[] {
  return offered(before, others, name).items.map(({ label }) => label);
}
