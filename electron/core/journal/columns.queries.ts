import { Refusal } from '../../../shared/domain/refusal.ts';
import {
  addColumn,
  columnOf,
  dropColumn,
  quoteName,
  type ReadableDb,
  type SqlValue,
  type StoredColumn,
  tableExists,
  type WritableDb,
} from '../db/index.ts';
import { columnOfText } from './column-text.ts';
import type { Operation } from './operations.queries.ts';
import type { Recorder } from './recorder.queries.ts';
import { decodeRows } from './row-image.ts';

/** Rows read at once: a statement that is being stepped through would keep its connection from writing. */
const PAGE = 2000;

/** What a column holds, by fid; empty cells are left out. Other columns may be written on the way. */
export function* filledCells(db: ReadableDb, table: string, column: string): Generator<[number, SqlValue]> {
  const [t, c] = [quoteName(table), quoteName(column)];
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = db.all<{ fid: number; value: SqlValue }>({
      text: `SELECT fid, ${c} AS value FROM ${t} WHERE fid > ? AND ${c} NOTNULL ORDER BY fid LIMIT ${PAGE}`,
      values: [after],
    });
    for (const { fid, value } of page) yield [fid, value];
    const last = page.at(-1);
    if (!last) return;
    after = last.fid;
  }
}

/** Adds an empty column. Refuses `name-taken` for a name that the table has. */
export function giveColumn(db: WritableDb, recorder: Recorder, table: string, column: StoredColumn): void {
  if (columnOf(db, table, column.name)) throw new Refusal('name-taken', { name: column.name });
  addColumn(db, table, column);
  recorder.columnAdded(table, column);
}

/** Takes a column out and keeps what it held. Refuses `field-not-found`. */
export function takeColumn(db: WritableDb, recorder: Recorder, table: string, name: string): void {
  const column = columnOf(db, table, name);
  if (!column) throw new Refusal('field-not-found', { field: name, layer: table });
  const kept = recorder.columnCells(table, name);
  for (const [fid, value] of filledCells(db, table, name)) kept.cell(fid, value);
  kept.end();
  dropColumn(db, table, name);
  recorder.columnRemoved(table, column);
}

/**
 * Gives a column another type; `convert` says what becomes of each value. The column comes to stand last in its table.
 * Refuses `field-not-found`.
 */
export function retypeColumn(
  db: WritableDb,
  recorder: Recorder,
  table: string,
  column: StoredColumn,
  convert: (value: SqlValue, fid: number) => SqlValue,
): void {
  const cells: [number, SqlValue][] = [];
  for (const [fid, value] of filledCells(db, table, column.name)) {
    const converted = convert(value, fid);
    if (converted !== null) cells.push([fid, converted]);
  }
  takeColumn(db, recorder, table, column.name);
  giveColumn(db, recorder, table, column);
  putCells(db, recorder, table, column.name, cells);
}

/** Writes the cells of a column that was just made: the rows are their own image from now on. */
export function putCells(
  db: WritableDb,
  recorder: Recorder,
  table: string,
  column: string,
  cells: Iterable<readonly [number, SqlValue]>,
): void {
  const write = db.statement(`UPDATE ${quoteName(table)} SET ${quoteName(column)} = ? WHERE fid = ?`);
  for (const [fid, value] of cells) {
    write.run(value, fid);
    recorder.touched.refilled(table, column, fid);
  }
}

/** What taking back column operations needs to know of its change set. */
export interface ColumnReversal {
  readonly db: WritableDb;
  readonly recorder: Recorder;
  /** Rows and layers that something later had touched; what it wrote stays. */
  readonly kept: Set<string>;
  /** Columns that stand under their name already when they are to be put back: their old values are not theirs. */
  readonly foreign: Set<string>;
}

/** Takes back that a column was added or removed, or puts back what a removed one held. */
export function revertColumn(reversal: ColumnReversal, operation: Operation): void {
  const { db, recorder, kept, foreign } = reversal;
  const { tbl: table, col, before_image: image, old_value: removed, new_value: added } = operation;
  if (col === null || !tableExists(db, table)) return;
  const key = `${table} ${col}`;
  const stands = columnOf(db, table, col) !== undefined;
  if (image) {
    if (stands && !foreign.has(key)) putCells(db, recorder, table, col, decodeRows(image).rows as CellRow[]);
  } else if (added !== null) {
    if (stands) takeColumn(db, recorder, table, col);
  } else if (removed !== null && stands) {
    foreign.add(key);
    kept.add(`layer ${table}`);
  } else if (removed !== null) giveColumn(db, recorder, table, columnOfText(removed));
}

type CellRow = readonly [number, SqlValue];
