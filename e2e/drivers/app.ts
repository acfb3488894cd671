import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const ROOT = new URL('../../', import.meta.url).pathname;
const CHROMIUM = [
  process.env.CHANGWAT_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The browser to drive, or undefined: a spec then skips itself and says why. */
export const browserPath = CHROMIUM.find((path) => path && existsSync(path));
/** Real data beside the checkout; absent on a user's machine. */
export const sharedData = join(ROOT, '..', 'shared', 'data');
export const hasSharedData = existsSync(sharedData);

const FLAGS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
];

/** The built app behind 127.0.0.1 with a home of its own, and a Chromium window on it. */
export class App {
  readonly home: string;
  private child: ChildProcess | null = null;
  private browser: Browser | null = null;
  private window: BrowserContext | null = null;
  /** What the page complained of; every spec ends with this empty. */
  readonly complaints: string[] = [];
  private current: Page | null = null;

  constructor() {
    this.home = mkdtempSync(join(tmpdir(), 'changwat-e2e-'));
  }

  get page(): Page {
    if (!this.current) throw new Error('the app is not open');
    return this.current;
  }

  /** Starts the host and opens the page; call again after `stop` for «close and open». */
  async start(size = { width: 1366, height: 768 }): Promise<Page> {
    const url = await this.startHost();
    this.browser ??= await chromium.launch({ executablePath: browserPath ?? '', args: FLAGS });
    this.window = await this.browser.newContext({ viewport: size, locale: 'th-TH', acceptDownloads: true });
    const page = await this.window.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
    await page.goto(url);
    this.current = page;
    return page;
  }

  private startHost(): Promise<string> {
    const child = spawn(process.execPath, [join(ROOT, 'out/node-host/start.js'), '--no-open'], {
      env: { ...process.env, CHANGWAT_HOME: this.home },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    return new Promise((resolve, reject) => {
      let said = '';
      child.stdout?.on('data', (piece: Buffer) => {
        said += piece.toString();
        const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)?.[0];
        if (url) resolve(url);
      });
      let complained = '';
      child.stderr?.on('data', (piece: Buffer) => {
        complained += piece.toString();
      });
      child.on('exit', (code) => reject(new Error(`the host ended with ${code}: ${complained}`)));
    });
  }

  /** Closes the window and lets the host end by itself, as a user's Ctrl+C would. */
  async stop(): Promise<void> {
    await this.window?.close();
    this.window = null;
    this.current = null;
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.browser?.close();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** Keeps a picture of the page under `e2e/screenshots/`; small enough to stand in the README. */
  async picture(name: string): Promise<void> {
    await this.page.screenshot({
      path: join(ROOT, 'e2e/screenshots', `${name}.png`),
      animations: 'disabled',
      caret: 'hide',
    });
  }
}
