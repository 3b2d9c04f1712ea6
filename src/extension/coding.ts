import * as vscode from 'vscode';
import {
  codeAnswerRequest,
  codeRequest,
  recodeRequest,
  type ThemesToChoose,
  uncodeRequest,
} from '../server/protocol';
import { type Choosing, chooseThemes, registerTicking } from './choose-themes';
import type { Server } from './client';
import { type AddedTheme, askForThemes, changeCodings, newTheme } from './coding-edits';
import { plainWords } from './plain-words';
import { RecentThemes, type UsedTheme } from './recent-themes';
import { isCalled } from './theme-search';

/** What a key or another command may know beforehand; what is missing is asked. */
interface About {
  /** IDs of themes to code with, or to take off. */
  readonly themes?: readonly string[];
  /** The theme to make another one. */
  readonly theme?: string;
  /** The theme that takes its place. */
  readonly other?: string;
  /** Nothing is to be done. */
  readonly rehearsal?: boolean;
}

type Command = (editor: vscode.TextEditor, about: About) => Promise<void>;

/** The commands that mark passages with themes. */
export function registerCoding(
  context: vscode.ExtensionContext,
  { client, serves }: Server,
): vscode.Disposable {
  const recent = new RecentThemes(context.workspaceState);
  const status = new CodingStatus();
  const asking = (editor: vscode.TextEditor) => oneByOne(() => askForThemes(client, editor));
  const changing = (
    editor: vscode.TextEditor,
    request: string,
    params: Parameters<typeof changeCodings>[3],
    added?: AddedTheme,
  ) => oneByOne(() => changeCodings(client, editor, request, params, added));

  async function coded(
    editor: vscode.TextEditor,
    request: string,
    themes: readonly UsedTheme[],
    added?: AddedTheme,
  ): Promise<void> {
    const ids = themes.map(({ id }) => id);
    const changed = await changing(editor, request, { themes: ids }, added);
    if (changed === undefined) return;
    void recent.use(themes);
    const answer = request === codeAnswerRequest ? 'Answer coded' : 'Coded';
    status.say(`${answer} as ${names(themes)}${changed ? '' : ' already'}`);
  }

  /** Asks for themes and codes with them. */
  async function choose(
    editor: vscode.TextEditor,
    request: string,
    title: string,
    refused: Choosing['refused'],
  ): Promise<void> {
    const ask = async (): Promise<ThemesToChoose | undefined> => {
      const found = await asking(editor);
      // An answer is no name of a theme.
      return found && request === codeAnswerRequest ? { ...found, words: '' } : found;
    };
    const chosen = await chooseThemes(editor, ask, {
      title,
      recent: recent.ids,
      several: true,
      refused,
    });
    if (!chosen) return;
    const { choice, found } = chosen;
    if ('themes' in choice) return coded(editor, request, choice.themes.map(used));
    const added = await newTheme(choice.newTheme, found);
    if (added) await coded(editor, request, [added], added);
  }

  const codeWith = (request: string, title: string, refused: Choosing['refused']): Command => {
    return async (editor, { themes }) => {
      if (!themes || themes.length === 0) return choose(editor, request, title, refused);
      await coded(editor, request, await called(editor, themes));
    };
  };

  /** Themes that are known by their IDs, as people call them. */
  async function called(editor: vscode.TextEditor, ids: readonly string[]): Promise<UsedTheme[]> {
    const found = await asking(editor);
    return ids.map(id => used(found?.themes.find(theme => theme.id === id) ?? { id }));
  }

  /** The themes of codings here: the one that there is, or those that somebody chooses. */
  async function themesHere(
    found: ThemesToChoose | undefined,
    title: string,
    several = true,
  ): Promise<readonly UsedTheme[] | undefined> {
    const here = (found?.here ?? []).map(id => used(found?.themes.find(theme => theme.id === id) ?? { id }));
    if (here.length === 0) void vscode.window.showInformationMessage('Nothing is coded here.');
    if (here.length <= 1) return here.length === 0 ? undefined : here;
    const rows = here.map(theme => ({
      label: plainWords(theme.label),
      description: theme.id,
      themes: [theme],
    }));
    const all = { label: 'All of them', description: plainWords(names(here)), themes: here };
    const row = await vscode.window.showQuickPick(several ? [...rows, all] : rows, {
      title,
      placeHolder: 'Which theme?',
    });
    return row?.themes;
  }

  const commands: Readonly<Record<string, Command>> = {
    codeSelection: codeWith(codeRequest, 'Code Selection', ({ refused }) => refused),
    codeAnswer: codeWith(codeAnswerRequest, 'Code Answer', ({ noAnswer }) => noAnswer),

    async codeInVivo(editor) {
      const found = await asking(editor);
      if (!found) return;
      const { refused, words, themes } = found;
      if (refused !== undefined || words === '') {
        void vscode.window.showInformationMessage(refused ?? 'These words make no name for a theme.');
        return;
      }
      const same = themes.find(theme => isCalled(theme, words));
      if (same) return coded(editor, codeRequest, [used(same)]);
      const added = await newTheme(words, found);
      if (added) await coded(editor, codeRequest, [added], added);
    },

    async repeatTheme(editor, about) {
      if (recent.last.length > 0) await coded(editor, codeRequest, recent.last);
      else await commands.codeSelection?.(editor, about);
    },

    async uncode(editor, { themes: wanted }) {
      const themes = wanted ? await called(editor, wanted) : await themesHere(await asking(editor), 'Uncode');
      if (!themes) return;
      const ids = themes.map(({ id }) => id);
      if (await changing(editor, uncodeRequest, { themes: ids }))
        status.say(`No longer coded as ${names(themes)}`);
    },

    async recode(editor, about) {
      const [theme] = about.theme
        ? await called(editor, [about.theme])
        : ((await themesHere(await asking(editor), 'Recode', false)) ?? []);
      if (!theme) return;
      const become = async (other: UsedTheme, added?: AddedTheme): Promise<void> => {
        const params = { theme: theme.id, other: other.id };
        if (!(await changing(editor, recodeRequest, params, added))) return;
        void recent.use([other]);
        status.say(`${theme.label} is now ${other.label}`);
      };
      const [other] = about.other ? await called(editor, [about.other]) : [];
      if (other) return become(other);
      const title = `Recode ${theme.label}`;
      const chosen = await chooseThemes(editor, () => asking(editor), {
        title,
        recent: recent.ids,
        several: false,
        refused: () => undefined,
      });
      if (!chosen) return;
      const { choice, found } = chosen;
      if ('themes' in choice) {
        const [first] = choice.themes;
        if (first) await become(used(first));
        return;
      }
      const added = await newTheme(choice.newTheme, found);
      if (added) await become(added, added);
    },
  };

  const registered = vscode.Disposable.from(
    status,
    registerTicking(),
    ...Object.entries(commands).map(([name, run]) =>
      vscode.commands.registerCommand(`verbatim.${name}`, (about?: unknown) => {
        if (isAbout(about) && about.rehearsal) return undefined;
        const editor = vscode.window.activeTextEditor;
        if (editor?.document.languageId !== 'transcript' || !serves(editor.document)) return undefined;
        return run(editor, isAbout(about) ? about : {});
      }),
    ),
  );
  // VS Code looks for whom a command may wake at its first use, and what is typed meanwhile would go into the transcript.
  void vscode.commands.executeCommand('runCommands', {
    commands: Object.keys(commands).map(name => ({
      command: `verbatim.${name}`,
      args: { rehearsal: true } satisfies About,
    })),
  });
  return registered;
}

