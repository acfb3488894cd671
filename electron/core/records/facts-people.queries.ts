import type { RoleFacts, RowFacts } from '../../../shared/domain/rules/index.ts';
import { type ReadableDb, type SqlValue, sql } from '../db/index.ts';
import type { FactSources, JudgedRow } from './judged-row.ts';

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const isCurrent = (from: string | null, to: string | null, today: string): boolean =>
  (from === null || from <= today) && (to === null || to >= today);

/** All assignments of the person whom an assignment names, the row itself as it would be. */
const personRoles = ({ people, today }: FactSources, { values, fid }: JudgedRow): RoleFacts[] | null => {
  const person = text(values.person_id);
  if (!people || person === null) return null;
  const others = people.all<Record<string, string | null>>(
    sql`SELECT role, issue, group_id, from_on, to_on FROM role_assignment
      WHERE person_id = ${person} AND fid IS NOT ${fid} ORDER BY fid`,
  );
  return [...others, values].map((row) => ({
    role: text(row.role) ?? '',
    issue: text(row.issue),
    groupId: text(row.group_id),
    current: isCurrent(text(row.from_on), text(row.to_on), today),
  }));
};

interface MemberRow {
  readonly birth_date: string | null;
  readonly birth_year_be: number | null;
  readonly village_id: string | null;
}

const BUDDHIST_YEARS = 543;

const birthYear = (date: unknown, yearBe: unknown): number | null => {
  const day = text(date);
  if (day !== null) return Number(day.slice(0, 4)) + BUDDHIST_YEARS;
  return typeof yearBe === 'number' ? yearBe : null;
};

const subdistrictOf = (db: ReadableDb, village: string | null): string | null =>
  village === null
    ? null
    : (db.get<{ code: string | null }>(
        sql`SELECT subdistrict_code AS code FROM village WHERE id = ${village}`,
      )?.code ?? null);

/** Members of the same name, year of birth and sub-district. */
const namesakes = ({ db }: FactSources, people: ReadableDb, { values, fid }: JudgedRow): number => {
  const [given, family] = [text(values.given_name), text(values.family_name)];
  const year = birthYear(values.birth_date, values.birth_year_be);
  const household = text(values.household_id);
  if (given === null || family === null || year === null || household === null) return 0;
  const own = people.get<{ village: string | null }>(
    sql`SELECT village_id AS village FROM household WHERE id = ${household}`,
  );
  const place = subdistrictOf(db, own?.village ?? null);
  const rows = people.all<MemberRow>(sql`SELECT m.birth_date, m.birth_year_be, h.village_id FROM hh_member m
    LEFT JOIN household h ON h.id = m.household_id
    WHERE m.given_name = ${given} AND m.family_name = ${family} AND m.fid IS NOT ${fid}`);
  return rows.filter(
    (row) =>
      birthYear(row.birth_date, row.birth_year_be) === year && subdistrictOf(db, row.village_id) === place,
  ).length;
};

/** Others who may be the same person: by the ID number, else by name, year of birth and sub-district. */
const samePerson = (sources: FactSources, row: JudgedRow): number | null => {
  const { people } = sources;
  if (!people) return null;
  const number: SqlValue = text(row.values.national_id);
  if (number === null) return namesakes(sources, people, row);
  const same = people.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM hh_member WHERE national_id = ${number} AND fid IS NOT ${row.fid}`,
  );
  return same?.n ?? 0;
};

/** What rules of roles and of household members need. */
export const peopleFacts = (sources: FactSources, row: JudgedRow): Partial<RowFacts> => {
  if (row.register === 'role_assignment') return { personRoles: personRoles(sources, row) };
  return row.register === 'hh_member' ? { samePerson: samePerson(sources, row) } : {};
};
