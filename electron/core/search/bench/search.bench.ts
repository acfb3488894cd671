import { setTimeout as pause } from 'node:timers/promises';
import { encodePointWkb } from '../../../../shared/geo/wkb.ts';
import type { BulkRow } from '../../context.ts';
import { sql } from '../../db/index.ts';
import { AREA_NAMES } from '../../sample/names.ts';
import { SeededRandom } from '../../sample/random.ts';
import { aWorkspace } from '../../testing/workspace.ts';
import { search } from '../search.ts';
import { staleTables } from '../search-index.queries.ts';
import { searchFollower } from '../search-index.ts';

/**
 * Milliseconds of a search over 100,000 villages and places with Thai names: prefixes, words within, codes, misspelt
 * tones, and what is not there; against a plain `LIKE '%…%'` over the same columns in the same file, which finds no
 * misspelt tone and puts nothing in order.
 *
 *   npm run bench:search
 */
const ROWS = 100_000;
const ROUNDS = 400;

const random = new SeededRandom(7);
const test = await aWorkspace({ followers: [searchFollower] });
const names = Array.from({ length: ROWS }, (_, i) => `บ้าน${random.pick(AREA_NAMES).th} ${i % 997}`);

function* rows(): Generator<BulkRow> {
  for (const [i, name] of names.entries())
    yield {
      wkb: encodePointWkb(random.between(99, 104), random.between(13, 17)),
      values: [String(10_000_000 + i), name],
    };
}

test.workspace.change({ kind: 'import', label: { th: 'หมู่บ้าน', en: 'Villages' } }, (change) => {
  change.bulkInsert('village', ['code', 'name_th'], rows());
});
while (staleTables(test.workspace.db).length > 0) await pause(50);

const { db } = test.workspace;
const asked = Array.from({ length: ROUNDS }, (_, i): string => {
  const name = random.pick(names);
  const kinds = [
    name.slice(0, 8),
    name.slice(4, 9),
    name.replace(/[่้]/g, ''),
    String(10_000_000 + random.whole(0, ROWS)),
    'ไม่มีชื่อนี้เลย',
    `ต.${name.slice(4, 10)}`,
  ];
  return kinds[i % kinds.length] ?? name;
});

const like = db.statement(
  'SELECT fid, name_th FROM village WHERE name_th LIKE ? OR code LIKE ? ORDER BY name_th LIMIT 20',
);
const timed = (work: (text: string) => unknown): Float64Array =>
  Float64Array.from(asked, (text) => {
    const began = performance.now();
    work(text);
    return performance.now() - began;
  }).sort();
const at = (times: Float64Array, share: number): number => times[Math.floor(times.length * share)] ?? 0;
const line = (title: string, times: Float64Array): string =>
  `${title.padEnd(34)} p50 ${at(times, 0.5).toFixed(1).padStart(6)} ms   p95 ${at(times, 0.95).toFixed(1).padStart(6)} ms   max ${at(times, 0.999).toFixed(1).padStart(6)} ms`;

timed((text) => search(db, text, 20));
const ours = timed((text) => search(db, text, 20));
const plain = timed((text) => like.all(`%${text}%`, `%${text}%`));
const indexed = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM search_row`)?.n ?? 0;
process.stdout.write(`${indexed} rows searched, ${asked.length} questions\n`);
process.stdout.write(`${line('search, ordered, with near spellings', ours)}\n`);
process.stdout.write(`${line("LIKE '%…%' over name and code", plain)}\n`);
process.stdout.write(
  `ratio of p95: ${(at(ours, 0.95) / at(plain, 0.95)).toFixed(2)}, of p50: ${(at(ours, 0.5) / at(plain, 0.5)).toFixed(2)}\n`,
);
await test.close();
