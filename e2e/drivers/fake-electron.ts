import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { Page } from 'playwright-core';

/** Chromium can't open `app://`: the page stands at this address instead, and every request is turned round here. */
export const PAGE_ORIGIN = 'https://changwat.test';
const APP_ORIGIN = 'app://changwat';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Handler = (request: Request) => Promise<Response>;
type Invoke = (event: { senderFrame: { url: string; parent: null } | null }, input: unknown) => unknown;
type Permission = (
  contents: { getURL(): string },
  permission: string,
  decide: (allowed: boolean) => void,
) => void;
type BeforeSend = (
  details: { id: number; requestHeaders: Record<string, string> },
  decide: (answer: { requestHeaders: Record<string, string> }) => void,
) => void;

/** A port as Electron's: messages come as events with `data`, once it is started. */
class FakePort extends EventEmitter {
  readonly raw: MessagePort;
  constructor(raw: MessagePort) {
    super();
    this.raw = raw;
    raw.on('close', () => this.emit('close'));
  }
  start(): void {
    this.raw.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }
  postMessage(message: unknown): void {
    this.raw.postMessage(message);
  }
  close(): void {
    this.raw.close();
  }
}

/** The core's process, as a thread whose `process.parentPort` is made up to look like Electron's. */
class FakeUtility extends EventEmitter {
  readonly worker: Worker;
  constructor(path: string) {
    super();
    this.worker = new Worker(new URL('./fake-utility.mjs', import.meta.url), { workerData: { path } });
    this.worker.on('message', (message: unknown) => this.emit('message', message));
    this.worker.on('exit', (code) => this.emit('exit', code));
  }
  postMessage(message: unknown, ports: readonly FakePort[]): void {
    const raw = ports.map((port) => port.raw);
    this.worker.postMessage({ message, ports: raw }, raw);
  }
  kill(): boolean {
    void this.worker.terminate();
    return true;
  }
}

export interface FakeElectron {
  /** What `require('electron')` gives to main. */
  readonly main: Record<string, unknown>;
  /** What it gives to the preload. */
  readonly preload: Record<string, unknown>;
  readonly windows: { options: { webPreferences: Record<string, unknown> }; url: string }[];
  readonly cores: FakeUtility[];
  readonly invoke: Map<string, Invoke>;
  /** Answers of the system's dialogs. */
  readonly dialogs: { open: string[]; save: string | undefined };
  /** What the preload put on the page. */
  readonly exposed: Map<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;
  readonly permission: (permission: string) => boolean;
  /** The guards on a window's contents, by event. */
  readonly contents: EventEmitter & { openHandler: ((details: unknown) => { action: string }) | null };
  /** Resolves with main's exit code. */
  readonly exited: Promise<number>;
  /** Answers the page's requests by main's protocol handler. */
  connect(page: Page): Promise<void>;
  emitApp(event: string): void;
}

