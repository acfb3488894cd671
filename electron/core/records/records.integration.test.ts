import { afterEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { readLayer } from '../layers/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { createScheme, zonesFollower } from '../zones/index.ts';
import { createRecord, updateRecord } from './records.ts';
import { removeRecords } from './remove.ts';

const open: TestWorkspace[] = [];
const opened = async (): Promise<TestWorkspace> => {
  const test = await aWorkspace({ areas: true, followers: [zonesFollower()] });
  open.push(test);
  return test;
};
afterEach(async () => {
  for (const test of open.splice(0)) await test.close();
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

describe('records', () => {
  it('say in both languages what can’t be written', async () => {
    const { workspace } = await opened();
    const write = () =>
      updateRecord(workspace, { layer: 'community_forest', fid: 1, values: { name_th: ' ' }, reason: '' });
    expect(write).toThrow(
      expect.objectContaining({
        details: { field: 'ชื่อป่าชุมชน', fieldEn: 'Name', reason: 'ต้องมีค่า', reasonEn: 'must have a value' },
      }),
    );
  });

  it('are not written over what somebody changed since it was read', async () => {
    const { workspace } = await opened();
    const update = (values: Record<string, string | number>, expected?: Record<string, string | number>) =>
      updateRecord(workspace, { layer: 'community_forest', fid: 1, values, expected, reason: '' });
    update({ name_th: 'ของเขา', member_count: 7 });
    expect(refusal(() => update({ name_th: 'ของฉัน' }, { name_th: 'ป่าชุมชนกลาง' }))).toEqual([
      'row-changed',
      null,
    ]);
    expect(update({ name_th: 'ของเขา' }, { name_th: 'ป่าชุมชนกลาง' }).values).toMatchObject({
      name_th: 'ของเขา',
    });
    const mine = update({ name_th: 'ของฉัน' }, { name_th: 'ของเขา', member_count: 1 });
    expect(mine.values).toMatchObject({ name_th: 'ของฉัน', member_count: 7 });
  });

  it('take a form’s values as one change with its reason', async () => {
    const { workspace } = await opened();
    const values = {
      name_th: 'ปาชุมชนกลาง ',
      land_status: 'public',
      member_count: 12,
      approved_on: '2024-01-31',
      code: null,
    };
    const row = updateRecord(workspace, {
      layer: 'community_forest',
      fid: 1,
      values,
      reason: 'ตรวจกับประกาศ',
    });
    expect(row.values).toMatchObject({ ...values, name_th: 'ปาชุมชนกลาง' });
    expect(workspace.journal.state().undo).toMatchObject({
      label: 'แก้ ป่าชุมชนกลาง ใน ป่าชุมชน',
      why: 'ตรวจกับประกาศ',
      rows: 1,
    });
    workspace.journal.undo();
    const again = updateRecord(workspace, {
      layer: 'community_forest',
      fid: 1,
      values: { member_count: null },
      reason: '',
    });
    expect(again.values).toMatchObject({ name_th: 'ป่าชุมชนกลาง', code: 'F1', member_count: null });
  });

  it.each([
    [{ member_count: 1.5 }, ['validation-failed', 'สมาชิก']],
    [{ member_count: '12' }, ['validation-failed', 'สมาชิก']],
    [{ land_status: 'ป่า' }, ['validation-failed', 'สถานะที่ดิน']],
    [{ approved_on: '2026-02-29' }, ['validation-failed', 'วันที่อนุมัติ']],
    [{ approved_on: '2567-01-31' }, ['validation-failed', 'วันที่อนุมัติ']],
    [{ name_th: '  ' }, ['validation-failed', 'ชื่อป่าชุมชน']],
    [{ fid: 7 }, ['field-not-found', 'fid']],
    [{ row_version: 7 }, ['field-not-found', 'row_version']],
  ])('refuse %j and keep what was', async (values, expected) => {
    const { workspace } = await opened();
    const before = workspace.journal.state().undo?.id;
    expect(
      refusal(() => updateRecord(workspace, { layer: 'community_forest', fid: 1, values, reason: '' })),
    ).toEqual(expected);
    expect(workspace.journal.state().undo?.id).toBe(before);
  });

  const NEW_AREAS: Record<string, Record<string, string>> = {
    province: { code: '98', name_th: 'ก' },
    district: { code: '9903', name_th: 'ก', province_code: '99' },
    subdistrict: { code: '990155', name_th: 'ก', district_code: '9901' },
    village: { code: '99010107', name_th: 'ก', subdistrict_code: '990101' },
    council_area: { code: 'C7', name_th: 'ก', district_code: '9901' },
  };
  const making = (test: TestWorkspace, layer: string, values: Record<string, string>): unknown =>
    refusal(() =>
      createRecord(test.workspace, {
        ...{ layer, shape: null, reason: '' },
        values: { ...NEW_AREAS[layer], ...values },
      }),
    );

  it('keep a code to one row', async () => {
    const test = await opened();
    expect(making(test, 'subdistrict', { code: '990102' })).toEqual(['name-taken', '990102']);
    const update = { layer: 'subdistrict', fid: 1, reason: '' };
    expect(refusal(() => updateRecord(test.workspace, { ...update, values: { code: '990101' } }))).toBeNull();
  });

  it.each([
    ['subdistrict', { code: 'ทดลองแก้' }, 'รหัสตำบล'],
    ['subdistrict', { code: '99010' }, 'รหัสตำบล'],
    ['subdistrict', { code: '990204' }, 'รหัสตำบล'],
    ['subdistrict', {}, null],
    ['district', { province_code: '9' }, 'รหัสจังหวัด'],
    ['province', { code: '๙๙' }, 'รหัสจังหวัด'],
    ['village', { code: '99010205' }, 'รหัสหมู่บ้าน'],
    ['village', {}, null],
    ['council_area', { code: 'สภา-1' }, null],
    ['council_area', { district_code: 'x' }, 'รหัสอำเภอ'],
  ])('of %s take %j as a code only in its shape and beneath its parent', async (layer, values, field) => {
    const got = making(await opened(), layer, values as Record<string, string>);
    expect(got).toEqual(field === null ? null : ['validation-failed', field]);
  });

  it('go together and come back together; zones go by their own panel', async () => {
    const { workspace } = await opened();
    expect(removeRecords(workspace, 'village', [1, 3, 3])).toBe(2);
    expect(readLayer(workspace.db, 'village').featureCount).toBe(2);
    workspace.journal.undo();
    expect(readLayer(workspace.db, 'village').featureCount).toBe(4);
    expect(refusal(() => removeRecords(workspace, 'village', [1, 99]))).toEqual(['row-not-found', null]);
    expect(readLayer(workspace.db, 'village').featureCount).toBe(4);
    const { layer } = createScheme(workspace, 'ชุดแรก');
    expect(refusal(() => removeRecords(workspace, layer, [1]))).toEqual(['validation-failed', 'ชุดแรก']);
  });
});
