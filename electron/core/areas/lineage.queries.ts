import { RETIRING_REGISTERS } from '../../../shared/domain/area-codes.ts';
import { inForce, type ReadableDb, sql } from '../db/index.ts';

/** Registers of areas whose changes are kept as lineage. */
export type LineageRegister = 'district' | 'subdistrict' | 'village' | 'council_area';

/** What became of one area in one change: a row for each pair of before and after. */
export interface LineageRow {
  readonly fid: number;
  readonly eventId: string;
  readonly kind: string;
  readonly register: string;
  readonly fromId: string;
  readonly fromCode: string | null;
  readonly fromName: string | null;
  /** Null where nothing followed. */
  readonly toId: string | null;
  readonly toCode: string | null;
  readonly toName: string | null;
  /** The first day on which it holds. */
  readonly onDate: string | null;
  readonly note: string | null;
}

const COLUMNS = sql`fid, event_id AS eventId, kind, register, from_id AS fromId, from_code AS fromCode,
  from_name AS fromName, to_id AS toId, to_code AS toCode, to_name AS toName, on_date AS onDate, note`;

/** All that became of the areas of a register, oldest first. */
export const lineageOf = (db: ReadableDb, register: string): LineageRow[] =>
  db.all<LineageRow>(
    sql`SELECT ${COLUMNS} FROM area_lineage WHERE register = ${register} ORDER BY on_date, fid`,
  );

/** The rows of the changes that an area took part in, with those of the areas beside it in them; newest first. */
export const eventsOfArea = (db: ReadableDb, register: string, id: string): LineageRow[] =>
  db.all<LineageRow>(
    sql`SELECT ${COLUMNS} FROM area_lineage l WHERE register = ${register} AND EXISTS (SELECT 1 FROM area_lineage o
        WHERE o.event_id = l.event_id AND (o.from_id = ${id} OR o.to_id = ${id})
        AND (o.from_id = l.from_id OR o.to_id = l.to_id))
      ORDER BY on_date DESC, fid`,
  );

export interface CodedRow {
  readonly id: string;
  readonly code: string | null;
  readonly name: string | null;
  readonly validTo: string | null;
  readonly current: boolean;
}

/** The codes and names of a register, retired rows among them. */
export const codedRows = (db: ReadableDb, register: LineageRegister): CodedRow[] =>
  db
    .all<Omit<CodedRow, 'current'> & { current: number }>(
      sql`SELECT id, code, name_th AS name, valid_to AS validTo, ${inForce(register)} AS current
        FROM ${sql.id(register)} ORDER BY fid`,
    )
    .map((row) => ({ ...row, current: row.current === 1 }));

/** What the area was called that bore a code which no area bears today; null for a code that is in use or never was. */
export const retiredCode = (db: ReadableDb, register: string, code: string): string | null => {
  if (!RETIRING_REGISTERS.includes(register)) return null;
  const row = db.get<{ name: string | null }>(
    sql`SELECT name FROM (
        SELECT coalesce(name_th, code) AS name FROM ${sql.id(register)} WHERE code = ${code}
        UNION ALL SELECT coalesce(from_name, from_code) FROM area_lineage
          WHERE register = ${register} AND from_code = ${code})
      WHERE NOT EXISTS (SELECT 1 FROM ${sql.id(register)} t WHERE t.code = ${code} AND ${inForce(register, 't')}) LIMIT 1`,
  );
  return row ? (row.name ?? code) : null;
};

/** True when any row of the register bears the code today, or ever bore it. */
export const codeEverUsed = (db: ReadableDb, register: LineageRegister, code: string): boolean =>
  db.get(sql`SELECT 1 FROM ${sql.id(register)} WHERE code = ${code}
    UNION ALL SELECT 1 FROM area_lineage WHERE register = ${register} AND (from_code = ${code} OR to_code = ${code})
    LIMIT 1`) !== undefined;