/** As much of Electron as main and preload use, over a page of Chromium. `home` holds the user's folders. */
export function fakeElectron(home: string): FakeElectron {
  const handlers = new Map<string, Handler>();
  const invoke = new Map<string, Invoke>();
  const windows: FakeElectron['windows'] = [];
  const cores: FakeUtility[] = [];
  const dialogs: FakeElectron['dialogs'] = { open: [], save: undefined };
  const exposed: FakeElectron['exposed'] = new Map();
  const contents = Object.assign(new EventEmitter(), { openHandler: null }) as FakeElectron['contents'];
  const exit = Promise.withResolvers<number>();
  let permit: Permission = (_contents, _permission, decide) => decide(true);
  let beforeSend: BeforeSend = ({ requestHeaders }, decide) => decide({ requestHeaders });
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    getAppPath: () => ROOT,
    getPath: (name: string) => join(home, name),
    getVersion: () => '0.0.0',
    whenReady: async () => {},
    requestSingleInstanceLock: () => true,
    quit: () => exit.resolve(0),
    exit: (code: number) => exit.resolve(code),
  });
  class BrowserWindow extends EventEmitter {
    readonly entry: FakeElectron['windows'][number];
    readonly webContents = contents;
    constructor(options: FakeElectron['windows'][number]['options']) {
      super();
      this.entry = { options, url: '' };
      windows.push(this.entry);
      app.emit('web-contents-created', {}, contents);
    }
    async loadURL(url: string): Promise<void> {
      this.entry.url = url;
    }
    show(): void {}
    setFullScreen(): void {}
  }
  Object.assign(contents, {
    setWindowOpenHandler: (handler: FakeElectron['contents']['openHandler']) => {
      contents.openHandler = handler;
    },
  });
  const main = {
    app,
    BrowserWindow,
    dialog: {
      showOpenDialog: async () => ({ canceled: dialogs.open.length === 0, filePaths: dialogs.open }),
      showSaveDialog: async () => ({ canceled: dialogs.save === undefined, filePath: dialogs.save ?? '' }),
      showErrorBox: () => {},
    },
    ipcMain: {
      handle: (name: string, call: Invoke) => invoke.set(name, call),
      removeHandler: (name: string) => invoke.delete(name),
    },
    MessageChannelMain: class {
      readonly port1: FakePort;
      readonly port2: FakePort;
      constructor() {
        const channel = new MessageChannel();
        this.port1 = new FakePort(channel.port1);
        this.port2 = new FakePort(channel.port2);
      }
    },
    protocol: {
      registerSchemesAsPrivileged: () => {},
      handle: (scheme: string, handler: Handler) => handlers.set(scheme, handler),
    },
    session: {
      defaultSession: {
        on: () => {},
        setPermissionRequestHandler: (handler: Permission) => {
          permit = handler;
        },
        setPermissionCheckHandler: () => {},
        setDevicePermissionHandler: () => {},
        webRequest: {
          onBeforeRequest: () => {},
          onBeforeSendHeaders: (_filter: unknown, handler: BeforeSend) => {
            beforeSend = handler;
          },
          onErrorOccurred: () => {},
          onCompleted: () => {},
        },
      },
    },
    utilityProcess: {
      fork: (path: string) => {
        const core = new FakeUtility(path);
        cores.push(core);
        return core;
      },
    },
  };
  const preload = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: Record<string, (...args: unknown[]) => Promise<unknown>>) =>
        exposed.set(name, api),
    },
    ipcRenderer: {
      invoke: async (channel: string, input: unknown) =>
        invoke.get(channel)?.({ senderFrame: { url: `${APP_ORIGIN}/`, parent: null } }, input),
    },
    webUtils: { getPathForFile: (file: { path: string }) => file.path },
  };
  let lastId = 0;
  const marked = (headers: Record<string, string>): Promise<Record<string, string>> =>
    new Promise((resolve) => {
      lastId += 1;
      beforeSend({ id: lastId, requestHeaders: headers }, (answer) => resolve(answer.requestHeaders));
    });
  return {
    main,
    preload,
    windows,
    cores,
    invoke,
    dialogs,
    exposed,
    contents,
    exited: exit.promise,
    emitApp: (event) => void app.emit(event),
    permission(permission) {
      let allowed = true;
      permit({ getURL: () => `${APP_ORIGIN}/` }, permission, (decided) => {
        allowed = decided;
      });
      return allowed;
    },
    async connect(page) {
      for (const [name, api] of exposed) {
        for (const [call, run] of Object.entries(api)) await page.exposeFunction(`${name}_${call}`, run);
        await page.addInitScript(
          ([shell, calls]) => {
            const scope = globalThis as unknown as Record<string, unknown>;
            scope[shell] = Object.fromEntries(calls.map((call) => [call, scope[`${shell}_${call}`]]));
          },
          [name, Object.keys(api)] as const,
        );
      }
      await page.route(`${PAGE_ORIGIN}/**`, async (route) => {
        const asked = route.request();
        const url = asked.url().replace(PAGE_ORIGIN, APP_ORIGIN);
        const { origin: _origin, host: _host, ...headers } = asked.headers();
        const body = asked.postDataBuffer();
        const init = { method: asked.method(), headers: await marked(headers) };
        const answer = await handlers.get('app')?.(
          new Request(url, body ? { ...init, body: new Uint8Array(body) } : init),
        );
        // A route answers whole or not at all: the event stream, which never ends, stays open and silent.
        if (!answer || answer.headers.get('content-type') === 'text/event-stream') return;
        const whole = Buffer.from(await answer.arrayBuffer());
        await route
          .fulfill({ status: answer.status, headers: Object.fromEntries(answer.headers), body: whole })
          .catch(() => {});
      });
    },
  };
}
