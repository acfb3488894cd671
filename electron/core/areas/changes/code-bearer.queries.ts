import type { ChangingRegister } from '../../../../shared/contract/area-change.ts';
import { areaTitle } from '../../../../shared/text/areas.ts';
import { type ReadableDb, sql } from '../../db/index.ts';

/** What the area is called that bears a code, or bore it last; the code itself where that is not known. */
export const codeBearer = (db: ReadableDb, register: ChangingRegister, code: string): string => {
  const row = db.get<{ name: string | null }>(
    sql`SELECT name_th AS name FROM ${sql.id(register)} WHERE code = ${code}
      UNION ALL SELECT coalesce(from_name, to_name) FROM area_lineage
      WHERE register = ${register} AND (from_code = ${code} OR to_code = ${code}) LIMIT 1`,
  );
  return row?.name ? areaTitle(register, row.name) : code;
};

/** True when the workspace has a province of that code, or none at all to compare with. */
export const provinceStands = (db: ReadableDb, code: string): boolean =>
  db.get(sql`SELECT 1 FROM province WHERE code = ${code}`) !== undefined ||
  db.get(sql`SELECT 1 FROM province`) === undefined;
