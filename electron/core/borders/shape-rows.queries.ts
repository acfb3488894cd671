import type { Extent } from '../../../shared/contract/base.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { inForce, type ReadableDb, rtreeTableOf, sql } from '../db/index.ts';

/** A row as far as its shape goes. */
export interface ShapeRow {
  readonly fid: number;
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly wkb: Uint8Array;
}

interface Found {
  readonly fid: number;
  readonly id: string | null;
  readonly title: string | null;
  readonly version: number | null;
  readonly geom: Uint8Array;
}

const toRow = ({ fid, id, title, version, geom }: Found): ShapeRow[] => {
  const geometry = decodeGpkg(geom);
  if (geometry.empty) return [];
  return [{ fid, id: id ?? '', title: title ?? '', version: Number(version ?? 0), wkb: geometry.wkb }];
};

const columns = (label: string | null) => sql`t.fid, t.id, t.row_version AS version, t.geom,
  ${label === null ? sql`NULL` : sql`CAST(${sql.id('t', label)} AS TEXT)`} AS title`;

/** Chosen rows with their shapes; rows without one are left out. */
export const shapesByFid = (
  db: ReadableDb,
  table: string,
  label: string | null,
  fids: readonly number[],
): ShapeRow[] =>
  db
    .all<Found>(
      sql`SELECT ${columns(label)} FROM ${sql.id(table)} t WHERE t.geom NOTNULL
        AND t.fid IN (SELECT value FROM json_each(${JSON.stringify(fids)})) ORDER BY t.fid`,
    )
    .flatMap(toRow);

/**
 * The rows of a layer whose boxes meet a box, at most `limit` of them. Areas that have ended are none: they keep the shape that
 * they had, and nothing of today borders on them.
 */
export const shapesInBox = (
  db: ReadableDb,
  table: string,
  label: string | null,
  [west, south, east, north]: Extent,
  limit: number,
): ShapeRow[] => {
  const tree = rtreeTableOf(db, table);
  if (tree === null) return [];
  return db
    .all<Found>(
      sql`SELECT ${columns(label)} FROM ${sql.id(tree)} r JOIN ${sql.id(table)} t ON t.fid = r.id
        WHERE r.minx <= ${east} AND r.maxx >= ${west} AND r.miny <= ${north} AND r.maxy >= ${south}
        AND t.geom NOTNULL AND ${inForce(table, 't')} ORDER BY t.fid LIMIT ${limit}`,
    )
    .flatMap(toRow);
};

/** True for the row of an area that has ended. */
export const hasEnded = (db: ReadableDb, table: string, fid: number): boolean =>
  db.get(sql`SELECT 1 FROM ${sql.id(table)} WHERE fid = ${fid} AND NOT ${inForce(table)}`) !== undefined;

/** A row by its fid, shape or no shape; undefined when there is none. */
export const rowByFid = (
  db: ReadableDb,
  table: string,
  label: string | null,
  fid: number,
): (Omit<ShapeRow, 'wkb'> & { readonly wkb: Uint8Array | null }) | undefined => {
  const row = db.get<Omit<Found, 'geom'> & { geom: Uint8Array | null }>(
    sql`SELECT ${columns(label)} FROM ${sql.id(table)} t WHERE t.fid = ${fid}`,
  );
  if (!row) return undefined;
  const { id, title, version, geom } = row;
  const geometry = geom === null ? null : decodeGpkg(geom);
  const wkb = geometry === null || geometry.empty ? null : geometry.wkb;
  return { fid, id: id ?? '', title: title ?? '', version: Number(version ?? 0), wkb };
};
