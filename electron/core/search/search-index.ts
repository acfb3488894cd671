import type { WritableDb } from '../db/types.ts';
import type { Follower, Touch } from '../journal/index.ts';
import {
  forgetRows,
  hasIndexedRows,
  indexRange,
  searchedTable,
  setStale,
  staleTables,
  topFid,
} from './search-index.queries.ts';

/** Rows that are indexed within the change itself; more are left for after it, so that an import is not held up. */
const AT_ONCE = 600;
/** Rows of one step in the background: some 50 ms, so that pages are answered between two of them. */
const STEP = 400;

const rowsIn = (touch: Touch): number =>
  touch.ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);

/** How far the indexing of a table has come. */
interface Progress {
  readonly table: string;
  readonly from: number;
}

/** One step for a stale table: rows that are no longer searched go out, the others are indexed anew. */
const stepOf = (db: WritableDb, { table, from }: Progress): Progress | null => {
  const searched = searchedTable(db, table);
  const top = searched?.indexed ? topFid(db, table) : -1;
  if (forgetRows(db, table, top, STEP)) return { table, from };
  const end = searched?.indexed ? indexRange(db, searched, from, top, STEP) : null;
  if (end !== null) return { table, from: end + 1 };
  setStale(db, table, false);
  return null;
};

/** What is being indexed behind, by connection. */
const running = new WeakSet<WritableDb>();

/** Indexes what is stale, step by step between the requests, until nothing is or the file is closed. */
const indexBehind = (db: WritableDb): void => {
  if (running.has(db)) return;
  running.add(db);
  let at: Progress | null = null;
  const step = (): void => {
    try {
      const [table] = at ? [at.table] : staleTables(db);
      if (table === undefined) {
        running.delete(db);
        return;
      }
      const now: Progress = at ?? { table, from: 0 };
      at = db.transaction(() => stepOf(db, now));
      setTimeout(step, 2).unref();
    } catch {
      // The file was closed under us. The mark in it stays, and the next opening takes the work up again.
      running.delete(db);
    }
  };
  setTimeout(step, 2).unref();
};

/** Keeps the search index in step with rows: small changes within them, large ones right after. */
export const searchFollower: Follower = {
  opened: indexBehind,
  follow(db, touched) {
    for (const [table, touch] of touched.tables) {
      const searched = touch.structure === 'removed' ? null : searchedTable(db, table);
      if (!searched?.indexed) {
        if (hasIndexedRows(db, table)) setStale(db, table, true);
        continue;
      }
      const relevant = touch.shape || searched.columns.some((column) => touch.columns.has(column));
      if (!relevant) continue;
      if (rowsIn(touch) > AT_ONCE) setStale(db, table, true);
      else for (const [first, last] of touch.ranges) indexRange(db, searched, first, last, AT_ONCE + 1);
    }
  },
  committed(db) {
    if (staleTables(db).length > 0) indexBehind(db);
  },
};
