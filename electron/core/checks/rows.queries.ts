import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { columnsOf, inForce, type ReadableDb, type SqlValue, sql, tableExists } from '../db/index.ts';

export interface FoundRow {
  readonly fid: number;
  readonly value: SqlValue;
}

const rows = (db: ReadableDb, query: Parameters<ReadableDb['all']>[0]): FoundRow[] => db.all<FoundRow>(query);

// Areas that are no longer in force are history: nothing is amiss with them.

/** Rows in which a column says nothing. */
export const emptyIn = (db: ReadableDb, table: string, column: string): FoundRow[] =>
  rows(
    db,
    sql`SELECT fid, NULL AS value FROM ${sql.id(table)} 
      WHERE (${sql.id(column)} IS NULL OR ${sql.id(column)} = '') AND ${inForce(table)} ORDER BY fid`,
  );

/** Rows with a value in a column. */
export const filledIn = (db: ReadableDb, table: string, column: string): FoundRow[] =>
  rows(
    db,
    sql`SELECT fid, ${sql.id(column)} AS value FROM ${sql.id(table)} 
      WHERE ${sql.id(column)} NOTNULL AND ${sql.id(column)} <> '' AND ${inForce(table)} ORDER BY fid`,
  );

/** Rows whose value in a column has at least so many letters or digits, whether in force or not. */
export const longIn = (db: ReadableDb, table: string, column: string, length: number): FoundRow[] =>
  rows(
    db,
    sql`SELECT fid, ${sql.id(column)} AS value FROM ${sql.id(table)} 
      WHERE length(${sql.id(column)}) >= ${length} ORDER BY fid`,
  );

/** Rows whose value in a column another row bears as well. */
export const repeatedIn = (db: ReadableDb, table: string, column: string): FoundRow[] =>
  rows(
    db,
    sql`SELECT fid, ${sql.id(column)} AS value FROM ${sql.id(table)} WHERE ${sql.id(column)} IN (
      SELECT ${sql.id(column)} FROM ${sql.id(table)} WHERE ${sql.id(column)} NOTNULL AND ${sql.id(column)} <> ''
      GROUP BY ${sql.id(column)} HAVING count(*) > 1) ORDER BY ${sql.id(column)}, fid`,
  );

/** Rows that point to a row that is not there. */
export const danglingIn = (
  db: ReadableDb,
  table: string,
  column: string,
  to: { readonly table: string; readonly column: string },
): FoundRow[] =>
  rows(
    db,
    sql`SELECT t.fid, t.${sql.id(column)} AS value FROM ${sql.id(table)} t WHERE t.${sql.id(column)} NOTNULL
      AND t.${sql.id(column)} <> '' AND ${inForce(table, 't')} AND NOT EXISTS (
        SELECT 1 FROM ${sql.id(to.table)} o WHERE o.${sql.id(to.column)} = t.${sql.id(column)}) ORDER BY t.fid`,
  );

/** Rows with a value in a column; where a column tells which register is meant, those that mean one. */
export const namingBy = (
  db: ReadableDb,
  table: string,
  column: string,
  level: { readonly field: string; readonly value: string } | null,
): FoundRow[] =>
  rows(
    db,
    sql`SELECT fid, ${sql.id(column)} AS value FROM ${sql.id(table)}
      WHERE ${sql.id(column)} NOTNULL AND ${sql.id(column)} <> ''
      AND ${level === null ? sql`1` : sql`${sql.id(level.field)} = ${level.value}`} ORDER BY fid`,
  );

/** The values of the named columns of every row in force. */
export const valuesOf = <T>(db: ReadableDb, table: string, columns: readonly string[]): T[] =>
  db.all<T>(
    sql`SELECT fid, id, ${sql.join(columns.map((column) => sql.id(column)))} FROM ${sql.id(table)}
      WHERE ${inForce(table)} ORDER BY fid`,
  );

