import { type FigureLevel, figureLevel } from '../../../shared/contract/area-figures.ts';
import type { Normalise, NumbersByFid } from '../../../shared/contract/style.ts';
import { placeNumberOf } from '../../../shared/domain/place-numbers.ts';
import { dividedBy } from '../../../shared/domain/style-rows.ts';
import { statisticOf } from '../areas/index.ts';
import { columnsOf, inForce, type ReadableDb, type Sql, type SqlValue, sql } from '../db/index.ts';
import { areasOf, type LayerTable } from '../layers/index.ts';

/** Square metres of a rai. */
const RAI_M2 = 1600;

/** A field of a layer's rows, and what it is divided by. */
export interface StyledNumber {
  readonly field: string;
  readonly normalise: Normalise | null;
}

/**
 * Which rows are read: those of today, or all with areas that ended before, of which the caller says by their fids which
 * are shown: a map of an earlier date is of those.
 */
export type RowsRead = 'in-force' | 'all';

const wanted = (table: LayerTable, which: RowsRead): Sql => (which === 'all' ? sql`1` : inForce(table.name));

const levelOf = ({ register }: LayerTable): FigureLevel | null => {
  const level = figureLevel.safeParse(register);
  return level.success ? level.data : null;
};

const figuresOf = (
  db: ReadableDb,
  table: LayerTable,
  indicator: string,
  which: RowsRead,
): Map<number, number> => {
  const level = levelOf(table);
  if (level === null) return new Map();
  const rows = db.all<{ fid: number; id: string }>(
    sql`SELECT fid, id FROM ${sql.id(table.name)} WHERE ${wanted(table, which)}`,
  );
  const ids = rows.map(({ id }) => id);
  const figures = statisticOf(db, level, ids, indicator, null);
  return new Map(
    rows.flatMap(({ fid, id }): [number, number][] => {
      const value = figures.get(id)?.value ?? null;
      return value === null ? [] : [[fid, value]];
    }),
  );
};

/** What is known of each row's place, by fid: its area in rai, or a figure. Rows without one are left out. */
const placesOf = (
  db: ReadableDb,
  table: LayerTable,
  by: Normalise['by'],
  which: RowsRead,
): Map<number, number> => {
  if (by !== 'area') return figuresOf(db, table, by, which);
  const fids = db.all<{ fid: number }>(
    sql`SELECT fid FROM ${sql.id(table.name)} WHERE ${wanted(table, which)}`,
  );
  const areas = areasOf(
    db,
    table.base,
    fids.map(({ fid }) => fid),
  );
  return new Map([...areas].map(([fid, area]) => [fid, area / RAI_M2]));
};

interface ReadRow {
  readonly fid: number;
  readonly value: SqlValue;
  readonly divisor: SqlValue;
}

const rowsOf = (
  db: ReadableDb,
  table: LayerTable,
  { field, normalise }: StyledNumber,
  which: RowsRead,
): ReadRow[] => {
  const names = new Set(columnsOf(db, table.name).map(({ name }) => name));
  const column = (name: string | null | undefined) => (name && names.has(name) ? sql.id(name) : sql`NULL`);
  return db.all<ReadRow>(
    sql`SELECT fid, ${column(field)} AS value, ${column(normalise?.field)} AS divisor
      FROM ${sql.id(table.name)} WHERE ${wanted(table, which)} ORDER BY fid`,
  );
};

/** What stands for each row in a style: its value as it is, or divided; null where either is not known. */
export const styledValues = (
  db: ReadableDb,
  table: LayerTable,
  about: StyledNumber,
  which: RowsRead = 'in-force',
): Map<number, SqlValue> => {
  const { normalise } = about;
  const placeNumber = placeNumberOf(about.field);
  const known = placeNumber && placesOf(db, table, placeNumber, which);
  const rows = rowsOf(db, table, about, which).map((row) => ({
    ...row,
    value: known ? (known.get(row.fid) ?? null) : row.value,
  }));
  if (normalise === null) return new Map(rows.map(({ fid, value }) => [fid, value]));
  const places = normalise.by === 'field' ? null : placesOf(db, table, normalise.by, which);
  return new Map(
    rows.map(({ fid, value, divisor }) => [
      fid,
      dividedBy(value, places === null ? divisor : places.get(fid), normalise),
    ]),
  );
};

const isNumber = (value: SqlValue): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

/** The numbers of a field by fid, in order of fid; rows without one are left out. */
export const styledNumbers = (
  db: ReadableDb,
  table: LayerTable,
  about: StyledNumber,
  which: RowsRead = 'in-force',
): NumbersByFid => {
  const found = [...styledValues(db, table, about, which)].filter(([, value]) => isNumber(value));
  return { fids: found.map(([fid]) => fid), values: found.map(([, value]) => Number(value)) };
};

/** The values of a field with how often each occurs, the most frequent first. */
export const valueCounts = (
  db: ReadableDb,
  table: LayerTable,
  field: string,
): { value: string | number; count: number }[] =>
  db
    .all<{ value: SqlValue; count: number }>(
      sql`SELECT ${sql.id(field)} AS value, count(*) AS count FROM ${sql.id(table.name)}
        WHERE ${sql.id(field)} NOTNULL AND ${sql.id(field)} <> '' AND ${inForce(table.name)}
        GROUP BY 1 ORDER BY 2 DESC, 1`,
    )
    .flatMap(({ value, count }) =>
      value === null || value instanceof Uint8Array
        ? []
        : [{ value: typeof value === 'bigint' ? Number(value) : value, count }],
    );

/** Columns of rows by fid, for conditions and legends. */
export const columnsByFid = (
  db: ReadableDb,
  table: LayerTable,
  columns: readonly string[],
  which: RowsRead = 'in-force',
): Map<number, Record<string, SqlValue>> => {
  const names = new Set(columnsOf(db, table.name).map(({ name }) => name));
  const known = columns.filter((name) => names.has(name));
  const list = sql.join(['fid', ...known].map((name) => sql.id(name)));
  const rows = db.all<Record<string, SqlValue> & { fid: number }>(
    sql`SELECT ${list} FROM ${sql.id(table.name)} WHERE ${wanted(table, which)} ORDER BY fid`,
  );
  return new Map(rows.map((row) => [row.fid, row]));
};
