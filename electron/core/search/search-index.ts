import type { WritableDb } from '../db/types.ts';
import type { Follower, Touch } from '../journal/index.ts';
import {
  forgetTable,
  indexRange,
  searchedTable,
  setStale,
  staleTables,
  topFid,
} from './search-index.queries.ts';

/** Rows that are indexed within the change itself; more are left for after it, so that an import is not held up. */
const AT_ONCE = 2000;
/** Rows of one step in the background: some 30 ms, so that pages are answered between two of them. */
const STEP = 1500;

const rowsIn = (touch: Touch): number =>
  touch.ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);

/** What is being indexed behind, by connection. */
const running = new WeakSet<WritableDb>();

/** Indexes what is stale, step by step between the requests, until nothing is or the file is closed. */
const indexBehind = (db: WritableDb): void => {
  if (running.has(db)) return;
  running.add(db);
  let at: { table: string; from: number } | null = null;
  const step = (): void => {
    try {
      const table = at?.table ?? staleTables(db)[0];
      if (table === undefined) return void running.delete(db);
      const searched = searchedTable(db, table);
      const next = db.transaction(() => {
        if (!searched) {
          forgetTable(db, table);
          return null;
        }
        const end = indexRange(db, searched, at?.from ?? 0, topFid(db, table), STEP);
        if (end === null) setStale(db, table, false);
        return end;
      });
      at = next === null ? null : { table, from: next + 1 };
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
      if (!searched) {
        if (touch.structure !== null) forgetTable(db, table);
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
