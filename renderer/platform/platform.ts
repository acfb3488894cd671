import type { FileRef, Sending } from '../api/index.ts';

/** What differs between the Electron window and a browser. */
export interface Platform {
  readonly host: 'electron' | 'browser';
  /** Whether a folder of the PC can be picked as a place for workspaces. */
  readonly canPickFolder: boolean;
  /** Whether the system's own programs can open a file from here. */
  readonly canOpenFile: boolean;
  /** Lets the user pick files; an empty list when cancelled. */
  pickFiles(extensions: readonly string[], sending?: Sending): Promise<FileRef[]>;
  pickFolder(): Promise<FileRef | null>;
  /** Tokens for what was dropped on the window. */
  takeDropped(files: readonly File[], sending?: Sending): Promise<FileRef[]>;
  /** Hands a result to the user under `name`. False when the user cancelled. */
  downloadFile(token: string, name: string): Promise<boolean>;
  /** Opens a file in the system's own program; false where there is none, and in a browser always. */
  openFile(token: string, name: string): Promise<boolean>;
  requestFullscreen(element?: HTMLElement): Promise<void>;
  exitFullscreen(): Promise<void>;
}
