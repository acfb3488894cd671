import { performance } from 'node:perf_hooks';
import type { TableQuery } from '../../../../shared/contract/table-query.ts';
import { sql } from '../../db/index.ts';
import { asked, aTableApp } from '../testing/table-app.ts';
import { SURVEY_COLUMNS, surveyRows } from './survey-rows.ts';

/**
 * What the core takes for a table of 200,000 rows, against plain SQLite on the same file in the same run. SQLite's own
 * `ORDER BY` puts Thai names in the order of their bytes, which is wrong for nearly all of them: the work it is spared is
 * part of the ratio. Ratios below 1 are faster than SQLite.
 *
 *   node electron/core/tables/bench/tables.bench.ts [rows]
 */
const ROWS = Number(process.argv[2] ?? 200_000);
const TIMES = 5;

const test = await aTableApp();
const { db } = test.workspace;
const table = test.workspace.change({ kind: 'import', label: { th: 'สำรวจ', en: 'Survey' } }, (change) => {
  const made = change.createLayer({
    ...{ name: 'survey', title: 'สำรวจ', kind: 'imported', group: 'imported', geometryType: 'None' },
    labelField: 'name',
    columns: SURVEY_COLUMNS.map((name) => ({
      ...{ name, title: name },
      type: name === 'people' || name === 'income' ? 'integer' : name === 'surveyed' ? 'date' : 'text',
    })),
  });
  const rows = surveyRows(ROWS).map((row) => ({
    wkb: null,
    values: SURVEY_COLUMNS.map((name) => row[name]),
  }));
  change.bulkInsert(made, SURVEY_COLUMNS, rows);
  return made;
});

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const several = async (work: (turn: number) => unknown): Promise<number> => {
  const times: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) times.push(await timed(() => work(turn)));
  return median(times);
};

let stamp = 0;
const page = (more: Partial<TableQuery>): Promise<unknown> =>
  test.tables.rows({ query: asked(table, { ...more, stamp: ++stamp }) });
const t = sql.id(table);

const print = (what: string, ours: number, theirs: number, peer: string): void =>
  console.log(
    `${what.padEnd(44)}${ours.toFixed(0).padStart(6)} ms${theirs.toFixed(0).padStart(7)} ms${(ours / theirs).toFixed(2).padStart(7)}  ${peer}`,
  );

console.log(`${ROWS.toLocaleString('en-US')} rows`.padEnd(44), '  table    SQLite  ratio');
const byName = [{ field: 'name', descending: false }];
const sorted = sql`SELECT * FROM ${t} ORDER BY name`;
const words = '%หนองแก้ว%';
print(
  'first rows, as they stand (cold)',
  await timed(() => page({})),
  await timed(() => db.all(sql`SELECT * FROM ${t}`)),
  'all rows read, as an attribute table does',
);
print(
  'sorted by name, Thai order (first time)',
  await timed(() => page({ sort: byName })),
  await timed(() => db.all(sorted)),
  'ORDER BY name (bytes), all rows',
);
print(
  'sorted by name, again',
  await several((turn) => page({ sort: [{ field: 'name', descending: turn % 2 === 0 }] })),
  await several(() => db.all(sql`SELECT fid FROM ${t} ORDER BY name`)),
  'ORDER BY name (bytes), ids only',
);
print(
  'sorted by sub-district, kind and name',
  await several(() =>
    page({ sort: [{ field: 'tambon', descending: false }, { field: 'kind', descending: true }, ...byName] }),
  ),
  await several(() => db.all(sql`SELECT fid FROM ${t} ORDER BY tambon, kind DESC, name`)),
  'ORDER BY three columns (bytes), ids only',
);
print(
  'filtered by a word, sorted',
  await several(() => page({ filters: [{ field: 'name', op: 'contains', value: 'หนองแก้ว' }], sort: byName })),
  await several(() => db.all(sql`SELECT * FROM ${t} WHERE name LIKE ${words} ORDER BY name`)),
  'LIKE and ORDER BY',
);
print(
  'searched in every column',
  await several(() => page({ search: 'หนองแก้ว' })),
  await several(() =>
    db.all(sql`SELECT * FROM ${t} WHERE name LIKE ${words} OR code LIKE ${words} OR tambon LIKE ${words}
    OR kind LIKE ${words} OR note LIKE ${words}`),
  ),
  'LIKE over five columns',
);
const group = { field: 'tambon', descending: false };
print(
  'grouped, with subtotals',
  await several(async () => {
    const query = asked(table, { group, stamp: ++stamp });
    await Promise.all([test.tables.groups({ query }), test.tables.sums({ query })]);
  }),
  await several(() =>
    db.all(sql`SELECT tambon, count(*), sum(people), sum(income) FROM ${t} GROUP BY tambon`),
  ),
  'GROUP BY, without rows',
);
print(
  'a cell edited, and the page read anew',
  await several(async (turn) => {
    const cells = [{ fid: 7, field: 'people', value: turn + 20 }];
    await test.tables.apply({ layer: table, edit: { kind: 'cells', cells }, strict: true });
    const query = asked(table, { sort: byName });
    await Promise.all([test.tables.rows({ query }), test.tables.sums({ query })]);
  }),
  await several(() => {
    test.workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (change) =>
      change.update(table, 7, { people: Math.random() * 99 }),
    );
    db.all(sql`SELECT fid FROM ${t} ORDER BY name`);
    db.get(sql`SELECT sum(people), sum(income) FROM ${t}`);
  }),
  'update, ORDER BY and sum anew',
);
const everything = { query: asked(table), from: 0, to: ROWS };
const job = await test.tables.apply({
  layer: table,
  edit: { kind: 'set', rows: everything, field: 'kind', value: 'ใหม่' },
});
const edited = await timed(() => test.parts.jobs.finished(job.jobId ?? ''));
const undone = await timed(() => test.workspace.journal.undo());
const plain = await timed(() =>
  test.workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (change) => {
    for (let fid = 1; fid <= ROWS / 10; fid++) change.update(table, fid, { kind: 'ใหม่' });
  }),
);
print(`one value in all rows, with its journal`, edited, plain * 10, 'cell by cell (a tenth, ×10)');
print(`the same taken back`, undone, plain * 10, 'the same');
await test.close();
