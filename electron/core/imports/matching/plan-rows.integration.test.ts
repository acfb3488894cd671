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

const FOREST = { code: 'F1', name_th: 'ป่าชุมชนกลาง', declared_rai: 75000 };
const forest = (): Uint8Array => square(100.05, 15.05, 0.1);

describe('community forests', () => {
  it('are the same again, also without a code or with a shape that was rounded', async () => {
    const rounded = square(100.05 + 1e-8, 15.05, 0.1);
    expect(counts((await plan('community_forest', [{ fields: FOREST, wkb: forest() }])).plan).same).toBe(1);
    const { plan: made } = await plan('community_forest', [
      { fields: { name_th: 'ป่าชุมชนบ้านกลาง', declared_rai: null, land_status: '' }, wkb: rounded },
    ]);
    expect(counts(made)).toMatchObject({ same: 0, changed: 1 });
    const [changed] = made.report.changed.items;
    expect(changed?.differences.map(({ field }) => field)).toEqual(['name_th']);
    expect(changed?.reason?.th).toContain('ช่องว่างในไฟล์ไม่ลบค่าที่มีอยู่ (1 ช่อง)');
  });

  it('are told in words: labels, Thai dates, rai and metres; a table takes no shape away', async () => {
    const { plan: made, write } = await plan('community_forest', [
      {
        fields: { ...FOREST, land_status: 'national-reserve', approved_on: '2024-02-29', member_count: 1200 },
        wkb: square(100.05, 15.05, 0.11),
      },
    ]);
    const words = made.report.changed.items[0]?.differences.map(({ field, before, after }) => [
      field,
      before,
      after,
    ]);
    expect(words).toEqual([
      ['land_status', '–', 'ป่าสงวนแห่งชาติ'],
      ['approved_on', '–', '29 ก.พ. 2567'],
      ['member_count', '–', '1,200 คน'],
      [
        'geom',
        expect.stringMatching(/^74,\d{3} ไร่$/),
        expect.stringMatching(/^\d\d,\d{3} ไร่ \(กึ่งกลางเลื่อน \d+ ม\.\)$/),
      ],
    ]);
    expect(made.tally.count('declared-area-differs')).toBe(1);
    write();
    const { plan: table } = await plan('community_forest', [{ fields: { code: 'F1', member_count: 1200 } }]);
    expect(counts(table)).toMatchObject({ same: 1, changed: 0 });
  });

  it('of another name on the same ground are a conflict, which the user settles', async () => {
    const rows: Given[] = [{ fields: { name_th: 'เขาใหญ่' }, wkb: square(100.051, 15.051, 0.1) }];
    const { plan: made } = await plan('community_forest', rows);
    expect(made.report.conflicting.items[0]?.reason?.th).toMatch(/^แนวเขตทับแถวที่มีอยู่ 9\d % แต่ชื่อต่างกัน$/);
    expect(made.account).toMatchObject({ read: 1, skipped: 1 });
    const { write: insert } = await plan('community_forest', rows, { conflicting: 'insert' });
    expect(insert()).toMatchObject({ inserted: 1, updated: 0 });
    open.workspace.journal.undo();
    const { write: update } = await plan('community_forest', rows, { conflicting: 'update' });
    expect(update()).toMatchObject({ inserted: 0, updated: 1 });
    expect(cell('community_forest', 'F1', 'name_th')).toBe('เขาใหญ่');
  });

  it('that were edited here since they were imported are not written over', async () => {
    const first = { code: 'F2', name_th: 'ป่าชุมชนสอง', member_count: 10, approval_no: '1' };
    (await plan('community_forest', [{ fields: first }])).write();
    const fid = Number(cell('community_forest', 'F2', 'fid'));
    open.workspace.change({ kind: 'edit', label: { th: 'แก้ไข', en: 'Edit' } }, (change) =>
      change.update('community_forest', fid, { member_count: 12 }),
    );
    const other = await plan('community_forest', [
      { fields: { ...first, approval_no: '2', member_count: 12 } },
    ]);
    expect(counts(other.plan)).toMatchObject({ changed: 1, conflicting: 0 });
    const against = await plan('community_forest', [{ fields: { ...first, member_count: 11 } }]);
    expect(counts(against.plan)).toMatchObject({ changed: 0, conflicting: 1 });
    expect(against.plan.report.conflicting.items[0]?.reason?.en).toBe(
      'edited here after it was last imported',
    );
    const filled = await plan(
      'community_forest',
      [{ fields: { ...first, name_th: 'ใหม่', member_count: 12, declared_rai: 5 } }],
      {
        changed: 'fill',
      },
    );
    filled.write();
    expect(cell('community_forest', 'F2', 'declared_rai')).toBe(5);
    expect(cell('community_forest', 'F2', 'name_th')).toBe('ป่าชุมชนสอง');
  });
});

