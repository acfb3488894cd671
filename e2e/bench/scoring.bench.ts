import type { BulkRow } from '../../electron/core/context.ts';
import { sql } from '../../electron/core/db/index.ts';
import { aCore } from '../../electron/core/testing/workspace.ts';
import { areaRows, parcels } from '../../electron/core/tiles/bench/land.ts';
import { createWorkspaceSession } from '../../electron/core/workspace/index.ts';
import { TRIED } from '../../shared/scoring/facts.ts';
import { normalised } from '../../shared/scoring/normalise.ts';
import { ranked, Scorer, weightShares } from '../../shared/scoring/score.ts';
import { sensitivity } from '../../shared/scoring/sensitivity.ts';
import { SeededRandom } from '../../shared/stats/seeded-random.ts';
import { App } from '../drivers/app.ts';
import { chromiumPath } from '../drivers/desk.ts';
import { User } from '../drivers/user.ts';
import { type PlainArea, plainRanking } from './plain-scoring.ts';

/**
 * A slider moves: how long until 7,255 areas by 12 indicators are ranked anew, beside a plain way of doing it, by turns in
 * one process; then in the page, until map, list and sentence show it. Run it with: npm run bench:scoring
 */
const AREAS = 7255;
const INDICATORS = 12;
const MOVES = 40;

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const show = (name: string, times: readonly number[]): void =>
  console.log(
    `${name.padEnd(44)} median ${median(times).toFixed(1).padStart(7)} ms, longest ${Math.max(...times)
      .toFixed(1)
      .padStart(7)} ms`,
  );

const timed = <T>(times: number[], work: () => T): T => {
  const start = performance.now();
  const made = work();
  times.push(performance.now() - start);
  return made;
};

const random = new SeededRandom(1);
const areas: PlainArea[] = Array.from({ length: AREAS }, () => ({
  values: Array.from({ length: INDICATORS }, () =>
    random.chance(0.05) ? null : Math.round(random.unit() * 10_000),
  ),
}));

function inProcess(): void {
  const excluded = new Uint8Array(AREAS);
  const columns = Array.from({ length: INDICATORS }, (_, j) => {
    const figures = Float64Array.from(areas, ({ values }) => values[j] ?? Number.NaN);
    return normalised(figures, 'minmax', 'more', excluded);
  });
  const ground = { areas: AREAS, columns, excluded, minShare: 0.6 };
  const scorer = new Scorer(ground);
  const weights = (move: number): number[] => columns.map((_, j) => (j === 0 ? move : 50));
  const [ours, plain]: [number[], number[]] = [[], []];
  let same = 0;
  for (let move = 0; move < MOVES; move++) {
    const mine = timed(ours, () => ranked(scorer.score(weightShares(weights(move)))));
    const theirs = timed(plain, () => plainRanking(areas, weights(move), 0.6));
    if (theirs.every(({ area, rank }) => mine.ranks[area] === rank) && theirs.length === mine.order.length)
      same++;
  }
  show(`${AREAS} areas × ${INDICATORS}: ranked anew`, ours);
  show('the plain way', plain);
  console.log(
    `ratio ours / plain: ${(median(ours) / median(plain)).toFixed(3)}; same ranks in ${same} of ${MOVES} moves`,
  );
  const tried: number[] = [];
  timed(tried, () => sensitivity(ground, weights(50), TRIED));
  show(`sensitivity, ${TRIED.draws} weightings`, tried);
}

function* figures(ids: readonly string[]): Generator<BulkRow> {
  for (const [i, { values }] of areas.entries())
    for (const [j, value] of values.entries())
      if (value !== null)
        yield { wkb: null, values: ['subdistrict', ids[i] ?? '', `ตัวชี้วัด ${j + 1}`, 2568, value] };
}

