import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  MessageChannelMain,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron';
import { shellText } from '../../shared/text/shell.ts';
import { AbortBridge } from './abort-bridge.ts';
import { carrierPort } from './carrier/ports.ts';
import { serveCarrier } from './carrier/server.ts';
import { CoreLink, type CoreProcess } from './core-link.ts';
import type { CoreStart } from './core-start.ts';
import { answerPage } from './page-protocol.ts';
import { answerPrint, Sheets } from './printing.ts';
import { isOwnSender, ORIGIN, printWindowOptions, SCHEME, windowOptions } from './security.ts';
import { ruleContents, ruleSession } from './session-rules.ts';
import { type ShellParts, shellCalls } from './shell-calls.ts';

/** The Electron shell: windows, dialogs, the protocol, and the core's process. No file is read or hashed here. */
const OUT = join(app.getAppPath(), 'out');
const sheets = new Sheets();
const bridge = new AbortBridge();
let desk: BrowserWindow | null = null;
let link: CoreLink | null = null;

function coreStart(): CoreStart {
  const resources = app.isPackaged
    ? join(process.resourcesPath, 'resources')
    : join(app.getAppPath(), 'resources');
  const settings = app.getPath('userData');
  const workspaces = join(app.getPath('documents'), 'Changwat');
  return { version: app.getVersion(), paths: { workspaces, settings, resources, temp: app.getPath('temp') } };
}

/** Starts the core; resolves when it has said that it listens. */
function startCore(): Promise<CoreProcess> {
  const child = utilityProcess.fork(join(OUT, 'main', 'core-process.js'), [], {
    serviceName: 'Changwat core',
  });
  const requests = new MessageChannelMain();
  const printing = new MessageChannelMain();
  serveCarrier(carrierPort(printing.port1), (request) => answerPrint(request, print));
  child.postMessage(coreStart(), [requests.port2, printing.port2]);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('message', () =>
      resolve({ port: carrierPort(requests.port1), ended, kill: () => void child.kill() }),
    );
    void ended.then(() => reject(new Error('the core ended before it listened')));
  });
}

/** Prints a document by a hidden window of its own. */
function print(html: string, signal: AbortSignal): Promise<Uint8Array> {
  return sheets.withAddress(html, async (address) => {
    signal.throwIfAborted();
    const window = new BrowserWindow(printWindowOptions());
    const close = (): void => window.destroy();
    signal.addEventListener('abort', close, { once: true });
    try {
      await window.loadURL(address);
      await window.webContents.executeJavaScript('document.fonts.ready.then(() => true)');
      return await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
    } finally {
      signal.removeEventListener('abort', close);
      if (!window.isDestroyed()) window.destroy();
    }
  });
}

/** Asks the core something for the shell. Rejects when it refuses. */
async function askCore(
  path: '/host/files' | '/host/save' | '/host/path' | '/host/close',
  body: unknown,
): Promise<unknown> {
  const request = new Request(`${ORIGIN}${path}`, { method: 'POST', body: JSON.stringify(body) });
  const answer = await link?.fetch(request, new AbortController().signal);
  if (!answer?.ok) throw new Error(`the core answered ${answer?.status ?? 'nothing'}`);
  return answer.json();
}

function shellParts(window: BrowserWindow): ShellParts {
  const downloads = app.getPath('downloads');
  return {
    downloads,
    core: askCore,
    setFullScreen: (on) => window.setFullScreen(on),
    openPath: async (path) => (await shell.openPath(path)) === '',
    async pickFiles(extensions, multiple) {
      const filters = [
        { name: shellText.mapData.th, extensions: [...extensions] },
        { name: shellText.allFiles.th, extensions: ['*'] },
      ];
      const properties = ['openFile' as const, ...(multiple ? ['multiSelections' as const] : [])];
      const { filePaths } = await dialog.showOpenDialog(window, {
        defaultPath: downloads,
        filters,
        properties,
      });
      return filePaths;
    },
    async pickFolder() {
      const defaultPath = app.getPath('documents');
      const properties = ['openDirectory' as const, 'createDirectory' as const];
      const { filePaths } = await dialog.showOpenDialog(window, { defaultPath, properties });
      return filePaths[0] ?? null;
    },
    async pickSavePath(defaultPath) {
      const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath });
      return canceled ? null : filePath;
    },
  };
}

function openDesk(): void {
  const window = new BrowserWindow(windowOptions(join(OUT, 'preload', 'preload.cjs'), app.isPackaged));
  desk = window;
  for (const [channel, call] of Object.entries(shellCalls(shellParts(window)))) {
    ipcMain.removeHandler(channel);
    ipcMain.handle(channel, (event, input: unknown) => {
      if (!isOwnSender(event.senderFrame)) throw new Error('not our page');
      return call(input);
    });
  }
  // What was typed of persons is in no disk: the page holds the window back, and the shell asks.
  window.webContents.on('will-prevent-unload', (event) => {
    const stay = dialog.showMessageBoxSync(window, {
      type: 'warning',
      title: shellText.lossTitle.th,
      message: shellText.lossTitle.th,
      detail: shellText.loss.th,
      buttons: [shellText.lossStay.th, shellText.lossDiscard.th],
      defaultId: 0,
      cancelId: 0,
    });
    if (stay !== 0) event.preventDefault();
  });
  window.once('ready-to-show', () => window.show());
  window.on('closed', () => {
    desk = null;
  });
  void window.loadURL(`${ORIGIN}/`);
}

async function start(): Promise<void> {
  await app.whenReady();
  app.on('web-contents-created', (_event, contents) => ruleContents(contents));
  ruleSession(session.defaultSession, bridge);
  const core = new CoreLink({
    start: startCore,
    onGivenUp: () => dialog.showErrorBox(shellText.coreDownTitle.th, shellText.coreDown.th),
  });
  link = core;
  const renderer = join(OUT, 'renderer');
  protocol.handle('app', (request) =>
    answerPage(request, {
      renderer,
      bridge,
      sheet: (pathname) => sheets.of(pathname),
      core: (inner, signal) => core.fetch(inner, signal),
    }),
  );
  openDesk();
}

/** Lets the core close its workspace, with its backup, before the app goes. */
async function quit(): Promise<void> {
  const core = link;
  link = null;
  if (core) {
    const request = new Request(`${ORIGIN}/host/close`, { method: 'POST', body: '{}' });
    await core.fetch(request, new AbortController().signal).catch(() => null);
    await core.close();
  }
  app.exit(0);
}

protocol.registerSchemesAsPrivileged([SCHEME]);
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => {
    if (desk?.isMinimized()) desk.restore();
    desk?.focus();
  });
  app.on('window-all-closed', () => void quit());
  void start();
} else app.quit();
