import type { FieldType } from '../../../shared/contract/base.ts';
import {
  columnsOf,
  quoteName,
  RESERVED_COLUMNS,
  type ReadableDb,
  SQL_TYPES,
  type SqlValue,
  sql,
} from '../db/index.ts';
import { mapInTurns, sortInTurns, type Turns } from '../jobs/turns.ts';
import { columnNames, latinLetters } from '../layers/index.ts';

/** Short enough to be read in other programs' tables. */
const LONGEST_NAME = 40;

/** A value of a column, and how many rows bear it. */
export interface Counted {
  readonly value: SqlValue;
  readonly count: number;
}

/** The different values of a column, the most frequent first, at most `limit`; empty cells and empty texts left out. */
export const distinctValues = (db: ReadableDb, table: string, column: string, limit: number): Counted[] => {
  const [t, c] = [quoteName(table), quoteName(column)];
  return db.all<{ value: SqlValue; count: number }>({
    text: `SELECT ${c} AS value, count(*) AS count FROM ${t} WHERE ${c} NOTNULL AND ${c} <> ''
      GROUP BY ${c} ORDER BY count DESC, ${c} LIMIT ${limit}`,
    values: [],
  });
};

/** Rows whose values are counted at once. */
const PAGE = 5000;

/** Texts after numbers, as the file has them. */
const inOrder = (a: Counted, b: Counted): number => {
  if (a.count !== b.count) return b.count - a.count;
  const [text, other] = [typeof a.value === 'string', typeof b.value === 'string'];
  if (text !== other) return text ? 1 : -1;
  return (a.value ?? '') < (b.value ?? '') ? -1 : 1;
};

/** All different values as `distinctValues` gives them, found in turns. */
export const distinctInTurns = async (
  db: ReadableDb,
  table: string,
  column: string,
  turns: Turns,
): Promise<Counted[]> => {
  const [t, c] = [quoteName(table), quoteName(column)];
  const text = `SELECT fid, ${c} AS value FROM ${t} WHERE fid > ? ORDER BY fid LIMIT ${PAGE}`;
  const counts = new Map<SqlValue, number>();
  for (let last = Number.MIN_SAFE_INTEGER, more = true; more; ) {
    const rows = db.all<{ fid: number; value: SqlValue }>({ text, values: [last] });
    for (const { value } of rows)
      if (value !== null && value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    last = rows.at(-1)?.fid ?? last;
    more = rows.length === PAGE;
    if (turns.over) await turns.pass();
  }
  const counted = await mapInTurns([...counts], ([value, count]) => ({ value, count }), turns);
  return sortInTurns(counted, inOrder, turns);
};

/** How many rows have nothing in a column. */
export const emptyCells = (db: ReadableDb, table: string, column: string): number => {
  const [t, c] = [quoteName(table), quoteName(column)];
  const text = `SELECT count(*) AS n FROM ${t} WHERE ${c} IS NULL OR ${c} = ''`;
  return db.get<{ n: number }>({ text, values: [] })?.n ?? 0;
};

/** How many rows a table has, as its counter says: without looking at the rows. */
export const statedRows = (db: ReadableDb, table: string): number =>
  db.get<{ n: number | null }>(
    sql`SELECT feature_count AS n FROM gpkg_ogr_contents WHERE table_name = ${table}`,
  )?.n ?? 0;

/** The layers that show a table: itself, and for `zone` the views of all schemes. */
export const layersShowing = (db: ReadableDb, table: string): string[] =>
  db
    .all<{ name: string }>(
      sql`SELECT name FROM layer WHERE name = ${table} OR (${table} = 'zone' AND zone_scheme_id NOTNULL)
        ORDER BY created_at, name`,
    )
    .map(({ name }) => name);

/** What the catalogue keeps of a layer's fields, as its text. */
export const storedText = (db: ReadableDb, layer: string): string | null =>
  db.get<{ fields: string | null }>(sql`SELECT fields FROM layer WHERE name = ${layer}`)?.fields ?? null;

/** Names that other columns make of theirs: why a value is not there. */
const STATE = /_state$/i;

/**
 * A name for a new column that the table has not: the English label in small letters where there is one, else the Thai
 * one letter by letter, so that it can be typed in other programs; people read the label.
 */
export const freeColumn = (
  taken: readonly string[],
  label: { readonly title: string; readonly titleEn: string },
): string => {
  const latin = latinLetters(label.titleEn.normalize('NFKD')) || latinLetters(label.title);
  const plain = (/^[a-z]/.test(latin) ? latin : `field_${latin}`).replace(/_$/, '').slice(0, LONGEST_NAME);
  const wished = STATE.test(plain) ? `${plain}_value` : plain;
  const reserved = [...RESERVED_COLUMNS, ...taken.map((name) => name.toLowerCase())];
  return columnNames([wished], reserved)[0]?.name ?? wished;
};

/** The names of a table's columns. */
export const columnsIn = (db: ReadableDb, table: string): string[] =>
  columnsOf(db, table).map(({ name }) => name);

/** The type of a kind's column in SQL. */
export const sqlTypeOf = (type: FieldType): string => SQL_TYPES[type];