/** A workspace of so many sub-districts with as many indicators, in the home of an app that is not running yet. */
async function fill(home: string): Promise<void> {
  const core = aCore(home);
  const session = createWorkspaceSession(core.parts);
  await session.create({ title: 'แฟ้มวัดความเร็ว', provinceCode: null, sample: false });
  const open = session.current();
  if (!open) throw new Error('no workspace is open');
  open.change({ kind: 'edit', label: { th: 'ข้อมูล', en: 'Data' } }, (change) => {
    change.insert('district', { code: '9901', name_th: 'อำเภอ', province_code: '99' });
    const rows = [...areaRows('ตำบล', parcels(AREAS))].map(({ wkb }, i) => ({
      ...{ wkb, values: [String(990_101 + i), `ตำบล ${i + 1}`, '9901'] },
    }));
    change.bulkInsert('subdistrict', ['code', 'name_th', 'district_code'], rows);
    const ids = change.db.all<{ id: string }>(sql`SELECT id FROM subdistrict ORDER BY fid`);
    const columns = ['area_level', 'area_id', 'indicator', 'year_be', 'value'];
    change.bulkInsert('area_statistic', columns, figures(ids.map(({ id }) => id)));
  });
  await session.close();
}

/**
 * One press of a key (or none), in the page's own milliseconds: `work` is what the page does for it, in the key's own task and
 * in the map's next frame; `frames` the clock until the frame after that, in which other programs' time and drawing without a
 * graphics card are too.
 */
const press = (key: string | null): string => `new Promise((resolve) => {
  const thumb = document.activeElement;
  const value = thumb.getAttribute('aria-valuenow');
  const start = performance.now();
  if (${JSON.stringify(key)}) thumb.dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(key)}, bubbles: true }));
  const handled = performance.now() - start;
  // Asked for after the map has asked for its own: it runs behind the map in the same frame.
  requestAnimationFrame((began) => {
    const work = handled + performance.now() - began;
    requestAnimationFrame(() => resolve({
      work, frames: performance.now() - start, changed: value !== thumb.getAttribute('aria-valuenow'),
    }));
  });
})`;

interface Press {
  readonly work: number;
  readonly frames: number;
  readonly changed: boolean;
}

async function inPage(): Promise<void> {
  const app = new App();
  try {
    await fill(app.home);
    const user = new User(await app.start());
    const { page } = user;
    await user.button('เปิด').click();
    await user.mapIdle();
    await user.goTo('วิเคราะห์');
    await page.getByText('จัดลำดับความสำคัญ', { exact: true }).click();
    const panel = page.getByRole('region', { name: 'จัดลำดับความสำคัญ', exact: true });
    for (let j = 1; j <= INDICATORS; j++) {
      const open = panel.getByRole('button', { name: 'เพิ่มตัวชี้วัด', exact: true });
      if (await open.isVisible()) await open.click();
      await panel.getByRole('button', { name: new RegExp(`^ตัวชี้วัด ${j}$`) }).click({ timeout: 120_000 });
    }
    await page
      .getByText(/จัดลำดับได้/)
      .first()
      .waitFor({ timeout: 300_000 });
    await user.mapIdle();
    await panel.getByRole('slider', { name: 'น้ำหนักของ ตัวชี้วัด 1', exact: true }).focus();
    const moves: Press[] = [];
    const nothing: Press[] = [];
    for (let move = 0; move < MOVES; move++) {
      moves.push(await page.evaluate<Press>(press('ArrowRight')));
      await page.waitForTimeout(120);
      nothing.push(await page.evaluate<Press>(press(null)));
    }
    const changed = moves.filter((one) => one.changed).length;
    show(
      'a move in the page, its work',
      moves.map(({ work }) => work),
    );
    show(
      'a move in the page, until the frame after',
      moves.map(({ frames }) => frames),
    );
    show(
      'no move, until the frame after',
      nothing.map(({ frames }) => frames),
    );
    console.log(`the slider moved in ${changed} of ${MOVES}`);
  } finally {
    await app.close();
  }
}

inProcess();
if (chromiumPath === null) console.log('in the page: skipped, no Chromium is installed');
else await inPage();
