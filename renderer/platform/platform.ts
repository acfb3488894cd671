import type { FileRef } from '../api/index.ts';

/** What differs between the Electron window and a browser. */
export interface Platform {
  readonly host: 'electron' | 'browser';
  /** Whether a folder of the PC can be picked as a place for workspaces. */
  readonly canPickFolder: boolean;
  /** Lets the user pick files; an empty list when cancelled. `onProgress` counts the upload, 0 to 1. */
  pickFiles(extensions: readonly string[], onProgress?: (fraction: number) => void): Promise<FileRef[]>;
  pickFolder(): Promise<FileRef | null>;
  /** Tokens for what was dropped on the window. */
  takeDropped(files: readonly File[], onProgress?: (fraction: number) => void): Promise<FileRef[]>;
  /** Hands a result to the user under `name`. False when the user cancelled. */
  downloadFile(token: string, name: string): Promise<boolean>;
  requestFullscreen(element?: HTMLElement): Promise<void>;
  exitFullscreen(): Promise<void>;
}
