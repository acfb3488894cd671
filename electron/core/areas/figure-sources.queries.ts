import { type ReadableDb, type SqlValue, sql } from '../db/index.ts';

/** The cells of columns of a layer or table, row by row. */
export const cellsOf = (db: ReadableDb, table: string, columns: readonly string[]): SqlValue[][] =>
  columns.length === 0
    ? []
    : db
        .all<Record<string, SqlValue>>(
          sql`SELECT ${sql.join(columns.map((column, i) => sql`${sql.id(column)} AS ${sql.id(`c${i}`)}`))}
            FROM ${sql.id(table)} ORDER BY fid`,
        )
        .map((row) => columns.map((_, i) => row[`c${i}`] ?? null));

/** How many households each of the villages has, by the restricted store. */
export const householdsByVillage = (people: ReadableDb, villages: readonly string[]): Map<string, number> => {
  const counts = new Map(villages.map((id) => [id, 0]));
  const rows = people.all<{ id: string; n: number }>(
    sql`SELECT village_id AS id, count(*) AS n FROM household
      WHERE village_id IN (SELECT value FROM json_each(${JSON.stringify(villages)})) GROUP BY village_id`,
  );
  for (const { id, n } of rows) counts.set(id, n);
  return counts;
};

/** How many households name one of the villages or council areas. */
export const householdsNaming = (
  people: ReadableDb,
  column: 'village_id' | 'council_area_id',
  ids: readonly string[],
): number =>
  people.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM household WHERE ${sql.id(column)} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  )?.n ?? 0;

/** The day, unit and source of the figures that stand for areas of a level, by area, indicator and year. */
export const standingFigures = (
  db: ReadableDb,
  level: string,
): {
  fid: number;
  areaId: string;
  indicator: string;
  yearBe: number;
  value: number | null;
  unit: string | null;
}[] =>
  db.all(
    sql`SELECT fid, area_id AS areaId, indicator, year_be AS yearBe, value, unit FROM area_statistic
      WHERE area_level = ${level} ORDER BY as_of, fid`,
  );
