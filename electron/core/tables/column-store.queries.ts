import type { Field } from '../../../shared/contract/layers.ts';
import { AREA } from '../../../shared/domain/area-field.ts';
import { fieldItems } from '../../../shared/domain/typed-cell.ts';
import { type ReadableDb, type Sql, type SqlValue, sql } from '../db/index.ts';
import type { Touched } from '../journal/index.ts';
import { areasOf, layerTable, type RowSource } from '../layers/index.ts';
import type { Order } from './order.ts';
import type { References } from './references.queries.ts';
import { inThaiOrder, keyed } from './thai-order.ts';

/** Where a column's values stand among each other: equal values alike, from 0; what is missing has `missing`. */
export interface Ranks {
  readonly of: Uint32Array;
  readonly missing: number;
  /** By the names of other rows, which may change without these. */
  readonly byName?: boolean;
}

/**
 * What is kept of a table while it is looked at: the fids in ascending order, and of columns that were sorted or summed
 * their ranks and numbers, row by row in that order. 200,000 rows take 1.6 MB and 0.8 to 1.6 MB a column.
 */
export interface ColumnStore {
  readonly base: string;
  version: number;
  readonly fids: Float64Array;
  readonly ranks: Map<string, Ranks>;
  readonly numbers: Map<string, Float64Array>;
  readonly orders: Map<string, Order>;
}

const MOST_TABLES = 4;
const stores = new WeakMap<ReadableDb, Map<string, ColumnStore>>();

/** The values of one column in a single text: reading row by row takes several times as long. */
const columnJson = (db: ReadableDb, query: Sql): SqlValue[] =>
  JSON.parse(db.get<{ j: string }>(query)?.j ?? '[]') as SqlValue[];

/** The fids of rows that meet a condition, in ascending order. */
export const fidsWhere = (db: ReadableDb, table: string, where: Sql): Float64Array =>
  Float64Array.from(
    columnJson(
      db,
      sql`SELECT json_group_array(fid) AS j FROM (SELECT fid FROM ${sql.id(table)} ${where} ORDER BY fid)`,
    ) as number[],
  );

const EVERYTHING = sql.empty;

/** The store of a source's rows; made anew when the rows are other ones than those it holds. */
export const storeOf = ({ db, table }: RowSource): ColumnStore => {
  const ofDb = stores.get(db) ?? new Map<string, ColumnStore>();
  stores.set(db, ofDb);
  const known = ofDb.get(table.name);
  ofDb.delete(table.name);
  if (known?.version === table.version) {
    ofDb.set(table.name, known);
    return known;
  }
  const made: ColumnStore = {
    base: table.base,
    version: table.version,
    fids: fidsWhere(db, table.name, EVERYTHING),
    ranks: new Map(),
    numbers: new Map(),
    orders: new Map(),
  };
  ofDb.set(table.name, made);
  if (ofDb.size > MOST_TABLES) ofDb.delete(ofDb.keys().next().value ?? '');
  return made;
};

/** The place of a fid among ascending ones, or -1. */
export const placeOf = (fids: Float64Array, fid: number): number => {
  let low = 0;
  let high = fids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = fids[middle] ?? 0;
    if (at === fid) return middle;
    if (at < fid) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
};

const yearsOf = (column: string): string => `${column} year`;

/** Few enough to be read anew one by one. */
const FEW = 2000;

/** Numbers of rows that were edited, read anew: the rest of the column stays as it is. */
const patchNumbers = (
  db: ReadableDb,
  name: string,
  store: ColumnStore,
  column: string,
  ranges: readonly (readonly [number, number])[],
): void => {
  const numbers = store.numbers.get(column);
  if (!numbers) return;
  if (ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0) > FEW) {
    store.numbers.delete(column);
    return;
  }
  for (const [first, last] of ranges) {
    const rows = db.all<{ fid: number; v: SqlValue }>(
      sql`SELECT fid, ${sql.id(column)} AS v FROM ${sql.id(name)} WHERE fid BETWEEN ${first} AND ${last}`,
    );
    for (const { fid, v } of rows) {
      const at = placeOf(store.fids, fid);
      if (at >= 0) numbers[at] = numberOf(v);
    }
  }
};

/** Keeps what is held of tables in step with a commit, so that an edited cell does not cost reading everything anew. */
export const followStores = (db: ReadableDb, touched: Touched): void => {
  const ofDb = stores.get(db);
  if (!ofDb) return;
  for (const [name, store] of ofDb) {
    if (touched.tables.size > 0)
      for (const [column, { byName }] of store.ranks) if (byName) store.ranks.delete(column);
    const touch = touched.tables.get(store.base);
    if (!touch && !touched.catalogue.has(name)) continue;
    if (touch && (touch.shape || touch.structure !== null)) {
      ofDb.delete(name);
      continue;
    }
    for (const column of touch?.columns ?? []) {
      store.ranks.delete(column);
      store.ranks.delete(yearsOf(column));
      patchNumbers(db, name, store, column, touch?.ranges ?? []);
      for (const order of store.orders.values()) if (order.goesBy.has(column)) order.stale = true;
    }
    store.version = layerTable(db, name).version;
  }
};

