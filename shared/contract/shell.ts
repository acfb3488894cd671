/** A file or folder that the core holds under a token: the page never learns its path. */
export interface FileRef {
  readonly token: string;
  readonly name: string;
  readonly size: number;
}

/**
 * What only the Electron window can do, put on the page as `window.changwatShell` by the preload; absent in a browser.
 * `Dropped` is the page's `File`, which this file can't name: it knows no DOM.
 */
export interface ShellApi<Dropped> {
  /** The system's dialog; tokens of the files picked, empty when cancelled. */
  pickFiles(options: {
    readonly extensions: readonly string[];
    readonly multiple: boolean;
  }): Promise<FileRef[]>;
  /** Token of the folder picked, or null. */
  pickFolder(): Promise<FileRef | null>;
  /** Tokens of files and folders dropped on the window. */
  droppedFiles(files: readonly Dropped[]): Promise<FileRef[]>;
  /** Asks where to save the result that the core keeps under `token`; false when cancelled. */
  saveFile(token: string, name: string): Promise<boolean>;
  /** Opens the file that the core keeps under `token` in the system's own program; false where there is none. */
  openFile(token: string, name: string): Promise<boolean>;
  setFullScreen(on: boolean): Promise<void>;
}

/** The names by which the preload calls main: one for each function of `ShellApi`. */
export const SHELL_CHANNELS = {
  pickFiles: 'shell:pick-files',
  pickFolder: 'shell:pick-folder',
  droppedFiles: 'shell:dropped-files',
  saveFile: 'shell:save-file',
  openFile: 'shell:open-file',
  setFullScreen: 'shell:set-full-screen',
} as const satisfies Record<keyof ShellApi<unknown>, string>;
