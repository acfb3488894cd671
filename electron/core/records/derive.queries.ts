import type { Position } from '../../../shared/geo/geometry.ts';
import { columnsOf, inForce, type ReadableDb, sql } from '../db/index.ts';
import { areaAt } from '../layers/index.ts';

/** An area that a value can name. */
export interface DerivedArea {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
}

const read = (
  db: ReadableDb,
  register: string,
  column: 'fid' | 'code',
  key: number | string,
): DerivedArea | null => {
  const coded = columnsOf(db, register).some(({ name }) => name === 'code');
  const row = db.get<{ id: string; code: string | null; title: string | null }>(
    sql`SELECT id, ${coded ? sql`code` : sql`NULL`} AS code, name_th AS title FROM ${sql.id(register)}
      WHERE ${sql.id(column)} = ${key} AND ${inForce(register)} ORDER BY fid LIMIT 1`,
  );
  return row ? { ...row, title: row.title ?? '' } : null;
};

/** The area of a register that bears a code. */
export const areaOfCode = (db: ReadableDb, register: string, code: string): DerivedArea | null =>
  read(db, register, 'code', code);

/** The area of a register in which a point lies; of several the one with the lowest fid. */
export const areaOfPoint = (db: ReadableDb, register: string, point: Position): DerivedArea | null => {
  const hit = areaAt(db, register, point);
  return hit ? read(db, register, 'fid', hit.fid) : null;
};

/** The council area of a sub-district that has but one; null where it has none or several. */
export const onlyCouncilArea = (db: ReadableDb, subdistrict: string): DerivedArea | null => {
  const rows = db.all<{ id: string; code: string | null; title: string | null }>(
    sql`SELECT a.id, a.code, a.name_th AS title FROM council_area_subdistrict l
      JOIN council_area a ON a.id = l.council_area_id WHERE l.subdistrict_code = ${subdistrict}
      AND ${inForce('council_area', 'a')} LIMIT 2`,
  );
  const [only] = rows;
  return rows.length === 1 && only ? { ...only, title: only.title ?? '' } : null;
};
