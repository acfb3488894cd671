import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { RowFacts } from '../../../shared/domain/rules/index.ts';
import { retiredCode } from '../areas/index.ts';
import { inForce, type ReadableDb, type SqlValue, sql } from '../db/index.ts';
import type { FactSources, JudgedRow } from './judged-row.ts';
import { rowTitle } from './row-titles.ts';

/** What the other row that bears a value is called; null where there is none. */
export const otherWith = (
  db: ReadableDb,
  key: string,
  values: Readonly<Record<string, SqlValue>>,
  fid: number | null,
): string | null => {
  const register = registerOf(key);
  if (!register) return null;
  const conditions = Object.entries(values).map(([name, value]) => sql`${sql.id(name)} = ${value}`);
  const row = db.get<Record<string, SqlValue>>(sql`SELECT * FROM ${sql.id(key)}
    WHERE ${sql.join(conditions, ' AND ')} AND fid IS NOT ${fid} ORDER BY fid LIMIT 1`);
  return row ? rowTitle(register, row) : null;
};

const sameCode = ({ db, people }: FactSources, row: JudgedRow): string | null => {
  const register = registerOf(row.register);
  const code = register?.codeField ? row.values[register.codeField] : null;
  const own = register?.store === 'restricted' ? people : db;
  if (!register?.codeField || !own || typeof code !== 'string' || code === '') return null;
  // A code that an area bore once is never given out again.
  return (
    otherWith(own, register.key, { [register.codeField]: code }, row.fid) ??
    retiredCode(db, register.key, code)
  );
};

const sameMoo = ({ db }: FactSources, { values, fid }: JudgedRow): string | null => {
  const { moo, subdistrict_code: code } = values;
  if (typeof moo !== 'number' || typeof code !== 'string' || code === '') return null;
  const row = db.get<{ name: string | null }>(sql`SELECT name_th AS name FROM village
    WHERE subdistrict_code = ${code} AND moo = ${moo} AND fid IS NOT ${fid}
    AND ${inForce('village')} ORDER BY fid LIMIT 1`);
  return row ? (row.name ?? '') : null;
};

/** Different persons who coordinate in a council area today. */
const coordinators = ({ people, today }: FactSources, { id }: JudgedRow): number | null => {
  if (!people || id === null) return null;
  return (
    people.get<{ n: number }>(sql`SELECT count(DISTINCT person_id) AS n FROM role_assignment
      WHERE role = 'coordinator' AND area_level = 'council_area' AND area_id = ${id}
      AND (to_on IS NULL OR to_on >= ${today}) AND (from_on IS NULL OR from_on <= ${today})`)?.n ?? 0
  );
};

/** What rules of codes, villages and council areas need. */
export const areaFacts = (sources: FactSources, row: JudgedRow): Partial<RowFacts> => {
  const facts = { sameCode: sameCode(sources, row) };
  if (row.register === 'village') return { ...facts, sameMoo: sameMoo(sources, row) };
  return row.register === 'council_area' ? { ...facts, coordinators: coordinators(sources, row) } : facts;
};