/** The values of the named columns of one row, or undefined. */
export const rowOf = (
  db: ReadableDb,
  table: string,
  fid: number,
  columns: readonly string[],
): Record<string, SqlValue> | undefined =>
  db.get(
    sql`SELECT ${sql.join(columns.map((column) => sql.id(column)))} FROM ${sql.id(table)} WHERE fid = ${fid}`,
  );

/** The fid of each row by what it bears in a column. */
export const fidsBy = (db: ReadableDb, table: string, column: string): Map<string, number> =>
  new Map(
    db
      .all<{ fid: number; key: string }>(
        sql`SELECT fid, ${sql.id(column)} AS key FROM ${sql.id(table)} WHERE ${sql.id(column)} NOTNULL`,
      )
      .map(({ fid, key }) => [String(key), fid]),
  );

/** True when a row of a table bears the value. */
export const isThere = (db: ReadableDb, table: string, column: string, value: SqlValue): boolean =>
  db.get(sql`SELECT 1 FROM ${sql.id(table)} WHERE ${sql.id(column)} = ${value} LIMIT 1`) !== undefined;

export const hasColumn = (db: ReadableDb, table: string, column: string): boolean =>
  tableExists(db, table) && columnsOf(db, table).some(({ name }) => name === column);

/** Rows of a spatial table without a shape. */
export const shapelessIn = (db: ReadableDb, table: string): FoundRow[] =>
  rows(
    db,
    sql`SELECT fid, NULL AS value FROM ${sql.id(table)} WHERE geom IS NULL AND ${inForce(table)} ORDER BY fid`,
  );

export interface ShapeRow {
  readonly fid: number;
  readonly wkb: Uint8Array;
}

/** Shapes in one page: a stepped statement would keep the connection busy while others have their turn. */
const PAGE = 200;

/** The shapes of a table's rows in force in the order of their fids, page by page. */
export function* shapesOf(db: ReadableDb, table: string): Generator<ShapeRow> {
  for (let after = 0; ; ) {
    const page = db.all<{ fid: number; geom: Uint8Array }>(
      sql`SELECT fid, geom FROM ${sql.id(table)} WHERE geom NOTNULL AND fid > ${after} AND ${inForce(table)}
        ORDER BY fid LIMIT ${PAGE}`,
    );
    for (const { fid, geom } of page) {
      const shape = decodeGpkg(geom);
      if (!shape.empty) yield { fid, wkb: shape.wkb };
    }
    const last = page.at(-1);
    if (!last) return;
    after = last.fid;
  }
}

/** The shape of one row, or null. */
export function shapeOf(db: ReadableDb, table: string, fid: number): Uint8Array | null {
  const row = db.get<{ geom: Uint8Array | null }>(sql`SELECT geom FROM ${sql.id(table)} WHERE fid = ${fid}`);
  const shape = row?.geom ? decodeGpkg(row.geom) : null;
  return shape && !shape.empty ? shape.wkb : null;
}

/** Pairs of rows of a table whose boxes meet, each pair once. */
export const meetingPairs = (db: ReadableDb, table: string): { a: number; b: number }[] => {
  const tree = sql.id(`rtree_${table}_geom`);
  return db.all<{ a: number; b: number }>(sql`SELECT a.id AS a, b.id AS b FROM ${tree} a JOIN ${tree} b
    ON b.minx <= a.maxx AND b.maxx >= a.minx AND b.miny <= a.maxy AND b.maxy >= a.miny AND b.id > a.id ORDER BY a.id, b.id`);
};

/** The rows in force of a table whose boxes hold a point. */
export const boxesAt = (db: ReadableDb, table: string, [x, y]: readonly [number, number]): number[] =>
  db
    .all<{ id: number }>(
      sql`SELECT r.id FROM ${sql.id(`rtree_${table}_geom`)} r JOIN ${sql.id(table)} t ON t.fid = r.id
        WHERE minx <= ${x} AND maxx >= ${x} AND miny <= ${y} AND maxy >= ${y} AND ${inForce(table, 't')} ORDER BY r.id`,
    )
    .map(({ id }) => id);
