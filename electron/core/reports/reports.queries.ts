import type { Extent } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { columnsOfStyle } from '../../../shared/domain/style-rows.ts';
import { type Geometry, unionExtent } from '../../../shared/geo/geometry.ts';
import { decodeGpkg, gpkgExtent } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { columnsOf, hasRtree, inForce, type ReadableDb, rtreeOf, sql, tableExists } from '../db/index.ts';
import type { IsShown } from '../row-sets/index.ts';

export interface SheetFeature {
  readonly fid: number;
  readonly geometry: Geometry;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * The features of a layer whose box touches `extent`, with the columns that its style and labels need: those in force, or
 * where `isShown` is given those of which it is true, areas that have ended among them, as on a map of an earlier date.
 */
export function* featuresIn(
  db: ReadableDb,
  layer: LayerSummary,
  extent: Extent,
  isShown?: IsShown,
): Generator<SheetFeature> {
  const columns = columnsFor(db, layer);
  const fields = sql.join(['fid', 'geom', ...columns].map((name) => sql.id('f', name)));
  const table = sql.id(layer.name);
  const valid = isShown ? sql`1` : inForce(layer.name, 'f');
  const [west, south, east, north] = extent;
  const within = hasRtree(db, layer.name)
    ? sql`SELECT ${fields} FROM ${sql.id(rtreeOf(layer.name))} r JOIN ${table} f ON f.fid = r.id
       WHERE r.maxx >= ${west} AND r.minx <= ${east} AND r.maxy >= ${south} AND r.miny <= ${north} AND ${valid}
       ORDER BY f.fid`
    : sql`SELECT ${fields} FROM ${table} f WHERE f.geom IS NOT NULL AND ${valid} ORDER BY f.fid`;
  const rows = db.iterate<Record<string, unknown> & { fid: number; geom: Uint8Array | null }>(within);
  for (const { fid, geom, ...values } of rows) {
    if (isShown?.(fid) === false) continue;
    const geometry = geom ? decodeGpkg(geom) : null;
    if (geometry && !geometry.empty) yield { fid, geometry: decodeWkb(geometry.wkb), values };
  }
}

/** A style may name fields that the table has lost: those are read as missing. */
function columnsFor(db: ReadableDb, layer: LayerSummary): string[] {
  const has = new Set(columnsOf(db, layer.name).map((column) => column.name));
  return columnsOfStyle(layer.style).filter((name) => has.has(name));
}

/** The true extent of layers, from their shapes (the catalogue's is rounded outward). */
export function extentOfLayers(db: ReadableDb, names: readonly string[]): Extent | null {
  let extent: Extent | null = null;
  for (const name of names) {
    const rows = db.iterate<{ geom: Uint8Array }>(
      sql`SELECT geom FROM ${sql.id(name)} WHERE geom IS NOT NULL AND ${inForce(name)}`,
    );
    for (const { geom } of rows) extent = unionExtent(extent, gpkgExtent(geom));
  }
  return extent;
}

/** How many rows the registers of areas have, and the shapes whose area is the province's. */
export function placeFacts(db: ReadableDb): {
  districts: number;
  subdistricts: number;
  councils: number;
  shapes: Geometry[];
} {
  const count = (name: string): number =>
    tableExists(db, name)
      ? (db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(name)} WHERE ${inForce(name)}`)?.n ?? 0)
      : 0;
  const whole = count('province') > 0 ? 'province' : count('district') > 0 ? 'district' : 'subdistrict';
  const rows = db.all<{ geom: Uint8Array }>(
    sql`SELECT geom FROM ${sql.id(whole)} WHERE geom IS NOT NULL AND ${inForce(whole)}`,
  );
  return {
    districts: count('district'),
    subdistricts: count('subdistrict'),
    councils: count('council_area'),
    shapes: rows.map((row) => decodeWkb(decodeGpkg(row.geom).wkb)),
  };
}

/** The districts of each zone of a scheme by the zone's name: «คลองหาด · อรัญประเทศ». */
export function zoneDistricts(db: ReadableDb, schemeId: string): Map<string, string> {
  const rows = db.all<{
    zone: string | null;
    district: string | null;
  }>(sql`SELECT z.name_th AS zone, d.name_th AS district
    FROM zone_district l JOIN zone z ON z.id = l.zone_id JOIN district d ON d.code = l.district_code
    WHERE l.scheme_id = ${schemeId} AND ${inForce('district', 'd')} ORDER BY l.district_code`);
  const names = new Map<string, string>();
  for (const { zone, district } of rows)
    if (zone && district) names.set(zone, names.has(zone) ? `${names.get(zone)} · ${district}` : district);
  return names;
}
