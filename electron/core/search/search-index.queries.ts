import { registerOf, SYSTEM_COLUMNS } from '../../../shared/domain/registers.ts';
import { looseText, searchText, sortKey } from '../../../shared/domain/thai-text.ts';
import { columnsOf, type ReadableDb, type SqlValue, sql, tableExists, type WritableDb } from '../db/index.ts';

/** What of a table is searched. */
export interface SearchedTable {
  readonly table: string;
  readonly label: string;
  /** The label among them. */
  readonly columns: readonly string[];
  /** False for a table that is looked through row by row, by its names alone. */
  readonly indexed: boolean;
}

/**
 * Imported tables with more rows are looked through without an index: to index half a million names takes a minute of
 * work and as many bytes as the rows, to look through them a fifth of a second.
 */
const INDEXED_UP_TO = 50_000;
/** Characters of one row's text; notes as long as a page are no names. */
const LONGEST = 400;

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
    if (register.store !== 'workspace') return null;
    const named = register.fields
      .map((field) => field.name)
      .filter((name) => /^(code|name_th|name_en|approval_no)$/.test(name));
    return { table, label: register.labelField, columns: named, indexed: true };
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
  const columns = [label, ...texts.filter((name) => name !== label)];
  return { table, label, columns, indexed: rowCount(db, table) <= INDEXED_UP_TO };
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
    if (text !== '') insert.run(table, Number(row.fid), text, sortKey(String(row[label] ?? '')));
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

/** Marks a table whose index is behind, in the file: an indexing that a closing cut off is taken up again. */
export const setStale = (db: WritableDb, table: string, stale: boolean): void => {
  if (stale) db.run(sql`INSERT OR IGNORE INTO workspace_meta (key, value) VALUES (${staleKey(table)}, '1')`);
  else db.run(sql`DELETE FROM workspace_meta WHERE key = ${staleKey(table)}`);
};

export const staleTables = (db: ReadableDb): string[] =>
  db
    .all<{ key: string }>(sql`SELECT key FROM workspace_meta WHERE key LIKE 'search_stale:%' ORDER BY key`)
    .map(({ key }) => key.slice('search_stale:'.length));

/** The highest fid of a table, 0 for an empty one. */
export const topFid = (db: ReadableDb, table: string): number =>
  db.get<{ top: number | null }>(sql`SELECT max(fid) AS top FROM ${sql.id(table)}`)?.top ?? 0;