const numberOf = (value: SqlValue | undefined): number => {
  if (value === null || value === undefined || value === '' || value instanceof Uint8Array) return Number.NaN;
  return Number(value);
};

/** The numbers of a column, or the areas in square metres; NaN where there is none. */
export const numbersOf = (source: RowSource, store: ColumnStore, column: string): Float64Array => {
  const known = store.numbers.get(column);
  if (known) return known;
  const { db, table } = source;
  let made: Float64Array;
  if (column === AREA) {
    const areas = areasOf(db, table.base, store.fids);
    made = Float64Array.from(store.fids, (fid) => areas.get(fid) ?? Number.NaN);
  } else {
    const values = columnJson(db, columnQuery(table.name, column));
    made = Float64Array.from(values, numberOf);
  }
  store.numbers.set(column, made);
  return made;
};

const columnQuery = (table: string, column: string, where: Sql = EVERYTHING): Sql =>
  // JSON holds no blobs; another program may have put some where text belongs.
  sql`SELECT json_group_array(v) AS j FROM (SELECT iif(typeof(${sql.id(column)}) = 'blob', NULL, ${sql.id(column)}) AS v
    FROM ${sql.id(table)} ${where} ORDER BY fid)`;

/** The values of a column in a range of fids, both ends in it, in the order of the store. */
export const columnBetween = (
  { db, table }: RowSource,
  column: string,
  first: number,
  last: number,
): SqlValue[] => columnJson(db, columnQuery(table.name, column, sql`WHERE fid BETWEEN ${first} AND ${last}`));

/** Ranks of values by the order of their keys; null is missing. */
const rankBy = <T extends string | number>(
  values: readonly (T | null)[],
  inOrder: (different: T[]) => T[],
): Ranks => {
  const different = [...new Set(values.filter((value) => value !== null))] as T[];
  const rank = new Map(inOrder(different).map((value, i) => [value, i]));
  const missing = rank.size;
  return {
    of: Uint32Array.from(values, (value) => (value === null ? missing : (rank.get(value) ?? missing))),
    missing,
  };
};

const byNumber = (different: number[]): number[] => different.sort((a, b) => a - b);

const byThai = (different: string[]): string[] =>
  different
    .map(keyed)
    .sort(inThaiOrder)
    .map(({ value }) => value);

export const plainText = (value: SqlValue): string | null =>
  value === null || value === '' ? null : String(value);

/** How a column's values are put in order: a list by its own order, a reference by name, text as in a dictionary. */
const rankField = (field: Field, values: readonly SqlValue[], references: () => References): Ranks => {
  const items = fieldItems(field);
  if (items !== null && !field.many) {
    const at = new Map(items.map(({ value }, i) => [String(value), i]));
    return rankBy(values.map(plainText), (different) =>
      byThai(different).sort((a, b) => (at.get(a) ?? items.length) - (at.get(b) ?? items.length)),
    );
  }
  if (field.reference !== null) {
    const named = references();
    const name = new Map<string, string>();
    const words = values.map(plainText);
    for (const value of words) if (value !== null) name.set(value, named.nameOf(value) ?? value);
    const ranks = rankBy(words, (different) => {
      const order = new Map(
        byThai([...new Set(different.map((v) => name.get(v) ?? v))]).map((n, i) => [n, i]),
      );
      const place = (value: string): number => order.get(name.get(value) ?? value) ?? 0;
      return different.sort((a, b) => place(a) - place(b));
    });
    return { ...ranks, byName: true };
  }
  if (field.type === 'text') return rankBy(values.map(plainText), byThai);
  if (field.type === 'date' || field.type === 'datetime')
    return rankBy(values.map(plainText), (different) => different.sort());
  return rankBy(
    values.map((value) => (Number.isNaN(numberOf(value)) ? null : numberOf(value))),
    byNumber,
  );
};

/** The ranks of a field, or of the area. */
export const ranksOf = (
  source: RowSource,
  store: ColumnStore,
  field: Field | typeof AREA,
  references: () => References,
): Ranks => {
  const name = field === AREA ? AREA : field.name;
  const known = store.ranks.get(name);
  if (known) return known;
  const made =
    field === AREA
      ? rankBy(
          Array.from(numbersOf(source, store, AREA), (area) => (Number.isNaN(area) ? null : area)),
          byNumber,
        )
      : rankField(field, columnJson(source.db, columnQuery(source.table.name, field.name)), references);
  store.ranks.set(name, made);
  return made;
};

/** Of a date only the year counts: days in the order of their ranks are in the order of their years. */
export const yearRanks = (source: RowSource, store: ColumnStore, field: Field): Ranks => {
  const key = yearsOf(field.name);
  const known = store.ranks.get(key);
  if (known) return known;
  const days = columnJson(source.db, columnQuery(source.table.name, field.name));
  const made = rankBy(
    days.map((day) => plainText(day)?.slice(0, 4) ?? null),
    (different) => different.sort(),
  );
  store.ranks.set(key, made);
  return made;
};
