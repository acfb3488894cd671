import { type ReadableDb, type SqlValue, sql } from '../db/index.ts';

/** True when another row bears the same value. */
export const valueTaken = (
  db: ReadableDb,
  table: string,
  column: string,
  value: SqlValue,
  fid: number,
): boolean =>
  db.get(sql`SELECT 1 FROM ${sql.id(table)} WHERE ${sql.id(column)} = ${value} AND fid <> ${fid} LIMIT 1`) !==
  undefined;

/** What a row is called, or null. */
export const labelOf = (db: ReadableDb, table: string, column: string, fid: number): string | null =>
  db.get<{ label: string | null }>(
    sql`SELECT CAST(${sql.id(column)} AS TEXT) AS label FROM ${sql.id(table)} WHERE fid = ${fid}`,
  )?.label ?? null;
