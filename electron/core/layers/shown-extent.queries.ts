import type { Extent } from '../../../shared/contract/base.ts';
import { shortestStretch, stretchOf } from '../../../shared/geo/antimeridian.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { type ReadableDb, rtreeTableOf, type Sql, sql } from '../db/index.ts';

/** Wider boxes are no places, but lie on both sides of the 180th meridian, or are the world. */
const HALF_WORLD = 180;
/** Who has something here, far from the 180th meridian on either side, is of the world. */
const FAR_SIDE = 60;

interface Spread {
  readonly id: number;
  readonly minx: number;
  readonly maxx: number;
}

/** The longitudes of a row: as its box says, or of one that lies over the 180th meridian as its shape does. */
const stretch = (db: ReadableDb, table: string, { id, minx, maxx }: Spread): [number, number] => {
  if (maxx - minx <= HALF_WORLD) return [minx, maxx];
  const row = db.get<{ geom: Uint8Array | null }>(sql`SELECT geom FROM ${sql.id(table)} WHERE fid = ${id}`);
  return (row?.geom && stretchOf(decodeGpkg(row.geom).wkb)) || [minx, maxx];
};

/**
 * The box in which rows are to be shown, of the box that holds them: where they lie on both sides of the 180th meridian, it
 * goes over that, with an east of more than 180, and not round the world.
 *
 * @param table what has their shapes; @param among which rows of its R-tree they are
 */
export const shownExtent = (db: ReadableDb, table: string, box: Extent, among: Sql = sql`1`): Extent => {
  const tree = rtreeTableOf(db, table);
  const [west, south, east, north] = box;
  if (tree === null || east - west <= HALF_WORLD) return box;
  const rows = sql`FROM ${sql.id(tree)} WHERE ${among}`;
  const isOfWorld = db.get(
    sql`SELECT 1 AS found ${rows} AND minx <= ${FAR_SIDE} AND maxx >= ${-FAR_SIDE}
      AND maxx - minx <= ${HALF_WORLD} LIMIT 1`,
  );
  if (isOfWorld) return box;
  const stretches = db.all<Spread>(sql`SELECT id, minx, maxx ${rows}`).map((row) => stretch(db, table, row));
  const [from, to] = shortestStretch(stretches) ?? [west, east];
  return to - from < east - west ? [from, south, to, north] : box;
};
