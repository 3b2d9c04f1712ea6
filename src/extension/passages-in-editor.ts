import * as vscode from 'vscode';
import type { CodedPassagesResult } from '../server/protocol';
import type { PassageColours } from './passage-colours';

/** Asks the server what is coded on these lines; with `marks`, where each theme is in the whole transcript, too. */
export type Ask = (
  document: vscode.TextDocument,
  ranges: readonly vscode.Range[],
  marks: boolean,
) => Promise<CodedPassagesResult>;

type Type = vscode.TextEditorDecorationType;
type Drawing = Map<Type, vscode.DecorationOptions[]>;

/** Lines above and below what can be seen that are drawn as well, so that a turn of the wheel shows nothing bare. */
const margin = 40;

/** What is drawn over one transcript in one editor. */
export class PassagesInEditor {
  readonly #editor: vscode.TextEditor;
  readonly #colours: PassageColours;
  readonly #ask: Ask;
  readonly #isMarkupHidden: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #marksTimer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #found: { readonly version: number; readonly passages: CodedPassagesResult } | undefined;
  #passageTypes: ReadonlySet<Type> = new Set();
  #markTypes: ReadonlySet<Type> = new Set();
  #marks: CodedPassagesResult | undefined;
  #isClosed = false;

  constructor(editor: vscode.TextEditor, colours: PassageColours, ask: Ask, isMarkupHidden: () => boolean) {
    this.#editor = editor;
    this.#colours = colours;
    this.#ask = ask;
    this.#isMarkupHidden = isMarkupHidden;
  }

  /** Asks anew when so many milliseconds have passed without another call; for the ruler, too, where that is said. */
  refresh(wait: number, waitForMarks?: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refreshPassages(), wait);
    if (waitForMarks === undefined) return;
    clearTimeout(this.#marksTimer);
    this.#marksTimer = setTimeout(() => this.#refreshMarks(), waitForMarks);
  }

  /** Draws what is known, as when the cursor has moved or the colours have changed. */
  draw(): void {
    const found = this.#found;
    if (found?.version === this.#editor.document.version) this.#drawPassages(found.passages);
    if (this.#marks) this.#drawMarks(this.#marks);
  }

  dispose(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#marksTimer);
  }

  async #refreshPassages(): Promise<void> {
    const number = ++this.#asked;
    const passages = await this.#answer(this.#editor.visibleRanges.map(withMargin), false);
    if (!passages || number !== this.#asked) return;
    this.#found = { version: this.#editor.document.version, passages };
    this.#drawPassages(passages);
  }

  async #refreshMarks(): Promise<void> {
    const marks = await this.#answer([], true);
    if (!marks) return;
    this.#marks = marks;
    this.#drawMarks(marks);
  }

  /** `undefined` where the text has changed meanwhile: that is followed by another question. */
  async #answer(ranges: readonly vscode.Range[], marks: boolean): Promise<CodedPassagesResult | undefined> {
    const { document } = this.#editor;
    const { version } = document;
    const answer = await this.#ask(document, ranges, marks).catch(() => undefined);
    return this.#isClosed || document.version !== version ? undefined : answer;
  }

  #drawPassages(passages: CodedPassagesResult): void {
    const drawing: Drawing = new Map();
    if (this.#isTinted()) this.#tint(passages, drawing);
    this.#drawMarkup(passages, drawing);
    this.#passageTypes = this.#set(drawing, this.#passageTypes);
  }

  #drawMarks({ themes, marks }: CodedPassagesResult): void {
    const drawing: Drawing = new Map();
    if (this.#isTinted()) {
      for (const [place, first, last] of marks) {
        const theme = themes[place];
        if (theme)
          add(drawing, this.#colours.of('mark', theme.colour, 0), {
            range: new vscode.Range(first, 0, last, 0),
          });
      }
    }
    this.#markTypes = this.#set(drawing, this.#markTypes);
  }

  #tint({ themes, passages }: CodedPassagesResult, drawing: Drawing): void {
    for (const { kind, range, themes: places, level } of passages) {
      for (const [index, place] of places.entries()) {
        const theme = themes[place];
        if (!theme) continue;
        const type = this.#colours.of(kind === 'words' ? 'words' : 'lines', theme.colour, level + index);
        const named = kind === 'words' && { hoverMessage: plain(theme.label) };
        add(drawing, type, { range: rangeOf(range), ...named });
      }
    }
  }

  /** Markup is faint, or hidden where no cursor is: nobody writes blindly. */
  #drawMarkup({ markup, passages }: CodedPassagesResult, drawing: Drawing): void {
    const isHidden = this.#isMarkupHidden();
    const dimmed = this.#isTinted() ? this.#colours.dimmed() : undefined;
    const isWrittenIn = (first: number, last: number): boolean =>
      this.#editor.selections.some(({ start, end }) => start.line <= last && end.line >= first);
    for (const { kind, range, lines, says } of markup) {
      if (isHidden && !isWrittenIn(...lines))
        add(drawing, this.#colours.hidden(), hidden(kind, rangeOf(range), says));
      else if (dimmed && kind === 'coding') add(drawing, dimmed, { range: rangeOf(range) });
    }
    for (const { kind, range } of passages) {
      const { line } = range.end;
      if (kind !== 'turns' || line >= this.#editor.document.lineCount) continue;
      // The line of colons that ends the turns.
      const { range: whole } = this.#editor.document.lineAt(line);
      if (isHidden && !isWrittenIn(line, line)) add(drawing, this.#colours.hidden(), { range: whole });
      else if (dimmed) add(drawing, dimmed, { range: whole });
    }
  }

  /** Draws, and takes off what was drawn before and is no more. */
  #set(drawing: Drawing, before: ReadonlySet<Type>): ReadonlySet<Type> {
    for (const type of before) if (!drawing.has(type)) this.#editor.setDecorations(type, []);
    for (const [type, options] of drawing) this.#editor.setDecorations(type, options);
    return new Set(drawing.keys());
  }

  #isTinted(): boolean {
    return vscode.workspace.getConfiguration('verbatim.coding', this.#editor.document).get('tint', true);
  }
}

/** What stands in the place of hidden markup, in the faint colour of descriptions. */
function hidden(
  kind: 'coding' | 'memo',
  range: vscode.Range,
  says: string | undefined,
): vscode.DecorationOptions {
  if (says === undefined) return { range };
  const contentText = kind === 'memo' ? '✎' : says;
  return {
    range,
    hoverMessage: plain(says),
    renderOptions: {
      before: { contentText, color: new vscode.ThemeColor('descriptionForeground'), margin: '0 0.3em' },
    },
  };
}

function add(drawing: Drawing, type: Type, options: vscode.DecorationOptions): void {
  const others = drawing.get(type);
  if (others) others.push(options);
  else drawing.set(type, [options]);
}

/** Words of a study, which are no Markdown. */
function plain(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString().appendText(text);
}

function withMargin({ start, end }: vscode.Range): vscode.Range {
  return new vscode.Range(Math.max(0, start.line - margin), 0, end.line + margin, 0);
}

function rangeOf({ start, end }: CodedPassagesResult['passages'][number]['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
