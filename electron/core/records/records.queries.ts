import { type ReadableDb, sql } from '../db/index.ts';

/** What a row is called, or null. */
export const labelOf = (db: ReadableDb, table: string, column: string, fid: number): string | null =>
  db.get<{ label: string | null }>(
    sql`SELECT CAST(${sql.id(column)} AS TEXT) AS label FROM ${sql.id(table)} WHERE fid = ${fid}`,
  )?.label ?? null;
