import { hasWords } from './cleaning';
import type { GuideLines } from './guide-line';
import { linesOfText } from './lines';
import { type NumberedGuide, type NumberedQuestion, numberOutline } from './numbering';
import { type OutlineNote, outlineOf } from './outline';
import type { Became, GuideImport, GuideSummary, ImportProblem, ImportProblemCode, KeptText } from './result';
import { writeGuide } from './write';

export { formatImportReport } from './report';
export type * from './result';

/** An interview guide as it was written: plain text, Markdown, or the bytes of a Word document. */
export type GuideSource = { readonly text: string } | { readonly docx: Uint8Array };

export interface GuideImportOptions {
  /** File name without extension: the guide's ID comes from it, and its title where it has none. */
  readonly name: string;
  /** How a text is written; found out from the text when left out. */
  readonly format?: 'text' | 'markdown';
}

// No interview guide comes near these; past them it is another file, and reading it would only take time.
const mostCharacters = 500_000;
const longestLine = 20_000;
const mostBytes = 50_000_000;

/**
 * Turns an interview guide of any make into a guide file. Never throws and never rejects: what stands in the way is a
 * problem of severity `error`, and `yaml` is empty then. Takes time in proportion to the length.
 */
export async function importGuide(source: GuideSource, options: GuideImportOptions): Promise<GuideImport> {
  if ('text' in source) return importGuideText(source.text, options);
  if (source.docx.length === 0) return failed('empty', 'The file is empty.');
  if (source.docx.length > mostBytes) {
    return failed(
      'too-long',
      'The Word document is larger than 50 MB. Save the guide by itself, without pictures.',
    );
  }
  const { linesOfDocx } = await import('./docx');
  const lines = await linesOfDocx(source.docx);
  if (!lines) {
    return failed(
      'broken-docx',
      'This cannot be read as a Word document (.docx). Open it in Word or LibreOffice, save it as .docx again, and import that.',
    );
  }
  const long = lines.lines.find(line => line.text.length > longestLine);
  return long ? lineTooLong('Paragraph', long.number, long.text.length) : importLines(lines, options);
}

/** `importGuide` for a text, at once. */
export function importGuideText(text: string, options: GuideImportOptions): GuideImport {
  const unreadable = whyUnreadable(text);
  if (unreadable) return unreadable;
  const markdown = options.format ? options.format === 'markdown' : looksLikeMarkdown(text);
  return importLines(linesOfText(text, markdown), options);
}

function whyUnreadable(text: string): GuideImport | undefined {
  if (text.trim().replace('\ufeff', '') === '') return failed('empty', 'The file is empty.');
  const start = text.slice(0, 10_000);
  if (start.startsWith('{\\rtf')) {
    return failed(
      'not-text',
      'This is a rich text file (RTF). Save it as .docx or plain text and import that.',
    );
  }
  if (start.startsWith('%PDF-')) {
    return failed('not-text', 'This is a PDF. Copy its text into a .txt file and import that.');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what gives a binary file away
  const strange = start.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  if (start.startsWith('PK\u0003\u0004') || start.includes('\u0000') || strange * 50 > start.length) {
    return failed(
      'not-text',
      'This is not a text file in UTF-8. Save the guide as .docx or as plain text (UTF-8) and import that.',
    );
  }
  if (text.length > mostCharacters) {
    return failed(
      'too-long',
      `The file has ${inThousands(text.length)} characters; an interview guide has a few thousand.`,
    );
  }
  let from = 0;
  for (let line = 1; from <= text.length; line++) {
    const found = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
    found.lastIndex = from;
    const end = found.exec(text);
    const to = end?.index ?? text.length;
    if (to - from > longestLine) {
      return lineTooLong('Line', line, to - from);
    }
    from = end ? found.lastIndex : text.length + 1;
  }
  return undefined;
}

function looksLikeMarkdown(text: string): boolean {
  return /^#{1,6} \S/m.test(text) || /^\s*[-*+] .*\*\*\S/m.test(text);
}

function importLines(read: GuideLines, options: GuideImportOptions): GuideImport {
  const outline = outlineOf(read.lines);
  const listed = [...read.listed, ...outline.listed];
  const guide = numberOutline({ ...outline, title: outline.title ?? titleFrom(options.name) });
  const kept = inOrder([...listed, ...keptOf(guide)]);
  const problems: ImportProblem[] = [];
  const summary = summaryOf(guide);
  if (summary.questions === 0) {
    const code = read.lines.length === 0 ? 'empty' : 'no-question';
    const message =
      code === 'empty'
        ? 'There are no words in this file.'
        : 'Nothing in this file looks like a question. Questions are numbered, lettered or bulleted lines, or end with a question mark.';
    return { yaml: '', summary, kept, problems: [{ code, severity: 'error', message }] };
  }
  if (guide.taken.length > 0) {
    problems.push({
      code: 'number-twice',
      severity: 'warning',
      message: `The guide uses these numbers more than once: ${[...new Set(guide.taken)].join(', ')}. The later ones have “-2” and so on behind them; give them IDs of their own.`,
    });
  }
  return { yaml: writeGuide(guide, idFrom(options.name)), summary, kept, problems };
}

function keptOf(guide: NumberedGuide): KeptText[] {
  const kept: KeptText[] = [];
  const keep = (notes: readonly OutlineNote[], became: Became) => {
    for (const note of notes) kept.push({ line: note.line, text: note.text, became });
  };
  const keepAll = (questions: readonly NumberedQuestion[]) => {
    for (const question of questions) {
      keep(question.notes, { kind: 'question-note', id: question.id });
      keepAll(question.probes);
    }
  };
  keep(guide.notes, { kind: 'guide-note' });
  keepAll(guide.questions);
  for (const section of guide.sections) {
    keep(section.notes, { kind: 'section-note', id: section.id });
    keepAll(section.questions);
  }
  return kept;
}

function inOrder(kept: readonly KeptText[]): KeptText[] {
  return [...kept].sort((a, b) => a.line - b.line);
}

function summaryOf(guide: NumberedGuide): GuideSummary {
  const probesOf = (questions: readonly NumberedQuestion[]): number =>
    questions.reduce((sum, { probes }) => sum + probes.length + probesOf(probes), 0);
  const sections = guide.sections.map(({ id, title, questions }) => ({
    id,
    title,
    questions: questions.length,
    probes: probesOf(questions),
  }));
  return {
    title: guide.title ?? '',
    sections,
    questions: sections.reduce((sum, section) => sum + section.questions, guide.questions.length),
    probes: sections.reduce((sum, section) => sum + section.probes, probesOf(guide.questions)),
  };
}

/** `local-authority_departments` reads as "Local authority departments". */
function titleFrom(name: string): string {
  const words = name.replace(/[-_\s]+/g, ' ').trim();
  return hasWords(words) ? words.charAt(0).toUpperCase() + words.slice(1) : 'Interview guide';
}

function idFrom(name: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? 'guide' : id;
}

function failed(code: ImportProblemCode, message: string): GuideImport {
  return {
    yaml: '',
    summary: { title: '', sections: [], questions: 0, probes: 0 },
    kept: [],
    problems: [{ code, severity: 'error', message }],
  };
}

function lineTooLong(what: string, number: number, length: number): GuideImport {
  return failed(
    'line-too-long',
    `${what} ${number} has ${inThousands(length)} characters. Put each question on a line of its own and import again.`,
  );
}

function inThousands(count: number): string {
  return count.toLocaleString('en');
}
