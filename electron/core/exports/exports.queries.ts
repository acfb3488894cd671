import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import {
  type Connection,
  columnsOf,
  inForce,
  openReadOnly,
  quoteName,
  type ReadableDb,
  type Sql,
  type SqlValue,
  sql,
  tableExists,
} from '../db/index.ts';

/** The catalogue's entry of a layer, as far as an export needs it. */
export interface LayerEntry {
  readonly name: string;
  readonly title: string;
  readonly kind: LayerSummary['kind'];
  readonly register: string | null;
  readonly geometry_type: string;
  readonly label_field: string | null;
  readonly source: string | null;
  readonly as_of: string | null;
  readonly fields: string | null;
  readonly evidence: string | null;
  readonly version: number;
}

/** The workspace as it stands at one moment: later edits do not show, and they are not held up. */
export interface Snapshot {
  readonly db: ReadableDb;
  close(): void;
}

/** Opens a snapshot on a connection of its own. */
export function openSnapshot(gpkgPath: string): Snapshot {
  const connection: Connection = openReadOnly(gpkgPath);
  try {
    connection.db.exec('BEGIN');
    // A deferred transaction takes its snapshot at the first read.
    connection.db.get(sql`SELECT count(*) AS n FROM sqlite_schema`);
    return { db: connection.db, close: () => connection.close() };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A layer's entry, or undefined when the workspace has none of that name. */
export function layerEntry(db: ReadableDb, name: string): LayerEntry | undefined {
  const entry =
    db.get<LayerEntry>(sql`SELECT name, title, kind, register, geometry_type, label_field, source, as_of, fields,
    evidence, version FROM layer WHERE name = ${name}`);
  return entry && tableExists(db, entry.name) ? entry : undefined;
}

/** The columns that a table or view really has, with their types. */
export const tableColumns = (db: ReadableDb, table: string): Map<string, string> =>
  new Map(columnsOf(db, table).map(({ name, type }) => [name, type]));

/** How many rows go out, how many of them have a shape, and how many areas are no longer in force and stay here. */
export function countOf(
  db: ReadableDb,
  table: string,
  spatial: boolean,
): { rows: number; shapes: number; retired: number } {
  const shapes = spatial ? sql`count(geom) FILTER (WHERE ${inForce(table)})` : sql`0`;
  const found = db.get<{ rows: number; shapes: number; retired: number }>(
    sql`SELECT count(*) FILTER (WHERE ${inForce(table)}) AS rows, ${shapes} AS shapes,
      count(*) FILTER (WHERE NOT ${inForce(table)}) AS retired FROM ${sql.id(table)}`,
  );
  return found ?? { rows: 0, shapes: 0, retired: 0 };
}

/** The names of a register's rows by id: their ids mean nothing outside. */
export function rowNames(db: ReadableDb, register: string): Map<string, string> {
  const label = registerOf(register)?.labelField;
  if (label === undefined || !tableExists(db, register)) return new Map();
  const rows = db.all<{ id: string | null; name: string | null }>(
    sql`SELECT id, ${sql.id(label)} AS name FROM ${sql.id(register)}`,
  );
  return new Map(rows.flatMap(({ id, name }) => (id && name ? [[id, name] as const] : [])));
}

/** How many cells of a column of states say `suppressed`. */
export function suppressedCells(db: ReadableDb, table: string, column: string): number {
  const text = `SELECT count(*) AS n FROM ${quoteName(table)} WHERE ${quoteName(column)} = 'suppressed'`;
  return db.get<{ n: number }>({ text, values: [] })?.n ?? 0;
}

export interface StoredRow {
  readonly geom: Uint8Array | null;
  readonly values: readonly SqlValue[];
}

/** Rows asked for at a time where they are named. */
const NAMED_PAGE = 500;

/** Rows in the order in which their fids are given; what is not there is left out. */
function* namedRows(
  db: ReadableDb,
  table: string,
  list: readonly Sql[],
  fids: ArrayLike<number>,
): Generator<Record<string, SqlValue>> {
  const all = Array.from(fids);
  for (let at = 0; at < all.length; at += NAMED_PAGE) {
    const page = all.slice(at, at + NAMED_PAGE);
    const rows = db.all<Record<string, SqlValue>>(
      sql`SELECT ${sql.join(list)} FROM ${sql.id(table)}
        WHERE fid IN (SELECT value FROM json_each(${JSON.stringify(page)}))`,
    );
    const byFid = new Map(rows.map((row) => [Number(row.fid), row]));
    for (const fid of page) {
      const row = byFid.get(fid);
      if (row) yield row;
    }
  }
}

/** All rows in force by fid, or those named in their order: the geometry's blob and the asked-for columns. */
export function* storedRows(
  db: ReadableDb,
  table: string,
  columns: readonly string[],
  spatial: boolean,
  fids: ArrayLike<number> | null = null,
): Generator<StoredRow> {
  const list = [
    sql`fid`,
    spatial ? sql`geom` : sql`NULL AS geom`,
    ...columns.map((column, i) => sql`${sql.id(column)} AS ${sql.id(`c${i}`)}`),
  ];
  const rows = fids
    ? namedRows(db, table, list, fids)
    : db.iterate<Record<string, SqlValue>>(
        sql`SELECT ${sql.join(list)} FROM ${sql.id(table)} WHERE ${inForce(table)} ORDER BY fid`,
      );
  for (const row of rows)
    yield {
      geom: row.geom instanceof Uint8Array ? row.geom : null,
      values: columns.map((_, i) => row[`c${i}`] ?? null),
    };
}
