import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';
import { inForce, type ReadableDb, sql } from '../db/index.ts';
import { holds } from './membership.queries.ts';

export interface CouncilAreaRow {
  readonly fid: number;
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly shapeFrom: string | null;
  readonly current: boolean;
  readonly areaM2: number | null;
}

/** A council area by its fid, retired or not. */
export const councilAreaRow = (db: ReadableDb, fid: number): CouncilAreaRow | null => {
  const row = db.get<{
    id: string;
    code: string | null;
    title: string | null;
    shapeFrom: string | null;
    current: number;
    geom: Uint8Array | null;
  }>(sql`SELECT id, code, name_th AS title, shape_from AS shapeFrom, ${inForce('council_area')} AS current, geom
    FROM council_area WHERE fid = ${fid}`);
  if (!row) return null;
  const shape = row.geom === null ? null : decodeGpkg(row.geom);
  const areaM2 = shape && !shape.empty ? wkbAreaM2(shape.wkb) : null;
  const { id, code, title, shapeFrom, current } = row;
  return { fid, id, code, title: title ?? '', shapeFrom, current: current === 1, areaM2 };
};

export interface LinkedSubdistrict {
  readonly link: number;
  readonly code: string;
  readonly title: string;
  readonly fid: number;
  readonly villages: number;
  readonly members: number;
}

/** The sub-districts of today that a council area is linked to. */
export const linkedSubdistricts = (db: ReadableDb, council: string): LinkedSubdistrict[] =>
  db.all<LinkedSubdistrict>(
    sql`SELECT l.fid AS link, s.code, coalesce(s.name_th, s.code) AS title, s.fid,
        (SELECT count(*) FROM village v WHERE v.subdistrict_code = s.code AND ${inForce('village', 'v')}) AS villages,
        (SELECT count(*) FROM village v WHERE v.subdistrict_code = s.code AND v.council_area_id = ${council}
          AND ${inForce('village', 'v')}) AS members
      FROM council_area_subdistrict l JOIN subdistrict s ON s.code = l.subdistrict_code
      WHERE l.council_area_id = ${council} AND ${inForce('subdistrict', 's')} ORDER BY s.code`,
  );

/** What the other council areas of today are called that share a sub-district. */
export const sharersOf = (db: ReadableDb, subdistrict: string, council: string): string[] =>
  db
    .all<{ title: string | null }>(
      sql`SELECT DISTINCT a.name_th AS title FROM council_area_subdistrict l
        JOIN council_area a ON a.id = l.council_area_id
        WHERE l.subdistrict_code = ${subdistrict} AND a.id <> ${council} AND ${inForce('council_area', 'a')}
        ORDER BY a.code, a.name_th`,
    )
    .map(({ title }) => title ?? '');

export interface MemberRow {
  readonly fid: number;
  readonly villageId: string;
  readonly title: string;
  readonly code: string | null;
  readonly subdistrict: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** The memberships of a council area that hold today, or those that have ended. */
export const memberRows = (db: ReadableDb, council: string, when: 'today' | 'former'): MemberRow[] =>
  db.all<MemberRow>(
    sql`SELECT m.fid, m.village_id AS villageId, coalesce(v.name_th, v.code, '') AS title, v.code,
        v.subdistrict_code AS subdistrict, m.valid_from AS "from", m.valid_to AS "to"
      FROM council_area_village m JOIN village v ON v.id = m.village_id
      WHERE m.council_area_id = ${council} AND ${when === 'today' ? holds('m') : sql`NOT (${holds('m')})`}
      ORDER BY ${when === 'today' ? sql`v.code, v.fid` : sql`m.valid_to DESC, v.code, v.fid`}`,
  );

/** The membership of today of a village, in whichever council area. */
export const membershipToday = (
  db: ReadableDb,
  village: string,
): { fid: number; council: string; from: string | null } | null =>
  db.get<{ fid: number; council: string; from: string | null }>(
    sql`SELECT m.fid, m.council_area_id AS council, m.valid_from AS "from" FROM council_area_village m
      WHERE m.village_id = ${village} AND ${holds('m')} ORDER BY m.fid DESC LIMIT 1`,
  ) ?? null;

/** The councils of a council area with their status. */
export const councilsOf = (
  db: ReadableDb,
  council: string,
): { fid: number; title: string; status: string | null }[] =>
  db.all(
    sql`SELECT fid, coalesce(name_th, '') AS title, status FROM council WHERE council_area_id = ${council} ORDER BY fid`,
  );

/** The villages in force among ids. */
export const standingVillages = (db: ReadableDb, ids: readonly string[]): Set<string> =>
  new Set(
    db
      .all<{ id: string }>(
        sql`SELECT id FROM village WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
          AND ${inForce('village')}`,
      )
      .map(({ id }) => id),
  );

/** The sub-districts in force among codes. */
export const standingSubdistricts = (db: ReadableDb, codes: readonly string[]): Set<string> =>
  new Set(
    db
      .all<{ code: string }>(
        sql`SELECT code FROM subdistrict WHERE code IN (SELECT value FROM json_each(${JSON.stringify(codes)}))
          AND ${inForce('subdistrict')}`,
      )
      .map(({ code }) => code),
  );

/** A village of which two memberships hold at once, among memberships by fid; null where there is none. */
export const overlappingMembership = (db: ReadableDb, fids: readonly number[]): string | null =>
  db.get<{ title: string | null }>(
    sql`SELECT v.name_th AS title FROM council_area_village a JOIN council_area_village b
        ON b.village_id = a.village_id AND b.fid <> a.fid
      JOIN village v ON v.id = a.village_id
      WHERE a.fid IN (SELECT value FROM json_each(${JSON.stringify(fids)}))
        AND coalesce(a.valid_from, '') <= coalesce(b.valid_to, '9999-12-31')
        AND coalesce(b.valid_from, '') <= coalesce(a.valid_to, '9999-12-31') LIMIT 1`,
  )?.title ?? null;
