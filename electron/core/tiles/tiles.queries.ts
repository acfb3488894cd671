import type { Extent, GeometryType } from '../../../shared/contract/base.ts';
import { inForce } from '../db/in-force.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb, Sql, SqlValue } from '../db/types.ts';

export interface TileLayerRow {
  readonly name: string;
  readonly version: number;
  readonly register: string | null;
  readonly geometry_type: GeometryType;
  /** A `LayerStyle` as JSON, or null for the default. */
  readonly style: string | null;
  readonly label_field: string | null;
}

/** The catalogue's entry of a layer, or undefined. */
export function tileLayerRow(db: ReadableDb, name: string): TileLayerRow | undefined {
  return db.get<TileLayerRow>(
    sql`SELECT name, version, register, geometry_type, style, label_field FROM layer WHERE name = ${name}`,
  );
}

/** All layers with their versions. */
export function layerVersions(
  db: ReadableDb,
): { readonly name: string; readonly version: number; readonly zoneSchemeId: string | null }[] {
  return db.all(sql`SELECT name, version, zone_scheme_id AS zoneSchemeId FROM layer`);
}

/** The columns that a table or view has. */
export function columnsOf(db: ReadableDb, table: string): Set<string> {
  const rows = db.all<{ name: string }>(sql`SELECT name FROM pragma_table_info(${table})`);
  return new Set(rows.map((row) => row.name));
}

/** The name of the table's R-tree, or null for a view and for a table without geometry. */
export function rtreeOf(db: ReadableDb, table: string): string | null {
  const name = `rtree_${table}_geom`;
  const found = db.get(sql`SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = ${name}`);
  return found ? name : null;
}

export type TileRow = Record<string, SqlValue> & { fid: number; geom: Uint8Array | null };

const wantedRows = (table: string, which: 'in-force' | 'all' | readonly number[]): Sql => {
  if (which === 'all') return sql`1`;
  return which === 'in-force'
    ? inForce(table, 'f')
    : sql`f.fid IN (SELECT value FROM json_each(${JSON.stringify(which)}))`;
};

/**
 * The rows whose box touches `extent`, by the R-tree where there is one; a view is small and is read whole.
 *
 * @param which `in-force` today, `all` with those of before, or by their fids
 */
export function rowsInExtent(
  db: ReadableDb,
  table: string,
  columns: readonly string[],
  extent: Extent,
  which: 'in-force' | 'all' | readonly number[] = 'in-force',
): IterableIterator<TileRow> {
  const fields = sql.join(['fid', 'geom', ...columns].map((column) => sql`f.${sql.id(column)}`));
  const rtree = rtreeOf(db, table);
  const wanted = wantedRows(table, which);
  if (!rtree)
    return db.iterate<TileRow>(
      sql`SELECT ${fields} FROM ${sql.id(table)} f WHERE f.geom IS NOT NULL AND ${wanted}`,
    );
  const beyond = turnsOf(db, rtree);
  if (beyond.length > 0) {
    const boxes = [0, ...beyond].map(
      (turn) => sql`SELECT id FROM ${sql.id(rtree)} WHERE ${inBox(extent, turn)}`,
    );
    return db.iterate<TileRow>(
      sql`SELECT ${fields} FROM ${sql.id(table)} f
        WHERE f.fid IN (${sql.join(boxes, ' UNION ')}) AND ${wanted}`,
    );
  }
  return db.iterate<TileRow>(
    sql`SELECT ${fields} FROM ${sql.id(rtree)} r JOIN ${sql.id(table)} f ON f.fid = r.id
        WHERE ${inBox(extent)} AND ${wanted}`,
  );
}

const inBox = ([west, south, east, north]: Extent, turn = 0): Sql =>
  sql`maxx >= ${west + turn} AND minx <= ${east + turn} AND maxy >= ${south} AND miny <= ${north}`;

/** Degrees by which rows are off the globe, as some programs count on over the 180th meridian; mostly none. */
function turnsOf(db: ReadableDb, rtree: string): number[] {
  const beyond = (test: Sql): boolean =>
    db.get(sql`SELECT 1 AS found FROM ${sql.id(rtree)} WHERE ${test} LIMIT 1`) !== undefined;
  return [...(beyond(sql`maxx > 180.0001`) ? [360] : []), ...(beyond(sql`minx < -180.0001`) ? [-360] : [])];
}
