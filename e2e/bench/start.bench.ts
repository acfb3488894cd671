import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumPath, startHost, stop } from '../drivers/desk.ts';
import { User } from '../drivers/user.ts';

/**
 * From the start of the process to the interactive map of the sample province, and what memory the core holds with it
 * open. The workspace is there already; the page is opened at once, and the recent workspace as soon as it is offered.
 * The measure beside it in the same run is an empty page of a bare Node server in the same Chromium. The map is drawn by
 * software: a graphics card is faster.
 *
 *   npm run bench:start
 */
const RUNS = 5;

interface Times {
  readonly listening: number;
  readonly startScreen: number;
  readonly map: number;
  readonly coreMB: number;
}

async function measure(browser: Browser, home: string): Promise<Times> {
  const began = performance.now();
  const host = await startHost(home);
  const listening = performance.now() - began;
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  try {
    await page.goto(host.url);
    const recent = page.getByRole('article').first().getByRole('button');
    await recent.waitFor();
    const startScreen = performance.now() - began;
    await recent.click();
    await new User(page).mapIdle();
    return { listening, startScreen, map: performance.now() - began, coreMB: memoryOf(host.process) };
  } finally {
    await page.close();
    await stop(host.process);
  }
}

/** Resident memory in MB, as Linux tells it; NaN elsewhere. */
function memoryOf(host: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${host.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** A bare Node server's empty page, from nothing to shown. */
async function bare(browser: Browser): Promise<number> {
  const began = performance.now();
  const server = createServer((_request, answer) =>
    answer.setHeader('content-type', 'text/html').end('<p id="x">x'),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page: Page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.locator('#x').waitFor();
  const took = performance.now() - began;
  await page.close();
  server.close();
  return took;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

if (chromiumPath === null) throw new Error('Chromium is not installed');
const home = mkdtempSync(join(tmpdir(), 'changwat-bench-'));
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
try {
  const first = await startHost(home);
  const page = await browser.newPage();
  await page.goto(first.url);
  await new User(page).openSample();
  await page.close();
  await stop(first.process);

  const runs: Times[] = [];
  const empty: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    empty.push(await bare(browser));
    runs.push(await measure(browser, home));
  }
  const of = (pick: (times: Times) => number): string => `${Math.round(median(runs.map(pick)))}`;
  const ratio = median(runs.map(({ map }) => map)) / median(empty);
  process.stdout.write(
    [
      `median of ${RUNS} runs, from the start of the process`,
      `  the host listens            ${of(({ listening }) => listening)} ms`,
      `  the start screen is shown   ${of(({ startScreen }) => startScreen)} ms`,
      `  the map is drawn, idle      ${of(({ map }) => map)} ms`,
      `  an empty page, bare Node    ${Math.round(median(empty))} ms (ratio ${ratio.toFixed(1)})`,
      `memory of the core, map open  ${of(({ coreMB }) => coreMB)} MB`,
      '',
    ].join('\n'),
  );
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
}
