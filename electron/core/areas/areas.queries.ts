import { decodeGpkg } from '../../../shared/geo/gpkg-binary.ts';
import { type ReadableDb, type SqlValue, sql } from '../db/index.ts';

/** The sub-districts' parts of the areas of one length of code, in the order of their codes. */
export const partsByCode = (db: ReadableDb, digits: 2 | 4): Map<string, Uint8Array[]> => {
  const parts = new Map<string, Uint8Array[]>();
  for (const row of db.all<{ code: string; geom: Uint8Array }>(sql`SELECT code, geom FROM subdistrict
    WHERE geom NOTNULL AND code NOTNULL AND length(code) >= 6 ORDER BY code, fid`)) {
    const geometry = decodeGpkg(row.geom);
    if (geometry.empty) continue;
    const above = row.code.slice(0, digits);
    const list = parts.get(above) ?? [];
    parts.set(above, list);
    list.push(geometry.wkb);
  }
  return parts;
};

/** The codes of the areas above all sub-districts, with or without a shape. */
export const codesAbove = (db: ReadableDb, digits: 2 | 4): string[] =>
  db
    .all<{ code: string }>(sql`SELECT DISTINCT substr(code, 1, ${digits}) AS code FROM subdistrict
      WHERE code NOTNULL AND length(code) >= 6 ORDER BY 1`)
    .map((row) => row.code);

/** The row of an area register with that code. */
export const areaByCode = (
  db: ReadableDb,
  register: 'district' | 'province',
  code: string,
): Record<string, SqlValue> | undefined =>
  db.get<Record<string, SqlValue>>(
    sql`SELECT fid, name_th, name_en FROM ${sql.id(register)} WHERE code = ${code}`,
  );
