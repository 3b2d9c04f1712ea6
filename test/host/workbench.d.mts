import type { FrameLocator, Page } from 'playwright-core';

export type ColourTheme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light';

export const colourThemes: readonly ColourTheme[];

export interface WorkbenchOptions {
  /** A folder to open a copy of: what a test types never reaches the original. An empty folder when left out. */
  readonly folder?: string;
  /** Files to write into that copy: path from the folder, and text. */
  readonly files?: Readonly<Record<string, string>>;
  /** The packaged extension; dist/verbatim.vsix when left out. */
  readonly vsix?: string;
  /** Settings of VS Code, over those that keep it quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The colours; light when left out. */
  readonly theme?: ColourTheme;
  /** The window's size in CSS pixels; 1280 by 800 when left out. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface Workbench {
  /** Playwright's page, for everything that is not below. */
  readonly page: Page;
  /** The copy that is open, as an absolute path. */
  readonly folder: string;
  /** Opens a file, given by its path from the folder, and puts the cursor at its beginning. */
  openFile(path: string): Promise<void>;
  /** Puts a text into the editor in front, in place of what is there, and the cursor at its end. */
  write(text: string): Promise<void>;
  /** Runs a command of the palette, given by its whole title: `Verbatim: Coverage Report`. */
  command(title: string): Promise<void>;
  /** What the webview opened last shows. */
  webview(): FrameLocator;
  /** Changes the colours, by the settings of the folder, and waits until they are there. */
  showIn(theme: ColourTheme): Promise<void>;
  /** Writes dist/test/screenshots/NAME.png and gives back its path. */
  screenshot(name: string): Promise<string>;
  /** Ends browser and server, and removes the copy. */
  close(): Promise<void>;
}

/**
 * Starts an embedded VS Code with the packaged extension and opens a study in it; about six seconds.
 * @throws when the extension cannot be installed or the workbench does not come up.
 */
export function openWorkbench(options?: WorkbenchOptions): Promise<Workbench>;
