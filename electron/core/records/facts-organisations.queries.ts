import type { RowFacts } from '../../../shared/domain/rules/index.ts';
import { ceilingIn } from '../../../shared/domain/rules/unit-ceilings.ts';
import { statisticOf } from '../areas/index.ts';
import { inForce, type ReadableDb, sql } from '../db/index.ts';
import { ceilingsOf } from './ceilings.queries.ts';
import { otherWith } from './facts-areas.queries.ts';
import type { FactSources, JudgedRow, Known } from './judged-row.ts';

type Population = Known<'population'>;

/** Stated, or summed from its villages or from sub-districts that it does not share. */
const own = (db: ReadableDb, councilArea: string): Population => {
  const figure = statisticOf(db, 'council_area', [councilArea], 'population', null).get(councilArea);
  if (!figure || figure.value === null || figure.how === 'shared') return null;
  return { people: figure.value, yearBe: figure.yearBe ?? 0, whole: true };
};

/**
 * The people of the sub-districts that the council area lies in, together, of the newest year: more than its own where it
 * shares one with another. Null where one of them has no figure.
 */
const ofSubdistricts = (db: ReadableDb, councilArea: string): Population => {
  const rows = db.all<{ value: number | null; year: number | null }>(sql`SELECT
      (SELECT value FROM area_statistic WHERE indicator = 'population' AND area_level = 'subdistrict' AND area_id = s.id
        AND value NOTNULL ORDER BY year_be DESC LIMIT 1) AS value,
      (SELECT max(year_be) FROM area_statistic WHERE indicator = 'population' AND area_level = 'subdistrict'
        AND area_id = s.id AND value NOTNULL) AS year
    FROM council_area_subdistrict l JOIN subdistrict s ON s.code = l.subdistrict_code
    WHERE l.council_area_id = ${councilArea} AND ${inForce('subdistrict', 's')}`);
  if (rows.length === 0 || rows.some(({ value }) => value === null)) return null;
  const people = rows.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const yearBe = Math.max(...rows.map(({ year }) => year ?? 0));
  return { people, yearBe, whole: false };
};

const otherCouncil = ({ db }: FactSources, { values, fid }: JudgedRow): string | null => {
  const area = values.council_area_id;
  if (typeof area !== 'string' || area === '') return null;
  return otherWith(db, 'council', { council_area_id: area, status: 'founded' }, fid);
};

const team = ({ people, today }: FactSources, { id }: JudgedRow): Known<'team'> => {
  if (!people || id === null) return null;
  const rows = people.all<{ person: string | null; role: string | null }>(
    sql`SELECT person_id AS person, role FROM role_assignment WHERE group_id = ${id}
      AND (to_on IS NULL OR to_on >= ${today}) AND (from_on IS NULL OR from_on <= ${today})`,
  );
  return {
    members: new Set(rows.map(({ person }) => person)).size,
    roles: [...new Set(rows.flatMap(({ role }) => (role === null ? [] : [role])))],
  };
};

const unitCeiling = ({ db }: FactSources, { values }: JudgedRow): Known<'unitCeiling'> => {
  const { programme, fiscal_year: year } = values;
  if (typeof programme !== 'string') return null;
  const found = ceilingIn(ceilingsOf(db), programme, typeof year === 'number' ? year : null);
  return found && { satang: found.satang, fromYearBe: found.fromYearBe };
};

/** What rules of councils, funds, groups and housing projects need. */
export const organisationFacts = (sources: FactSources, row: JudgedRow): Partial<RowFacts> => {
  const area = row.values.council_area_id;
  switch (row.register) {
    case 'council':
      return { otherCouncil: otherCouncil(sources, row) };
    case 'welfare_fund':
      return typeof area === 'string' && area !== ''
        ? { population: own(sources.db, area) ?? ofSubdistricts(sources.db, area) }
        : {};
    case 'working_group':
      return { team: team(sources, row) };
    case 'housing_project':
      return { unitCeiling: unitCeiling(sources, row) };
    default:
      return {};
  }
};
