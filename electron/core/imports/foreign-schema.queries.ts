import type { FieldType } from '../../../shared/contract/base.ts';
import { type ReadableDb, type SqlValue, sql } from '../db/index.ts';
import { requireWidth } from '../formats/table-width.ts';
import type { Tally } from '../formats/tally.ts';

export interface ForeignColumn {
  readonly name: string;
  readonly type: FieldType | undefined;
  readonly isShape: boolean;
}

const MOST_VIEW_TEXT = 5000;

interface Entry {
  readonly type: string;
  /** Text, in a file that is whole. */
  readonly sql: SqlValue;
}

/**
 * True for what a SELECT can read without running anything that stands in the file: a plain table, or a view of plain
 * columns of tables that are joined by conditions. Virtual tables, functions, subqueries and recursion are none.
 */
export function importable(db: ReadableDb, name: string): boolean {
  const entry = entryOf(db, name);
  if (typeof entry?.sql !== 'string') return false;
  if (entry.type === 'table') return !/^\s*CREATE\s+VIRTUAL\s/i.test(entry.sql);
  return entry.type === 'view' && isPlainView(entry.sql) && readsPlainTables(db, name);
}

const entryOf = (db: ReadableDb, name: string): Entry | undefined =>
  db.get<Entry>(
    sql`SELECT type, sql FROM sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = lower(${name})`,
  );

const QUOTED = /"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]/g;
const LITERAL = /'(?:[^']|'')*'/g;
const WORD_BEFORE_BRACKET = /^(on|using|where|and|or|as|in|not|view_name)$/i;

/** Signs by which a column of a view would be calculated: what is joined to itself a thousand times fills the memory. */
const CALCULATES = /[|+*/%&~<>=-]/;

/** One SELECT of columns as they stand, without functions, subqueries, WITH, set operations, grouping and the like. */
export function isPlainView(text: string): boolean {
  if (text.length > MOST_VIEW_TEXT || /--|\/\*/.test(text.replace(QUOTED, 'q').replace(LITERAL, '0')))
    return false;
  const bare = text.replace(LITERAL, ' 0 ').replace(QUOTED, ' q ');
  const body =
    /^\s*CREATE\s+(?:TEMP\s+|TEMPORARY\s+)?VIEW\s+(?:IF\s+NOT\s+EXISTS\s+)?[\w.\s\u0080-\uffff]+?(?:\([^)]*\)\s*)?AS\s+(SELECT\b[\s\S]*)$/i.exec(
      bare,
    )?.[1];
  if (!body || (body.match(/\bSELECT\b/gi)?.length ?? 0) !== 1) return false;
  if (
    /\b(WITH|UNION|INTERSECT|EXCEPT|GROUP|HAVING|ORDER|LIMIT|WINDOW|OVER|VALUES|CASE|CAST|COLLATE|LIKE|GLOB|REGEXP|MATCH|CROSS|NATURAL)\b/i.test(
      body,
    )
  )
    return false;
  for (const [, word] of body.matchAll(/([\w\u0080-\uffff]+)\s*\(/g))
    if (!WORD_BEFORE_BRACKET.test(word ?? '')) return false;
  const selected = /^SELECT\b([\s\S]*?)\bFROM\b/i.exec(body)?.[1];
  return (
    selected !== undefined &&
    !CALCULATES.test(selected.replace(/(^|,)\s*(?:[\w\u0080-\uffff]+\s*\.\s*)?\*/g, '$1'))
  );
}

/** Steps that a view may take before it gives a row: some seconds. Nothing can stop a statement between rows. */
const MOST_STEPS = 1e8;

/**
 * At most one table is read from its start to its end and each is a plain one. Rows of the others are found by a key
 * that is unique, or all tables are so small that trying every pair takes no time.
 */
