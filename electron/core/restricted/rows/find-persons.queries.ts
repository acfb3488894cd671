import { normaliseThai } from '../../../../shared/domain/thai-text.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb } from '../../db/types.ts';

/** Members with exactly this ID number. */
export const fidsByNumber = (db: ReadableDb, digits: string): number[] =>
  db
    .all<{ fid: number }>(sql`SELECT fid FROM hh_member WHERE national_id = ${digits} ORDER BY fid LIMIT 100`)
    .map(({ fid }) => fid);

const MOST_GROUPS = 500;

/** Members who bear the same ID number. */
export const sameNumber = (db: ReadableDb): number[][] =>
  db
    .all<{ fids: string }>(sql`SELECT json_group_array(fid) AS fids FROM hh_member
      WHERE national_id NOTNULL AND national_id <> '' GROUP BY national_id HAVING count(*) > 1 LIMIT ${MOST_GROUPS}`)
    .map(({ fids }) => JSON.parse(fids) as number[]);

interface Candidate {
  readonly fid: number;
  readonly given: string | null;
  readonly family: string | null;
  readonly year: number | null;
  readonly village: string | null;
  readonly number: string | null;
}

const spelling = (text: string | null): string => normaliseThai(text ?? '').toLowerCase();

/**
 * Members of the same name and year of birth in one sub-district. Two who have ID numbers that differ are two persons.
 *
 * @param subdistrictOf the sub-district of a village, or null
 */
export function sameName(db: ReadableDb, subdistrictOf: (village: string) => string | null): number[][] {
  const groups = new Map<string, Candidate[]>();
  const rows = db.iterate<Candidate>(sql`SELECT m.fid, m.given_name AS given, m.family_name AS family,
      coalesce(m.birth_year_be, CAST(substr(m.birth_date, 1, 4) AS INTEGER) + 543) AS year, h.village_id AS village,
      nullif(m.national_id, '') AS number
    FROM hh_member m JOIN household h ON h.id = m.household_id
    WHERE m.given_name NOTNULL AND m.family_name NOTNULL`);
  for (const row of rows) {
    const subdistrict = row.village === null ? null : subdistrictOf(row.village);
    if (row.year === null || subdistrict === null) continue;
    const key = [spelling(row.given), spelling(row.family), row.year, subdistrict].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1 && maybeOne(group))
    .slice(0, MOST_GROUPS)
    .map((group) => group.map(({ fid }) => fid));
}

/** False where numbers tell all of a group apart, or all bear the same one, which is told by itself. */
function maybeOne(group: readonly Candidate[]): boolean {
  const numbers = group.flatMap(({ number }) => number ?? []);
  return (
    numbers.length < group.length || (new Set(numbers).size < numbers.length && new Set(numbers).size > 1)
  );
}

/** The sub-districts of villages, by the village's id. */
export function subdistrictsOfVillages(areas: ReadableDb): (village: string) => string | null {
  const known = new Map(
    areas
      .all<{ id: string; code: string | null }>(sql`SELECT id, subdistrict_code AS code FROM village`)
      .map(({ id, code }) => [id, code]),
  );
  return (village) => known.get(village) ?? null;
}

/** Rows of households whose date of keeping has passed, or comes before a day; the oldest first. */
export const keptUntil = (db: ReadableDb, day: string): { fid: number; id: string; keepUntil: string }[] =>
  db.all(sql`SELECT fid, id, keep_until AS keepUntil FROM household
    WHERE keep_until NOTNULL AND keep_until <> '' AND keep_until < ${day} ORDER BY keep_until, fid LIMIT 5000`);

/** How many households have a date of keeping before a day. */
export const countKeptUntil = (db: ReadableDb, day: string): number =>
  db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM household WHERE keep_until NOTNULL AND keep_until <> '' AND keep_until < ${day}`,
  )?.n ?? 0;
