import { looseText, searchText, sortKey } from '../../../shared/domain/thai-text.ts';
import { inForce, isDated, type ReadableDb, type Sql, sql } from '../db/index.ts';
import { KEY_LENGTH, staleTables } from './search-index.queries.ts';
import type { SearchedTable } from './searched-table.queries.ts';
import { holdsShort } from './short-words.queries.ts';

export interface FoundRow {
  readonly table: string;
  readonly fid: number;
  readonly text: string;
  readonly key: string;
}

/** What tells two found rows apart. */
export const keyOf = (row: FoundRow): string => `${row.table} ${row.fid}`;

/** Candidates that are looked at for each kind of search; the best of them are shown. */
const CANDIDATES = 300;

const like = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** The index holds runs of three signs; shorter texts are found by the runs that begin with them. */
const INDEXED_FROM = 3;

/** Rows that hold all the words; null where one of them stands in no row. */
const matches = (db: ReadableDb, words: readonly string[]): Sql | null => {
  const indexed = words.filter((word) => [...word].length >= INDEXED_FROM);
  const short = words.filter((word) => [...word].length < INDEXED_FROM);
  const parts: Sql[] = [];
  for (const word of short) {
    const part = holdsShort(db, word, sql`r.text LIKE ${like(word)} ESCAPE '\\'`);
    if (part === null) return null;
    parts.push(part);
  }
  if (indexed.length > 0) {
    const query = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
    parts.push(sql`r.rowid IN (SELECT rowid FROM search_text WHERE search_text MATCH ${query} LIMIT 5000)`);
  }
  return sql.join(parts, ' AND ');
};

const find = (db: ReadableDb, condition: Sql | null, tables: readonly string[]): FoundRow[] => {
  if (condition === null) return [];
  const only = tables.length === 0 ? sql.empty : sql`AND r.tbl IN (${sql.join([...tables])})`;
  return db
    .all<{ tbl: string; fid: number; text: string; sort_key: string }>(
      sql`SELECT r.tbl, r.fid, r.text, r.sort_key FROM search_row r WHERE ${condition} ${only} LIMIT ${CANDIDATES}`,
    )
    .map((row) => ({ table: row.tbl, fid: row.fid, text: row.text, key: row.sort_key }));
};

/** Rows whose name begins with the text: they must not be crowded out by rows that merely contain it. */
const beginning = (db: ReadableDb, text: string, tables: readonly string[]): FoundRow[] => {
  const [whole = ''] = sortKey(text).split('\u0001');
  if (whole === '') return [];
  const key = whole.slice(0, KEY_LENGTH);
  return tables.flatMap((table) =>
    find(db, sql`r.tbl = ${table} AND r.sort_key >= ${key} AND r.sort_key < ${`${key}\u{10FFFF}`}`, []),
  );
};

/** Rows of the tables that hold the text: whole, else all its words, else without tone marks and spaces. */
export const findRows = (db: ReadableDb, text: string, tables: readonly string[]): FoundRow[] => {
  const whole = searchText(text);
  if (whole === '') return [];
  const exact = beginning(db, text, tables).filter((row) => row.text.includes(whole));
  const found = [...exact, ...find(db, matches(db, [whole]), tables)];
  const words = whole.split(' ').filter((word) => word !== '');
  if (found.length === 0 && words.length > 1) found.push(...find(db, matches(db, words), tables));
  const loose = looseText(text);
  if (found.length < 12 && loose !== '' && loose !== whole)
    found.push(...find(db, matches(db, [loose]), tables));
  const seen = new Set<string>();
  return found.filter((row) => !seen.has(keyOf(row)) && seen.add(keyOf(row)));
};

export interface RowName {
  readonly name: string;
  readonly code: string | null;
  readonly schemeId: string | null;
  /** The last day of an area that is no longer in force. */
  readonly retired: string | null;
}

/** The name and code of a row, or undefined when it is gone. */
export const rowName = (
  db: ReadableDb,
  table: string,
  fid: number,
  label: string,
  code: string | null,
): RowName | undefined => {
  const scheme = table === 'zone' ? sql`scheme_id` : sql`NULL`;
  const until = isDated(table) ? sql`iif(${inForce(table)}, NULL, valid_to)` : sql`NULL`;
  const row = db.get<{
    name: string | number | null;
    code: string | number | null;
    scheme: string | null;
    until: string | null;
  }>(
    sql`SELECT ${sql.id(label)} AS name, ${code === null ? sql`NULL` : sql.id(code)} AS code, ${scheme} AS scheme, ${until} AS until
      FROM ${sql.id(table)} WHERE fid = ${fid}`,
  );
  if (!row) return undefined;
  return {
    name: row.name === null ? '' : String(row.name),
    code: row.code === null ? null : String(row.code),
    schemeId: row.scheme,
    retired: row.until,
  };
};

/** Rows of tables whose index is behind, by their names alone. */
export const findUnindexed = (db: ReadableDb, text: string, tables: readonly SearchedTable[]): FoundRow[] => {
  const stale = new Set(staleTables(db).map(({ table }) => table));
  return tables
    .filter(({ table }) => stale.has(table))
    .flatMap(({ table, label }) =>
      db
        .all<{ fid: number; name: string }>(
          sql`SELECT fid, ${sql.id(label)} AS name FROM ${sql.id(table)}
            WHERE ${sql.id(label)} LIKE ${like(text)} ESCAPE '\\' LIMIT 50`,
        )
        .map((row) => ({
          table,
          fid: row.fid,
          text: searchText(String(row.name)),
          key: sortKey(String(row.name)),
        })),
    );
};
