import { afterEach, describe, expect, it } from 'vitest';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { Shape } from '../../../shared/contract/records.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { sql } from '../db/sql.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { ceilingsOf } from './ceilings.queries.ts';
import { setCeilings } from './ceilings.ts';
import { judgeRecord } from './judge.ts';
import { createRecord, type NewRecord, updateRecord } from './records.ts';

const open: TestWorkspace[] = [];
const opened = async () => {
  const test = await aWorkspace({ areas: true });
  open.push(test);
  const area = test.workspace.db.get<{ id: string }>(sql`SELECT id FROM council_area`)?.id ?? '';
  return { workspace: test.workspace, area };
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
});

const EDIT = { kind: 'edit', label: { th: 'ทดสอบ', en: 'Test' } };
const point = (lon: number, lat: number): Shape => ({ type: 'Point', coordinates: [lon, lat] });
const square = (x: number, y: number, width: number): Shape => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + width, y],
      [x + width, y + width],
      [x, y + width],
      [x, y],
    ],
  ],
});

const refusal = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return [error.code, error.details.field ?? error.details.name ?? null];
    throw error;
  }
  return null;
};

describe('a new row', () => {
  const made = (values: Record<string, CellValue>, more: Partial<NewRecord> = {}): NewRecord => ({
    layer: 'housing_project',
    values,
    shape: null,
    reason: '',
    ...more,
  });

  it('is written with its place as one change, which can be taken back', async () => {
    const { workspace, area } = await opened();
    const values = { name_th: ' บ้านมั่นคงใหม่ ', council_area_id: area, budget_satang: 240_000_000 };
    const row = createRecord(workspace, made(values, { shape: point(100.01, 15.02), reason: 'มติ 3/2569' }));
    expect(row.values).toMatchObject({ ...values, name_th: 'บ้านมั่นคงใหม่', units_done: null });
    expect(workspace.journal.state().undo).toMatchObject({
      label: 'เพิ่ม บ้านมั่นคงใหม่ ใน โครงการที่อยู่อาศัย',
      why: 'มติ 3/2569',
      kind: 'add',
    });
    const rtree = sql`SELECT round(minx, 2) AS x FROM rtree_housing_project_geom WHERE id = ${row.fid}`;
    expect(workspace.db.get(rtree)).toEqual({ x: 100.01 });
    workspace.journal.undo();
    expect(workspace.db.get(sql`SELECT 1 FROM housing_project WHERE fid = ${row.fid}`)).toBeUndefined();
  });

  it.each<[NewRecord, unknown]>([
    [made({ programme: 'canal' }), ['validation-failed', 'ชื่อโครงการ']],
    [made({ name_th: 'ก', code: 'P1' }), ['name-taken', 'P1']],
    [made({ name_th: 'ก', programme: 'โครงการ' }), ['validation-failed', 'โครงการหลัก']],
    [made({ name_th: 'ก', units_done: 3, households_target: 2 }), ['validation-failed', 'เสร็จแล้ว']],
    [made({ name_th: 'ก', fiscal_year: 69 }), ['validation-failed', 'ปีงบประมาณ']],
    [made({ name_th: 'ก', households_target: -1 }), ['validation-failed', 'เป้าหมาย']],
    [made({ name_th: 'ก', nothing: 1 }), ['field-not-found', 'nothing']],
    [made({ name_th: 'ก' }, { shape: square(100, 15, 0.1) }), ['validation-failed', 'โครงการที่อยู่อาศัย']],
    [
      made({ name_th: 'ก' }, { layer: 'partner', shape: point(100, 15) }),
      ['validation-failed', 'ภาคี/หน่วยงาน'],
    ],
    [made({ name_th: 'ก', email: 'ไม่มี' }, { layer: 'partner' }), ['validation-failed', 'อีเมลสำนักงาน']],
    [made({ name_th: 'ก', phone: '12' }, { layer: 'partner' }), ['validation-failed', 'โทรศัพท์สำนักงาน']],
    [made({}, { layer: 'ไม่มี' }), ['layer-not-found', null]],
  ])('is refused where %j', async (record, expected) => {
    const { workspace } = await opened();
    const before = workspace.journal.state().undo?.id;
    expect(refusal(() => createRecord(workspace, record))).toEqual(expected);
    expect(workspace.journal.state().undo?.id).toBe(before);
  });

  it('keeps texts as they are typed: long ones with their lines, signs of other scripts and emoji whole', async () => {
    const { workspace } = await opened();
    const awards = 'บรรทัดแรก  \r\n\r\n\r\nບ້ານ မြန်မာ\u200C 👨‍👩‍👧 🏳️‍🌈\n';
    const name = `${'ก'.repeat(480)} ลาว ບ້ານ 👨‍👩‍👧`;
    const row = createRecord(workspace, made({ name_th: name, awards }, { layer: 'welfare_fund' }));
    expect(row.values).toMatchObject({
      name_th: name,
      awards: 'บรรทัดแรก\n\nບ້ານ မြန်မာ 👨‍👩‍👧 🏳️‍🌈',
    });
    const partner = createRecord(
      workspace,
      made({ name_th: 'ภาคี', phone: '+66 81 2345678', email: 'a@b.or.th' }, { layer: 'partner' }),
    );
    expect(partner.values.phone).toBe('081-234-5678');
  });

  it('moves its place with an edit, and loses it by another', async () => {
    const { workspace } = await opened();
    const edit = { layer: 'housing_project', fid: 1, values: {}, reason: '' };
    const place = () =>
      workspace.db.get<{ n: number }>(sql`SELECT count(*) AS n FROM rtree_housing_project_geom`)?.n;
    updateRecord(workspace, { ...edit, shape: point(100.11, 15.11) });
    expect(workspace.db.get(sql`SELECT round(miny, 2) AS y FROM rtree_housing_project_geom`)).toEqual({
      y: 15.11,
    });
    updateRecord(workspace, { ...edit, shape: null });
    expect(place()).toBe(0);
    workspace.journal.undo();
    expect(place()).toBe(1);
  });
});

