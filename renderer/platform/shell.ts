import type { FileRef } from '../api/index.ts';

/** What the Electron preload puts on the page as `window.changwatShell`; absent in a browser. */
export interface Shell {
  /** The system's dialog; tokens of the files picked, empty when cancelled. */
  pickFiles(options: {
    readonly extensions: readonly string[];
    readonly multiple: boolean;
  }): Promise<FileRef[]>;
  /** Token of the folder picked, or null. */
  pickFolder(): Promise<FileRef | null>;
  /** Tokens of files and folders dropped on the window. */
  droppedFiles(files: readonly File[]): Promise<FileRef[]>;
  /** Asks where to save the result that the core keeps under `token`; false when cancelled. */
  saveFile(token: string, name: string): Promise<boolean>;
  setFullScreen(on: boolean): Promise<void>;
}

declare global {
  interface Window {
    readonly changwatShell?: Shell;
  }
}