/** A menu says which file it was opened in, which is none of ours. */
function isAbout(about: unknown): about is About {
  return typeof about === 'object' && about !== null && !(about instanceof vscode.Uri);
}

let last: Promise<unknown> = Promise.resolve();

/** Keys may come faster than what they do is done. A list opens at once all the same, and is filled when its turn has come. */
function oneByOne<Result>(run: () => Promise<Result>): Promise<Result> {
  const next = last.then(run, run);
  last = next;
  return next;
}

function used({ id, label }: { readonly id: string; readonly label?: string }): UsedTheme {
  return { id, label: label ?? id };
}

function names(themes: readonly UsedTheme[]): string {
  return new Intl.ListFormat('en').format(themes.map(({ label }) => label));
}

/** Says in the status bar what has been done, also to those who hear it. */
class CodingStatus {
  readonly #item = vscode.window.createStatusBarItem(
    'verbatim.coding',
    vscode.StatusBarAlignment.Left,
    -1000,
  );
  #hiding: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#item.name = 'Verbatim: Coding';
  }

  say(what: string): void {
    clearTimeout(this.#hiding);
    this.#item.text = `$(tag) ${plainWords(what)}`;
    this.#item.accessibilityInformation = { label: what, role: 'status' };
    this.#item.show();
    this.#hiding = setTimeout(() => this.#item.hide(), shown);
  }

  dispose(): void {
    clearTimeout(this.#hiding);
    this.#item.dispose();
  }
}

/** Milliseconds. */
const shown = 8000;