it('gives a row of an earlier export its own row back by its id, against a code only as a conflict', async () => {
  const ids = open.workspace.db
    .all<{ id: string }>(sql`SELECT id FROM village ORDER BY code`)
    .map(({ id }) => id);
  const { plan: made } = await plan('village', [
    { id: ids[0] ?? '', fields: { name_th: 'บ้านชื่อใหม่', code: null } },
    { id: ids[1] ?? '', fields: { name_th: 'บ้านตะวันออกใต้', code: '99020101' } },
    { id: '0193d0a0-0000-7000-8000-000000000001', fields: { code: '99020299', name_th: 'บ้านย้าย' } },
  ]);
  expect(counts(made)).toMatchObject({ changed: 1, conflicting: 1, new: 1 });
  expect(made.report.conflicting.items[0]?.reason?.en).toBe(
    'its id is that of one row, its code that of another',
  );
});

it('removes what is missing only in the areas that the file covers, when the user says so', async () => {
  const rows: Given[] = [{ fields: { code: '99010102', name_th: 'บ้านใหม่' } }];
  const { plan: kept } = await plan('village', rows);
  expect(kept.report.missing).toMatchObject({
    count: 1,
    items: [{ row: null, label: 'บ้านตะวันตกใต้', reason: { th: 'ไม่พบในไฟล์ ทั้งที่ไฟล์มีพื้นที่ ต.ตะวันตกใต้' } }],
  });
  expect(kept.removals).toEqual([]);
  const { write } = await plan('village', rows, { missing: 'remove' });
  expect(write()).toMatchObject({ inserted: 1, removed: 1 });
  expect(cell('village', '99010101', 'name_th')).toBeUndefined();
  expect(cell('village', '99020101', 'name_th')).toBe('บ้านตะวันออกใต้');
  open.workspace.journal.undo();
  expect(cell('village', '99010101', 'name_th')).toBe('บ้านตะวันตกใต้');
});

it('links council areas to all sub-districts that the file names beside them', async () => {
  const rows: Given[] = [
    { fields: { name_th: 'ทต.สองตำบล' }, area: { code: '990101' } },
    { fields: { name_th: 'ทต.สองตำบล' }, area: { code: '990102' } },
  ];
  const { plan: made, write } = await plan('council_area', rows);
  expect(made.account).toMatchObject({ read: 2, inserted: 1, skipped: 1 });
  write();
  const links = open.workspace.db.all<{ code: string; kind: string; district: string }>(
    sql`SELECT l.subdistrict_code AS code, c.authority_type AS kind, c.district_code AS district
      FROM council_area_subdistrict l JOIN council_area c ON c.id = l.council_area_id ORDER BY code`,
  );
  expect(links).toEqual([
    { code: '990101', kind: 'subdistrict-municipality', district: '9901' },
    { code: '990102', kind: 'subdistrict-municipality', district: '9901' },
  ]);
  expect((await plan('council_area', rows)).plan.account).toMatchObject({ unchanged: 1, skipped: 1 });
  open.workspace.journal.undo();
  expect(open.workspace.db.get(sql`SELECT 1 FROM council_area_subdistrict`)).toBeUndefined();
});

it('joins the islands of a sub-district, names it by the gazetteer and derives what lies above', async () => {
  const rows: Given[] = [
    { fields: { code: '810101' }, area: { district: 'เมืองกระบี่' }, wkb: square(98.9, 8.05, 0.01) },
    { fields: { code: '810101' }, wkb: square(98.95, 8.05, 0.01) },
    {
      fields: {},
      area: { province: 'กระบี่', district: 'คลองท่อม', subdistrict: 'คลองท่อมใต้' },
      wkb: square(99.1, 7.9, 0.02),
    },
  ];
  const { plan: made, write } = await plan('subdistrict', rows);
  expect(made.account).toMatchObject({ read: 3, inserted: 2, skipped: 1 });
  expect(write()).toMatchObject({ inserted: 2, derived: { district: 2, province: 1 } });
  expect(cell('subdistrict', '810101', 'name_th')).toBe('ปากน้ำ');
  expect(cell('subdistrict', '810401', 'name_th')).toBe('คลองท่อมใต้');
  expect(cell('district', '8101', 'name_th')).toBe('เมืองกระบี่');
  expect(cell('province', '81', 'name_th')).toBe('กระบี่');
  expect((await plan('subdistrict', rows)).plan.account).toMatchObject({ unchanged: 2, skipped: 1 });
});

it('compares 50,000 rows with as many, and prints what it takes', async () => {
  const given: Given[] = Array.from({ length: 50_000 }, (_, i) => ({
    fields: { code: `Q${i}`, name_th: `โครงการ ${i}`, fiscal_year: 2567, units_done: i % 7 },
    wkb: encodePointWkb(100 + (i % 250) * 0.0008, 15 + Math.floor(i / 250) * 0.0009),
  }));
  const started = performance.now();
  const first = await plan('housing_project', given);
  const planned = performance.now();
  first.write();
  const written = performance.now();
  const again = await plan('housing_project', given);
  expect(first.plan.account.inserted).toBe(50_000);
  expect(again.plan.account.unchanged).toBe(50_000);
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  console.info(
    `50,000 rows: planned ${seconds(started, planned)} s, written ${seconds(planned, written)} s, ` +
      `compared with as many ${seconds(written, performance.now())} s`,
  );
}, 120_000);
