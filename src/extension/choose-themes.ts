import * as vscode from 'vscode';
import { counted } from '../format/counted';
import type { ThemesToChoose, ThemeToChoose } from '../server/protocol';
import { LateLetters } from './late-letters';
import { plainWords } from './plain-words';
import { isCalled, themeMeant, themesFound } from './theme-search';
import { swatch } from './themes/theme-icons';

/** What somebody has chosen: themes that there are, or one that is to be. */
export type Choice = { readonly themes: readonly ThemeToChoose[] } | { readonly newTheme: string };

export interface Choosing {
  readonly title: string;
  /** IDs of the themes used last, the last one first. */
  readonly recent: readonly string[];
  /** Whether several may be chosen at once. */
  readonly several: boolean;
  /** Why there is nothing to choose a theme for, in a sentence. */
  refused(found: ThemesToChoose): string | undefined;
}

interface Row extends vscode.QuickPickItem {
  readonly theme?: ThemeToChoose;
  readonly makes?: 'typed' | 'in-vivo';
}

/** The list that is open, for the command that ticks. */
let tickActive: (() => void) | undefined;

export function registerTicking(): vscode.Disposable {
  return vscode.commands.registerCommand('verbatim.tickTheme', () => tickActive?.());
}

/**
 * Lets somebody choose themes from a list that is there at once, so that no letter which is typed for it goes into the
 * transcript; `ask` gives what it is filled with. Enter takes the theme in focus, or those that are ticked.
 */
export function chooseThemes(
  editor: vscode.TextEditor,
  ask: () => Promise<ThemesToChoose | undefined>,
  { title, recent, several, refused }: Choosing,
): Promise<{ readonly choice: Choice; readonly found: ThemesToChoose } | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = title;
  pick.placeholder = several
    ? 'Name of a theme, or words of its definition. Shift+Enter ticks one of several.'
    : 'Name of a theme, or words of its definition.';
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true;
  pick.busy = true;
  const ticked = new Set<ThemeToChoose>();
  let found: ThemesToChoose | undefined;
  let isAccepted = false;
  /** What was typed for the list and went into the transcript, from where it has been taken back. */
  let early = '';
  const typed = (): string => early + pick.value;

  return new Promise(resolve => {
    let isEnding = false;
    const end = async (choice?: Choice): Promise<void> => {
      if (isEnding) return;
      isEnding = true;
      pick.hide();
      await late.end();
      resolve(choice && found && { choice, found });
      pick.dispose();
    };
    const late = new LateLetters(editor, letter => {
      if (/^\r?\n/.test(letter)) accept();
      else early += letter;
      fill();
    });
    const fill = (): void => {
      if (found) pick.items = rows(found, { recent, ticked, several, typed: typed() });
    };
    const tick = (theme: ThemeToChoose | undefined): void => {
      if (!theme || !several) return;
      if (!ticked.delete(theme)) ticked.add(theme);
      const {
        activeItems: [active],
        items,
      } = pick;
      const place = active ? items.indexOf(active) : -1;
      fill();
      const again = pick.items[place];
      if (again) pick.activeItems = [again];
    };
    const accept = (): void => {
      isAccepted = true;
      if (!found) return; // as soon as the list is there
      const {
        activeItems: [active],
      } = pick;
      const value = typed();
      const isFound = active?.theme && themesFound([active.theme], value).size > 0;
      const row = early !== '' && active?.theme && !isFound ? undefined : active;
      if (ticked.size > 0) void end({ themes: [...ticked] });
      else if (row?.makes === 'in-vivo') void end({ newTheme: found.words });
      else if (row?.makes === 'typed') void end({ newTheme: value.trim() });
      else {
        const [last] = recent.flatMap(id => found?.themes.find(theme => theme.id === id) ?? []);
        const theme = row?.theme ?? (value === '' ? last : themeMeant(found.themes, value));
        if (theme) void end({ themes: [theme] });
        else if (value.trim() !== '') void end({ newTheme: value.trim() });
      }
    };
    setOpen(() => tick(pick.activeItems[0]?.theme));
    pick.onDidChangeValue(value => {
      if (value === '') early = '';
      fill();
    });
    pick.onDidAccept(accept);
    pick.onDidTriggerItemButton(({ item }) => tick(item.theme));
    pick.onDidHide(() => {
      setOpen(undefined);
      void end();
    });
    pick.show();
    ask().then(
      themes => {
        const why = themes ? refused(themes) : undefined;
        if (why !== undefined) void vscode.window.showInformationMessage(why);
        if (!themes || why !== undefined) return void end();
        found = themes;
        pick.busy = false;
        if (themes.words !== '') pick.title = `${title}: “${themes.words}”`;
        fill();
        if (isAccepted) accept();
      },
      () => void end(),
    );
  });
}

