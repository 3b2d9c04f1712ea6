import { hasWords, withSingleSpaces } from './cleaning';
import { instructs, probesLabel, speakerLabel } from './wording';

/** One printed question, taken apart. No word of it is in two places, and none is in no place. */
export interface PrintedQuestion {
  /** What is asked, word for word. Empty when the line is a condition and nothing else. */
  readonly text: string;
  readonly condition?: string | undefined;
  /** Instructions to the interviewer, in the order they stand. */
  readonly notes: readonly string[];
  readonly probes: readonly PrintedProbe[];
  /** Words that only say what the line is: `INTERVIEWER:`, `Probes:`. */
  readonly labels: readonly string[];
}

export interface PrintedProbe {
  readonly text: string;
  readonly condition?: string | undefined;
}

// Each form of condition that can open a question. "If you had a magic wand, …" is none: there the words are
// part of what is asked, as they are in "Do you work with them? If so, how?".
const party = '(?:the )?(?:participants?|respondents?|interviewees?|informants?|answer(?:s|ed)?|they|he|she)';
const fixed =
  '(?:yes|no|so|not|none|any|applicable|needed|necessary|relevant|appropriate|possible|required|desired|unclear|unsure|known|mentioned|not (?:mentioned|already|yet|covered)[^,:]*|(?:there is )?(?:enough )?time(?: (?:allows|permits|remains|is left))?)';
const conditions: readonly RegExp[] = [
  // (If employed) …  [IF YES] …  [Managers only] …
  /^[([]\s*(?:if\s+(?<if>[^()[\]?,;]{1,80}?)|(?<only>[^()[\]?:]{1,60}\bonly))\s*[,:.]?\s*[)\]]\s*[:,.–—-]?\s*/i,
  // If employed: …   IF APPLICABLE: …
  /^if\s+(?!i\b|we\b|you (?:had|were|could)\b)(?<if>[^?.!:;]{1,80}?)\s*:\s*/i,
  new RegExp(`^if\\s+(?<if>${fixed}|${party}\\b[^,?.!]{0,70})\\s*(?:,|[–—]|\\s-(?=\\s)|$)\\s*`, 'i'),
  // IF EMPLOYED, …
  /^IF\s+(?<if>[^a-z?.!,:]{2,60}),\s*/,
  /^(?<whole>(?:where|when) (?:applicable|relevant|appropriate|needed|necessary|possible))\s*[:,]\s*/i,
];

/** Takes a question as it is printed apart into what is asked, when, and what the interviewer should do. */
export function readPrinted(printed: string): PrintedQuestion {
  const labels: string[] = [];
  const notes: string[] = [];
  const probes: PrintedProbe[] = [];
  let text = printed;
  const speaker = speakerLabel(text);
  if (speaker) {
    labels.push(speaker.label);
    text = speaker.rest;
  }
  let rest = '';
  for (const piece of bracketed(text)) {
    const taken = piece.bracket ? readBracket(piece.text, piece.atStart) : undefined;
    if (!taken) rest += piece.text;
    else {
      notes.push(...taken.notes);
      probes.push(...taken.probes);
      labels.push(...taken.labels);
      rest += ' ';
    }
  }
  if (!hasWords(rest)) {
    // Nothing but a bracket: "(If needed: Who else?)" on a line of its own is the question itself.
    const condition = probes[0]?.condition;
    if (notes.length === 0 && probes.length > 0 && probes.every(probe => probe.condition === condition)) {
      return { text: probes.map(probe => probe.text).join(' '), condition, notes: [], probes: [], labels };
    }
    return {
      ...withCondition(withSingleSpaces(text)),
      notes: [],
      probes: [],
      labels: speaker ? [speaker.label] : [],
    };
  }
  return { ...withCondition(withSingleSpaces(rest)), notes, probes, labels };
}

/** Splits a condition off the start of a question. */
export function withCondition(text: string): PrintedProbe {
  for (const shape of conditions) {
    const found = shape.exec(text);
    const condition = found?.groups?.if ?? found?.groups?.only ?? found?.groups?.whole;
    if (!found || !condition || !hasWords(condition)) continue;
    const rest = text.slice(found[0].length);
    if (!hasWords(rest) && hasWords(text.slice(found[0].length))) continue;
    return { text: rest, condition: inSentenceCase(condition.trim()) };
  }
  return { text };
}

/** `APPLICABLE` is only shouting; `EMPLOYED BY NHS` might have names in it. */
function inSentenceCase(condition: string): string {
  return new RegExp(`^${fixed}$`, 'i').test(condition) ? condition.toLowerCase() : condition;
}

interface Piece {
  readonly text: string;
  readonly bracket: boolean;
  /** Nothing but spaces stands before it. */
  readonly atStart: boolean;
}

/** The text in pieces, those in outermost round or square brackets apart; together they are the text. */
function bracketed(text: string): Piece[] {
  const pieces: Piece[] = [];
  let depth = 0;
  let from = 0;
  const cut = (to: number, bracket: boolean) => {
    if (to > from)
      pieces.push({ text: text.slice(from, to), bracket, atStart: text.slice(0, from).trim() === '' });
    from = to;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '(' || char === '[') {
      if (depth === 0) cut(at, false);
      depth++;
    } else if ((char === ')' || char === ']') && depth > 0) {
      depth--;
      if (depth === 0) cut(at + 1, true);
    }
  }
  cut(text.length, false);
  return pieces;
}

/** What a bracket says beside the question; undefined when it belongs to the question. */
function readBracket(
  bracket: string,
  atStart: boolean,
): { notes: string[]; probes: PrintedProbe[]; labels: string[] } | undefined {
  const inner = bracket.slice(1, -1).trim();
  const labelled = probesLabel(inner);
  if (labelled?.rest) {
    return { notes: [], labels: [labelled.label], probes: sentences(labelled.rest).map(text => ({ text })) };
  }
  const conditional = withCondition(inner);
  if (conditional.condition !== undefined && /[?？؟]/.test(conditional.text) && hasWords(conditional.text)) {
    const { condition } = conditional;
    return { notes: [], labels: [], probes: sentences(conditional.text).map(text => ({ text, condition })) };
  }
  if (instructs(inner)) {
    // "(Ask managers only) How …?" and the like at the start still read as a condition.
    if (atStart && withCondition(`${bracket} x`).condition !== undefined) return undefined;
    return { notes: [inner], probes: [], labels: [] };
  }
  return undefined;
}

/** The questions of a text one by one; a text without two question marks is one. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[?？؟]["'”’)]?)\s+/)
    .map(withSingleSpaces)
    .filter(hasWords);
}
