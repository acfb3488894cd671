import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const NAMES = ['chromium', 'google-chrome', 'chromium-browser'];

/** The Chromium that drives the page: `CHANGWAT_CHROMIUM`, else an installed one, else null. */
export const chromiumPath: string | null =
  [process.env.CHANGWAT_CHROMIUM, ...NAMES.flatMap(onPath)].find(
    (path) => path !== undefined && runs(path),
  ) ?? null;

/** Stands in a suite's title, so that a skipped suite tells why. */
export const chromiumReason = chromiumPath === null ? ' (skipped: no Chromium is installed)' : '';

function onPath(name: string): string[] {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface Desk {
  readonly page: Page;
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** The address with the launch's token. */
  readonly url: string;
  /** The folder that holds this app's workspaces, settings and temporary files. */
  readonly home: string;
  /** What the page should never say: errors of the console, uncaught ones, breaches of the security policy. */
  readonly complaints: string[];
  close(): Promise<void>;
}

/** Starts the built app in a home of its own and opens its page, 1366 × 768 unless told otherwise. */
export async function startDesk(size = { width: 1366, height: 768 }): Promise<Desk> {
  const home = mkdtempSync(join(tmpdir(), 'changwat-e2e-'));
  const host = await startHost(home);
  const browser = await chromium.launch({
    executablePath: chromiumPath ?? '',
    // The map draws by software here; root has no sandbox.
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  const context = await browser.newContext({ viewport: size, locale: 'th-TH', timezoneId: 'Asia/Bangkok' });
  const page = await context.newPage();
  const complaints = listen(page);
  await page.goto(host.url);
  return {
    page,
    browser,
    context,
    url: host.url,
    home,
    complaints,
    async close() {
      await browser.close();
      await stop(host.process);
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** Starts the built Node host; resolves when it has printed its address. */
export async function startHost(home: string): Promise<{ url: string; process: ChildProcess }> {
  const host = spawn(process.execPath, [join(ROOT, 'out/node-host/start.js'), '--no-open'], {
    env: { ...process.env, CHANGWAT_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    host.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/#t=\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    host.once('exit', (code) => reject(new Error(`the host ended with ${code} before it was ready`)));
  });
  return { url, process: host };
}

/** Ends a host as Ctrl-C does, so that it closes its workspace. */
export async function stop(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null) return;
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill('SIGINT');
  await ended;
}