function readsPlainTables(db: ReadableDb, view: string): boolean {
  if (hasGeneratedColumns(db)) return false;
  const plan = db.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN SELECT * FROM ${sql.id(view)}`);
  const scans = plan.filter(({ detail }) => /^SCAN\b/.test(detail));
  const known = plan.every(({ detail }) => /^(SCAN|SEARCH|BLOOM)\b/.test(detail) && !/VIRTUAL/.test(detail));
  if (scans.length > 1 || !known) return false;
  const loose = plan.filter(
    ({ detail }) =>
      /^SEARCH\b/.test(detail) && !/INTEGER PRIMARY KEY \(rowid=\?\)|sqlite_autoindex/.test(detail),
  );
  return loose.length === 0 || largestTable(db) ** (loose.length + scans.length) <= MOST_STEPS;
}

/** Columns of any table whose expressions run whenever a view reads them. */
const hasGeneratedColumns = (db: ReadableDb): boolean =>
  db.get(sql`SELECT 1 FROM sqlite_schema t, pragma_table_xinfo(t.name) c
    WHERE t.type = 'table' AND c.hidden = 2 LIMIT 1`) !== undefined;

function largestTable(db: ReadableDb): number {
  const tables = db.all<{ name: string }>(
    sql`SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name <> '' AND instr(name, char(0)) = 0`,
  );
  return Math.max(
    0,
    ...tables.map(({ name }) =>
      Number(db.get<{ n: bigint }>(sql`SELECT count(*) AS n FROM ${sql.id(name)}`)?.n ?? 0),
    ),
  );
}

/** False for a table that is made `WITHOUT ROWID`. */
export const hasRowNumbers = (db: ReadableDb, name: string): boolean =>
  !/WITHOUT\s+ROWID/i.test(String(entryOf(db, name)?.sql ?? ''));

/** Names under which programs keep a row's number: it is theirs, not the data's. */
const ROW_NUMBER = /^(fid|ogc_fid|ogr_fid|objectid|gid|rowid|_rowid_|pk_uid|pkuid)$/i;

/**
 * The columns that can be read: no virtual generated ones, whose expressions would run, and of binary ones only the
 * shape. What is left out is counted, by its name.
 */
export function foreignColumns(
  db: ReadableDb,
  table: string,
  shape: string | null,
  tally: Tally,
): ForeignColumn[] {
  const found = db.all<{ name: string; type: string; pk: bigint; hidden: bigint }>(
    sql`SELECT name, type, pk, hidden FROM pragma_table_xinfo(${table})`,
  );
  const columns: ForeignColumn[] = [];
  requireWidth(found.length, table);
  for (const { name, type, pk, hidden } of found) {
    if (name === '' || name.includes('\0')) continue;
    const isShape = shape !== null && name.toLowerCase() === shape.toLowerCase();
    if (Number(pk) > 0 && /^integer$/i.test(type) && ROW_NUMBER.test(name)) continue;
    if (Number(hidden) === 1 || Number(hidden) === 2 || (/blob/i.test(type) && !isShape))
      tally.add('value-unreadable', 'warning', name);
    else columns.push({ name, type: isShape ? undefined : fieldType(type), isShape });
  }
  return columns;
}

/** The types of GeoPackage (OGC 12-128r18, table 1); undefined for what it does not have. */
function fieldType(declared: string): FieldType | undefined {
  const type = declared
    .toUpperCase()
    .replace(/\s*\(.*\)/, '')
    .trim();
  if (type === 'BOOLEAN') return 'boolean';
  if (/^(TINYINT|SMALLINT|MEDIUMINT|INT|INTEGER|BIGINT)$/.test(type)) return 'integer';
  if (/^(FLOAT|DOUBLE|DOUBLE PRECISION|REAL)$/.test(type)) return 'real';
  if (/^(TEXT|VARCHAR|CHAR|NVARCHAR|CLOB)$/.test(type)) return 'text';
  if (type === 'DATE') return 'date';
  return type === 'DATETIME' || type === 'TIMESTAMP' ? 'datetime' : undefined;
}
