import { downloadAddress, uploadFiles } from '../api/index.ts';
import type { Platform } from './platform.ts';

const pick = (extensions: readonly string[]): Promise<File[]> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = extensions.map((extension) => `.${extension}`).join(',');
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });

const save = async (token: string, name: string): Promise<boolean> => {
  const link = document.createElement('a');
  link.href = await downloadAddress(token);
  link.download = name;
  link.click();
  return true;
};

/** A normal browser on the loopback host: files are uploaded to the core, results downloaded from it. */
export const browserPlatform: Platform = {
  host: 'browser',
  canPickFolder: false,
  canOpenFile: false,
  pickFiles: async (extensions, sending) => uploadFiles(await pick(extensions), sending),
  pickFolder: async () => null,
  takeDropped: (files, sending) => uploadFiles(files, sending),
  downloadFile: save,
  openFile: async () => false,
  requestFullscreen: async (element = document.documentElement) => {
    await element.requestFullscreen().catch(() => undefined);
  },
  exitFullscreen: async () => {
    if (document.fullscreenElement !== null) await document.exitFullscreen().catch(() => undefined);
  },
};
