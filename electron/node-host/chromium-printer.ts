import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal } from '../../shared/domain/refusal.ts';

/** What `AppOptions.printer` asks for. */
interface ChromiumPrinter {
  readonly kind: 'chromium';
  toPdf(html: string, signal: AbortSignal): Promise<Uint8Array>;
}

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'msedge',
  'microsoft-edge',
];
const WINDOWS_PLACES = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];
const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** The path of an installed Chromium, Chrome or Edge; `CHANGWAT_CHROMIUM` goes before all; null when there is none. */
export function findChromium(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): string | null {
  const own = env.CHANGWAT_CHROMIUM;
  if (own !== undefined && own !== '') return isExecutable(own) ? own : null;
  const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
    (root) => root !== undefined,
  );
  const places =
    platform === 'win32'
      ? roots.flatMap((root) => WINDOWS_PLACES.map((place) => `${root}\\${place}`))
      : [...(platform === 'darwin' ? MAC_PLACES : []), ...onPath(env.PATH ?? '')];
  return places.find(isExecutable) ?? null;
}

const onPath = (path: string): string[] =>
  NAMES.flatMap((name) =>
    path
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, name)),
  );

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Prints by a browser of its own that ends after each sheet and never sees the user's profile. */
export function createChromiumPrinter(browser: string, temp: string): ChromiumPrinter {
  return {
    kind: 'chromium',
    async toPdf(html, signal) {
      await mkdir(temp, { recursive: true });
      const folder = await mkdtemp(join(temp, 'print-'));
      try {
        const page = join(folder, 'sheet.html');
        const pdf = join(folder, 'sheet.pdf');
        await writeFile(page, html);
        await runToEnd(spawn(browser, printArguments(folder, page, pdf), { stdio: 'ignore' }), signal);
        return await readFile(pdf);
      } finally {
        await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      }
    },
  };
}

function printArguments(folder: string, page: string, pdf: string): string[] {
  const root = process.getuid?.() === 0;
  return [
    '--headless',
    // Chromium refuses its sandbox to root; the document is our own and runs no script.
    ...(root ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-extensions',
    '--disable-background-networking',
    '--no-first-run',
    '--no-pdf-header-footer',
    `--user-data-dir=${join(folder, 'profile')}`,
    // Time enough for fonts and pictures that stand in the document; the clock is virtual, so none of it is waited.
    '--virtual-time-budget=10000',
    `--print-to-pdf=${pdf}`,
    pathToFileURL(page).href,
  ];
}

/** Resolves when the process ends well. An abort ends that process alone; a browser that can't print is a refusal. */
function runToEnd(child: ChildProcess, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      child.kill('SIGKILL');
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const settle = (error?: unknown): void => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) reject(signal.reason);
      else if (error !== undefined) reject(error);
      else resolve();
    };
    child.once('error', () => settle(new Refusal('printer-unavailable')));
    child.once('exit', (code) => (code === 0 ? settle() : settle(new Refusal('printer-unavailable'))));
  });
}
