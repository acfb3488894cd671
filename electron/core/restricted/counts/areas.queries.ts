import { sql } from '../../db/sql.ts';
import type { ReadableDb } from '../../db/types.ts';

/** An area with what it lies in. */
export interface Area {
  readonly id: string;
  readonly code: string | null;
  /** The code of the area above it. */
  readonly parent: string | null;
}

/** The areas that counts are told of. */
export interface Areas {
  readonly provinces: readonly Area[];
  readonly districts: readonly Area[];
  readonly subdistricts: readonly Area[];
  readonly councils: readonly Area[];
  /** The zones of each scheme with the codes of their districts. */
  readonly schemes: readonly (readonly { readonly id: string; readonly districts: readonly string[] }[])[];
}

/** Reads them from the workspace. */
export function readAreas(db: ReadableDb): Areas {
  const zones = db.all<{ scheme: string; id: string; districts: string }>(
    sql`SELECT z.scheme_id AS scheme, z.id, (SELECT json_group_array(d.district_code) FROM zone_district d
      WHERE d.zone_id = z.id AND d.scheme_id = z.scheme_id) AS districts FROM zone z ORDER BY z.fid`,
  );
  const schemes = Map.groupBy(zones, ({ scheme }) => scheme);
  return {
    provinces: db.all<Area>(sql`SELECT id, code, NULL AS parent FROM province ORDER BY fid`),
    districts: db.all<Area>(sql`SELECT id, code, province_code AS parent FROM district ORDER BY fid`),
    subdistricts: db.all<Area>(sql`SELECT id, code, district_code AS parent FROM subdistrict ORDER BY fid`),
    councils: db.all<Area>(sql`SELECT id, code, district_code AS parent FROM council_area ORDER BY fid`),
    schemes: [...schemes.values()].map((own) =>
      own.map(({ id, districts }) => ({ id, districts: JSON.parse(districts) as string[] })),
    ),
  };
}
