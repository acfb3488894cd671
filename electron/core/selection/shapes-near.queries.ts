import type { Extent } from '../../../shared/contract/base.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { type ReadableDb, rtreeTableOf, sql } from '../db/index.ts';
import type { LayerTable } from '../layers/index.ts';

/** The rows of a layer whose box meets another; all rows with a shape where there is no R-tree. */
export const fidsNear = (db: ReadableDb, { name, base }: LayerTable, box: Extent): number[] => {
  const tree = rtreeTableOf(db, name);
  const [west, south, east, north] = box;
  const query =
    tree === null
      ? sql`SELECT json_group_array(fid) AS j FROM (SELECT fid FROM ${sql.id(name === base ? base : name)} WHERE geom NOTNULL)`
      : sql`SELECT json_group_array(id) AS j FROM ${sql.id(tree)}
          WHERE minx <= ${east} AND maxx >= ${west} AND miny <= ${north} AND maxy >= ${south}`;
  return JSON.parse(db.get<{ j: string }>(query)?.j ?? '[]') as number[];
};

/** The shapes of some rows as WKB; rows without one are left out. */
export const shapesOf = (
  db: ReadableDb,
  { base }: LayerTable,
  fids: readonly number[],
): { fid: number; wkb: Uint8Array }[] =>
  db
    .all<{ fid: number; geom: Uint8Array }>(
      sql`SELECT fid, geom FROM ${sql.id(base)} WHERE geom NOTNULL
        AND fid IN (SELECT value FROM json_each(${JSON.stringify(fids)})) ORDER BY fid`,
    )
    .flatMap(({ fid, geom }) => {
      const { wkb, empty } = decodeGpkg(geom);
      return empty ? [] : [{ fid, wkb }];
    });
