import { registerOf, SYSTEM_COLUMNS } from '../../../shared/domain/registers/index.ts';
import { looseText, searchText, sortKey } from '../../../shared/domain/thai-text.ts';
import { columnsOf, type ReadableDb, type SqlValue, sql, tableExists, type WritableDb } from '../db/index.ts';

/** What of a table is searched. */
export interface SearchedTable {
  readonly table: string;
  readonly label: string;
  /** The label among them. */
  readonly columns: readonly string[];
}

/**
 * Of imported tables with more rows the names alone are searched: to index all texts of half a million rows takes more
 * bytes than the rows.
 */
const ALL_TEXTS_UP_TO = 50_000;
/** Characters of one row's text; notes as long as a page are no names. */
const LONGEST = 400;
/** Of the sorting key: rows are found by how their names begin, and long keys cost more than the texts' index. */
export const KEY_LENGTH = 32;

const system = new Set<string>(SYSTEM_COLUMNS);

const rowCount = (db: ReadableDb, table: string): number =>
  db.get<{ n: number | null }>(
    sql`SELECT feature_count AS n FROM gpkg_ogr_contents WHERE table_name = ${table}`,
  )?.n ?? 0;

/**
 * How a table is searched, or null when it is not: registers by names and codes, imported layers by their texts.
 * Results are left out, since they repeat the names of the areas that they speak of.
 */
export const searchedTable = (db: ReadableDb, table: string): SearchedTable | null => {
  const register = registerOf(table);
  if (register) {
    const label = register.fields.find((field) => field.name === register.labelField);
    // What is named by a word of a list is found by its areas, not by that word.
    if (register.store !== 'workspace' || label === undefined || label.codeList) return null;
    const named = register.fields
      .map((field) => field.name)
      .filter((name) => name === label.name || /^(code|name_en|short_name|approval_no)$/.test(name));
    return { table, label: label.name, columns: named };
  }
  const layer = db.get<{ label_field: string | null }>(
    sql`SELECT label_field FROM layer WHERE name = ${table} AND kind = 'imported'`,
  );
  if (!layer || !tableExists(db, table)) return null;
  const texts = columnsOf(db, table)
    .filter(({ name, type }) => type.toUpperCase().startsWith('TEXT') && !system.has(name))
    .map(({ name }) => name);
  const label = layer.label_field ?? texts[0];
  if (label === undefined) return null;
  const others = rowCount(db, table) <= ALL_TEXTS_UP_TO ? texts.filter((name) => name !== label) : [];
  return { table, label, columns: [label, ...others] };
};

/** All tables that are searched. */
export const searchedTables = (db: ReadableDb): SearchedTable[] =>
  db
    .all<{ name: string }>(
      sql`SELECT name FROM layer WHERE kind = 'imported' OR (kind = 'register' AND zone_scheme_id IS NULL)
        UNION SELECT 'zone' WHERE EXISTS (SELECT 1 FROM zone)`,
    )
    .flatMap(({ name }) => searchedTable(db, name) ?? []);

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
  return loose === plain ? plain : `${plain}\n${loose}`;
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
  const insert = db.statement('INSERT INTO search_row (tbl, fid, text, sort_key) VALUES (?, ?, ?, ?)');
  for (const row of rows) {
    const text = searchedCopy(columns.map((column) => row[column] ?? null));
    if (text !== '')
      insert.run(table, Number(row.fid), text, sortKey(String(row[label] ?? '')).slice(0, KEY_LENGTH));
  }
  return end >= last ? null : end;
};

/** Takes up to `limit` rows of a table out of the index that stand above a fid; returns whether there may be more. */
export const forgetRows = (db: WritableDb, table: string, above: number, limit: number): boolean =>
  db.run(sql`DELETE FROM search_row WHERE rowid IN (
    SELECT rowid FROM search_row WHERE tbl = ${table} AND fid > ${above} LIMIT ${limit})`).changes === limit;

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
