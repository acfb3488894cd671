import type { Platform } from './platform.ts';
import type { Shell } from './shell.ts';

/** The Electron window: dialogs of the system, tokens registered by main, no bytes through the page. */
export const electronPlatform = (shell: Shell): Platform => ({
  host: 'electron',
  canPickFolder: true,
  canOpenFile: true,
  pickFiles: (extensions) => shell.pickFiles({ extensions, multiple: true }),
  pickFolder: () => shell.pickFolder(),
  takeDropped: (files) => shell.droppedFiles(files),
  downloadFile: (token, name) => shell.saveFile(token, name),
  openFile: (token, name) => shell.openFile(token, name),
  requestFullscreen: () => shell.setFullScreen(true),
  exitFullscreen: () => shell.setFullScreen(false),
});
