import { columnsOf, type ReadableDb, type SqlValue, sql } from '../db/index.ts';

/** A row's values by column, or undefined. */
export const rowValues = (db: ReadableDb, table: string, fid: number): Record<string, SqlValue> | undefined =>
  db.get(sql`SELECT * FROM ${sql.id(table)} WHERE fid = ${fid}`);

/** The columns that a row can take over from another. */
export const columnNames = (db: ReadableDb, table: string): string[] =>
  columnsOf(db, table).map(({ name }) => name);

/** The versions of all layers. */
export const layerVersions = (db: ReadableDb): Map<string, number> =>
  new Map(
    db
      .all<{ name: string; version: number }>(sql`SELECT name, version FROM layer`)
      .map(({ name, version }) => [name, version]),
  );