function setOpen(tick: (() => void) | undefined): void {
  tickActive = tick;
  void vscode.commands.executeCommand('setContext', 'verbatim.choosingThemes', tick !== undefined);
}

/** Themes that were used last and are shown first. */
const shownRecent = 5;

/**
 * The rows of the list. Each keeps its place while somebody types, for VS Code says by number which one was meant, and may
 * say so before it has the newest rows.
 */
function rows(
  { themes, words, codebook }: ThemesToChoose,
  about: {
    readonly recent: readonly string[];
    readonly ticked: ReadonlySet<ThemeToChoose>;
    readonly several: boolean;
    readonly typed: string;
  },
): Row[] {
  const { ticked, several, typed } = about;
  const isSearch = typed.trim() !== '';
  const found = isSearch ? themesFound(themes, typed) : new Set<ThemeToChoose>();
  const separator = (label: string): Row => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const row = (theme: ThemeToChoose, inTree: boolean): Row => ({
    theme,
    label: `${ticked.has(theme) ? '$(check) ' : ''}${inTree ? indent.repeat(theme.path.length) : ''}${plainWords(theme.label ?? theme.id)}`,
    description: describe(theme, !inTree || isSearch),
    alwaysShow: found.has(theme),
    iconPath: swatch(theme.colour),
    ...(several && { buttons: [ticked.has(theme) ? untickButton : tickButton] }),
  });
  const recent = about.recent
    .flatMap(id => themes.find(theme => theme.id === id) ?? [])
    .slice(0, shownRecent);
  const file = codebook.uri.replace(/^.*\//, '');
  const inVivo = words !== '' && !themes.some(theme => isCalled(theme, words));
  const isNew = isSearch && !themes.some(theme => isCalled(theme, typed));
  return [
    separator(recent.length > 0 && !isSearch ? 'Used last' : ''),
    // What is found stands in the tree.
    ...recent.map(theme => (isSearch ? { ...separator(''), theme } : row(theme, false))),
    separator(isSearch ? '' : 'Themes'),
    ...themes.map(theme => row(theme, true)),
    separator(isSearch ? '' : 'New'),
    isNew
      ? {
          makes: 'typed',
          label: '$(add) New theme',
          description: `“${plainWords(typed.trim())}” in ${decodeURIComponent(file)}`,
          alwaysShow: true,
        }
      : separator(''),
    inVivo
      ? { makes: 'in-vivo', label: '$(quote) In vivo', description: `New theme “${plainWords(words)}”` }
      : separator(''),
  ];
}

/** Blanks at the beginning of a label are not shown; this one is. */
const indent = '\u2003';

const tickButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('check'),
  tooltip: 'Tick (Shift+Enter), to choose several',
};
const untickButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('close'),
  tooltip: 'Take the tick off (Shift+Enter)',
};

function describe(
  { id, label, path, known, segments, here, coded, definition }: ThemeToChoose,
  withPath: boolean,
): string {
  const counts = [segments ? counted(segments, 'segment') : '', here > 0 ? `${here} here` : '']
    .filter(Boolean)
    .join(', ');
  return [
    label !== undefined && label !== id ? id : '',
    withPath ? path.join(' › ') : '',
    coded ? 'coded already' : '',
    known ? '' : 'not in the codebook',
    counts,
    definition ?? '',
  ]
    .filter(Boolean)
    .map(plainWords)
    .join(' · ');
}
