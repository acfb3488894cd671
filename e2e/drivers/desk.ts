import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLOCK = new URL('./later.mjs', import.meta.url).href;
const NAMES = ['chromium', 'google-chrome', 'chromium-browser'];

/** The Chromium that drives the page: `CHANGWAT_CHROMIUM`, else an installed one, else null. */
export const chromiumPath: string | null =
  [process.env.CHANGWAT_CHROMIUM, ...NAMES.flatMap(onPath)].find(
    (path) => path !== undefined && runs(path),
  ) ?? null;

/**
 * How it is started: WebGL is drawn by software, the page about it without GL. Were the whole page composed by the same
 * software GL (`--use-angle=swiftshader`), drawing would take half as long again.
 */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--enable-unsafe-swiftshader',
  '--force-color-profile=srgb',
];

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

/** Starts the built Node host; resolves when it has printed its address. */
export async function startHost(home: string): Promise<{ url: string; process: ChildProcess }> {
  const start = join(ROOT, 'out/node-host/start.js');
  const host = spawn(process.execPath, ['--import', CLOCK, start, '--no-open'], {
    env: { ...process.env, CHANGWAT_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    host.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/#t=\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    host.once('exit', (code) => reject(new Error(`the host ended with ${code} before it was ready`)));
  });
  return { url, process: host };
}

/** Puts the clocks of a host forward; resolves when they are. */
export async function putForward(host: ChildProcess, ms: number): Promise<void> {
  const done = once(host, 'message');
  host.send(ms);
  await done;
}

/** Ends a host as Ctrl-C does, so that it closes its workspace. */
export const stop = (host: ChildProcess): Promise<void> => end(host, 'SIGINT');

/** Ends a host at once, as when the power fails. */
export const kill = (host: ChildProcess): Promise<void> => end(host, 'SIGKILL');

async function end(host: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (host.exitCode !== null) return;
  const ended = new Promise((resolve) => host.once('exit', resolve));
  host.kill(signal);
  await ended;
}
