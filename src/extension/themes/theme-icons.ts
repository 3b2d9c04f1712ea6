import * as vscode from 'vscode';
import type { ThemeColour } from '../../format/theme-colour';

/** A swatch of a theme's colour, for light and dark backgrounds and those with high contrast. */
export function swatch({ light, dark, highContrast, highContrastLight }: ThemeColour): {
  light: vscode.Uri;
  dark: vscode.Uri;
} {
  const { kind } = vscode.window.activeColorTheme;
  return {
    light: square(kind === vscode.ColorThemeKind.HighContrastLight ? highContrastLight : light),
    dark: square(kind === vscode.ColorThemeKind.HighContrast ? highContrast : dark),
  };
}

/** A square in a colour, `#rrggbb`. */
export function square(colour: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><rect x="3" y="3" width="10" height="10" rx="2" fill="${colour}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
