import { longestLook, type TextLines, turnsAround } from './next-turn';

/** A line at whose end Enter opens the next turn. Editors that cannot wait hold it against the line when the key is pressed. */
export interface TurnRule {
  readonly line: RegExp;
  /** What the line before has to be like, too. */
  readonly lineBefore?: RegExp;
  /** What opens the next turn. */
  readonly label: string;
}

/** The rules for a line, and for what is typed on in it: the first that fits holds. */
export function turnRules(lines: TextLines, line: number): readonly TurnRule[] {
  const turns = turnsAround(lines, line);
  if (!turns) return [];
  const inMemo = isInMemo(lines, line);
  const talk = new RegExp(`^${memosEnd(inMemo)}${beginningOfTalk}`, 'u');
  const rules: TurnRule[] = [];
  for (const [name, next] of turns.next) {
    const labelled = new RegExp(`^${memosEnd(inMemo)}${opening(name)}\\S`, 'u');
    rules.push({ line: labelled, label: turns.label(next) });
  }
  for (const [name, next] of turns.next) {
    const lineBefore = new RegExp(`^${opening(name)}`, 'u');
    rules.push({ line: talk, lineBefore, label: turns.label(next) });
  }
  const [next] = turns.speakers;
  if (next !== undefined && isFarFromLabel(lines, line)) rules.push({ line: talk, label: turns.label(next) });
  return rules;
}

/** The label that Enter at the end of a line opens the next turn with, where it does. */
export function nextLabel(lines: TextLines, line: number): string | undefined {
  const text = lines.line(line);
  const before = line > 0 ? lines.line(line - 1) : '';
  const fits = (rule: TurnRule) => rule.line.test(text) && (!rule.lineBefore || rule.lineBefore.test(before));
  return turnRules(lines, line).find(fits)?.label;
}

/** The rules know of a label in the line itself, and in the one above. */
function isFarFromLabel(lines: TextLines, line: number): boolean {
  return ![line, line - 1].some(at => at >= 0 && /[:：]/.test(lines.line(at).slice(0, 140)));
}

/** Whether a memo that an earlier line of the paragraph begins goes on in this one. */
function isInMemo(lines: TextLines, line: number): boolean {
  const from = Math.max(0, line - longestLook);
  for (let at = line - 1; at >= from && /\S/.test(lines.line(at)); at--) {
    const begun = lines.line(at).lastIndexOf('{>>');
    const ended = lines.line(at).lastIndexOf('<<}');
    if (begun !== ended) return begun > ended;
  }
  return false;
}

/** A line of talk without a label: no heading, div, fence, list, quotation, table or HTML. */
const beginningOfTalk = '(?!\\s|#{1,6}(?:\\s|$)|:::|```|~~~|[\\-*+>](?:\\s|$)|\\d+[.\\)]\\s|\\||<|---)\\S';

function opening(name: string): string {
  const time = '(?:\\[[\\d:.,]+\\]\\s*)?';
  const written = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return `\\s*${time}(?:\\*\\*${written}(?:\\*\\*[:：]|[:：]\\*\\*)|${written}[:：])\\s*${time}`;
}

/** Looks ahead: all memos of the line are at their end, so that none is torn. Each character is looked at once. */
function memosEnd(inMemo: boolean): string {
  const restOfMemo = '[^<]*(?:<(?!<\\})[^<]*)*<<\\}';
  return `(?=${inMemo ? restOfMemo : ''}[^{]*(?:\\{(?!>>)[^{]*|\\{>>${restOfMemo}[^{]*)*$)`;
}
