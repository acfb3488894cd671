import type { RegisterDefinition } from '../../../shared/domain/registers/index.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { type ReadableDb, sql } from '../db/index.ts';

/** The council area that a row names, for one that has no place of its own. Empty for none. */
export const areaNameOf = (db: ReadableDb, register: RegisterDefinition, fid: number): string => {
  if (!register.fields.some(({ name }) => name === 'council_area_id')) return '';
  return (
    db.get<{ name: string | null }>(sql`SELECT a.name_th AS name FROM ${sql.id(register.key)} r
      JOIN council_area a ON a.id = r.council_area_id WHERE r.fid = ${fid}`)?.name ?? ''
  );
};

/** The year and the value of a statistic: there is one of an indicator for each year. */
export const statisticLine = (db: ReadableDb, fid: number): string => {
  const row = db.get<{ year_be: number | null; value: number | null; unit: string | null }>(
    sql`SELECT year_be, value, unit FROM area_statistic WHERE fid = ${fid}`,
  );
  if (!row) return '';
  const value = row.value === null ? '' : `${formatNumber(row.value, 2)} ${row.unit ?? ''}`.trim();
  return [row.year_be === null ? '' : String(row.year_be), value].filter((part) => part !== '').join(' · ');
};
