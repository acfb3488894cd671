import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { SURVEY_COLUMNS, surveyRows } from '../../electron/core/tables/bench/survey-rows.ts';
import { App } from '../drivers/app.ts';
import { User } from '../drivers/user.ts';
import { type Frames, scrollThrough } from './scroll-frames.ts';

/**
 * The table of 200,000 rows in the window, against AG Grid Community with the same rows in the same browser: time to the
 * first row, frames while it is scrolled, sorting and filtering. AG Grid holds all rows in the page; what it takes to bring
 * them there (reading the file's text) is told apart. Run it with: npm run bench:table
 */
const ROWS = Number(process.argv[2] ?? 200_000);
const WORD = 'หนองแก้ว';

/** Milliseconds in the page from a deed until what is shown fits. Both are source text: the page's own policy allows no other. */
const until = (page: Page, deed: string, fits: string): Promise<number> =>
  page.evaluate<number>(`new Promise((resolve, reject) => {
    const start = performance.now();
    { ${deed} }
    const look = () => {
      const took = performance.now() - start;
      if (${fits}) resolve(took);
      else if (took > 120000) reject(new Error(${JSON.stringify(`never: ${fits}`)}));
      else requestAnimationFrame(look);
    };
    look();
  })`);

interface Measured {
  readonly name: string;
  readonly first: number;
  readonly slow: Frames;
  readonly fast: Frames;
  readonly sort: number;
  readonly again: number;
  readonly filter: number;
}

const show = (ms: number): string => `${ms.toFixed(0)} ms`;
const frames = ({ median, p95, late, blank }: Frames): string =>
  `${median.toFixed(1)} / ${p95.toFixed(1)} ms, ${(late * 100).toFixed(0)} % late, ${(blank * 100).toFixed(0)} % blank`;

function print(ours: Measured, peer: Measured): void {
  const line = (what: string, a: string, b: string, ratio: number | null): void =>
    console.log(`${what.padEnd(34)}${a.padEnd(46)}${b.padEnd(46)}${ratio === null ? '' : ratio.toFixed(2)}`);
  line(`${ROWS.toLocaleString('en-US')} rows`, ours.name, peer.name, null);
  line('to the first row', show(ours.first), show(peer.first), ours.first / peer.first);
  line(
    'frames, wheel (median / p95)',
    frames(ours.slow),
    frames(peer.slow),
    ours.slow.median / peer.slow.median,
  );
  line(
    'frames, scroll bar dragged',
    frames(ours.fast),
    frames(peer.fast),
    ours.fast.median / peer.fast.median,
  );
  line('sorted by name, Thai order', show(ours.sort), show(peer.sort), ours.sort / peer.sort);
  line('the other way round', show(ours.again), show(peer.again), ours.again / peer.again);
  line('filtered by a word', show(ours.filter), show(peer.filter), ours.filter / peer.filter);
}

/** Takes a file of the rows into the sample and opens its table in the data place. */
async function ownTable(user: User, csv: string): Promise<Measured> {
  const { page } = user;
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('banner').getByRole('button').first().click();
  await page
    .getByRole('menuitem', { name: /^นำเข้า/ })
    .first()
    .click();
  await (await chooser).setFiles([csv]);
  await user.button(new RegExp(`^นำเข้า ${ROWS.toLocaleString('en-US')} แถว`)).click({ timeout: 180_000 });
  await page.locator('main[aria-label^="นำเข้า"]').waitFor({ state: 'detached', timeout: 180_000 });
  await user.goTo('ข้อมูล');
  const list = page.getByRole('region', { name: 'ทะเบียน' });
  const entry = list.getByRole('region', { name: 'นำเข้า' }).getByRole('button').first();
  await entry.waitFor();
  await page.waitForTimeout(3000);
  const cell = `document.querySelector('[role=grid] [aria-rowindex="2"] [aria-colindex="2"]')?.textContent`;
  const sum = `document.querySelector('[role=grid] [aria-rowindex="${ROWS + 2}"]') !== null`;
  const button = `[...document.querySelectorAll('[aria-label="ทะเบียน"] section[aria-label="นำเข้า"] button')][0].click()`;
  const first = await until(page, button, `${sum} && ${cell}`);
  const scroller = '[role=grid]';
  const blank = `[...document.querySelectorAll('[role=grid] [data-column="0"]')].filter((one) => one.textContent === '').length > 2`;
  const slow = await scrollThrough(page, scroller, 90, blank);
  const fast = await scrollThrough(page, scroller, 9000, blank);
  await page.evaluate(() => document.querySelector('[role=grid]')?.scrollTo(0, 0));
  await page.waitForTimeout(500);
  const before = await page.evaluate(`${cell}`);
  const changed = (from: unknown): string => `${cell} && ${cell} !== ${JSON.stringify(from)}`;
  const press = `const head = document.querySelector('[data-head="0"]'); const at = head.getBoundingClientRect();
    head.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0, clientX: at.left + 20, clientY: at.top + 9 }));
    window.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));`;
  const sort = await until(page, press, changed(before));
  const sorted = await page.evaluate(`${cell}`);
  const again = await until(page, press, changed(sorted));
  const type = `const box = document.querySelector('[data-find-rows] input');
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, '${WORD}');
    box.dispatchEvent(new Event('input', { bubbles: true }));`;
  const fewer = `Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) < ${ROWS}`;
  // Typing is waited for before it is looked for: 200 ms that a person needs, not the program.
  const filter = (await until(page, type, fewer)) - 200;
  return { name: 'Changwat', first, slow, fast, sort, again, filter };
}

