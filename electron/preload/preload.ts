import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { SHELL_CHANNELS, type ShellApi } from '../../shared/contract/shell.ts';

/** One function for each thing that only the shell can do; the page gets nothing of Electron itself. */
const shell: ShellApi<File> = {
  pickFiles: (options) => ipcRenderer.invoke(SHELL_CHANNELS.pickFiles, options),
  pickFolder: () => ipcRenderer.invoke(SHELL_CHANNELS.pickFolder),
  // The path is read here and goes to main: the page never sees it.
  droppedFiles: (files) =>
    ipcRenderer.invoke(
      SHELL_CHANNELS.droppedFiles,
      files.map((file) => webUtils.getPathForFile(file)),
    ),
  saveFile: (token, name) => ipcRenderer.invoke(SHELL_CHANNELS.saveFile, { token, name }),
  openFile: (token, name) => ipcRenderer.invoke(SHELL_CHANNELS.openFile, { token, name }),
  setFullScreen: (on) => ipcRenderer.invoke(SHELL_CHANNELS.setFullScreen, on),
};

contextBridge.exposeInMainWorld('changwatShell', shell);
