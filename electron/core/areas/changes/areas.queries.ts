import type { ChangingRegister } from '../../../../shared/contract/area-change.ts';
import { decodeGpkg } from '../../../../shared/geo/gpkg-binary.ts';
import { inForce, type ReadableDb, type Sql, type SqlValue, sql } from '../../db/index.ts';

/** An id for an area that a change makes. */
export { uuidv7 as newAreaId } from '../../db/index.ts';

/** An area as its row says. */
export interface AreaFacts {
  readonly register: ChangingRegister;
  readonly fid: number;
  readonly id: string;
  readonly code: string | null;
  readonly nameTh: string;
  readonly nameEn: string | null;
  /** The code of the area above; of a council area that of its district. */
  readonly above: string | null;
  readonly moo: number | null;
  /** Of a village: its council area of today. */
  readonly council: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly current: boolean;
  /** Little-endian WKB, or null. */
  readonly wkb: Uint8Array | null;
}

const ABOVE: Readonly<Record<ChangingRegister, string>> = {
  district: 'province_code',
  subdistrict: 'district_code',
  village: 'subdistrict_code',
  council_area: 'district_code',
};
/** The register of what lies in an area of a level, which has codes that begin with its own. */
export const BELOW: Readonly<Partial<Record<ChangingRegister, 'subdistrict' | 'village'>>> = {
  district: 'subdistrict',
  subdistrict: 'village',
};

export const aboveColumn = (register: ChangingRegister): string => ABOVE[register];

interface Raw extends Omit<AreaFacts, 'register' | 'current' | 'wkb'> {
  readonly current: number;
  readonly geom: Uint8Array | null;
}

const select = (register: ChangingRegister): Sql => {
  const named = register === 'district' || register === 'subdistrict' ? sql`name_en` : sql`NULL`;
  const [moo, council] = register === 'village' ? [sql`moo`, sql`council_area_id`] : [sql`NULL`, sql`NULL`];
  return sql`SELECT fid, id, code, coalesce(name_th, '') AS nameTh, ${named} AS nameEn,
    ${sql.id(ABOVE[register])} AS above, ${moo} AS moo, ${council} AS council, valid_from AS validFrom,
    valid_to AS validTo, ${inForce(register)} AS current, geom FROM ${sql.id(register)}`;
};

const factsOf = (register: ChangingRegister, { geom, current, ...row }: Raw): AreaFacts => {
  const shape = geom === null ? null : decodeGpkg(geom);
  return { ...row, register, current: current === 1, wkb: shape && !shape.empty ? shape.wkb : null };
};

/** An area by the id of its row, retired or not; null where there is none. */
export const areaById = (db: ReadableDb, register: ChangingRegister, id: string): AreaFacts | null => {
  const row = db.get<Raw>(sql`${select(register)} WHERE id = ${id}`);
  return row ? factsOf(register, row) : null;
};

/** The area in force that bears a code. */
export const areaByCode = (db: ReadableDb, register: ChangingRegister, code: string): AreaFacts | null => {
  const row = db.get<Raw>(
    sql`${select(register)} WHERE code = ${code} AND ${inForce(register)} ORDER BY fid`,
  );
  return row ? factsOf(register, row) : null;
};

/** What lies in an area by its code, in force, in the order of the codes. */
export const areasBelow = (db: ReadableDb, register: 'subdistrict' | 'village', code: string): AreaFacts[] =>
  db
    .all<Raw>(
      sql`${select(register)} WHERE ${sql.id(ABOVE[register])} = ${code} AND ${inForce(register)} ORDER BY code, fid`,
    )
    .map((row) => factsOf(register, row));

/** The villages of today of a council area. */
export const villagesOfCouncil = (db: ReadableDb, council: string): AreaFacts[] =>
  db
    .all<Raw>(
      sql`${select('village')} WHERE council_area_id = ${council} AND ${inForce('village')} ORDER BY code, fid`,
    )
    .map((row) => factsOf('village', row));

/** A row that names an area by its code: the table, its key and column. */
export interface CodeRow {
  readonly fid: number;
  readonly other: string | null;
}

/** The rows of a table that hold a code in a column, with what stands in another column. */
export const rowsNamingCode = (
  db: ReadableDb,
  table: string,
  column: string,
  code: string,
  other: string,
): CodeRow[] =>
  db.all<CodeRow>(
    sql`SELECT fid, ${sql.id(other)} AS other FROM ${sql.id(table)} WHERE ${sql.id(column)} = ${code} ORDER BY fid`,
  );

/** The rows of a table that hold an id in a column; with a level, those of that level. */
export const rowsNamingId = (
  db: ReadableDb,
  table: string,
  column: string,
  id: string,
  level: { column: string; value: string } | null,
): number[] =>
  db
    .all<{ fid: number }>(
      sql`SELECT fid FROM ${sql.id(table)} WHERE ${sql.id(column)} = ${id}
        AND ${level ? sql`${sql.id(level.column)} = ${level.value}` : sql`1`} ORDER BY fid`,
    )
    .map(({ fid }) => fid);

