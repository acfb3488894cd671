import { quoteName, type ReadableDb, type SqlValue, sql, type WritableDb } from '../db/index.ts';
import { type Recorder, sameValue } from './recorder.queries.ts';
import { decodeRows, IMAGE_ROWS, RowImageWriter } from './row-image.ts';
import { type TableShape, TRAIL } from './rows.queries.ts';

/** New cells of a row; the values follow the columns of the update. */
export interface CellsOfRow {
  readonly fid: number;
  readonly values: readonly SqlValue[];
}

/** What tells who wrote a row last; changed with every update. */
const LATEST = TRAIL.slice(2);

/** Rows of one operation: what images hold, and what one statement is asked for. */
export const BULK_ROWS = IMAGE_ROWS;

type Cells = ReadonlyMap<number, readonly SqlValue[]>;

const cellsOf = (
  db: ReadableDb,
  table: string,
  columns: readonly string[],
  fids: readonly number[],
): Map<number, SqlValue[]> => {
  const names = columns.map(quoteName).join(', ');
  const rows = db.all<Record<string, SqlValue>>({
    text: `SELECT fid, ${names} FROM ${quoteName(table)} WHERE fid IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(fids)],
  });
  return new Map(rows.map((row) => [Number(row.fid), columns.map((column) => row[column] ?? null)]));
};

const writeCells = (
  db: WritableDb,
  table: string,
  columns: readonly string[],
  rows: readonly CellsOfRow[],
): void => {
  const set = columns.map((column) => `${quoteName(column)} = ?`).join(', ');
  const update = db.statement(`UPDATE ${quoteName(table)} SET ${set} WHERE fid = ?`);
  for (const { fid, values } of rows) update.run(...values, fid);
};

/** Writes down what became of rows as one operation. Rows that are as they were are left out. */
const record = (
  recorder: Recorder,
  table: string,
  columns: readonly string[],
  before: Cells,
  after: Cells,
): number[] => {
  const names = ['fid', ...columns];
  const images = { before: new RowImageWriter(names), after: new RowImageWriter(names) };
  const changed = [...before.keys()]
    .filter((fid) => before.get(fid)?.some((value, i) => !sameValue(value, after.get(fid)?.[i] ?? null)))
    .sort((a, b) => a - b);
  for (const fid of changed) {
    images.before.add([fid, ...(before.get(fid) ?? [])]);
    images.after.add([fid, ...(after.get(fid) ?? [])]);
  }
  if (changed.length > 0)
    recorder.updated(table, columns, changed, images.before.finish(), images.after.finish());
  return changed;
};

/**
 * Gives cells to at most `BULK_ROWS` rows as one operation. Returns the fids that changed by it, and the first one that
 * there is no row of.
 */
export const updateBulk = (
  db: WritableDb,
  shape: TableShape,
  columns: readonly string[],
  rows: readonly CellsOfRow[],
  { recorder, author }: { recorder: Recorder; author: { readonly who: string; readonly at: string } },
): { changed: number[]; missing: number | null } => {
  const { table } = shape;
  const fids = rows.map(({ fid }) => fid);
  const all = [...columns, ...LATEST];
  const before = cellsOf(db, table, all, fids);
  const missing = fids.find((fid) => !before.has(fid));
  if (missing !== undefined) return { changed: [], missing };
  writeCells(db, table, columns, rows);
  // Read back before comparing: a column's type may store a value differently from how it was given.
  const written = cellsOf(db, table, columns, fids);
  const changed = fids.filter((fid) =>
    written.get(fid)?.some((value, i) => !sameValue(value, before.get(fid)?.[i] ?? null)),
  );
  db.run(sql`UPDATE ${sql.id(table)} SET updated_at = ${author.at}, updated_by = ${author.who},
    row_version = coalesce(row_version, 0) + 1 WHERE fid IN (SELECT value FROM json_each(${JSON.stringify(changed)}))`);
  const touched = new Map(changed.map((fid) => [fid, before.get(fid) ?? []]));
  return {
    changed: record(recorder, table, all, touched, cellsOf(db, table, all, changed)),
    missing: null,
  };
};

/**
 * Takes back an operation of `updateBulk`: cells that still bear what it wrote get what stood before. Calls `kept` for
 * rows of which a cell bears something else by now, and for those that are gone.
 */
export const revertBulkUpdate = (
  db: WritableDb,
  recorder: Recorder,
  shape: TableShape,
  images: { readonly before: Uint8Array; readonly after: Uint8Array },
  kept: (fid: number) => void,
): void => {
  const before = decodeRows(images.before);
  const after = decodeRows(images.after);
  const columns = before.columns.slice(1).filter((column) => shape.columns.includes(column));
  const at = columns.map((column) => before.columns.indexOf(column));
  const fids = before.rows.map(([fid]) => Number(fid));
  const present = cellsOf(db, shape.table, columns, fids);
  const rows = before.rows.flatMap((old, n): CellsOfRow[] => {
    const fid = fids[n] ?? 0;
    const now = present.get(fid);
    if (!now) {
      kept(fid);
      return [];
    }
    const values = columns.map((column, i) => {
      const was = at[i] ?? 0;
      if (sameValue(now[i] ?? null, after.rows[n]?.[was] ?? null)) return old[was] ?? null;
      if (!(TRAIL as readonly string[]).includes(column)) kept(fid);
      return now[i] ?? null;
    });
    return [{ fid, values }];
  });
  writeCells(db, shape.table, columns, rows);
  const standing = rows.map(({ fid }) => fid);
  record(recorder, shape.table, columns, present, cellsOf(db, shape.table, columns, standing));
};
