import type { FigureLevel } from '../../../shared/contract/area-figures.ts';
import { inForce, type ReadableDb, sql } from '../db/index.ts';

/** A figure as it is stated for an area. */
export interface StatedFigure {
  readonly fid: number;
  readonly areaId: string;
  readonly indicator: string;
  readonly yearBe: number;
  readonly value: number;
  readonly unit: string | null;
  readonly source: string | null;
  readonly asOf: string | null;
  readonly updatedAt: string | null;
}

const among = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** The figures of an indicator that are stated for areas of a level; the last word of each area and year comes last. */
export const statedFigures = (
  db: ReadableDb,
  level: FigureLevel,
  ids: readonly string[],
  indicator: string,
  yearBe: number | null,
): StatedFigure[] =>
  db.all<StatedFigure>(
    sql`SELECT fid, area_id AS areaId, indicator, year_be AS yearBe, value, unit, source, as_of AS asOf,
      updated_at AS updatedAt FROM area_statistic
      WHERE area_level = ${level} AND indicator = ${indicator} AND value NOT NULL AND year_be NOT NULL
      AND area_id IN ${among(ids)} AND ${yearBe === null ? sql`1` : sql`year_be = ${yearBe}`}
      ORDER BY year_be, as_of, fid`,
  );

/** The years that there are figures of an indicator for, the newest first. */
export const yearsOf = (db: ReadableDb, indicator: string): number[] =>
  db
    .all<{ year: number }>(
      sql`SELECT DISTINCT year_be AS year FROM area_statistic
        WHERE indicator = ${indicator} AND value NOT NULL AND year_be NOT NULL ORDER BY year_be DESC`,
    )
    .map(({ year }) => year);

/** Every indicator that there are figures of, with their unit. */
export const indicatorsStated = (
  db: ReadableDb,
): { indicator: string; unit: string | null; count: number }[] =>
  db.all(
    sql`SELECT indicator, max(unit) AS unit, count(*) AS count FROM area_statistic
      WHERE indicator NOT NULL AND value NOT NULL GROUP BY indicator ORDER BY count(*) DESC, indicator`,
  );

export interface Child {
  readonly parent: string;
  readonly id: string;
}

/** What figures of a level are summed from: the areas in force below each area, by id. */
export const childrenOf = (db: ReadableDb, level: FigureLevel, ids: readonly string[]): Child[] => {
  switch (level) {
    case 'province':
      return db.all<Child>(sql`SELECT p.id AS parent, d.id FROM province p JOIN district d ON d.province_code = p.code
        WHERE p.id IN ${among(ids)} AND ${inForce('district', 'd')} ORDER BY d.code`);
    case 'zone':
      return db.all<Child>(sql`SELECT m.zone_id AS parent, d.id FROM zone_district m
        JOIN district d ON d.code = m.district_code
        WHERE m.zone_id IN ${among(ids)} AND ${inForce('district', 'd')} ORDER BY d.code`);
    case 'district':
      return db.all<Child>(sql`SELECT d.id AS parent, s.id FROM district d
        JOIN subdistrict s ON s.district_code = d.code
        WHERE d.id IN ${among(ids)} AND ${inForce('subdistrict', 's')} ORDER BY s.code`);
    case 'subdistrict':
      return db.all<Child>(sql`SELECT s.id AS parent, v.id FROM subdistrict s
        JOIN village v ON v.subdistrict_code = s.code
        WHERE s.id IN ${among(ids)} AND ${inForce('village', 'v')} ORDER BY v.code`);
    case 'council_area':
      return db.all<Child>(sql`SELECT council_area_id AS parent, id FROM village
        WHERE council_area_id IN ${among(ids)} AND ${inForce('village')} ORDER BY code`);
    case 'village':
      return [];
  }
};

/** The level of what `childrenOf` gives. */
export const LEVEL_BELOW: Readonly<Record<FigureLevel, FigureLevel | null>> = {
  province: 'district',
  zone: 'district',
  district: 'subdistrict',
  subdistrict: 'village',
  council_area: 'village',
  village: null,
};

export interface SharedGround {
  readonly council: string;
  readonly subdistrict: string;
  /** Council areas in force that share the sub-district. */
  readonly councils: number;
}

/** The sub-districts in force of council areas, by id, with how many share each. */
export const sharedGround = (db: ReadableDb, councils: readonly string[]): SharedGround[] =>
  db.all<SharedGround>(sql`SELECT l.council_area_id AS council, s.id AS subdistrict,
      (SELECT count(DISTINCT o.council_area_id) FROM council_area_subdistrict o
        JOIN council_area a ON a.id = o.council_area_id AND ${inForce('council_area', 'a')}
        WHERE o.subdistrict_code = s.code) AS councils
    FROM council_area_subdistrict l JOIN subdistrict s ON s.code = l.subdistrict_code
    WHERE l.council_area_id IN ${among(councils)} AND ${inForce('subdistrict', 's')}
    GROUP BY l.council_area_id, s.id ORDER BY s.code`);

/** The council area of each village of sub-districts, by id. */
export const villagesWithCouncil = (
  db: ReadableDb,
  subdistricts: readonly string[],
): { subdistrict: string; id: string; council: string | null }[] =>
  db.all(sql`SELECT s.id AS subdistrict, v.id, v.council_area_id AS council FROM subdistrict s
    JOIN village v ON v.subdistrict_code = s.code
    WHERE s.id IN ${among(subdistricts)} AND ${inForce('village', 'v')} ORDER BY v.code`);

/** The days on which areas that go on got another extent, with when that was written. */
export const extentChanges = (
  db: ReadableDb,
  ids: readonly string[],
): { id: string; onDate: string; writtenAt: string | null }[] =>
  db.all(sql`SELECT to_id AS id, on_date AS onDate, created_at AS writtenAt FROM area_lineage
    WHERE kind IN ('split', 'merge') AND to_id IN ${among(ids)} AND on_date NOT NULL ORDER BY on_date`);

/** The id of a row by its fid; `zone` is read from its table. */
export const idOfRow = (db: ReadableDb, level: FigureLevel, fid: number): string | null =>
  db.get<{ id: string }>(sql`SELECT id FROM ${sql.id(level)} WHERE fid = ${fid}`)?.id ?? null;
