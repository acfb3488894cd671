import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { makeBenchData } from '../../electron/core/imports/bench/make-data.ts';
import { App } from '../drivers/app.ts';
import { User } from '../drivers/user.ts';
import { type LongTask, longTasksOf } from './long-tasks.ts';

/**
 * Does the window answer while a file comes in? Imports 500,000 points and 5,000 polygons of 1,000 vertices into the
 * sample, and prints for each step the tasks of the page's main thread over 50 ms, with what they were made of.
 * Run it with: npm run bench:window
 */
const show = (value: number): string => value.toFixed(0).padStart(5);

function print(step: string, tasks: readonly LongTask[]): void {
  const [worst] = tasks;
  const of = (key: 'wall' | 'cpu'): string => (worst === undefined ? '    –' : show(worst[key]));
  const ours = tasks.filter(({ cpu, map }) => cpu - map > 50).length;
  console.log(
    `${step.padEnd(28)}${show(tasks.length)} over 50 ms, ${ours} of them without the map; longest${of('wall')} ms, processor${of('cpu')} ms`,
  );
  for (const { wall, cpu, map, parts } of tasks.slice(0, 3)) {
    const list = parts.map(([what, took]) => `${what} ${took.toFixed(0)}`).join(', ');
    console.log(`    ${show(wall)} ms (processor ${cpu.toFixed(0)}, map ${map.toFixed(0)}): ${list}`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'changwat-bench-'));
const app = new App();
try {
  const data = makeBenchData(folder);
  const user = new User(await app.start());
  const { page } = user;
  const browser = page.context().browser()!;
  const step = async (name: string, work: () => Promise<void>): Promise<void> =>
    print(name, await longTasksOf(browser, page, work));
  // Looking for a button by its role is work of the page's main thread: here the page is asked as cheaply as can be.
  const button = (begins: string): Promise<unknown> =>
    page.waitForFunction(
      (text) => [...document.querySelectorAll('button')].some((one) => one.textContent?.startsWith(text)),
      begins,
      { polling: 200, timeout: 180_000 },
    );
  await user.openSample();
  await step('nothing', () => page.waitForTimeout(1000));
  for (const [name, path] of Object.entries(data)) {
    const parts = ['shp', 'shx', 'dbf', 'prj', 'cpg'].map((end) => join(dirname(path), `${name}.${end}`));
    const count = name === 'points' ? '500,000' : '5,000';
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('banner').getByRole('button').first().click();
    await page
      .getByRole('menuitem', { name: /^นำเข้า/ })
      .first()
      .click();
    const files = await chooser;
    await step(`${name}: looked into`, async () => {
      await files.setFiles(parts);
      await button(`นำเข้า ${count} แถว`);
    });
    await user.button(new RegExp(`^นำเข้า ${count} แถว`)).waitFor();
    await step(`${name}: taken in`, async () => {
      await user.button(new RegExp(`^นำเข้า ${count} แถว`)).click();
      await page.locator('main[aria-label^="นำเข้า"]').waitFor({ state: 'detached', timeout: 180_000 });
      await page.waitForTimeout(3000);
    });
    await step(`${name}: afterwards`, () => page.waitForTimeout(5000));
    await step(`${name}: taken back`, async () => {
      await user.undo();
      await page.waitForTimeout(3000);
    });
  }
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
