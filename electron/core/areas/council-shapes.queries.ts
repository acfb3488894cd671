import type { Position } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { inForce, type ReadableDb, type Sql, sql } from '../db/index.ts';
import type { Ranges } from './membership.queries.ts';

const within = (ranges: Ranges): Sql =>
  sql.join(
    ranges.map(([first, last]) => sql`fid BETWEEN ${first} AND ${last}`),
    ' OR ',
  );

/** A council area whose boundary is made of its parts. */
export interface DerivedCouncil {
  readonly fid: number;
  readonly id: string;
  /** GeoPackage blob, or null. */
  readonly geom: Uint8Array | null;
}

/** Council areas in force whose boundary follows their parts; only those linked to one of the codes where some are given. */
export const derivedCouncils = (db: ReadableDb, codes: readonly string[] | null): DerivedCouncil[] => {
  const linked =
    codes === null
      ? sql`1`
      : sql`id IN (SELECT council_area_id FROM council_area_subdistrict
          WHERE subdistrict_code IN (SELECT value FROM json_each(${JSON.stringify(codes)})))`;
  return db.all<DerivedCouncil>(sql`SELECT fid, id, geom FROM council_area
    WHERE shape_from = 'parts' AND ${inForce('council_area')} AND ${linked} ORDER BY fid`);
};

/** The same of ranges of fids. */
export const derivedCouncilsIn = (db: ReadableDb, ranges: Ranges): DerivedCouncil[] =>
  ranges.length === 0
    ? []
    : db.all<DerivedCouncil>(sql`SELECT fid, id, geom FROM council_area
        WHERE shape_from = 'parts' AND ${inForce('council_area')} AND (${within(ranges)}) ORDER BY fid`);

/** The sub-districts that rows of a table name, or are. */
export const subdistrictsIn = (
  db: ReadableDb,
  table: 'village' | 'subdistrict' | 'council_area_subdistrict',
  ranges: Ranges,
): string[] => {
  if (ranges.length === 0) return [];
  const column = sql.id(table === 'subdistrict' ? 'code' : 'subdistrict_code');
  return db
    .all<{ code: string }>(
      sql`SELECT DISTINCT ${column} AS code FROM ${sql.id(table)} WHERE ${column} NOT NULL AND (${within(ranges)})`,
    )
    .map(({ code }) => code);
};

/** True when a row of the ranges is no longer there. */
export const anyRowGone = (db: ReadableDb, table: string, ranges: Ranges): boolean => {
  if (ranges.length === 0) return false;
  const size = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const found = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM ${sql.id(table)} WHERE ${within(ranges)}`,
  );
  return (found?.n ?? 0) < size;
};

/** A sub-district of a council area, with all that share it. */
export interface LinkedGround {
  readonly code: string;
  readonly wkb: Uint8Array;
  /** How many council areas are linked to it. */
  readonly councils: number;
}

/** The sub-districts in force that a council area is linked to and whose boundary is known. */
export const groundOf = (db: ReadableDb, council: string): LinkedGround[] =>
  db
    .all<{ code: string; geom: Uint8Array; councils: number }>(
      sql`SELECT s.code, s.geom, (SELECT count(DISTINCT o.council_area_id) FROM council_area_subdistrict o
          JOIN council_area a ON a.id = o.council_area_id AND ${inForce('council_area', 'a')}
          WHERE o.subdistrict_code = s.code) AS councils
        FROM council_area_subdistrict l JOIN subdistrict s ON s.code = l.subdistrict_code
        WHERE l.council_area_id = ${council} AND s.geom NOT NULL AND ${inForce('subdistrict', 's')} ORDER BY s.code`,
    )
    .flatMap(({ geom, ...row }) => {
      const shape = decodeGpkg(geom);
      return shape.empty ? [] : [{ ...row, wkb: shape.wkb }];
    });

/** The places of the villages of a sub-district that belong to a council area, by its id. */
export const villagePlaces = (db: ReadableDb, subdistrict: string): Map<string, Position[]> => {
  const places = new Map<string, Position[]>();
  const rows = db.all<{ council: string; geom: Uint8Array }>(
    sql`SELECT council_area_id AS council, geom FROM village WHERE subdistrict_code = ${subdistrict}
      AND council_area_id NOT NULL AND geom NOT NULL AND ${inForce('village')} ORDER BY fid`,
  );
  for (const { council, geom } of rows) {
    const shape = decodeGpkg(geom);
    const point = shape.empty ? null : decodeWkb(shape.wkb);
    if (point?.type !== 'Point') continue;
    const list = places.get(council) ?? [];
    places.set(council, list);
    list.push(point.coordinates);
  }
  return places;
};