describe('what is said of a row while it is typed', () => {
  const said = async (
    workspace: TestWorkspace['workspace'],
    layer: string,
    fid: number | null,
    values: Record<string, CellValue>,
    shape?: Shape | null,
  ) => {
    const judged = await judgeRecord(workspace, { layer, fid, values, shape });
    return {
      ...judged,
      short: judged.findings.map(({ rule, severity, fields }) => [rule, severity, fields[0]]),
    };
  };

  it('flags a declared area that is a tenth off, and names the forests it overlaps', async () => {
    const { workspace } = await opened();
    const shape = square(100.1, 15.1, 0.05);
    const { short, areaM2, findings } = await said(
      workspace,
      'community_forest',
      null,
      { name_th: 'ป่าใหม่', declared_rai: 1000 },
      shape,
    );
    expect(short).toEqual([
      ['area-differs', 'warning', 'declared_rai'],
      ['forest-overlap', 'warning', 'name_th'],
    ]);
    expect(Math.round((areaM2 ?? 0) / 1600)).toBe(18584);
    expect(findings[1]?.message.th).toMatch(/^ทับกับ ป่าชุมชนกลาง รวม [\d,.]+ ไร่$/);
    const fits = await said(workspace, 'community_forest', 1, { declared_rai: 74_000 });
    expect(fits.short).toEqual([]);
  });

  it('proposes areas from the code and from the place, and says how far a place lies outside', async () => {
    const { workspace, area } = await opened();
    const village = await said(
      workspace,
      'village',
      null,
      { code: '99010209', name_th: 'ใหม่', moo: 9 },
      point(100.15, 15.05),
    );
    expect(village.derived).toEqual([
      { field: 'subdistrict_code', value: '990102', title: 'ตะวันตกเหนือ', from: 'code' },
      { field: 'council_area_id', value: area, title: 'พื้นที่สภาฯ ทางใต้', from: 'place' },
    ]);
    const far = { name_th: 'ก', council_area_id: area };
    const project = await said(workspace, 'housing_project', null, far, point(100.1, 15.15));
    expect(project.short).toEqual([['point-outside', 'warning', 'council_area_id']]);
    expect(project.findings[0]?.message.th).toBe('ตำแหน่งอยู่นอกพื้นที่สภาฯ ทางใต้ ห่างขอบเขต 5.6 กม.');
    const out = await said(workspace, 'learning_area', null, { name_th: 'ก' }, point(101, 15));
    expect(out.short).toEqual([['outside-province', 'warning', 'name_th']]);
  });

  it('holds moo and codes to one village, and official codes to their shape', async () => {
    const { workspace } = await opened();
    const { short } = await said(workspace, 'village', null, {
      code: '99010101',
      moo: 1,
      name_th: 'ซ้ำ',
      subdistrict_code: '990101',
    });
    expect(short).toEqual([
      ['code-taken', 'error', 'code'],
      ['moo-taken', 'error', 'moo'],
    ]);
    const own = await said(workspace, 'village', 1, { moo: 1, code: '99010101' });
    expect(own.short).toEqual([]);
    const many = await said(workspace, 'village', 1, { moo: 100 });
    expect(many.short).toEqual([['moo-range', 'error', 'moo']]);
  });

  it('knows of one active council an area, of the people in it, and of the ceiling of a unit', async () => {
    const { workspace, area } = await opened();
    workspace.change(EDIT, (change) => {
      change.insert('council', { name_th: 'สภาฯ เดิม', council_area_id: area, status: 'founded' });
      for (const code of ['990101', '990201']) {
        change.insert('council_area_subdistrict', { council_area_id: area, subdistrict_code: code });
        const id =
          change.db.get<{ id: string }>(sql`SELECT id FROM subdistrict WHERE code = ${code}`)?.id ?? '';
        const statistic = { area_level: 'subdistrict', area_id: id, indicator: 'population' };
        change.insert('area_statistic', { ...statistic, year_be: 2568, value: 900 });
        change.insert('area_statistic', { ...statistic, year_be: 2569, value: 1000 });
      }
    });
    const council = { name_th: 'สภาฯ ใหม่', council_area_id: area, registered_on: '2008-01-31' };
    expect((await said(workspace, 'council', null, { ...council, status: 'founded' })).short).toEqual([
      ['council-before-act', 'error', 'registered_on'],
      ['council-second', 'error', 'council_area_id'],
    ]);
    // What is not asked for of a council that is not founded is not judged either.
    expect((await said(workspace, 'council', null, { ...council, status: 'forming' })).short).toEqual([]);
    const fund = { name_th: 'กองทุน', council_area_id: area, members: 2001, balance_satang: 100 };
    const funds = await said(workspace, 'welfare_fund', null, fund);
    expect(funds.short).toEqual([
      ['fund-over-population', 'warning', 'members'],
      ['balance-without-day', 'error', 'as_of_date'],
    ]);
    expect(funds.findings[0]?.message.th).toContain('2,000 คน (สถิติปี 2569)');
    const project = {
      programme: 'sufficient',
      fiscal_year: 2565,
      households_target: 2,
      budget_satang: 3_800_100,
    };
    expect((await said(workspace, 'housing_project', 1, project)).short).toContainEqual([
      'unit-over-ceiling',
      'warning',
      'budget_satang',
    ]);
    const later = { programme: 'sufficient', fromYearBe: 2564, satang: 4_200_000, source: 'ประกาศ' };
    setCeilings(workspace, [...ceilingsOf(workspace.db), later]);
    expect((await said(workspace, 'housing_project', 1, { ...project, units_done: 1 })).short).toEqual([]);
    expect(
      (await said(workspace, 'housing_project', 1, { ...project, fiscal_year: 2563 })).short,
    ).toContainEqual(['unit-over-ceiling', 'warning', 'budget_satang']);
    workspace.journal.undo();
    expect(ceilingsOf(workspace.db)).toHaveLength(1);
  });

  it('lets another field be put right while an error stands, and tells the error as a warning', async () => {
    const { workspace } = await opened();
    workspace.change(EDIT, (change) => {
      change.update('housing_project', 1, { units_done: 99 });
    });
    expect((await said(workspace, 'housing_project', 1, { name_th: 'ชื่อใหม่' })).short).toEqual([
      ['units-over-target', 'warning', 'units_done'],
    ]);
    const edit = { layer: 'housing_project', fid: 1, reason: '' };
    expect(updateRecord(workspace, { ...edit, values: { name_th: 'ชื่อใหม่' } }).values.units_done).toBe(99);
    expect(refusal(() => updateRecord(workspace, { ...edit, values: { units_done: 50 } }))).toEqual([
      'validation-failed',
      'เสร็จแล้ว',
    ]);
  });

  it('knows of groups, coordinators and persons only while the restricted store is open', async () => {
    const { workspace, area } = await opened();
    const group = workspace.change(EDIT, (change) =>
      change.insert('working_group', { name_th: 'ทีมโซน', kind: 'zone-team', min_members: 3 }),
    );
    await workspace.restricted.create('รหัสผ่านสำหรับทดสอบ');
    workspace.restricted.change(EDIT, (db) => {
      for (const [id, role] of [
        ['r1', 'strategist'],
        ['r2', 'coordinator'],
      ])
        db.run(
          sql`INSERT INTO role_assignment (id, person_id, role, group_id) VALUES (${id ?? ''}, 'p1', ${role ?? ''}, ${group.id})`,
        );
      for (const id of ['c1', 'c2'])
        db.run(sql`INSERT INTO role_assignment (id, person_id, role, area_level, area_id)
          VALUES (${id}, ${id}, 'coordinator', 'council_area', ${area})`);
    });
    expect((await said(workspace, 'working_group', 1, {})).short).toEqual([
      ['group-too-small', 'warning', 'min_members'],
      ['zone-team-data-officer', 'warning', 'kind'],
    ]);
    expect((await said(workspace, 'council_area', 1, {})).findings[0]?.message.th).toContain('ตอนนี้มี 2 คน');
    workspace.restricted.lock();
    expect((await said(workspace, 'working_group', 1, {})).short).toEqual([]);
    expect((await said(workspace, 'council_area', 1, {})).short).toEqual([]);
  });
});
