import { browserPlatform } from './browser.ts';
import { electronPlatform } from './electron.ts';
import type { Platform } from './platform.ts';

/** The host that this page runs in. */
export const platform: Platform =
  window.changwatShell === undefined ? browserPlatform : electronPlatform(window.changwatShell);

export const {
  downloadFile,
  openFile,
  pickFiles,
  pickFolder,
  takeDropped,
  requestFullscreen,
  exitFullscreen,
} = platform;
export type { Platform } from './platform.ts';
export type { Shell } from './shell.ts';
