import type { Zone, ZoneDistrict, ZoneScheme } from '../../../shared/contract/zones.ts';
import { decodeGpkg, encodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';
import { inForce, type ReadableDb, sql, type WritableDb } from '../db/index.ts';

const area = (blob: Uint8Array | null): number => {
  if (blob === null) return 0;
  const geometry = decodeGpkg(blob);
  return geometry.empty ? 0 : wkbAreaM2(geometry.wkb);
};

const zonesOfScheme = (db: ReadableDb, schemeId: string): Zone[] =>
  db
    .all<{
      fid: number;
      id: string;
      code: string | null;
      name_th: string | null;
      color: string | null;
      geom: Uint8Array | null;
    }>(
      sql`SELECT fid, id, code, name_th, color, geom FROM zone WHERE scheme_id = ${schemeId}
        ORDER BY CAST(code AS INTEGER), fid`,
    )
    .map((zone) => ({
      id: zone.id,
      fid: zone.fid,
      code: zone.code ?? '',
      title: zone.name_th ?? '',
      color: zone.color !== null && /^#[0-9a-fA-F]{6}$/.test(zone.color) ? zone.color : '#dddddd',
      districtCodes: db
        .all<{ code: string }>(
          sql`SELECT district_code AS code FROM zone_district WHERE zone_id = ${zone.id} ORDER BY district_code`,
        )
        .map((row) => row.code),
      areaM2: area(zone.geom),
    }));

export const listSchemes = (db: ReadableDb): ZoneScheme[] =>
  db
    .all<{ id: string; title: string | null; layer: string }>(
      sql`SELECT s.id, s.title, l.name AS layer FROM zone_scheme s JOIN layer l ON l.zone_scheme_id = s.id
        ORDER BY s.position, s.fid`,
    )
    .map(({ id, title, layer }) => ({ id, title: title ?? '', layer, zones: zonesOfScheme(db, id) }));

export const listDistricts = (db: ReadableDb): ZoneDistrict[] =>
  db
    .all<{
      fid: number;
      code: string | null;
      name_th: string | null;
      geom: Uint8Array | null;
      subdistricts: number;
    }>(
      sql`SELECT fid, code, name_th, geom,
          (SELECT count(*) FROM subdistrict s WHERE s.district_code = district.code
            AND ${inForce('subdistrict', 's')}) AS subdistricts
        FROM district WHERE code NOTNULL AND ${inForce('district')} ORDER BY code, fid`,
    )
    .map((row) => ({
      fid: row.fid,
      code: row.code ?? '',
      title: row.name_th ?? row.code ?? '',
      areaM2: area(row.geom),
      subdistricts: row.subdistricts,
    }));

export const schemeRow = (
  db: ReadableDb,
  schemeId: string,
): { fid: number; title: string | null; layer: string | null } | undefined =>
  db.get(sql`SELECT s.fid, s.title, (SELECT name FROM layer WHERE zone_scheme_id = s.id) AS layer
    FROM zone_scheme s WHERE s.id = ${schemeId}`);

export const nextPosition = (db: ReadableDb): number =>
  db.get<{ n: number }>(sql`SELECT coalesce(max(position), 0) + 1 AS n FROM zone_scheme`)?.n ?? 1;

export const schemeTitles = (db: ReadableDb): { id: string; title: string | null }[] =>
  db.all(sql`SELECT id, title FROM zone_scheme`);

export interface ZoneRow {
  readonly fid: number;
  readonly id: string;
  readonly name_th: string | null;
  readonly code: string | null;
}

export const zoneRows = (db: ReadableDb, schemeId: string): ZoneRow[] =>
  db.all<ZoneRow>(sql`SELECT fid, id, name_th, code FROM zone WHERE scheme_id = ${schemeId} ORDER BY fid`);

export interface Membership {
  readonly fid: number;
  readonly zone_id: string;
  readonly district_code: string;
}

export const memberships = (db: ReadableDb, schemeId: string): Membership[] =>
  db.all<Membership>(
    sql`SELECT fid, zone_id, district_code FROM zone_district WHERE scheme_id = ${schemeId} ORDER BY fid`,
  );

export const districtName = (db: ReadableDb, code: string): string | undefined =>
  db.get<{ name: string }>(sql`SELECT coalesce(name_th, code) AS name FROM district WHERE code = ${code}`)
    ?.name;

/** Each zone with the shapes of its districts, in the order of their codes, and the shape that it has now. */
export const zoneParts = (
  db: ReadableDb,
): { fid: number; geom: Uint8Array | null; parts: Uint8Array[] }[] => {
  const zones = db.all<{ fid: number; id: string; geom: Uint8Array | null }>(
    sql`SELECT fid, id, geom FROM zone ORDER BY fid`,
  );
  return zones.map(({ fid, id, geom }) => ({
    fid,
    geom,
    parts: db
      .all<{ geom: Uint8Array }>(
        sql`SELECT d.geom FROM zone_district m JOIN district d ON d.code = m.district_code
          WHERE m.zone_id = ${id} AND d.geom NOTNULL AND ${inForce('district', 'd')} ORDER BY d.code, d.fid`,
      )
      .flatMap((row) => {
        const geometry = decodeGpkg(row.geom);
        return geometry.empty ? [] : [geometry.wkb];
      }),
  }));
};

/** Writes a zone's derived shape. Never journalled: it follows from the districts. Returns whether it differs. */
export const writeZoneShape = (
  db: WritableDb,
  fid: number,
  before: Uint8Array | null,
  wkb: Uint8Array | null,
): boolean => {
  const blob = wkb === null ? null : encodeGpkg(wkb);
  if (blob === null ? before === null : before !== null && Buffer.compare(blob, before) === 0) return false;
  db.run(sql`UPDATE zone SET geom = ${blob} WHERE fid = ${fid}`);
  return true;
};
