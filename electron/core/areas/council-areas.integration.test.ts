import { describe, expect, it } from 'vitest';
import { dayAfter, dayInThailand } from '../../../shared/domain/dates.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { areasApp } from './testing/areas-app.ts';

const D = '2024-10-01';

describe('council areas', () => {
  const test = areasApp();
  const fid = (): number => Number(test.row('council_area', 'C1').fid);
  const save = (
    more: Partial<Parameters<ReturnType<typeof test.client>['areas']['saveCouncilArea']>[0]> = {},
  ) =>
    test.client().areas.saveCouncilArea({
      ...{ fid: fid(), subdistricts: ['990101', '990201'], shapeFrom: 'given', onDate: D },
      villages: [test.idOf('village', '99010101'), test.idOf('village', '99020101')],
      ...more,
    });
  const memberships = () =>
    test.rows('council_area_village').map(({ valid_from, valid_to }) => [valid_from, valid_to]);

  it('take sub-districts and villages, each in one change set that one undo takes back', async () => {
    const area = await save();
    expect(area.subdistricts.map(({ code, members }) => [code, members])).toEqual([
      ['990101', 1],
      ['990201', 1],
    ]);
    expect(area.members.map(({ title, from }) => [title, from])).toEqual([
      ['บ้านตะวันตกใต้', D],
      ['บ้านตะวันออกใต้', D],
    ]);
    expect(test.row('village', '99010101').council_area_id).toBe(area.id);
    test.workspace().journal.undo();
    expect(memberships()).toEqual([]);
    expect(test.row('village', '99010101').council_area_id).toBeNull();
  });

  it('keep the membership of villages that leave, until the day before', async () => {
    await save();
    const area = await save({ villages: [test.idOf('village', '99010101')], onDate: '2025-01-01' });
    expect(area.former).toMatchObject([{ title: 'บ้านตะวันออกใต้', from: D, to: '2024-12-31' }]);
    expect(test.row('village', '99020101').council_area_id).toBeNull();
  });

  it('have history written by whatever changes the village itself', async () => {
    await save();
    test.edit((change) => {
      const other = change.insert('council_area', { code: 'C9', name_th: 'อื่น' });
      change.update('village', Number(test.row('village', '99010101').fid), { council_area_id: other.id });
    });
    const today = dayInThailand();
    expect(memberships()).toEqual([
      [D, dayAfter(today, -1)],
      [D, null],
      [today, null],
    ]);
    test.edit((change) => change.remove('village', [Number(test.row('village', '99010101').fid)]));
    expect(memberships()).toEqual([[D, null]]);
    test.workspace().journal.undo();
    test.workspace().journal.undo();
    expect(memberships()).toEqual([
      [D, null],
      [D, null],
    ]);
  });

  it('follow a correction of dates, and refuse two memberships of a village at once', async () => {
    await save();
    const [first] = test.rows('council_area_village');
    const one = { fid: Number(first?.fid), from: '2020-01-01', to: null };
    await test.client().areas.saveMemberships({ memberships: [one] });
    expect(memberships()[0]).toEqual(['2020-01-01', null]);
    test.edit((change) =>
      change.insert('council_area_village', {
        ...{
          council_area_id: 'x',
          village_id: first?.village_id ?? null,
          valid_from: '2010-01-01',
          valid_to: '2019-12-31',
        },
      }),
    );
    const refused = test.client().areas.saveMemberships({ memberships: [{ ...one, from: '2019-01-01' }] });
    await expect(refused).rejects.toMatchObject({ data: { code: 'validation-failed' } });
    const ahead = { ...one, from: dayAfter(dayInThailand(), 1) };
    await expect(test.client().areas.saveMemberships({ memberships: [ahead] })).rejects.toThrow();
  });

  it('have a boundary made of their parts, which follows sub-districts and villages, and is undone with them', async () => {
    const share = test.edit<string>((change) => {
      const other = change.insert('council_area', { code: 'C2', name_th: 'สภาเหนือ' });
      change.insert('council_area_subdistrict', { council_area_id: other.id, subdistrict_code: '990101' });
      const village = { code: '99010102', moo: 2, name_th: 'บ้านเหนือ', subdistrict_code: '990101' };
      change.insert('village', { ...village, council_area_id: other.id }, encodePointWkb(100.05, 15.09));
      return other.id;
    });
    const given = test.areaOf('council_area', 'C1');
    await save({ shapeFrom: 'parts' });
    const parts = test.areaOf('council_area', 'C1');
    // The half of 990101 that is nearest to the northern village is the other council's.
    expect(parts / given).toBeGreaterThan(0.7);
    expect(parts / given).toBeLessThan(0.9);
    const north = test.row('village', '99010102');
    test.edit((change) => change.update('village', Number(north.fid), {}, encodePointWkb(100.05, 15.06)));
    expect(test.areaOf('council_area', 'C1')).toBeLessThan(parts);
    test.workspace().journal.undo();
    expect(test.areaOf('council_area', 'C1')).toBeCloseTo(parts, 0);
    test.edit((change) =>
      change.remove('council_area_subdistrict', [
        Number(
          test.rows('council_area_subdistrict').find(({ council_area_id }) => council_area_id === share)?.fid,
        ),
      ]),
    );
    expect(test.areaOf('council_area', 'C1') / given).toBeCloseTo(1, 4);
    test.workspace().journal.undo();
    test.workspace().journal.undo();
    expect(test.areaOf('council_area', 'C1')).toBeCloseTo(given, 0);
  });

  it('say what is amiss: two active councils, a shared sub-district without a village, a village outside', async () => {
    test.edit((change) => {
      const id = test.row('council_area', 'C1').id ?? null;
      for (const name of ['สภา ก', 'สภา ข'])
        change.insert('council', { name_th: name, council_area_id: id, status: 'founded' });
      const other = change.insert('council_area', { code: 'C2', name_th: 'อื่น' });
      change.insert('council_area_subdistrict', { council_area_id: other.id, subdistrict_code: '990201' });
    });
    const area = await save({ villages: [test.idOf('village', '99010201')] });
    expect(area.warnings.map(({ th }) => th)).toEqual([
      'มีสภาที่จัดตั้งแล้ว 2 สภา พื้นที่หนึ่งมีได้สภาเดียว',
      'ใช้ ต.ตะวันออกใต้ ร่วมกับสภาอื่น แต่ยังไม่มีหมู่บ้านของสภานี้ในตำบล',
      'บ้านตะวันตกเหนือ อยู่นอกตำบลที่เลือก',
    ]);
  });
});
