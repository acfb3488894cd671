import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, chromiumPath, startHost, stop } from '../../../e2e/drivers/desk.ts';

/**
 * From the start of the process to the interactive map of the sample province in Chromium, and the core's memory with
 * it open. The peer in the same run is a bare page: the same Chromium, the same machine, a Node HTTP server that
 * answers one line. The ratio says what the app adds to what any local page costs here.
 *
 *   npm run build && npm run bench:start
 */
const ROUNDS = 5;
const BARE =
  "const s=require('http').createServer((q,r)=>r.end('<p>ok</p>')).listen(0,'127.0.0.1',()=>console.log('http://127.0.0.1:'+s.address().port+'/#t=x'))";

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Resident kilobytes of a process, where the system says so. */
function residentKb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN);
}

async function bareStart(): Promise<number> {
  const started = performance.now();
  const host = spawn(process.execPath, ['-e', BARE], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) =>
    host.stdout.once('data', (said: Buffer) => resolve(String(said).trim())),
  );
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: [...CHROMIUM_FLAGS] });
  const page = await browser.newPage();
  await page.goto(url);
  await page.getByText('ok').waitFor();
  const took = performance.now() - started;
  await browser.close();
  host.kill();
  return took;
}

async function appStart(home: string): Promise<{ took: number; kb: number }> {
  const started = performance.now();
  const host: { url: string; process: ChildProcess } = await startHost(home);
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: [...CHROMIUM_FLAGS] });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(host.url);
  await page.getByRole('button', { name: 'เปิด', exact: true }).click();
  await page.locator('.maplibregl-map[aria-busy="false"]').first().waitFor({ timeout: 120_000 });
  const took = performance.now() - started;
  const kb = residentKb(host.process.pid ?? 0);
  await browser.close();
  await stop(host.process);
  return { took, kb };
}

/** Makes the sample once, so that what is timed is opening it. */
async function makeSample(home: string): Promise<void> {
  const host = await startHost(home);
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: [...CHROMIUM_FLAGS] });
  const page = await browser.newPage();
  await page.goto(host.url);
  await page.getByRole('button', { name: 'เปิดตัวอย่าง' }).click();
  await page.getByRole('button', { name: 'เก็บรหัสแล้ว' }).waitFor({ timeout: 120_000 });
  await browser.close();
  await stop(host.process);
}

const home = mkdtempSync(join(tmpdir(), 'changwat-bench-'));
await makeSample(home);
const bare: number[] = [];
const app: { took: number; kb: number }[] = [];
for (let round = 0; round < ROUNDS; round++) {
  bare.push(await bareStart());
  app.push(await appStart(home));
}
rmSync(home, { recursive: true, force: true, maxRetries: 5 });
const map = median(app.map(({ took }) => took));
const page = median(bare);
const lines = [
  `process start to idle map of the sample  ${(map / 1000).toFixed(2)} s (median of ${ROUNDS})`,
  `process start to a bare page             ${(page / 1000).toFixed(2)} s`,
  `ratio                                    ${(map / page).toFixed(2)}`,
  `core's resident memory, sample open      ${(median(app.map(({ kb }) => kb)) / 1024).toFixed(0)} MB`,
];
process.stdout.write(`${lines.join('\n')}\n`);
