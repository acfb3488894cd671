import type { BrowserWindowConstructorOptions } from 'electron';

/** The one origin of the app's pages. */
export const ORIGIN = 'app://changwat';

/** How the scheme is registered: a secure origin with fetch, without the means to reach past the page's policy. */
export const SCHEME = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
} as const;

/** Whether an address is one of the app's own pages. Parsed: `app://changwat.evil` begins like ours. */
export function isOwnAddress(address: string): boolean {
  try {
    const { protocol, host, username, password } = new URL(address);
    return protocol === 'app:' && host === 'changwat' && username === '' && password === '';
  } catch {
    return false;
  }
}

/** What a call from a page tells of its sender; the shape of Electron's `WebFrameMain`, or null when it is gone. */
export interface Sender {
  readonly url: string;
  /** The frame above it: the app has none. */
  readonly parent: unknown;
}

/** Whether a call comes from our own page's top frame. */
export const isOwnSender = (frame: Sender | null): boolean =>
  frame !== null && frame.parent === null && isOwnAddress(frame.url);

/** Everything that a page may ask the system for; full screen is what the wall is. All else is denied. */
const PERMISSIONS: ReadonlySet<string> = new Set(['fullscreen', 'clipboard-sanitized-write']);
export const isPermitted = (permission: string, address: string): boolean =>
  PERMISSIONS.has(permission) && isOwnAddress(address);

/** Requests of a page that may leave it: our own scheme, and pictures that the page made itself. */
export function isAllowedRequest(address: string): boolean {
  return isOwnAddress(address) || address.startsWith('data:') || address.startsWith('blob:app://changwat/');
}

/** What each window of the app is made with. */
export function windowOptions(preload: string, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#f1f4f3',
    autoHideMenuBar: true,
    title: 'Changwat',
    webPreferences: { ...pagePreferences(packaged), preload },
  };
}

/** The window that a sheet is printed from: it shows one document of ours and can call nothing. */
export const printWindowOptions = (): BrowserWindowConstructorOptions => ({
  show: false,
  webPreferences: pagePreferences(true),
});

const pagePreferences = (packaged: boolean) =>
  ({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !packaged,
  }) as const;

/** The policy of a printed sheet: no script and nothing fetched; styles, fonts and pictures stand in the document. */
export const SHEET_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
