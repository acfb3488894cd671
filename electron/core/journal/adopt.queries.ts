import { tableExists, type WritableDb } from '../db/index.ts';
import type { Author } from './change.ts';
import { type OutsideRow, outsideRows } from './outside.queries.ts';
import type { Recorder } from './recorder.queries.ts';
import { newRowId, readRow, readShape, type TableShape, TRAIL, updateRow } from './rows.queries.ts';

/**
 * Writes what other programs did to our rows into the journal, as if it had been done here: rows they added get the
 * ids and the trail that they lack, rows they changed count a version more. Returns how many rows that were.
 */
export const adoptRows = (db: WritableDb, recorder: Recorder, author: Author): number => {
  const shapes = new Map<string, TableShape>();
  let adopted = 0;
  for (const row of outsideRows(db)) {
    const shape =
      shapes.get(row.table) ?? (tableExists(db, row.table) ? readShape(db, row.table) : undefined);
    if (!shape) continue;
    shapes.set(row.table, shape);
    if (adoptRow(db, recorder, author, shape, row)) adopted += 1;
  }
  return adopted;
};

const adoptRow = (
  db: WritableDb,
  recorder: Recorder,
  author: Author,
  shape: TableShape,
  { table, fid, action, before }: OutsideRow,
): boolean => {
  const present = readRow(db, shape, fid);
  if (action === 'insert') {
    if (!present) return false;
    fillNewRow(db, author, shape, fid, present[shape.columns.indexOf('id')] ?? null);
    recorder.inserted(table, fid, fid);
    return true;
  }
  if (!before) return false;
  const old = shape.columns.map((column) => before[column] ?? null);
  if (!present) {
    const going = recorder.removing(shape);
    going.row(old);
    going.end();
    return true;
  }
  const version = Number(before.row_version ?? 0) + 1;
  updateRow(db, table, fid, TRAIL.slice(2), [author.at, author.who, version]);
  const now = readRow(db, shape, fid) ?? present;
  const rowId = before.id;
  shape.columns.forEach((column, i) => {
    recorder.cell(
      table,
      fid,
      typeof rowId === 'string' ? rowId : null,
      column,
      old[i] ?? null,
      now[i] ?? null,
    );
  });
  return true;
};

const fillNewRow = (
  db: WritableDb,
  { at, who }: Author,
  { table }: TableShape,
  fid: number,
  id: unknown,
): void => {
  updateRow(
    db,
    table,
    fid,
    ['id', ...TRAIL],
    [typeof id === 'string' ? id : newRowId(), at, who, at, who, 1],
  );
};