/** The same rows in AG Grid, with Thai order by the browser's own collator. */
async function agGrid(page: Page, rows: string): Promise<Measured> {
  await page.setContent('<div id="grid" style="height: 640px; width: 1000px"></div>');
  await page.addScriptTag({
    path: fileURLToPath(new URL('../ag-grid-community.min.js', import.meta.resolve('ag-grid-community'))),
  });
  await page.evaluate((text) => Object.assign(window, { text }), rows);
  const make = `const collator = new Intl.Collator('th', { numeric: true });
    const { createGrid, ModuleRegistry, AllCommunityModule } = window.agGrid;
    ModuleRegistry?.registerModules?.([AllCommunityModule]);
    window.api = createGrid(document.querySelector('#grid'), {
      rowData: JSON.parse(window.text), rowHeight: 28,
      columnDefs: ${JSON.stringify(SURVEY_COLUMNS)}.map((field) => ({ field, filter: true,
        ...(field === 'name' ? { comparator: (a, b) => collator.compare(a, b) } : {}) })),
    });`;
  const cell = `document.querySelector('#grid [row-index="0"] [col-id="name"]')?.textContent`;
  const first = await until(page, make, cell);
  const scroller = '#grid .ag-grid-viewport';
  const blank = `document.querySelectorAll('#grid [col-id="name"]').length < 12`;
  const slow = await scrollThrough(page, scroller, 90, blank);
  const fast = await scrollThrough(page, scroller, 9000, blank);
  await page.evaluate((query) => document.querySelector(query)?.scrollTo(0, 0), scroller);
  await page.waitForTimeout(500);
  const by = (sort: string): string =>
    `window.api.applyColumnState({ state: [{ colId: 'name', sort: '${sort}' }] })`;
  const changed = (from: unknown): string => `${cell} && ${cell} !== ${JSON.stringify(from)}`;
  const sort = await until(page, by('asc'), changed(await page.evaluate(`${cell}`)));
  const again = await until(page, by('desc'), changed(await page.evaluate(`${cell}`)));
  const model = `window.api.setFilterModel({ name: { filterType: 'text', type: 'contains', filter: '${WORD}' } })`;
  const filter = await until(page, model, `window.api.getDisplayedRowCount() < ${ROWS}`);
  return { name: 'AG Grid Community', first, slow, fast, sort, again, filter };
}

const folder = mkdtempSync(join(tmpdir(), 'changwat-bench-'));
const app = new App();
try {
  const rows = surveyRows(ROWS);
  const csv = join(folder, 'survey.csv');
  const lines = rows.map((row) => SURVEY_COLUMNS.map((name) => row[name] ?? '').join(','));
  writeFileSync(csv, `\uFEFF${SURVEY_COLUMNS.join(',')}\n${lines.join('\n')}\n`);
  const user = new User(await app.start());
  await user.openSample();
  const ours = await ownTable(user, csv);
  const other = await user.page
    .context()
    .browser()!
    .newPage({ viewport: { width: 1366, height: 768 } });
  print(ours, await agGrid(other, JSON.stringify(rows)));
} finally {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}
