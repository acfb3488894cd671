import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { CHROMIUM_FLAGS, chromiumPath, kill, putForward, startHost, stop } from './desk.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PICTURES = join(ROOT, 'e2e/screenshots');

/** Real data beside the checkout; absent on a user's machine. */
export const sharedData = join(ROOT, '..', 'shared', 'data');
export const hasSharedData = existsSync(sharedData);
/** Stands in a title, so that a skipped suite tells why. */
export const sharedDataReason = hasSharedData ? '' : ' (skipped: no ../shared/data beside the checkout)';

/** The built app in a home of its own, that can be closed and opened again, with a Chromium window on it. */
export class App {
  readonly home = mkdtempSync(join(tmpdir(), 'changwat-e2e-'));
  /** What the page complained of; every spec ends with this empty. */
  readonly complaints: string[] = [];
  private host: ChildProcess | null = null;
  private browser: Browser | null = null;
  private window: BrowserContext | null = null;
  private current: Page | null = null;
  private url = '';

  get page(): Page {
    if (!this.current) throw new Error('the app is not open');
    return this.current;
  }

  /** Starts the host and opens the page; call again after `stop` for «close and open». */
  async start(size = { width: 1366, height: 768 }): Promise<Page> {
    const host = await startHost(this.home);
    this.host = host.process;
    this.url = host.url;
    this.browser ??= await chromium.launch({ executablePath: chromiumPath ?? '', args: [...CHROMIUM_FLAGS] });
    this.window = await this.browser.newContext({
      viewport: size,
      locale: 'th-TH',
      timezoneId: 'Asia/Bangkok',
      acceptDownloads: true,
    });
    const page = await this.window.newPage();
    page.on('console', (message) => {
      // A refusal (422) is an answer in words; the browser itself notes it as a failed load.
      if (message.type() === 'error' && !message.text().includes('status of 422'))
        this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
    page.setDefaultTimeout(30_000);
    await page.goto(host.url);
    this.current = page;
    return page;
  }

  /** A second window of the same browser on the same launch. */
  async another(): Promise<Page> {
    if (this.window === null) throw new Error('the app is not open');
    const page = await this.window.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto(this.url);
    return page;
  }

  /** The host ends as when the power fails and is launched anew; windows stay, and a new one is opened on it. */
  async relaunch(): Promise<Page> {
    if (this.host) await kill(this.host);
    const host = await startHost(this.home);
    this.host = host.process;
    this.url = host.url;
    return this.another();
  }

  /** Puts the clocks of host and page forward alike, as if nobody had touched anything so long. */
  async later(ms: number): Promise<void> {
    if (this.host === null) throw new Error('the app is not open');
    await putForward(this.host, ms);
    await this.page.evaluate((more) => {
      const before = Date.now;
      Date.now = () => before() + more;
    }, ms);
  }

  /** Closes the window and lets the host end by itself, as Ctrl+C does. */
  async stop(): Promise<void> {
    await this.window?.close();
    this.window = null;
    this.current = null;
    if (this.host) await stop(this.host);
    this.host = null;
  }

  /** The host ends as when the power fails: nothing is closed, nothing more is written. */
  async crash(): Promise<void> {
    const before = this.complaints.length;
    if (this.host) await kill(this.host);
    this.host = null;
    await this.window?.close();
    // That its host is gone is what the page must complain of.
    this.complaints.splice(before);
    this.window = null;
    this.current = null;
  }

  async close(): Promise<void> {
    if (process.env.E2E_LAST && this.current) await this.current.screenshot({ path: process.env.E2E_LAST });
    await this.stop();
    await this.browser?.close();
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }

  /** Keeps a picture of the page under `e2e/screenshots/`, for people to judge and for the README. */
  async picture(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    const picture = await this.page.screenshot({ animations: 'disabled', caret: 'hide' });
    // A palette of 256 colours keeps a picture under 200 kB and looks the same.
    await sharp(picture)
      .png({ palette: true, quality: 90, effort: 8 })
      .toFile(join(PICTURES, `${name}.png`));
  }
}
