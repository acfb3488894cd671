import { describe, expect, it } from 'vitest';
import { dayAfter, dayInThailand } from '../../../../shared/domain/dates.ts';
import { listLayers } from '../../layers/index.ts';
import { areasApp, type Change, errorsOf } from '../testing/areas-app.ts';

const D = '2024-10-01';
const LAST = '2024-09-30';

describe('areas change and keep their history', () => {
  const test = areasApp();
  const split = (more: Partial<Extract<Change, { kind: 'split' }>> = {}): Change => ({
    kind: 'split',
    register: 'subdistrict',
    id: test.idOf('subdistrict', '990101'),
    onDate: D,
    parts: [
      { code: '990101', nameTh: 'ตะวันตกใต้' },
      { code: '990103', nameTh: 'ริมน้ำ' },
    ],
    keeps: 0,
    shapes: {
      by: 'line',
      lines: [
        [
          [99.9, 15.065],
          [100.2, 15.065],
        ],
      ],
    },
    ...more,
  });
  /** A second village in the first sub-district, north of the first, and a council area for each. */
  const addVillage = (): void =>
    test.edit((change) => {
      const north = change.insert('council_area', { code: 'C2', name_th: 'สภาเหนือ', district_code: '9901' });
      const c1 = test.row('council_area', 'C1');
      for (const council of [c1.id, north.id])
        change.insert('council_area_subdistrict', {
          council_area_id: council ?? null,
          subdistrict_code: '990101',
        });
      const point = test.row('village', '99010101').geom as Uint8Array;
      change.update('village', Number(test.row('village', '99010101').fid), {
        council_area_id: c1.id ?? null,
      });
      change.insert(
        'village',
        {
          ...{ code: '99010102', moo: 2, name_th: 'บ้านเหนือ', subdistrict_code: '990101' },
          council_area_id: north.id,
        },
        moved(point, 0, 0.03),
      );
    });

  it('splits by a line: the first part goes on, the second gets villages, codes and links', async () => {
    addVillage();
    const change = split({
      parts: [
        { code: '990103', nameTh: 'ริมน้ำ' },
        { code: '990101', nameTh: 'ตะวันตกใต้' },
      ],
      keeps: 1,
    });
    const before = test.areaOf('subdistrict', '990101');
    const plan = await test.plan(change);
    expect(errorsOf(plan)).toEqual([]);
    expect(plan.sentence.th).toBe('แยก ต.ตะวันตกใต้ เป็น 2 ตำบล มีผล 1 ต.ค. 2567');
    expect(plan.pieces).toHaveLength(2);
    expect(plan.members.map(({ title, after, part }) => [title, after, part])).toContainEqual([
      ...['บ้านเหนือ', '99010301', 0],
    ]);
    await test.make(change);
    expect(test.areaOf('subdistrict', '990101') + test.areaOf('subdistrict', '990103')).toBeCloseTo(
      before,
      -4,
    );
    expect(test.row('village', '99010301')).toMatchObject({ moo: 1, subdistrict_code: '990103' });
    expect(test.row('subdistrict', '990103')).toMatchObject({
      valid_from: D,
      valid_to: null,
      district_code: '9901',
    });
    expect(test.row('subdistrict', '990101')).toMatchObject({ valid_to: null });
    const links = test.rows('council_area_subdistrict').map((row) => row.subdistrict_code);
    expect(links.sort()).toEqual(['990101', '990103']);
    expect(
      test.rows('area_lineage').map(({ kind, from_code, to_code }) => [kind, from_code, to_code]),
    ).toEqual([
      ['split', '990101', '990103'],
      ['split', '990101', '990101'],
      ['recode', '99010102', '99010301'],
    ]);
  });

  it('is taken back whole by one undo, and made again by one redo', async () => {
    addVillage();
    const picture = () =>
      ['subdistrict', 'village', 'area_lineage', 'council_area_subdistrict', 'council_area_village'].map(
        (table) => test.rows(table).map(({ updated_at, updated_by, row_version, ...row }) => row),
      );
    const before = picture();
    await test.make(split());
    const after = picture();
    test.workspace().journal.undo();
    expect(picture()).toEqual(before);
    test.workspace().journal.redo();
    expect(picture()).toEqual(after);
  });

  it('retires the area where no part goes on: its row stays with its last day, and nothing of today shows it', async () => {
    await test.make(
      split({
        parts: [
          { code: '990103', nameTh: 'ริมน้ำ' },
          { code: '990104', nameTh: 'ริมเขา' },
        ],
        keeps: null,
      }),
    );
    expect(test.row('subdistrict', '990101').valid_to).toBe(LAST);
    const layer = listLayers(test.workspace().db).find(({ name }) => name === 'subdistrict');
    expect(layer?.featureCount).toBe(5);
    const { rows } = await test.client().layers.rows({ layer: 'subdistrict' });
    expect(rows.map(({ values }) => values.code)).not.toContain('990101');
    const asked = { field: 'valid_to', op: 'at-least', value: '2000-01-01' } as const;
    const retired = await test.client().layers.rows({ layer: 'subdistrict', filters: [asked] });
    expect(retired.rows.map(({ values }) => values.code)).toEqual(['990101']);
    const { areas } = await test.client().areas.spine({});
    expect(areas.find(({ code }) => code === '990101')).toMatchObject({ retired: true, validTo: LAST });
  });

  it('divides by villages, and says which part has none with a place', async () => {
    addVillage();
    const north = test.idOf('village', '99010102');
    const byVillages = split({ shapes: { by: 'members' }, members: { [north]: 1 } });
    const plan = await test.plan(byVillages);
    expect(errorsOf(plan)).toEqual([]);
    expect(plan.shapes.map(({ part }) => part)).toEqual([0, 1]);
    expect(errorsOf(await test.plan(split({ shapes: { by: 'members' } })))).toEqual([
      'ริมน้ำ ยังไม่มีหมู่บ้านที่มีพิกัด จึงแบ่งแนวเขตไม่ได้',
    ]);
  });

  it('never gives a code out again, nor one of another shape, area or a municipal office', async () => {
    await test.make(split());
    const id = test.idOf('subdistrict', '990102');
    const about = { kind: 'recode', register: 'subdistrict', id, onDate: D } as const;
    const said = async (code: string): Promise<string | undefined> =>
      errorsOf(await test.plan({ ...about, code }))[0];
    expect(await said('990103')).toBe('รหัส 990103 เคยใช้กับ ต.ริมน้ำ แล้ว รหัสที่เคยใช้ไม่นำกลับมาใช้');
    expect(await said('9901')).toBe('รหัส 9901 ต้องเป็นตัวเลข 6 หลัก');
    expect(await said('997701')).toBe('แฟ้มงานยังไม่มีอำเภอ 9977');
    expect(await said('990102')).toBe('รหัสเหมือนเดิม ใส่รหัสใหม่');
    await expect(test.make({ ...about, code: '990103' })).rejects.toThrow();
    const district = test.idOf('district', '9901');
    expect(
      errorsOf(await test.plan({ ...about, register: 'district', id: district, code: '9964' })),
    ).toContain('9964 เป็นรหัสสำนักทะเบียนเทศบาล ไม่ใช่อำเภอ');
    const { code } = await test.client().areas.freeCode({ register: 'subdistrict', above: '9901' });
    expect(code).toBe('990104');
  });

  it('moves a sub-district to another district: codes, villages and the boundaries of both districts follow', async () => {
    const [west, east] = [test.areaOf('district', '9901'), test.areaOf('district', '9902')];
    const id = test.idOf('subdistrict', '990101');
    const plan = await test.plan({ kind: 'recode', register: 'subdistrict', id, code: '990203', onDate: D });
    expect(plan.sentence.th).toBe('ย้าย ต.ตะวันตกใต้ ไปอยู่ อ.ตะวันออก มีผล 1 ต.ค. 2567');
    await test.make({ kind: 'recode', register: 'subdistrict', id, code: '990203', onDate: D });
    expect(test.row('subdistrict', '990203')).toMatchObject({ id, district_code: '9902' });
    expect(test.row('village', '99020301')).toMatchObject({ subdistrict_code: '990203' });
    expect(test.areaOf('district', '9901')).toBeCloseTo(west / 2, -6);
    expect(test.areaOf('district', '9901') + test.areaOf('district', '9902')).toBeCloseTo(west + east, -4);
    const events = await test
      .client()
      .areas.lineage({ register: 'subdistrict', fid: Number(test.row('subdistrict', '990203').fid) });
    expect(events).toMatchObject([
      { kind: 'recode', onDate: D, before: [{ code: '990101' }], after: [{ code: '990203' }] },
    ]);
  });

  it('merges: one goes on, villages get free numbers, figures are summed where all have one', async () => {
    const [a, b] = [test.idOf('subdistrict', '990101'), test.idOf('subdistrict', '990102')];
    test.edit((change) => {
      for (const [area_id, indicator, value] of [
        [a, 'population', 1000],
        [b, 'population', 500],
        [a, 'households', 300],
      ] as const)
        change.insert('area_statistic', {
          area_level: 'subdistrict',
          area_id,
          indicator,
          year_be: 2566,
          value,
          unit: 'คน',
        });
    });
    const change: Change = {
      ...{ kind: 'merge', register: 'subdistrict', ids: [a, b], onDate: D, keeps: a },
      into: { code: '990101', nameTh: 'ตะวันตก' },
    };
    const whole = test.areaOf('subdistrict', '990101') + test.areaOf('subdistrict', '990102');
    const plan = await test.plan(change);
    expect(errorsOf(plan)).toEqual([]);
    expect(plan.sentence.th).toBe('รวม ต.ตะวันตกใต้ ต.ตะวันตกเหนือ เป็น ต.ตะวันตก มีผล 1 ต.ค. 2567');
    expect(plan.findings.map(({ message }) => message.th)).toContain('สถิติ 1 รายการไม่มีครบทุกพื้นที่ จึงไม่รวม');
    await test.make(change);
    expect(test.areaOf('subdistrict', '990101')).toBeCloseTo(whole, -4);
    expect(test.row('subdistrict', '990102').valid_to).toBe(LAST);
    expect(test.row('village', '99010102')).toMatchObject({ name_th: 'บ้านตะวันตกเหนือ', moo: 2 });
    const figures = await test.client().areas.figures({
      level: 'subdistrict',
      fid: Number(test.row('subdistrict', '990101').fid),
    });
    expect(figures).toMatchObject([
      { indicator: 'population', figures: [{ value: 1500, how: 'own', beforeChange: null }] },
      { indicator: 'households', figures: [{ value: 300, beforeChange: D }] },
    ]);
  });

  it('asks for one area above where areas of different districts are merged', async () => {
    const ids = [test.idOf('subdistrict', '990101'), test.idOf('subdistrict', '990201')];
    const plan = await test.plan({
      ...{ kind: 'merge', register: 'subdistrict', ids, onDate: D, keeps: ids[0] ?? null },
      into: { code: '990101', nameTh: 'รวม' },
    });
    expect(errorsOf(plan)).toEqual(['พื้นที่ที่จะรวมต้องอยู่ในพื้นที่เดียวกันระดับบน ย้ายก่อนแล้วจึงรวม']);
  });

  it('merges districts: sub-districts and villages are recoded, zones and council areas follow', async () => {
    const scheme = await test.client().zones.createScheme({ title: 'ชุด' });
    await test.client().zones.save({
      ...{ schemeId: scheme.id, zoneId: null, title: 'โซน', color: '#ccddee', districtCodes: ['9902'] },
    });
    const [a, b] = [test.idOf('district', '9901'), test.idOf('district', '9902')];
    await test.make({
      ...{ kind: 'merge', register: 'district', ids: [a, b], onDate: D, keeps: b },
      into: { code: '9902', nameTh: 'ตะวันออก' },
    });
    expect(test.rows('subdistrict').map(({ code }) => code)).toEqual([
      '990203',
      '990204',
      '990201',
      '990202',
    ]);
    expect(
      test
        .rows('village')
        .map(({ code }) => code)
        .sort(),
    ).toEqual([...['99020101', '99020201', '99020301', '99020401']]);
    expect(test.row('council_area', 'C1').district_code).toBe('9902');
    expect(test.rows('zone_district')).toHaveLength(1);
  });

  it('splits a district that stands in two schemes: both parts are in its zone of each', async () => {
    const { zones } = test.client();
    const zoned = async (title: string, districtCodes: string[]): Promise<void> => {
      const scheme = await zones.createScheme({ title });
      await zones.save({ schemeId: scheme.id, zoneId: null, title, color: '#ccddee', districtCodes });
    };
    await zoned('ชุดแรก', ['9901']);
    await zoned('ชุดสอง', ['9901', '9902']);
    const areas = (): number[] => test.rows('zone').map(({ geom }) => (geom instanceof Uint8Array ? 1 : 0));
    await test.make({
      ...{ kind: 'split', register: 'district', id: test.idOf('district', '9901'), onDate: D, keeps: 0 },
      ...{ shapes: { by: 'members' }, members: { [test.idOf('subdistrict', '990102')]: 1 } },
      parts: [
        { code: '9901', nameTh: 'ตะวันตก' },
        { code: '9903', nameTh: 'เหนือ' },
      ],
    });
    const links = test
      .rows('zone_district')
      .map(({ scheme_id, district_code }) => ({ scheme_id, district_code }));
    const codesOf = [...Map.groupBy(links, ({ scheme_id }) => scheme_id).values()].map((group) =>
      group.map(({ district_code }) => district_code).sort(),
    );
    expect(codesOf).toEqual([
      ['9901', '9903'],
      ['9901', '9902', '9903'],
    ]);
    expect(areas()).toEqual([1, 1]);
  });

  it('renames, keeps the old name in its history, and refuses the same one', async () => {
    const id = test.idOf('district', '9901');
    const about = { kind: 'rename', register: 'district', id, onDate: D } as const;
    expect(errorsOf(await test.plan({ ...about, nameTh: 'ตะวันตก' }))).toEqual(['ชื่อเหมือนเดิม ใส่ชื่อใหม่']);
    await test.make({ ...about, nameTh: 'อัสดง', note: 'ประกาศกระทรวงมหาดไทย' });
    expect(test.row('district', '9901').name_th).toBe('อัสดง');
    expect(test.rows('area_lineage')).toMatchObject([
      { kind: 'rename', from_name: 'ตะวันตก', to_name: 'อัสดง', note: 'ประกาศกระทรวงมหาดไทย' },
    ]);
  });

  it('retires what holds nothing, and says what still holds something', async () => {
    const about = { kind: 'retire', onDate: D } as const;
    const id = test.idOf('subdistrict', '990101');
    expect(errorsOf(await test.plan({ ...about, register: 'subdistrict', id }))).toEqual([
      'ต.ตะวันตกใต้ ยังมี 1 หมู่บ้าน ย้ายหรือรวมกับพื้นที่อื่นก่อน',
    ]);
    await test.make({ ...about, register: 'village', id: test.idOf('village', '99010101') });
    await test.make({ ...about, register: 'subdistrict', id });
    expect(test.row('subdistrict', '990101').valid_to).toBe(LAST);
    expect(errorsOf(await test.plan({ ...about, register: 'subdistrict', id }))).toContain(
      'ต.ตะวันตกใต้ เลิกใช้ไปแล้ว',
    );
  });

  it('takes no day in the future, and none before the area began', async () => {
    const tomorrow = dayAfter(dayInThailand(), 1);
    const id = test.idOf('village', '99010101');
    expect(
      errorsOf(await test.plan({ kind: 'retire', register: 'village', id, onDate: tomorrow }))[0],
    ).toMatch(/^วันที่มีผลต้องไม่เกินวันนี้/);
    test.edit((change) =>
      change.update('village', Number(test.row('village', '99010101').fid), { valid_from: D }),
    );
    expect(errorsOf(await test.plan({ kind: 'retire', register: 'village', id, onDate: D }))).toEqual([
      'วันที่มีผลต้องอยู่หลังวันที่เริ่มใช้ บ้านตะวันตกใต้ (1 ต.ค. 2567)',
    ]);
  });

  it('splits a council area by its villages, with memberships that end and begin', async () => {
    addVillage();
    const first = test.row('village', '99010101');
    const id = String(test.row('council_area', 'C1').id);
    await test.make({
      ...{ kind: 'split', register: 'council_area', id, onDate: D, keeps: 0, shapes: { by: 'none' } },
      parts: [
        { code: 'C1', nameTh: 'พื้นที่สภาฯ ทางใต้' },
        { code: 'C3', nameTh: 'สภาใหม่' },
      ],
      members: { [String(first.id)]: 1 },
    });
    const fresh = test.row('council_area', 'C3');
    expect(test.row('village', '99010101').council_area_id).toBe(fresh.id);
    const memberships = test.rows('council_area_village').filter(({ village_id }) => village_id === first.id);
    expect(
      memberships.map(({ council_area_id, valid_from, valid_to }) => [council_area_id, valid_from, valid_to]),
    ).toEqual([
      [id, null, LAST],
      [fresh.id, D, null],
    ]);
  });

  it('shares figures out by area where that is asked for, as estimates that say so', async () => {
    const area_id = test.idOf('subdistrict', '990101');
    test.edit((change) =>
      change.insert('area_statistic', {
        ...{ area_level: 'subdistrict', area_id, indicator: 'population', year_be: 2566, value: 1000 },
      }),
    );
    await test.make(split({ figures: 'share' }));
    const rows = test.rows('area_statistic');
    expect(rows.reduce((sum, { value }) => sum + Number(value), 0)).toBeCloseTo(1000, 0);
    expect(rows.map(({ source }) => source)).toEqual([
      ...['ประมาณตามเนื้อที่จาก ต.ตะวันตกใต้ (ก่อนแยก)', 'ประมาณตามเนื้อที่จาก ต.ตะวันตกใต้ (ก่อนแยก)'],
    ]);
  });
});

/** A point's GeoPackage blob as WKB, moved by degrees. */
function moved(blob: Uint8Array, dx: number, dy: number): Uint8Array {
  const wkb = Uint8Array.from(blob.subarray(blob.length - 21));
  const view = new DataView(wkb.buffer);
  view.setFloat64(5, view.getFloat64(5, true) + dx, true);
  view.setFloat64(13, view.getFloat64(13, true) + dy, true);
  return wkb;
}
