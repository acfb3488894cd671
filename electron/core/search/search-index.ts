import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { searchText } from '../../../shared/text/layers.ts';
import type { JobControl } from '../context.ts';
import type { WritableDb } from '../db/types.ts';
import type { Behind, Follower, Touch, Touched } from '../journal/index.ts';
import {
  forgetRows,
  hasIndexedRows,
  indexedTables,
  indexRange,
  markStale,
  moveMark,
  type StaleTable,
  staleTables,
  topFid,
  withoutFlush,
} from './search-index.queries.ts';
import { searchedTable, searchedTables } from './searched-table.queries.ts';
import { hasEnds, listRuns, markEnds } from './short-words.queries.ts';

/** The job that indexes what an import, an undo or a closing left behind. */
export const SEARCH_INDEX_JOB = 'search-index';
/** Rows that are indexed within the change itself; more are left for after it, so that an import is not held up. */
const AT_ONCE = 600;
/** Below so many rows the work is over before anybody could read of it. */
const WORTH_TELLING = 5000;
/** One step in the background takes about so long, and pages are answered between two of them. */
const STEP_MS = 35;
const [FEWEST, FIRST, MOST] = [50, 300, 5000];
/** Of the time that a step took, the share that is left to others after it. */
const REST = 0.3;

const rowsIn = (touch: Touch): number =>
  touch.ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);

/** Marks the rows of a touch as not indexed: all that stand above its first one are looked at again. */
const leaveBehind = (db: WritableDb, table: string, touch: Touch | null): void => {
  const first = touch?.ranges.reduce((least, [start]) => Math.min(least, start), Number.POSITIVE_INFINITY);
  markStale(db, table, first !== undefined && Number.isFinite(first) ? first : 0);
};

/**
 * One step for a table: rows that are no longer there or no longer searched go out, up to `limit` others are indexed
 * anew. The mark in the file moves on with them, so that nothing is done twice after a closing.
 */
const takeStep = (db: WritableDb, { table, from }: StaleTable, limit: number): void => {
  const searched = searchedTable(db, table);
  const top = searched ? topFid(db, table) : -1;
  if (forgetRows(db, table, top, limit)) return;
  const end = searched ? indexRange(db, searched, from, top, limit) : null;
  moveMark(db, table, end === null ? null : end + 1);
};

/** How much is left to do, in rows. */
const rowsLeft = (db: WritableDb): number =>
  staleTables(db).reduce((sum, { table, from }) => {
    const searched = searchedTable(db, table);
    return sum + (searched ? Math.max(0, topFid(db, table) - from + 1) : 0);
  }, 0);

/** Indexes what is stale, step by step between the requests, until nothing is. */
const indexStale = async (db: WritableDb, { signal, progress }: JobControl): Promise<void> => {
  let whole = rowsLeft(db);
  let limit = FIRST;
  for (let [next] = staleTables(db); next !== undefined; [next] = staleTables(db)) {
    signal.throwIfAborted();
    const table = next;
    const began = performance.now();
    withoutFlush(db, () => takeStep(db, table, limit));
    const took = performance.now() - began;
    limit = Math.round(Math.min(MOST, Math.max(FEWEST, (limit * STEP_MS) / Math.max(took, 1))));
    const left = rowsLeft(db);
    whole = Math.max(whole, left);
    if (whole >= WORTH_TELLING) progress(1 - left / whole);
    await pause(1 + took * REST, undefined, { signal });
  }
};

/** What is being indexed behind, by connection. */
const running = new WeakSet<WritableDb>();

/** Starts the indexing unless it goes on already or nothing is stale. */
const indexBehind = (db: WritableDb, behind: Behind): void => {
  if (running.has(db) || staleTables(db).length === 0) return;
  running.add(db);
  behind(SEARCH_INDEX_JOB, searchText.indexing, async (control) => {
    try {
      await indexStale(db, control);
      if (!hasEnds(db)) markEnds(db);
    } catch (error) {
      // Another thread writes: its end takes the work up again.
      if (!(error instanceof Refusal && error.code === 'workspace-busy')) throw error;
    } finally {
      running.delete(db);
    }
  });
};

/** Rows are found by words that were set without a cell being written: all of the table is looked at again. */
const followWords = (db: WritableDb, touched: Touched): void => {
  if (touched.tables.has('code_list'))
    for (const { table, listed } of searchedTables(db)) if (listed.size > 0) leaveBehind(db, table, null);
  for (const [table, columns] of touched.catalogue) {
    const isNew = touched.tables.get(table)?.structure === 'created';
    if (isNew || !(columns.has('fields') || columns.has('label_field'))) continue;
    if (hasIndexedRows(db, table)) leaveBehind(db, table, null);
  }
};

/** An index from before short words were found by it is made again. */
const indexForShortWords = (db: WritableDb): void => {
  const tables = indexedTables(db);
  db.transaction(() => {
    for (const table of tables) leaveBehind(db, table, null);
    if (tables.length === 0 && staleTables(db).length === 0) markEnds(db);
  });
};

/** Keeps the search index in step with rows: small changes within them, large ones right after. */
export const searchFollower: Follower = {
  opened(db, behind) {
    listRuns(db);
    if (!hasEnds(db)) indexForShortWords(db);
    indexBehind(db, behind);
  },
  follow(db, touched) {
    followWords(db, touched);
    for (const [table, touch] of touched.tables) {
      const searched = touch.structure === 'removed' ? null : searchedTable(db, table);
      if (!searched) {
        if (hasIndexedRows(db, table)) leaveBehind(db, table, null);
        continue;
      }
      const relevant =
        touch.shape || touch.refilled || searched.columns.some((column) => touch.columns.has(column));
      if (!relevant) continue;
      if (touch.refilled) leaveBehind(db, table, null);
      else if (rowsIn(touch) > AT_ONCE) leaveBehind(db, table, touch);
      else for (const [first, last] of touch.ranges) indexRange(db, searched, first, last, AT_ONCE + 1);
    }
  },
  committed(db, _touched, behind) {
    indexBehind(db, behind);
  },
};
