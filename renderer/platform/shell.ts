import type { ShellApi } from '../../shared/contract/shell.ts';

/** What the Electron preload puts on the page; absent in a browser. */
export type Shell = ShellApi<File>;

declare global {
  interface Window {
    readonly changwatShell?: Shell;
  }
}
