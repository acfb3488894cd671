import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { type ReadableDb, rtreeTableOf, sql } from '../db/index.ts';
import { type LayerTable, pointInside } from '../layers/index.ts';
import type { FilterArea } from './filter-area.queries.ts';

/** Rows read at once. */
const PAGE = 1000;

/** Those of some rows whose box meets the area's, in their order; all of them where there is no R-tree. */
const near = (
  db: ReadableDb,
  table: string,
  fids: readonly number[],
  area: FilterArea,
): readonly number[] => {
  const tree = rtreeTableOf(db, table);
  if (tree === null || area.shape === null) return fids;
  const [west, south, east, north] = area.shape.extent;
  const row = db.get<{ j: string }>(sql`SELECT json_group_array(id) AS j FROM ${sql.id(tree)}
    WHERE minx <= ${east} AND maxx >= ${west} AND miny <= ${north} AND maxy >= ${south}`);
  const found = new Set(JSON.parse(row?.j ?? '[]') as number[]);
  return fids.filter((fid) => found.has(fid));
};

/**
 * Of some rows those that lie in the area by a point inside their shape, so that each lies in one area of a kind and what is
 * summed over areas adds up. Gives way between pages.
 */
export function* placedRows(
  db: ReadableDb,
  { name, base }: LayerTable,
  fids: readonly number[],
  area: FilterArea,
): Generator<void, number[]> {
  const { shape } = area;
  if (shape === null) return [];
  const candidates = near(db, name, fids, area);
  const inside: number[] = [];
  for (let at = 0; at < candidates.length; at += PAGE) {
    const page = JSON.stringify(candidates.slice(at, at + PAGE));
    const rows = db.all<{ fid: number; geom: Uint8Array }>(
      sql`SELECT fid, geom FROM ${sql.id(base)} WHERE geom NOTNULL AND fid IN (SELECT value FROM json_each(${page})) ORDER BY fid`,
    );
    for (const { fid, geom } of rows) {
      const { wkb, empty } = decodeGpkg(geom);
      const point = empty ? null : pointInside(decodeWkb(wkb));
      if (point !== null && shape.index.contains(point)) inside.push(fid);
    }
    yield;
  }
  return inside;
}
