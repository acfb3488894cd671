import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { type ReadableDb, type SqlValue, sql, uuidv7, type WritableDb } from '../db/index.ts';
import type { Household } from './households.ts';
import type { SampleProvince } from './province.ts';

/** The ids that rows of a register got, by their code. */
export function idsByCode(
  db: ReadableDb,
  register: 'council_area' | 'local_authority' | 'village',
): Map<string, string> {
  const rows = db.all<{ code: string; id: string }>(sql`SELECT code, id FROM ${sql.id(register)}`);
  return new Map(rows.map((row) => [row.code, row.id]));
}

/** The id of the area of a level that bears a code; zones bear their number. */
export function idOfArea(
  db: ReadableDb,
  level: 'province' | 'zone' | 'district' | 'subdistrict',
  code: string,
): string | null {
  return db.get<{ id: string }>(sql`SELECT id FROM ${sql.id(level)} WHERE code = ${code}`)?.id ?? null;
}

const COLUMNS = [
  'hh_code',
  'house_no',
  'village_id',
  'council_area_id',
  'point_accuracy_m',
  'member_count',
  'income_month_baht',
  'tenure',
  'house_condition',
  'welfare_card',
  'recheck_status',
  'lawful_basis',
  'notice_version',
  'keep_until',
] as const;

/** Lists are kept for five years; those of a first trial have been kept for longer than they should. */
const KEEP_UNTIL = '2031-12-31';
const KEEP_TRIAL_UNTIL = '2026-09-30';
const TRIAL = 14;

/** Writes the households into the restricted store, inside a change of it. */
export function insertHouseholds(
  db: WritableDb,
  province: SampleProvince,
  ids: { readonly villages: ReadonlyMap<string, string>; readonly councils: ReadonlyMap<string, string> },
): void {
  const insert = db.statement(
    `INSERT INTO household (id, geom, ${COLUMNS.join(', ')}) VALUES (?, ?${', ?'.repeat(COLUMNS.length)})`,
  );
  const values = (one: Household, at: number): SqlValue[] => [
    one.hhCode,
    one.houseNo,
    ids.villages.get(one.villageCode) ?? null,
    ids.councils.get(one.councilCode) ?? null,
    one.accuracyM,
    one.memberCount,
    one.incomeMonthBaht,
    one.tenure,
    one.houseCondition,
    one.welfareCard,
    one.recheckStatus,
    'public-task',
    '1/2567',
    at < TRIAL ? KEEP_TRIAL_UNTIL : KEEP_UNTIL,
  ];
  province.households.forEach((one, at) => {
    insert.run(uuidv7(), encodeWkb(province.point(one.point)), ...values(one, at));
  });
}
