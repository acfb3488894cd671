import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { encodePointWkb } from '../../../../shared/geo/wkb.ts';
import { createApp } from '../../app.ts';
import type { BulkRow } from '../../context.ts';
import { SeededRandom } from '../../sample/random.ts';
import { aCore } from '../../testing/workspace.ts';

/**
 * Milliseconds from an edit to its being saved (`synchronous=FULL`), one cell of a row among 50,000 at a time, through the
 * contract, as a page's call does it: checked, journalled, searchable, in one transaction. Against a bare `UPDATE` of the
 * same cell with `synchronous=FULL` by better-sqlite3 on a copy that ogr2ogr makes of the same table, and by the sqlite3
 * command line, which keeps no journal, no history and no search. The three take turns, so that a slow disk is slow for all.
 *
 *   node electron/core/records/bench/edit.bench.ts
 */
const ROWS = 50_000;
const EDITS = 300;

function* points(): Generator<BulkRow> {
  const random = new SeededRandom(3);
  for (let i = 0; i < ROWS; i++)
    yield {
      wkb: encodePointWkb(random.between(102, 104), random.between(14, 16)),
      values: [`P${i}`, `โครงการบ้านหนองน้ำใส ${i}`, i % 90],
    };
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const told = (name: string, times: readonly number[]): { p50: number; p95: number } => {
  const sorted = [...times].sort((a, b) => a - b);
  const [p50, p95] = [quantile(sorted, 0.5), quantile(sorted, 0.95)];
  console.log(`${name}\tp50 ${p50.toFixed(2)} ms\tp95 ${p95.toFixed(2)} ms`);
  return { p50, p95 };
};

const ratio = (name: string, ours: { p50: number; p95: number }, peer: { p50: number; p95: number }): void =>
  console.log(
    `${name}\tratio p50 ${(ours.p50 / peer.p50).toFixed(2)}\tp95 ${(ours.p95 / peer.p95).toFixed(2)}`,
  );

const core = aCore();
const app = createApp(core.parts.options);
await app.session.create({ title: 'วัดเวลา', provinceCode: null, sample: false });
const open = app.context.workspace();
open.change({ kind: 'import', label: { th: 'แถว', en: 'Rows' } }, (change) =>
  change.bulkInsert('housing_project', ['code', 'name_th', 'units_done'], points()),
);
const folder = mkdtempSync(join(tmpdir(), 'changwat-bench-'));
const copy = join(folder, 'copy.gpkg');
// Without the R-tree, whose triggers the command line lacks the functions for: bare rows.
const bare = ['-lco', 'SPATIAL_INDEX=NO'];
spawnSync('ogr2ogr', ['-f', 'GPKG', ...bare, copy, open.gpkgPath, 'housing_project'], { stdio: 'inherit' });
const peer = new Database(copy);
peer.pragma('journal_mode = WAL');
peer.pragma('synchronous = FULL');
const update = peer.prepare('UPDATE housing_project SET name_th = ? WHERE fid = ?');

const timed = async (work: () => unknown): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const cli = (fid: number, name: string): void => {
  const statement = `PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; UPDATE housing_project SET name_th='${name}' WHERE fid=${fid};`;
  const { status } = spawnSync('sqlite3', [copy, statement]);
  if (status !== 0) throw new Error('sqlite3 did not run');
};

const random = new SeededRandom(4);
const times = { ours: [] as number[], plain: [] as number[], cli: [] as number[] };
for (let n = 0; n < EDITS; n++) {
  const fid = random.whole(1, ROWS);
  const name = `แก้ครั้งที่ ${n}`;
  times.ours.push(
    await timed(() =>
      app.client.records.update({ layer: 'housing_project', fid, values: { name_th: name } }),
    ),
  );
  times.plain.push(await timed(() => update.run(name, fid)));
  if (n % 10 === 0) times.cli.push(await timed(() => cli(fid, name)));
}
const ours = told('edit to saved by the contract', times.ours);
const plain = told('UPDATE by better-sqlite3', times.plain);
const shell = told('UPDATE by sqlite3, a process each', times.cli);
ratio('to better-sqlite3', ours, plain);
ratio('to the sqlite3 command line', ours, shell);
peer.close();
rmSync(folder, { recursive: true, force: true });
await app.close();
await core.close();
