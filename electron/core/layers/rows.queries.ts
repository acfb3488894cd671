import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field, Row, RowFilter } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { normaliseThai, sortKey } from '../../../shared/domain/thai-text.ts';
import { columnsOf, inForce, isDated, type ReadableDb, type Sql, type SqlValue, sql } from '../db/index.ts';
import type { LayerTable } from './catalogue.queries.ts';
import { STATE_SUFFIX } from './fields.ts';
import { areasOf } from './measures.queries.ts';

export interface RowQuery {
  readonly sort: { readonly field: string; readonly descending: boolean } | null;
  readonly filters: readonly RowFilter[];
  readonly search: string;
}

/** The name under which rows are sorted and summed by their area. */
export const AREA = 'areaM2';

const hasArea = (table: LayerTable): boolean =>
  table.geometryType === 'Polygon' || table.geometryType === 'MultiPolygon' || table.geometryType === 'Mixed';

/** `%` and `_` are letters to a person. */
const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const fieldOf = (table: LayerTable, fields: readonly Field[], name: string): Field => {
  const field = fields.find((candidate) => candidate.name === name);
  if (!field) throw new Refusal('field-not-found', { field: name, layer: table.name });
  return field;
};

const stored = (value: CellValue): SqlValue => (typeof value === 'boolean' ? Number(value) : value);

const filterCondition = (table: LayerTable, fields: readonly Field[], filter: RowFilter): Sql => {
  const column = sql.id(fieldOf(table, fields, filter.field).name);
  switch (filter.op) {
    case 'equals':
      return sql`${column} IS ${stored(filter.value)}`;
    case 'contains':
      return sql`${column} LIKE ${pattern(normaliseThai(String(filter.value ?? '')))} ESCAPE '\\'`;
    case 'at-least':
      return sql`${column} >= ${stored(filter.value)}`;
    case 'at-most':
      return sql`${column} <= ${stored(filter.value)}`;
    case 'missing':
      return sql`(${column} IS NULL OR ${column} = '')`;
  }
};

/** Retired areas are left out, unless the question is about the last day of areas. */
const asksForRetired = ({ filters, sort }: RowQuery): boolean =>
  sort?.field === 'valid_to' || filters.some(({ field }) => field === 'valid_to');

const conditions = (table: LayerTable, fields: readonly Field[], query: RowQuery): Sql => {
  const parts = query.filters.map((filter) => filterCondition(table, fields, filter));
  if (isDated(table.base) && !asksForRetired(query)) parts.push(inForce(table.base));
  const search = normaliseThai(query.search);
  if (search !== '') {
    const texts = fields.filter((field) => field.type === 'text' && !field.masked);
    const like = texts.map((field) => sql`${sql.id(field.name)} LIKE ${pattern(search)} ESCAPE '\\'`);
    parts.push(like.length === 0 ? sql`0` : sql`(${sql.join(like, ' OR ')})`);
  }
  return parts.length === 0 ? sql.empty : sql`WHERE ${sql.join(parts, ' AND ')}`;
};

/** Rows in their order, and what they sum up to. */
export interface OrderedRows {
  readonly fids: Float64Array;
  sums: Record<string, number> | null;
}

/** How many orders are kept for each workspace; an order of half a million rows takes 4 MB. */
const KEPT_ORDERS = 12;
const orders = new WeakMap<ReadableDb, Map<string, OrderedRows>>();

const byNumber = (
  db: ReadableDb,
  table: LayerTable,
  where: Sql,
  column: string,
  descending: boolean,
): Float64Array =>
  Float64Array.from(
    db.all<{ fid: number }>(sql`SELECT fid FROM ${sql.id(table.name)} ${where}
      ORDER BY ${sql.id(column)} IS NULL, ${sql.id(column)} ${{ text: descending ? 'DESC' : 'ASC', values: [] }}, fid`),
    (row) => row.fid,
  );

/** Sorts rows by keys held in memory; what has none comes last in either direction. */
const sortedBy = <K extends string | number>(
  fids: ArrayLike<number>,
  keys: readonly (K | null)[],
  descending: boolean,
): Float64Array => {
  const sign = descending ? -1 : 1;
  const order = Uint32Array.from({ length: fids.length }, (_, i) => i).sort((a, b) => {
    const keyA = keys[a] ?? null;
    const keyB = keys[b] ?? null;
    if (keyA === keyB) return (fids[a] ?? 0) - (fids[b] ?? 0);
    if (keyA === null) return 1;
    if (keyB === null) return -1;
    return keyA < keyB ? -sign : sign;
  });
  return Float64Array.from(order, (i) => fids[i] ?? 0);
};

const byThaiText = (
  db: ReadableDb,
  table: LayerTable,
  where: Sql,
  column: string,
  descending: boolean,
): Float64Array => {
  const fids: number[] = [];
  const keys: (string | null)[] = [];
  for (const row of db.iterate<{ fid: number; v: SqlValue }>(
    sql`SELECT fid, ${sql.id(column)} AS v FROM ${sql.id(table.name)} ${where}`,
  )) {
    fids.push(row.fid);
    keys.push(row.v === null || row.v === '' ? null : sortKey(String(row.v)));
  }
  return sortedBy(fids, keys, descending);
};

