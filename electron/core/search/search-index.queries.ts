import { looseText, searchText, sortKey } from '../../../shared/domain/thai-text.ts';
import { type ReadableDb, type SqlValue, sql, type WritableDb } from '../db/index.ts';
import { type SearchedTable, searchedWords } from './searched-table.queries.ts';
import { AFTER_TEXT } from './short-words.queries.ts';

/** Characters of one row's text; notes as long as a page are no names. */
const LONGEST = 400;
/** Of the sorting key: rows are found by how their names begin, and long keys cost more than the texts' index. */
export const KEY_LENGTH = 32;

/**
 * The searched copy of a row: its normalised text, and on a second line the same without tone marks and spaces, so that
 * one index finds both the word and what sounds like it.
 */
const searchedCopy = (parts: readonly SqlValue[]): string => {
  const joined = parts
    .filter((part) => part !== null && part !== '')
    .join(' ')
    .slice(0, LONGEST);
  const plain = searchText(joined);
  const loose = looseText(joined);
  if (plain === '') return '';
  return `${loose === plain ? plain : `${plain}\n${loose}`}${AFTER_TEXT}`;
};

/** Indexes the rows of a range of fids anew, at most `limit`; returns the last fid done, or null when none is left. */
export const indexRange = (
  db: WritableDb,
  searched: SearchedTable,
  first: number,
  last: number,
  limit: number,
): number | null => {
  const { table, label, columns } = searched;
  const names = sql.join(columns.map((column) => sql.id(column)));
  const rows = db.all<Record<string, SqlValue>>(sql`SELECT fid, ${names} FROM ${sql.id(table)}
    WHERE fid BETWEEN ${first} AND ${last} ORDER BY fid LIMIT ${limit}`);
  const end = rows.length < limit ? last : Number(rows.at(-1)?.fid ?? last);
  db.run(sql`DELETE FROM search_row WHERE tbl = ${table} AND fid BETWEEN ${first} AND ${end}`);
  const cell = (row: Record<string, SqlValue>, column: string): SqlValue =>
    searchedWords(searched, column, row[column] ?? null);
  const insert = db.statement('INSERT INTO search_row (tbl, fid, text, sort_key) VALUES (?, ?, ?, ?)');
  for (const row of rows) {
    const text = searchedCopy(columns.map((column) => cell(row, column)));
    if (text !== '')
      insert.run(table, Number(row.fid), text, sortKey(String(cell(row, label) ?? '')).slice(0, KEY_LENGTH));
  }
  return end >= last ? null : end;
};

/** Takes up to `limit` rows of a table out of the index that stand above a fid; returns whether there may be more. */
export const forgetRows = (db: WritableDb, table: string, above: number, limit: number): boolean =>
  db.run(sql`DELETE FROM search_row WHERE rowid IN (
    SELECT rowid FROM search_row WHERE tbl = ${table} AND fid > ${above} LIMIT ${limit})`).changes === limit;

export const indexedTables = (db: ReadableDb): string[] =>
  db.all<{ tbl: string }>(sql`SELECT DISTINCT tbl FROM search_row`).map(({ tbl }) => tbl);

export const hasIndexedRows = (db: ReadableDb, table: string): boolean =>
  db.get(sql`SELECT 1 FROM search_row WHERE tbl = ${table} LIMIT 1`) !== undefined;

const staleKey = (table: string): string => `search_stale:${table}`;

/** A table whose index is behind, from a row on. */
export interface StaleTable {
  readonly table: string;
  /** The first fid that is not indexed as it stands. */
  readonly from: number;
}

/**
 * Marks in the file from which row on a table's index is behind: an indexing that a closing cut off is taken up again
 * there.
 */
export const markStale = (db: WritableDb, table: string, from: number): void => {
  db.run(sql`INSERT INTO workspace_meta (key, value) VALUES (${staleKey(table)}, ${String(from)})
    ON CONFLICT (key) DO UPDATE SET value = min(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))`);
};

/** Moves the mark of a table on to the next row to be indexed, or takes it away at the end. */
export const moveMark = (db: WritableDb, table: string, from: number | null): void => {
  if (from === null) db.run(sql`DELETE FROM workspace_meta WHERE key = ${staleKey(table)}`);
  else db.run(sql`UPDATE workspace_meta SET value = ${String(from)} WHERE key = ${staleKey(table)}`);
};

export const staleTables = (db: ReadableDb): StaleTable[] =>
  db
    .all<{ key: string; value: string }>(
      sql`SELECT key, value FROM workspace_meta WHERE key LIKE 'search_stale:%' ORDER BY key`,
    )
    .map(({ key, value }) => ({ table: key.slice('search_stale:'.length), from: Number(value) }));

/** The highest fid of a table, 0 for an empty one. */
export const topFid = (db: ReadableDb, table: string): number =>
  db.get<{ top: number | null }>(sql`SELECT max(fid) AS top FROM ${sql.id(table)}`)?.top ?? 0;

/**
 * Runs one step of the indexing as a transaction that doesn't wait for the disk: what a power cut takes of the index
 * is made again, and the file stays whole all the same (WAL). The next change of the user's waits for both.
 */
export const withoutFlush = (db: WritableDb, step: () => void): void => {
  db.exec('PRAGMA synchronous = NORMAL');
  try {
    db.transaction(step);
  } finally {
    db.exec('PRAGMA synchronous = FULL');
  }
};
