import { type ReadableDb, type SqlValue, sql } from '../../db/index.ts';
import { Turns } from '../../jobs/turns.ts';

/** Cells of a row as they are stored, by column. */
export type StoredCells = Readonly<Record<string, SqlValue>>;

/** Fids in one query: as one JSON text, so that the statement stays the same however many there are. */
const PAGE = 5000;
const TURN_PAGE = 1000;

/** Cells of rows by fid; rows that are not there are left out. */
export const readCells = (
  db: ReadableDb,
  table: string,
  columns: readonly string[],
  fids: readonly number[],
): Map<number, StoredCells> => {
  const found = new Map<number, StoredCells>();
  const names = ['fid', ...columns].map((column) => sql.id(column));
  for (let at = 0; at < fids.length; at += PAGE) {
    const page = JSON.stringify(fids.slice(at, at + PAGE));
    const rows = db.all<StoredCells>(sql`SELECT ${sql.join(names)} FROM ${sql.id(table)}
      WHERE fid IN (SELECT value FROM json_each(${page}))`);
    for (const row of rows) found.set(Number(row.fid), row);
  }
  return found;
};

/** The same in turns, for very many rows. */
export const readCellsInTurns = async (
  db: ReadableDb,
  table: string,
  columns: readonly string[],
  fids: readonly number[],
): Promise<Map<number, StoredCells>> => {
  const turns = new Turns();
  const found = new Map<number, StoredCells>();
  for (let at = 0; at < fids.length; at += TURN_PAGE) {
    for (const [fid, cells] of readCells(db, table, columns, fids.slice(at, at + TURN_PAGE)))
      found.set(fid, cells);
    if (turns.over) await turns.pass();
  }
  return found;
};

/** The rows that bear one of the values in a column. */
export const rowsBearing = (
  db: ReadableDb,
  table: string,
  column: string,
  values: readonly string[],
): { fid: number; value: string }[] =>
  db.all(sql`SELECT fid, ${sql.id(column)} AS value FROM ${sql.id(table)}
    WHERE ${sql.id(column)} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`);
