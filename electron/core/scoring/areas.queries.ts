import type { ScoringAreas, ScoringLevel } from '../../../shared/contract/scoring.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { inForce, type ReadableDb, type Sql, sql } from '../db/index.ts';
import { geometryOf, pointInside } from '../layers/index.ts';

/** The areas of a level with the ids of their rows. */
export interface LevelAreas extends ScoringAreas {
  readonly ids: readonly string[];
}

/** The name of what an area lies in. */
const WITHIN: Readonly<Record<ScoringLevel, Sql>> = {
  village: sql`(SELECT name_th FROM subdistrict s WHERE s.code = a.subdistrict_code)`,
  subdistrict: sql`(SELECT name_th FROM district d WHERE d.code = a.district_code)`,
  council_area: sql`(SELECT name_th FROM district d WHERE d.code = a.district_code)`,
  district: sql`NULL`,
  zone: sql`NULL`,
};

/** The zoning that is looked at: the first. */
const SCHEME = sql`(SELECT id FROM zone_scheme ORDER BY position, fid LIMIT 1)`;

const rowsOf = (level: ScoringLevel): Sql =>
  level === 'zone' ? sql`scheme_id = ${SCHEME}` : inForce(level, 'a');

const layerOf = (db: ReadableDb, level: ScoringLevel): string | null =>
  db.get<{ name: string }>(
    level === 'zone'
      ? sql`SELECT name FROM layer WHERE zone_scheme_id = ${SCHEME}`
      : sql`SELECT name FROM layer WHERE name = ${level}`,
  )?.name ?? null;

/** The areas in force of a level, by code. */
export function levelAreas(db: ReadableDb, level: ScoringLevel): LevelAreas {
  const rows = db.all<{
    fid: number;
    id: string;
    code: string | null;
    name: string | null;
    within: string | null;
  }>(
    sql`SELECT a.fid, a.id, a.code, a.name_th AS name, ${WITHIN[level]} AS within
      FROM ${sql.id(level)} a WHERE ${rowsOf(level)} ORDER BY a.code, a.fid`,
  );
  return {
    layer: layerOf(db, level),
    fids: rows.map(({ fid }) => fid),
    ids: rows.map(({ id }) => id),
    codes: rows.map(({ code }) => code ?? ''),
    names: rows.map(({ name, code }) => name ?? code ?? ''),
    within: rows.map(({ within }) => within ?? ''),
  };
}

/** How many areas in force a level has. */
export const countAreas = (db: ReadableDb, level: ScoringLevel): number =>
  db.get<{ n: number }>(sql`SELECT count(*) AS n FROM ${sql.id(level)} a WHERE ${rowsOf(level)}`)?.n ?? 0;

/** The shapes of areas by fid, as their GeoPackage blobs hold them. */
export const areaShapes = (db: ReadableDb, level: ScoringLevel): Map<number, Uint8Array> =>
  new Map(
    db
      .all<{ fid: number; geom: Uint8Array }>(
        sql`SELECT a.fid, a.geom FROM ${sql.id(level)} a WHERE a.geom NOTNULL AND ${rowsOf(level)}`,
      )
      .map(({ fid, geom }) => [fid, geom]),
  );

/** A point inside each of these areas; null for one without a shape. */
export const pointsOf = (
  db: ReadableDb,
  level: ScoringLevel,
  fids: readonly number[],
): ([longitude: number, latitude: number] | null)[] =>
  fids.map((fid) => {
    const wkb = geometryOf(db, level, fid);
    const at = wkb === null ? null : pointInside(decodeWkb(wkb));
    return at === null ? null : [at[0], at[1]];
  });

/** The table's version and what is said of where it comes from. */
export const catalogueOf = (
  db: ReadableDb,
  name: string,
): { readonly version: number; readonly source: string | null; readonly asOf: string | null } | null =>
  db.get<{ version: number; source: string | null; asOf: string | null }>(
    sql`SELECT version, source, as_of AS asOf FROM layer WHERE name = ${name}`,
  ) ?? null;