export interface LinkRow {
  readonly fid: number;
  readonly forest: string;
}

/** The forests that a village looks after. */
export const forestLinks = (db: ReadableDb, village: string): LinkRow[] =>
  db.all<LinkRow>(
    sql`SELECT fid, forest_id AS forest FROM forest_village WHERE village_id = ${village} ORDER BY fid`,
  );

export interface ZoneLink {
  readonly fid: number;
  readonly scheme: string;
  readonly zone: string;
  readonly zoneName: string;
}

/** The zones that a district belongs to, one a scheme. */
export const zoneLinks = (db: ReadableDb, code: string): ZoneLink[] =>
  db.all<ZoneLink>(
    sql`SELECT m.fid, m.scheme_id AS scheme, m.zone_id AS zone, coalesce(z.name_th, '') AS zoneName
      FROM zone_district m LEFT JOIN zone z ON z.id = m.zone_id WHERE m.district_code = ${code} ORDER BY m.fid`,
  );

export interface MembershipRow {
  readonly fid: number;
  readonly village: string;
  readonly from: string | null;
}

/** The memberships of a council area that have no last day yet. */
export const openMemberships = (db: ReadableDb, council: string): MembershipRow[] =>
  db.all<MembershipRow>(
    sql`SELECT fid, village_id AS village, valid_from AS "from" FROM council_area_village
      WHERE council_area_id = ${council} AND valid_to IS NULL ORDER BY fid`,
  );

/** The membership of a village that has no last day yet. */
export const openMembershipOf = (
  db: ReadableDb,
  village: string,
): { fid: number; council: string; from: string | null } | null =>
  db.get<{ fid: number; council: string; from: string | null }>(
    sql`SELECT fid, council_area_id AS council, valid_from AS "from" FROM council_area_village
      WHERE village_id = ${village} AND valid_to IS NULL ORDER BY fid DESC LIMIT 1`,
  ) ?? null;

export interface FigureRow {
  readonly fid: number;
  readonly areaId: string;
  readonly indicator: string;
  readonly yearBe: number;
  readonly value: number;
  readonly unit: string | null;
  readonly source: string | null;
  readonly asOf: string | null;
}

/** The figures that are stated for areas of a level. */
export const figuresOfAreas = (db: ReadableDb, level: string, ids: readonly string[]): FigureRow[] =>
  db.all<FigureRow>(
    sql`SELECT fid, area_id AS areaId, indicator, year_be AS yearBe, value, unit, source, as_of AS asOf
      FROM area_statistic WHERE area_level = ${level} AND value NOT NULL AND year_be NOT NULL
      AND area_id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) ORDER BY indicator, year_be, fid`,
  );

/** How many active councils council areas have together. */
export const activeCouncils = (db: ReadableDb, ids: readonly string[]): number =>
  db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM council WHERE status = 'founded'
      AND council_area_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  )?.n ?? 0;

/** The sub-districts that a council area is linked to. */
export const linkedCodes = (db: ReadableDb, council: string): { fid: number; code: string }[] =>
  db.all<{ fid: number; code: string }>(
    sql`SELECT fid, subdistrict_code AS code FROM council_area_subdistrict
      WHERE council_area_id = ${council} ORDER BY subdistrict_code, fid`,
  );

/** What council areas are called, by id. */
export const councilTitles = (db: ReadableDb, ids: readonly string[]): Map<string, string> =>
  new Map(
    db
      .all<{ id: string; title: string | null }>(
        sql`SELECT id, name_th AS title FROM council_area
          WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND ${inForce('council_area')}`,
      )
      .map(({ id, title }) => [id, title ?? '']),
  );

/** The values of a row by its columns, without those that the journal fills. */
export const rowValues = (db: ReadableDb, table: string, fid: number): Record<string, SqlValue> => {
  const row = db.get<Record<string, SqlValue>>(sql`SELECT * FROM ${sql.id(table)} WHERE fid = ${fid}`) ?? {};
  const { fid: _fid, id: _id, geom: _geom, ...values } = row;
  for (const column of ['created_at', 'created_by', 'updated_at', 'updated_by', 'row_version'])
    delete values[column];
  return values;
};

/** All codes that were ever given out below an area, by their last two digits. */
export const numbersUsed = (db: ReadableDb, register: ChangingRegister, above: string): Set<string> => {
  const like = `${above}__`;
  const rows = db.all<{ code: string }>(
    sql`SELECT code FROM ${sql.id(register)} WHERE code LIKE ${like}
      UNION SELECT from_code FROM area_lineage WHERE register = ${register} AND from_code LIKE ${like}
      UNION SELECT to_code FROM area_lineage WHERE register = ${register} AND to_code LIKE ${like}`,
  );
  return new Set(rows.map(({ code }) => code.slice(-2)));
};
