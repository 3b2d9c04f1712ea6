import * as vscode from 'vscode';

/** Milliseconds: a cursor that is moved through a text is asked about where it rests. */
const cursorRest = 150;

export interface FollowingCursor extends vscode.Disposable {
  /** Where it rests is shown, and nothing scrolls. */
  rests(): void;
}

/**
 * Runs something wherever the cursor comes to rest. `follow` says whether somebody moved it there: one who works in the side
 * bar moves it, too, by opening a passage.
 */
export function followCursor(run: (follow: boolean) => Promise<void>): FollowingCursor {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const soon = (follow: boolean): void => {
    clearTimeout(resting);
    resting = setTimeout(() => void run(follow), cursorRest);
  };
  const listening = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => soon(true)),
    vscode.window.onDidChangeTextEditorSelection(({ kind }) =>
      soon(
        kind === vscode.TextEditorSelectionChangeKind.Keyboard ||
          kind === vscode.TextEditorSelectionChangeKind.Mouse,
      ),
    ),
  );
  return {
    rests: () => soon(false),
    dispose() {
      clearTimeout(resting);
      listening.dispose();
    },
  };
}
