import type { SummaryAsked } from '../../convert/framework-asked';
import { type Draft, keyOfDraft } from './state';
import { type SummaryEditor, summaryEditor } from './summary-editor';

/** What writing summaries needs of the page. */
export interface DraftingPage {
  drafts(): readonly Draft[];
  /** Keeps other drafts, and shows them. */
  keep(drafts: readonly Draft[]): void;
  /** Keeps what is typed in drafts that are shown. */
  typed(drafts: readonly Draft[]): void;
  /** Asks for a chart that has what is written. */
  refresh(): void;
  /** Writes a summary into its transcript; gives a sentence where that was refused. */
  write(summary: SummaryAsked): Promise<string | undefined>;
  cellOf(draft: Draft): HTMLElement | undefined;
  say(text: string): void;
}

/** The summaries that are being written, each with its editor, until the chart has them. */
export interface Drafting {
  begin(draft: Draft): void;
  editorOf(draft: Draft, about: string): HTMLElement;
  /** Those that are in their transcripts, and not yet in the chart. */
  written(): readonly string[];
  /** The chart has these now. */
  done(written: readonly string[]): void;
}

export function drafting(page: DraftingPage): Drafting {
  const editors = new Map<string, SummaryEditor>();
  const written = new Set<string>();

  const find = (key: string): Draft | undefined => page.drafts().find(draft => keyOfDraft(draft) === key);

  /** Takes a draft away; who was in its editor is in its cell then. */
  const end = (key: string): void => {
    const draft = find(key);
    const editor = editors.get(key);
    const cell = draft && page.cellOf(draft);
    const hasFocus = editor?.element.contains(document.activeElement);
    editors.delete(key);
    written.delete(key);
    page.keep(page.drafts().filter(each => keyOfDraft(each) !== key));
    if (hasFocus) cell?.focus({ preventScroll: true });
  };

  const save = async (key: string): Promise<void> => {
    const draft = find(key);
    const editor = editors.get(key);
    if (!draft || !editor) return;
    const { summary } = draft;
    const isSame = 'was' in summary ? summary.text === summary.was.text : summary.text.trim() === '';
    if (isSame) return end(key);
    editor.refused(undefined);
    const why = await page.write(summary);
    if (why !== undefined) {
      editor.refused(why);
      editor.focus();
      return;
    }
    written.add(key);
    page.say(summary.text.trim() === '' ? 'The summary is taken out.' : 'The summary is written.');
    page.refresh();
  };

  return {
    begin(draft) {
      const key = keyOfDraft(draft);
      if (!find(key)) page.keep([...page.drafts(), draft]);
      editors.get(key)?.focus();
    },
    editorOf(draft, about) {
      const key = keyOfDraft(draft);
      const known = editors.get(key);
      if (known) return known.element;
      const made = summaryEditor(draft.summary.text, about, !('was' in draft.summary), {
        typed: text =>
          page.typed(
            page
              .drafts()
              .map(each =>
                keyOfDraft(each) === key ? { ...each, summary: { ...each.summary, text } } : each,
              ),
          ),
        save: () => void save(key),
        leave: () => end(key),
      });
      editors.set(key, made);
      return made.element;
    },
    written: () => [...written],
    done(keys) {
      for (const key of keys) if (written.has(key)) end(key);
    },
  };
}