const unsorted = (db: ReadableDb, table: LayerTable, where: Sql): Float64Array =>
  Float64Array.from(
    db.all<{ fid: number }>(sql`SELECT fid FROM ${sql.id(table.name)} ${where} ORDER BY fid`),
    (row) => row.fid,
  );

const findOrder = (
  db: ReadableDb,
  table: LayerTable,
  fields: readonly Field[],
  query: RowQuery,
): Float64Array => {
  const where = conditions(table, fields, query);
  const { sort } = query;
  if (!sort) return unsorted(db, table, where);
  if (sort.field === AREA) {
    const fids = unsorted(db, table, where);
    const areas = areasOf(db, table.base, fids);
    return sortedBy(
      fids,
      Array.from(fids, (fid) => areas.get(fid) ?? null),
      sort.descending,
    );
  }
  const { name, type } = fieldOf(table, fields, sort.field);
  return type === 'text'
    ? byThaiText(db, table, where, name, sort.descending)
    : byNumber(db, table, where, name, sort.descending);
};

/**
 * The fids of a layer's rows, filtered and in order; text by the Thai dictionary. Kept for the layer's version, so that
 * scrolling reads only what it shows.
 */
export const orderedRows = (
  db: ReadableDb,
  table: LayerTable,
  fields: readonly Field[],
  query: RowQuery,
): OrderedRows => {
  const kept = orders.get(db) ?? new Map<string, OrderedRows>();
  orders.set(db, kept);
  const key = JSON.stringify([table.name, table.version, query.sort, query.filters, query.search]);
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const made: OrderedRows = { fids: findOrder(db, table, fields, query), sums: null };
  kept.set(key, made);
  if (kept.size > KEPT_ORDERS) kept.delete(kept.keys().next().value ?? key);
  return made;
};

/** Sums of the numeric columns over the rows of an order, and of the areas. */
export const sumsOf = (
  db: ReadableDb,
  table: LayerTable,
  fields: readonly Field[],
  query: RowQuery,
  rows: OrderedRows,
): Record<string, number> => {
  if (rows.sums) return rows.sums;
  const numeric = fields.filter((field) => field.type === 'integer' || field.type === 'real');
  const sums: Record<string, number> = {};
  if (numeric.length > 0) {
    const columns = numeric.map((field, i) => sql`total(${sql.id(field.name)}) AS ${sql.id(`s${i}`)}`);
    const found = db.get<Record<string, number>>(
      sql`SELECT ${sql.join(columns)} FROM ${sql.id(table.name)} ${conditions(table, fields, query)}`,
    );
    numeric.forEach((field, i) => {
      sums[field.name] = found?.[`s${i}`] ?? 0;
    });
  }
  if (hasArea(table)) {
    let area = 0;
    for (const value of areasOf(db, table.base, rows.fids).values()) area += value;
    sums[AREA] = area;
  }
  rows.sums = sums;
  return sums;
};

const cell = (field: Pick<Field, 'type'>, value: SqlValue | undefined): CellValue => {
  if (value === null || value === undefined || value instanceof Uint8Array) return null;
  if (typeof value === 'bigint') return Number(value);
  if (field.type === 'boolean') return value !== 0;
  return value;
};

/** A row as pages see it; with each field, the column that says why its value is not there. */
const toRow = (
  fields: readonly Field[],
  states: readonly string[],
  record: Record<string, SqlValue>,
  areaM2: number | null,
): Row => {
  const values: Record<string, CellValue> = {};
  for (const field of fields) values[field.name] = cell(field, record[field.name]);
  for (const state of states) values[state] = cell({ type: 'text' }, record[state]);
  return { fid: Number(record.fid), id: String(record.id ?? ''), values, areaM2 };
};

/** Rows by fid, in the order asked for; what is not there is left out. */
export const readRows = (
  db: ReadableDb,
  table: LayerTable,
  fields: readonly Field[],
  fids: ArrayLike<number>,
): Row[] => {
  const asked = Array.from(fids);
  const names = new Set(columnsOf(db, table.name).map((column) => column.name));
  const states = fields.map((field) => `${field.name}${STATE_SUFFIX}`).filter((name) => names.has(name));
  const columns = ['fid', 'id', ...fields.map((field) => field.name), ...states].map((name) => sql.id(name));
  const records = db.all(sql`SELECT ${sql.join(columns)} FROM ${sql.id(table.name)}
    WHERE fid IN (SELECT value FROM json_each(${JSON.stringify(asked)}))`);
  const areas = hasArea(table) ? areasOf(db, table.base, asked) : null;
  const byFid = new Map(
    records.map((record) => {
      const fid = Number(record.fid);
      return [fid, toRow(fields, states, record, areas?.get(fid) ?? null)];
    }),
  );
  table.seen?.([...byFid.keys()]);
  return asked.flatMap((fid) => byFid.get(fid) ?? []);
};
