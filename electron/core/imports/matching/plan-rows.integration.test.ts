import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RowActions, rowActions } from '../../../../shared/contract/import-choice.ts';
import { registerOf } from '../../../../shared/domain/registers.ts';
import { encodePointWkb, encodeWkb } from '../../../../shared/geo/wkb.ts';
import { loadGazetteer } from '../../crs/index.ts';
import type { SqlValue } from '../../db/index.ts';
import { sql } from '../../db/index.ts';
import { loadGeos } from '../../geometry/index.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import type { AreaHints, MappedRow } from '../mapping/index.ts';
import { areaIndex } from './area-index.ts';
import { matchAreas } from './match-areas.ts';
import { planRows } from './plan-rows.ts';
import type { PlanParts, PlanRow, RowPlan } from './plan-types.ts';
import { hintsOf, levelFor } from './row-hints.ts';
import { type Written, writePlan } from './write-plan.ts';

const gazetteer = loadGazetteer(join(import.meta.dirname, '../../../../resources'));
const NOTHING: AreaHints = {
  code: null,
  province: null,
  district: null,
  subdistrict: null,
  village: null,
  council_area: null,
};
const IMPORT = { kind: 'import', label: { th: 'นำเข้า', en: 'Import' } };

interface Given {
  readonly id?: string;
  readonly fields: Record<string, SqlValue>;
  readonly area?: Partial<AreaHints>;
  readonly wkb?: Uint8Array;
}

let open: TestWorkspace;
beforeEach(async () => {
  open = await aWorkspace({ areas: true });
});
afterEach(() => open.close());

const square = (x: number, y: number, size: number): Uint8Array =>
  encodeWkb({
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
      ],
    ],
  });

function finished<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Plans what the rows would do to a register, as the intake does. */
async function plan(
  key: string,
  given: readonly Given[],
  actions: Partial<RowActions> = {},
): Promise<{ plan: RowPlan; write: (rehearse?: boolean) => Written }> {
  const register = registerOf(key);
  if (!register) throw new Error(key);
  const { db } = open.workspace;
  const index = areaIndex(db, gazetteer);
  const mapped = given.map(
    ({ id, fields, area }, i): MappedRow => ({
      ...{ row: i + 1, id: id ?? null, fields, member: null, unreadable: [] },
      area: { ...NOTHING, ...area },
    }),
  );
  const hinted = mapped.map((row) => ({ row: row.row, hints: hintsOf(key, row), at: null }));
  const { areaOf } = finished(matchAreas(levelFor(key, []), hinted, index, {}));
  const rows = (): PlanRow[] =>
    mapped.map((row, i) => ({ ...row, wkb: given[i]?.wkb ?? null, matched: areaOf(row.row) }));
  const parts: PlanParts = {
    register,
    db,
    index,
    actions: rowActions.parse(actions),
    geos: await loadGeos(),
  };
  const made = finished(planRows(parts, rows()));
  return {
    plan: made,
    write: () =>
      open.workspace.change(IMPORT, (change) => {
        const source = change.insert('dataset_source', { name_th: 'ทดสอบ' });
        const job = change.insert('import_job', { source_id: source.id });
        const origin = { sourceId: source.id, importId: job.id };
        return writePlan(change, made, rows, { ...parts, db: change.db, gazetteer, origin });
      }),
  };
}

const counts = ({ report }: RowPlan): Record<string, number> => ({
  new: report.new.count,
  changed: report.changed.count,
  same: report.same.count,
  missing: report.missing.count,
  conflicting: report.conflicting.count,
});

const cell = (table: string, code: string, column: string): SqlValue | undefined =>
  open.workspace.db.get<Record<string, SqlValue>>(
    sql`SELECT ${sql.id(column)} AS v FROM ${sql.id(table)} WHERE code = ${code}`,
  )?.v;

describe('villages', () => {
  const south = { district: 'ตะวันตก', subdistrict: 'ตะวันตกใต้' };
  const rows: Given[] = [
    { fields: { code: '99010101', name_th: 'บ้านตะวันตกใต้', moo: null } },
    { fields: { moo: 2, name_th: 'บ้านใหม่' }, area: south, wkb: encodePointWkb(100.02, 15.02) },
    { fields: { name_th: 'ตะวันตกเหนือบน' }, area: { code: '990102' }, wkb: encodePointWkb(100.05, 15.15) },
    { fields: { name_th: 'ไม่มีที่ไป' } },
    { fields: { code: '99010101', name_th: 'ชื่ออื่น' } },
    { fields: { moo: 2, name_th: 'บ้านใหม่' }, area: south, wkb: encodePointWkb(100.02, 15.02) },
  ];

  it('are told apart as new, changed, same, conflicting and missing, and each row is accounted for', async () => {
    const { plan: made } = await plan('village', rows);
    expect(counts(made)).toEqual({ new: 1, changed: 1, same: 0, missing: 0, conflicting: 2 });
    const { read, inserted, updated, unchanged, skipped } = made.account;
    expect({ read, inserted, updated, unchanged, skipped }).toEqual({
      ...{ read: 6, inserted: 1, updated: 1, unchanged: 0, skipped: 4 },
    });
    expect(made.skipped).toEqual([
      { row: 1, code: 'row-conflict' },
      { row: 4, code: 'area-unmatched' },
      { row: 5, code: 'row-conflict' },
      { row: 6, code: 'code-duplicate' },
    ]);
    expect(made.report.changed.items[0]).toMatchObject({
      row: 3,
      reason: { th: 'อยู่ที่เดียวกัน' },
    });
  });

  it('are written with codes, sub-districts and council areas derived, and one undo takes all back', async () => {
    const council = open.workspace.db.get<{ id: string }>(sql`SELECT id FROM council_area`)?.id;
    const { write } = await plan('village', rows);
    expect(write()).toMatchObject({ inserted: 1, updated: 1 });
    expect(cell('village', '99010102', 'name_th')).toBe('บ้านใหม่');
    expect(cell('village', '99010102', 'subdistrict_code')).toBe('990101');
    expect(cell('village', '99010102', 'council_area_id')).toBe(council);
    expect(cell('village', '99010201', 'name_th')).toBe('ตะวันตกเหนือบน');
    expect(cell('village', '99010201', 'import_id')).not.toBeNull();
    open.workspace.journal.undo();
    expect(cell('village', '99010102', 'name_th')).toBeUndefined();
    expect(cell('village', '99010201', 'name_th')).toBe('บ้านตะวันตกเหนือ');
    expect(open.workspace.db.get(sql`SELECT 1 FROM import_job`)).toBeUndefined();
  });
});
