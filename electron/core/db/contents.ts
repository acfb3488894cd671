import type { Extent } from '../../../shared/contract/base.ts';
import { GEOMETRY_COLUMN, rtreeOf } from './row-triggers.ts';
import { quoteName, sql } from './sql.ts';
import type { ReadableDb, WritableDb } from './types.ts';

/** True when there is a table or view of that name. */
export function tableExists(db: ReadableDb, name: string): boolean {
  return (
    db.get(sql`SELECT 1 FROM sqlite_schema WHERE type IN ('table', 'view') AND name = ${name}`) !== undefined
  );
}

/** True when the table has an R-tree of its own (a view has none). */
export function hasRtree(db: ReadableDb, name: string): boolean {
  return tableExists(db, rtreeOf(name));
}

/** The table whose R-tree serves a layer: its own, or for a view of zones that of `zone`. Null when there is none. */
export function rtreeTableOf(db: ReadableDb, name: string): string | null {
  if (hasRtree(db, name)) return rtreeOf(name);
  const view = db.get(sql`SELECT 1 FROM layer WHERE name = ${name} AND zone_scheme_id IS NOT NULL`);
  return view ? rtreeOf('zone') : null;
}

/** How many rows a table or view has. */
export function countRows(db: ReadableDb, name: string): number {
  return db.get<{ n: number }>({ text: `SELECT count(*) AS n FROM ${quoteName(name)}`, values: [] })?.n ?? 0;
}

/**
 * The bounding box of a table's or view's rows in WGS 84 degrees, or null when no row has a shape. The R-tree keeps
 * 32-bit bounds, rounded outward by up to a metre or two: it finds the few rows that can hold the outermost position,
 * and their own geometry says it exactly.
 */
export function extentOfTable(db: ReadableDb, name: string): Extent | null {
  const tree = rtreeTableOf(db, name);
  if (!tree) return null;
  const [t, r] = [quoteName(name), quoteName(tree)];
  const among = hasRtree(db, name) ? '' : ` WHERE id IN (SELECT fid FROM ${t})`;
  const box = db.get<{ a: number | null; b: number; c: number; d: number }>({
    text: `SELECT min(minx) AS a, min(miny) AS b, max(maxx) AS c, max(maxy) AS d FROM ${r}${among}`,
    values: [],
  });
  if (!box || box.a === null) return null;
  const exact = (aggregate: string, measure: string, bound: string, value: number): number => {
    const text =
      `SELECT ${aggregate}(${measure}(${GEOMETRY_COLUMN})) AS v FROM ${t} ` +
      `WHERE fid IN (SELECT id FROM ${r} WHERE ${bound} ?)`;
    return db.get<{ v: number | null }>({ text, values: [value] })?.v ?? value;
  };
  return [
    exact('min', 'ST_MinX', 'minx <=', box.a),
    exact('min', 'ST_MinY', 'miny <=', box.b),
    exact('max', 'ST_MaxX', 'maxx >=', box.c),
    exact('max', 'ST_MaxY', 'maxy >=', box.d),
  ];
}

/** The extent that stands in GeoPackage's table: as of the last change, read without looking at the rows. */
export function statedExtent(db: ReadableDb, name: string): Extent | null {
  const box = db.get<{ a: number | null; b: number; c: number; d: number }>(
    sql`SELECT min_x AS a, min_y AS b, max_x AS c, max_y AS d FROM gpkg_contents WHERE table_name = ${name}`,
  );
  return box && box.a !== null ? [box.a, box.b, box.c, box.d] : null;
}

/** Writes a table's extent, time of change and row count where GDAL and QGIS look for them. */
export function refreshContents(db: WritableDb, name: string): void {
  const box = extentOfTable(db, name);
  const [minX, minY, maxX, maxY] = box ?? [null, null, null, null];
  db.run(sql`UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now'),
    min_x = ${minX}, min_y = ${minY}, max_x = ${maxX}, max_y = ${maxY} WHERE table_name = ${name}`);
  db.run(sql`UPDATE gpkg_ogr_contents SET feature_count = ${countRows(db, name)} WHERE table_name = ${name}`);
}

/** Builds a table's R-tree anew from its rows. */
export function rebuildRtree(db: WritableDb, name: string): void {
  const tree = quoteName(rtreeOf(name));
  const g = GEOMETRY_COLUMN;
  db.exec(`DELETE FROM ${tree}`);
  db.exec(
    `INSERT INTO ${tree} SELECT fid, ST_MinX(${g}), ST_MaxX(${g}), ST_MinY(${g}), ST_MaxY(${g}) FROM ${quoteName(name)} ` +
      `WHERE ${g} NOTNULL AND NOT ST_IsEmpty(${g})`,
  );
}
