import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encodePointWkb } from '../../../../shared/geo/wkb.ts';
import { sql } from '../../db/index.ts';
import { aWorkspace, type TestWorkspace } from '../../testing/workspace.ts';
import { cellOf, counts, type Given, planGiven, square } from './testing/plan-given.ts';

let open: TestWorkspace;
beforeEach(async () => {
  open = await aWorkspace({ areas: true });
});
afterEach(() => open.close());

const plan = (key: string, given: readonly Given[], actions: Parameters<typeof planGiven>[3] = {}) =>
  planGiven(open.workspace, key, given, actions);
const cell = (table: string, code: string, column: string) => cellOf(open.workspace, table, code, column);

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

it('gives a code to one row only, also where a row found by its id brings it along', async () => {
  const id = open.workspace.db.get<{ id: string }>(sql`SELECT id FROM village ORDER BY code`)?.id ?? '';
  for (const twice of [
    [{ id, fields: { code: '99010103' } }, { fields: { code: '99010103', name_th: 'บ้านอื่น' } }],
    [{ fields: { code: '99010103', name_th: 'บ้านอื่น' } }, { id, fields: { code: '99010103' } }],
  ] satisfies Given[][]) {
    const { plan: made, write } = await plan('village', twice, { conflicting: 'insert' });
    expect(counts(made)).toMatchObject({ new: 0, changed: 0, conflicting: 2 });
    expect(made.skipped).toEqual(expect.arrayContaining([{ row: 2, code: 'code-duplicate' }]));
    write();
    const { n } = open.workspace.db.get<{ n: number }>(
      sql`SELECT count(*) AS n FROM village WHERE code = '99010103'`,
    ) ?? { n: 0 };
    expect(n).toBeLessThanOrEqual(1);
    open.workspace.journal.undo();
  }
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

it('removes nothing where a row of the file was left out: it may be the very one that seems to be missing', async () => {
  const broken: Given[] = [
    { fields: { code: '99010102', name_th: 'บ้านใหม่' } },
    // The village that stands there, without its code and its number.
    { fields: { name_th: 'บ้านไม่มีเลข' }, area: { code: '990101' } },
  ];
  const { plan: made } = await plan('village', broken, { missing: 'remove' });
  expect([made.removals, made.report.missing.count]).toEqual([[], 0]);
  expect(made.tally.count('rows-missing-unsure')).toBe(1);
  // A row of nobody knows which area may be of any.
  const lost: Given[] = [
    { fields: { code: '99010102', name_th: 'บ้านใหม่' } },
    { fields: { name_th: 'ไม่มีที่ไป' } },
  ];
  expect((await plan('village', lost, { missing: 'remove' })).plan.removals).toEqual([]);
  // What is told and not wanted says nothing of others, and covers nothing.
  const { plan: unwanted } = await plan('village', lost.slice(0, 1), { missing: 'remove', new: 'skip' });
  expect(unwanted.removals).toEqual([]);
  // Another sub-district is not touched by it.
  const elsewhere: Given[] = [{ fields: { code: '99020102', name_th: 'บ้านอื่น' } }, ...broken];
  expect((await plan('village', elsewhere, { missing: 'remove' })).plan.removals).toHaveLength(1);
});

it('removes no sub-district for a row that could not be read, and brings what lies above up to date', async () => {
  const unreadable: Given[] = [
    { fields: { code: '990101' }, wkb: square(100, 15, 0.1) },
    { fields: { code: '99020x' }, wkb: square(100.1, 15, 0.1) },
  ];
  const { write } = await plan('subdistrict', unreadable, { missing: 'remove' });
  expect(write()).toMatchObject({ removed: 1 });
  const codes = (table: string) =>
    open.workspace.db
      .all<{ code: string }>(sql`SELECT code FROM ${sql.id(table)} ORDER BY code`)
      .map((r) => r.code);
  expect(codes('subdistrict')).toEqual(['990101', '990201', '990202']);
  const box = () =>
    open.workspace.db.get(sql`SELECT round(maxy, 1) AS north FROM rtree_district_geom r JOIN district d ON d.fid = r.id
      WHERE d.code = '9901'`);
  expect(box()).toEqual({ north: 15.1 });
  open.workspace.journal.undo();
  expect(box()).toEqual({ north: 15.2 });
});

it('takes away a district of which no sub-district is left', async () => {
  const lone: Given[] = [{ fields: { code: '990301', name_th: 'เดียว' }, wkb: square(100.3, 15, 0.1) }];
  (await plan('subdistrict', lone)).write();
  const standing = (): unknown[] => open.workspace.db.all(sql`SELECT code FROM district WHERE code = '9903'`);
  expect(standing()).toHaveLength(1);
  const { plan: made, write } = await plan('subdistrict', []);
  const lonely = open.workspace.db.get<{ fid: number }>(
    sql`SELECT fid FROM subdistrict WHERE code = '990301'`,
  );
  Object.assign(made, { removals: [lonely?.fid] });
  write();
  expect(standing()).toEqual([]);
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
