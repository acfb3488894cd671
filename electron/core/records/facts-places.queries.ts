import type { RowFacts } from '../../../shared/domain/rules/index.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { decodeWkb, wkbExtent } from '../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';
import { type ReadableDb, rtreeOf, sql } from '../db/index.ts';
import { GeometryError, type Geos } from '../geometry/index.ts';
import { pointInside } from '../layers/index.ts';
import type { FactSources, JudgedRow, Known } from './judged-row.ts';
import { metresOutside } from './outside.ts';

interface Area {
  readonly name: string;
  readonly geometry: Geometry | null;
}

const readArea = (db: ReadableDb, register: string, id: string): Area | null => {
  const row = db.get<{ name: string | null; geom: Uint8Array | null }>(
    sql`SELECT name_th AS name, geom FROM ${sql.id(register)} WHERE id = ${id}`,
  );
  if (!row) return null;
  const shape = row.geom === null ? null : decodeGpkg(row.geom);
  return { name: row.name ?? '', geometry: shape === null || shape.empty ? null : decodeWkb(shape.wkb) };
};

/** The area that a row names and must lie in: its council area. */
const outsideOf = (area: Area | null, point: Position): Known<'outside'> => {
  if (!area?.geometry) return null;
  const metres = metresOutside(area.geometry, point);
  return metres > 0 ? { area: area.name, metres } : null;
};

const provinces = (db: ReadableDb): Geometry[] =>
  db.all<{ geom: Uint8Array }>(sql`SELECT geom FROM province WHERE geom NOTNULL`).flatMap(({ geom }) => {
    const shape = decodeGpkg(geom);
    return shape.empty ? [] : [decodeWkb(shape.wkb)];
  });

/** Overlaps that are narrower than drawing is exact are no overlaps: a tenth of a rai. */
const LEAST_OVERLAP_M2 = 160;

const overlapOf = (geos: Geos, a: Uint8Array, b: Uint8Array): number => {
  try {
    return wkbAreaM2(geos.intersection(a, b));
  } catch (error) {
    // What can't be computed is told by the check of shapes, not here.
    if (error instanceof GeometryError) return 0;
    throw error;
  }
};

const overlaps = ({ db, geos }: FactSources, { register, fid, wkb }: JudgedRow): Known<'overlaps'> => {
  const box = wkb && wkbExtent(wkb);
  if (!geos || !box) return null;
  const near = db.all<{ name: string | null; geom: Uint8Array }>(
    sql`SELECT a.name_th AS name, a.geom FROM ${sql.id(rtreeOf(register))} r JOIN ${sql.id(register)} a ON a.fid = r.id
      WHERE r.maxx >= ${box[0]} AND r.maxy >= ${box[1]} AND r.minx <= ${box[2]} AND r.miny <= ${box[3]}
      AND a.fid IS NOT ${fid} ORDER BY a.fid`,
  );
  const found = near
    .map(({ name, geom }) => ({ name: name ?? '', m2: overlapOf(geos, wkb, decodeGpkg(geom).wkb) }))
    .filter(({ m2 }) => m2 > LEAST_OVERLAP_M2);
  return { names: found.map(({ name }) => name), m2: found.reduce((sum, { m2 }) => sum + m2, 0) };
};

const POINTS: ReadonlySet<string> = new Set([
  'village',
  'council',
  'housing_project',
  'learning_area',
  'household',
]);

/** What rules of places need. Keeps the areas that it has read. */
export const placeFacts = (sources: FactSources): ((row: JudgedRow) => Partial<RowFacts>) => {
  const areas = new Map<string, Area | null>();
  let province: Geometry[] | null = null;
  const areaOf = (id: string): Area | null => {
    const known = areas.get(id);
    if (known !== undefined) return known;
    const read = readArea(sources.db, 'council_area', id);
    areas.set(id, read);
    return read;
  };
  const isOutsideProvince = (point: Position): boolean | null => {
    province ??= provinces(sources.db);
    return province.length === 0 ? null : province.every((one) => metresOutside(one, point) > 0);
  };
  return (row) => {
    if (row.wkb === null) return {};
    const forest = row.register === 'community_forest';
    if (!forest && !POINTS.has(row.register)) return {};
    const point = pointInside(decodeWkb(row.wkb));
    if (point === null) return {};
    const outsideProvince = isOutsideProvince(point);
    if (forest)
      return { areaM2: wkbAreaM2(row.wkb), overlaps: overlaps(sources, row) ?? null, outsideProvince };
    const id = row.values.council_area_id;
    return { outsideProvince, outside: typeof id === 'string' ? outsideOf(areaOf(id), point) : null };
  };
};
