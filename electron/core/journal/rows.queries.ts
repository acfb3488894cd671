import {
  columnsOf,
  GEOMETRY_COLUMN,
  quoteName,
  type ReadableDb,
  type SqlValue,
  type Statement,
  sql,
  type WritableDb,
} from '../db/index.ts';

/** A time-ordered id (UUIDv7): the form of every id in the workspace. */
export { uuidv7 as newRowId } from '../db/index.ts';

/** What the journal must know of a table to write its rows. */
export interface TableShape {
  readonly table: string;
  /** All columns in order, `fid` first. */
  readonly columns: readonly string[];
  readonly spatial: boolean;
}

/** Columns that tell who wrote a row and when; kept right by the journal itself. */
export const TRAIL = ['created_at', 'created_by', 'updated_at', 'updated_by', 'row_version'] as const;

/** Reads a table's columns. Throws for a name that is no table of ours: a bug of the caller. */
export const readShape = (db: ReadableDb, table: string): TableShape => {
  const columns = columnsOf(db, table).map((column) => column.name);
  if (!columns.includes('fid')) throw new Error(`no table with rows to write: ${table}`);
  return { table, columns, spatial: columns.includes(GEOMETRY_COLUMN) };
};

const names = (columns: readonly string[]): string => columns.map(quoteName).join(', ');

/** One row's values in the order of the shape's columns, or undefined. */
export const readRow = (db: ReadableDb, shape: TableShape, fid: number): SqlValue[] | undefined => {
  const found = db.get<Record<string, SqlValue>>({
    text: `SELECT * FROM ${quoteName(shape.table)} WHERE fid = ?`,
    values: [fid],
  });
  return found && shape.columns.map((column) => found[column] ?? null);
};

/** Rows read at once: a statement that is being stepped through would keep its connection from writing. */
const PAGE = 2000;

/** The rows of a range of fids, in order. They may be deleted and written on the way. */
export function* rowsInRange(
  db: ReadableDb,
  shape: TableShape,
  first: number,
  last: number,
): Generator<SqlValue[]> {
  for (let from = first; from <= last; ) {
    const page = db.all<Record<string, SqlValue>>({
      text: `SELECT * FROM ${quoteName(shape.table)} WHERE fid BETWEEN ? AND ? ORDER BY fid LIMIT ${PAGE}`,
      values: [from, last],
    });
    for (const row of page) yield shape.columns.map((column) => row[column] ?? null);
    const end = page.at(-1);
    if (!end) return;
    from = Number(end.fid) + 1;
  }
}

/** A compiled insert of the given columns. */
export const insertStatement = (db: ReadableDb, table: string, columns: readonly string[]): Statement =>
  db.statement(
    `INSERT INTO ${quoteName(table)} (${names(columns)}) VALUES (${columns.map(() => '?').join(', ')})`,
  );

/**
 * A compiled insert of several rows at a time. Its parameters: the values of the first `alike` columns once, which all
 * rows share, then those of the other columns row by row.
 */
export const insertRowsStatement = (
  db: ReadableDb,
  table: string,
  columns: readonly string[],
  alike: number,
  rows: number,
): Statement => {
  const marks = (count: number): string => `(${new Array(count).fill('?').join(', ')})`;
  const each = new Array(rows).fill(marks(columns.length - alike)).join(', ');
  const from =
    alike === 0 ? `VALUES ${each}` : `SELECT * FROM (VALUES ${marks(alike)}) CROSS JOIN (VALUES ${each})`;
  return db.statement(`INSERT INTO ${quoteName(table)} (${names(columns)}) ${from}`);
};

export const insertRow = (
  db: WritableDb,
  table: string,
  columns: readonly string[],
  values: readonly SqlValue[],
): number =>
  db.run({
    text: `INSERT INTO ${quoteName(table)} (${names(columns)}) VALUES (${columns.map(() => '?').join(', ')})`,
    values,
  }).lastInsertRowid;

/** Writes cells of one row. Returns false when the row is not there. */
export const updateRow = (
  db: WritableDb,
  table: string,
  fid: number,
  columns: readonly string[],
  values: readonly SqlValue[],
): boolean =>
  db.run({
    text: `UPDATE ${quoteName(table)} SET ${columns.map((c) => `${quoteName(c)} = ?`).join(', ')} WHERE fid = ?`,
    values: [...values, fid],
  }).changes > 0;

export const deleteRow = (db: WritableDb, table: string, fid: number): boolean =>
  db.run({ text: `DELETE FROM ${quoteName(table)} WHERE fid = ?`, values: [fid] }).changes > 0;

/** Deletes a range of fids; returns how many rows went. */
export const deleteRange = (db: WritableDb, table: string, first: number, last: number): number =>
  db.run({
    text: `DELETE FROM ${quoteName(table)} WHERE fid BETWEEN ? AND ?`,
    values: [first, last],
  }).changes;

/** The fid after every one that the table has ever given out: fids are never used twice. */
export const nextFid = (db: ReadableDb, table: string): number => {
  const given = db.get<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = ${table}`)?.seq ?? 0;
  const top = db.get<{ top: number | null }>({
    text: `SELECT max(fid) AS top FROM ${quoteName(table)}`,
    values: [],
  })?.top;
  return Math.max(given, top ?? 0) + 1;
};
