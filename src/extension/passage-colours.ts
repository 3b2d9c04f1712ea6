import * as vscode from 'vscode';
import { type Background, type ThemeColour, tintOf } from '../format/theme-colour';

/** What is drawn in a theme's colour. */
export type Drawing = 'words' | 'lines' | 'mark';

/** Lines below words say how deep they lie in other coded words, so that colour is never all that tells them apart. */
const lineStyles = ['solid', 'dashed', 'dotted', 'double'];

/** The decorations that passages are drawn with: one for each colour and depth, made when first needed. */
export class PassageColours {
  readonly #types = new Map<string, vscode.TextEditorDecorationType>();

  of(drawing: Drawing, colour: ThemeColour, level: number): vscode.TextEditorDecorationType {
    const background = backgroundNow();
    const line = colour[background];
    const tint = tintOf(colour, background);
    const depth = Math.min(level, lineStyles.length - 1);
    return this.#kept(`${drawing} ${line} ${tint} ${depth}`, () => optionsOf(drawing, line, tint, depth));
  }

  /** Of brackets and attribute lists that are fainter than the words; nothing is faint in high contrast. */
  dimmed(): vscode.TextEditorDecorationType | undefined {
    return isHighContrast() ? undefined : this.#kept('dimmed', () => ({ opacity: '0.7', ...typed }));
  }

  /**
   * Of what is not shown at all. VS Code has no word for it but lets the style of a text be said: letters without size
   * still have a place, which the boxes behind words beside them are measured by. Where letters are said to be spaced, it
   * measures the places of a line and does not count them.
   */
  hidden(): vscode.TextEditorDecorationType {
    return this.#kept('hidden', () => ({
      textDecoration: 'none; font-size: 0',
      letterSpacing: '0',
      ...typed,
    }));
  }

  /** Forgets all decorations, and takes them off, as when other colours are chosen for the editor. */
  dispose(): void {
    for (const type of this.#types.values()) type.dispose();
    this.#types.clear();
  }

  #kept(key: string, options: () => vscode.DecorationRenderOptions): vscode.TextEditorDecorationType {
    let type = this.#types.get(key);
    if (!type) {
      type = vscode.window.createTextEditorDecorationType(options());
      this.#types.set(key, type);
    }
    return type;
  }
}

/** Letters typed beside a passage are none of it. */
const typed = { rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed };

function optionsOf(
  drawing: Drawing,
  colour: string,
  tint: string,
  depth: number,
): vscode.DecorationRenderOptions {
  switch (drawing) {
    case 'words':
      return {
        backgroundColor: tint,
        borderColor: colour,
        borderStyle: lineStyles[depth] ?? 'solid',
        borderWidth: depth === 3 ? '0 0 3px 0' : '0 0 2px 0',
        ...typed,
      };
    case 'lines':
      return {
        isWholeLine: true,
        borderColor: colour,
        borderStyle: lineStyles[depth] ?? 'solid',
        borderWidth: '0 0 0 3px',
        ...typed,
      };
    case 'mark':
      return { overviewRulerColor: colour, overviewRulerLane: vscode.OverviewRulerLane.Center, ...typed };
  }
}

function isHighContrast(): boolean {
  const background = backgroundNow();
  return background === 'highContrast' || background === 'highContrastLight';
}

function backgroundNow(): Background {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Light:
      return 'light';
    case vscode.ColorThemeKind.HighContrast:
      return 'highContrast';
    case vscode.ColorThemeKind.HighContrastLight:
      return 'highContrastLight';
    default:
      return 'dark';
  }
}
