import { join } from 'node:path';
import { encodePointWkb } from '../../../../shared/geo/wkb.ts';
import { openDb } from '../../db/open-db.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb, SqlValue, WritableDb } from '../../db/types.ts';
import { uuidv7 } from '../../db/uuid.ts';
import { type LayerTable, orderedRows, readRows, rowSource } from '../../layers/index.ts';
import { SeededRandom } from '../../sample/random.ts';
import { aWorkspace } from '../../testing/workspace.ts';

/**
 * Milliseconds to list, search, sort and edit 50,000 households in the restricted store (encrypted, masked, journalled under
 * sealed images) against the same table in an open SQLite file in the same run, read by the same functions. The peer writes
 * the row alone: it keeps no history. Ratios of 1 would be encryption, masks and history for nothing.
 *
 *   node electron/core/restricted/bench/restricted.bench.ts
 */
const HOUSEHOLDS = 50_000;
const ROUNDS = 15;
const EDITS = 60;
const MANY = 20_000;

const test = await aWorkspace();
const { restricted } = test.workspace;
await restricted.create('passphrase of a benchmark');
const LABEL = { kind: 'edit', label: { th: 'วัด', en: 'Measure' } };

const COLUMNS = [
  'id',
  'geom',
  'hh_code',
  'house_no',
  'member_count',
  'income_month_baht',
  'tenure',
  'house_condition',
];
const TENURES = ['owner', 'rent', 'relatives', 'state'];

function rowsOf(): SqlValue[][] {
  const random = new SeededRandom(7);
  return Array.from({ length: HOUSEHOLDS }, (_, i) => [
    uuidv7(),
    encodePointWkb(random.between(100, 101), random.between(15, 16)),
    `98${String(i).padStart(8, '0')}`,
    `${random.whole(1, 300)}/${random.whole(1, 9)}`,
    random.whole(1, 8),
    random.whole(10, 300) * 100,
    random.pick(TENURES),
    random.pick(['sound', 'worn', 'unsafe']),
  ]);
}

const insertText = `INSERT INTO household (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`;
function fill(db: WritableDb, rows: readonly SqlValue[][]): void {
  const insert = db.statement(insertText);
  for (const row of rows) insert.run(...row);
}

/** The peer: the same table and indexes in the open, without triggers. */
function openPeer(): WritableDb {
  const { db } = openDb(join(test.root, 'open.db'), { mustExist: false });
  const ddl = restricted.db().all<{ sql: string }>(
    sql`SELECT sql FROM sqlite_schema WHERE tbl_name = 'household' AND type IN ('table', 'index') AND sql NOTNULL
      ORDER BY type DESC`,
  );
  for (const { sql: text } of ddl) db.exec(text);
  return db;
}

const rows = rowsOf();
const began = performance.now();
restricted.change(LABEL, (db) => fill(db, rows));
const filled = performance.now() - began;
const peer = openPeer();
const peerBegan = performance.now();
peer.transaction(() => fill(peer, rows));
const peerFilled = performance.now() - peerBegan;

const { db, layer, table } = rowSource(test.workspace, 'household');
const peerTable: LayerTable = { ...table, name: 'household' };

const median = (list: number[]): number =>
  list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const ask = (on: ReadableDb, of: LayerTable, search: string, sort: string | null, round: number): void => {
  // Another version each round: nothing may come from what was kept.
  const fresh = { ...of, version: of.version + round + 1 };
  const query = { search, filters: [], sort: sort === null ? null : { field: sort, descending: false } };
  const { fids } = orderedRows(on, fresh, layer.fields, query);
  readRows(on, fresh, layer.fields, fids.subarray(0, 200));
};
const timed = (on: ReadableDb, of: LayerTable, search: string, sort: string | null): number =>
  median(
    Array.from({ length: ROUNDS }, (_, round) => {
      const start = performance.now();
      ask(on, of, search, sort, round);
      return performance.now() - start;
    }),
  );

const editHere = (i: number): void =>
  restricted.changeRows(LABEL, (writer) =>
    writer.update('household', i + 1, { income_month_baht: 1000 + i }),
  );
const editPeer = (i: number): void =>
  peer.transaction(() => {
    peer.run(
      sql`UPDATE household SET income_month_baht = ${1000 + i}, row_version = row_version + 1 WHERE fid = ${i + 1}`,
    );
  });
const edited = (edit: (i: number) => void): number =>
  median(
    Array.from({ length: EDITS }, (_, i) => {
      const start = performance.now();
      edit(i);
      return performance.now() - start;
    }),
  );

const report = (what: string, here: number, there: number): void =>
  console.log(
    `${what.padEnd(34)} ${here.toFixed(1).padStart(8)} ms  ${there.toFixed(1).padStart(8)} ms  ${(here / there).toFixed(2)}×`,
  );

console.log(
  `${HOUSEHOLDS.toLocaleString('en-US')} households: restricted store, open SQLite, ratio (median of ${ROUNDS})`,
);
report('list the first 200', timed(db, table, '', null), timed(peer, peerTable, '', null));
report(
  'sort by income, first 200',
  timed(db, table, '', 'income_month_baht'),
  timed(peer, peerTable, '', 'income_month_baht'),
);
report('sort by code as Thai text', timed(db, table, '', 'hh_code'), timed(peer, peerTable, '', 'hh_code'));
report(
  'search in every text column',
  timed(db, table, '9800012', null),
  timed(peer, peerTable, '9800012', null),
);
report('one edit, saved (FULL)', edited(editHere), edited(editPeer));
report('insert all in one change', filled, peerFilled);

const many = Array.from({ length: MANY }, (_, i) => ({ fid: i + 1, values: [2000 + i] }));
const timeOf = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const manyHere = timeOf(() =>
  restricted.changeRows(LABEL, (writer) => writer.updateMany('household', ['income_month_baht'], many)),
);
const manyPeer = timeOf(() =>
  peer.transaction(() => {
    const update = peer.statement(
      'UPDATE household SET income_month_baht = ?, row_version = row_version + 1 WHERE fid = ?',
    );
    for (const { fid, values } of many) update.run(...values, fid);
  }),
);
report(`edit ${MANY.toLocaleString('en-US')} rows at once`, manyHere, manyPeer);
await test.close();
