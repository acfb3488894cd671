import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';
import { type ReadableDb, sql } from '../db/index.ts';
import type { Follower } from '../journal/index.ts';

/**
 * Areas by table and fid, measured when first asked for and kept until the row's geometry changes. In memory: a side
 * table would have to be written by every read, and measuring anew after opening costs a fraction of a second.
 */
const caches = new WeakMap<ReadableDb, Map<string, Map<number, number>>>();

const cacheOf = (db: ReadableDb, table: string): Map<number, number> => {
  const tables = caches.get(db) ?? new Map<string, Map<number, number>>();
  caches.set(db, tables);
  const known = tables.get(table) ?? new Map<number, number>();
  tables.set(table, known);
  return known;
};

/** Forgets the areas of rows that were written or removed, by whichever thread. */
export const measuresFollower: Follower = {
  committed(db, touched) {
    const tables = caches.get(db);
    for (const [table, touch] of touched.tables) {
      const known = tables?.get(table);
      if (!known || !touch.shape) continue;
      if (touch.structure !== null) tables?.delete(table);
      for (const [first, last] of touch.ranges)
        if (last - first > known.size) {
          for (const fid of known.keys()) if (fid >= first && fid <= last) known.delete(fid);
        } else for (let fid = first; fid <= last; fid++) known.delete(fid);
    }
  },
};

const areaOf = (blob: Uint8Array): number => {
  const geometry = decodeGpkg(blob);
  return geometry.empty ? 0 : wkbAreaM2(geometry.wkb);
};

/** Fids in one query: as one JSON text, so that the statement stays the same however many there are. */
const PAGE = 1000;

/** Square metres of rows of a polygon table (never a view) by fid; rows without a shape are left out. */
export const areasOf = (db: ReadableDb, table: string, fids: ArrayLike<number>): Map<number, number> => {
  const known = cacheOf(db, table);
  const asked = Array.from(fids);
  const missing = asked.filter((fid) => !known.has(fid));
  for (let at = 0; at < missing.length; at += PAGE) {
    const page = JSON.stringify(missing.slice(at, at + PAGE));
    const rows = db.iterate<{ fid: number; geom: Uint8Array }>(
      sql`SELECT fid, geom FROM ${sql.id(table)} WHERE geom NOTNULL AND fid IN (SELECT value FROM json_each(${page}))`,
    );
    for (const { fid, geom } of rows) known.set(fid, areaOf(geom));
  }
  const found = new Map<number, number>();
  for (const fid of asked) {
    const area = known.get(fid);
    if (area !== undefined) found.set(fid, area);
  }
  return found;
};
