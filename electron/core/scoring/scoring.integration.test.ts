import { describe, expect, it } from 'vitest';
import type { ScoringPlan } from '../../../shared/contract/scoring.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { areasApp } from '../areas/testing/areas-app.ts';
import { openDb, sql } from '../db/index.ts';

const test = areasApp();

const plan = (
  indicators: Partial<ScoringPlan['indicators'][number]>[],
  more: Partial<ScoringPlan> = {},
): ScoringPlan => ({
  ...{ version: 1, level: 'subdistrict', normalisation: 'minmax', comparisons: null, second: null },
  ...{ minShare: 1, excluded: [], rules: [], within: null },
  indicators: indicators.map((one) => ({
    ...{ id: 'statistic:population', per: null, direction: 'more', weight: 50 },
    ...{ title: { th: 'ตัวชี้วัด', en: 'Indicator' }, ...one },
  })),
  ...more,
});

/** States figures of sub-districts by code; a code without one is not known. */
const state = (indicator: string, figures: Readonly<Record<string, number>>, yearBe = 2568): void =>
  test.edit((change) => {
    for (const [code, value] of Object.entries(figures))
      change.insert('area_statistic', {
        ...{ area_level: 'subdistrict', area_id: test.idOf('subdistrict', code), indicator, value },
        ...{ year_be: yearBe, source: 'สำนักงานสถิติ', as_of: '2025-06-30' },
      });
  });

const codes = async (): Promise<string[]> =>
  (await test.client().scoring.areas({ level: 'subdistrict' })).codes;
const byCode = async (values: readonly (number | null)[]): Promise<Record<string, number | null>> =>
  Object.fromEntries((await codes()).map((code, i) => [code, values[i] ?? null]));

describe('indicators of areas', () => {
  it('are figures with year, source and date, and null where not known', async () => {
    const [first = '', second = ''] = await codes();
    state('elderly', { [first]: 120, [second]: 80 });
    const offered = await test.client().scoring.indicators({ level: 'subdistrict' });
    expect(offered.map(({ id }) => id)).toContain('statistic:elderly');
    const column = await test.client().scoring.column({ level: 'subdistrict', id: 'statistic:elderly' });
    const values = await byCode(column.values);
    expect([values[first], values[second]]).toEqual([120, 80]);
    expect(Object.values(values).filter((value) => value === null).length).toBe(column.values.length - 2);
    expect(column).toMatchObject({ years: [2568, 2568], source: 'สำนักงานสถิติ', asOf: '2025-06-30' });
  });

  it('are rates where a denominator is asked for, unknown where that is not known', async () => {
    const [first = '', second = ''] = await codes();
    state('elderly', { [first]: 120, [second]: 80 });
    state('population', { [first]: 1000 });
    const column = await test
      .client()
      .scoring.column({ level: 'subdistrict', id: 'statistic:elderly', per: 'population' });
    const values = await byCode(column.values);
    expect([values[first], values[second]]).toEqual([120, null]);
    expect(column.unit.th).toContain('ต่อ 1,000 คน');
  });

  it('count the rows of a register by what they name, and say what names no area', async () => {
    const [first = ''] = await codes();
    test.edit((change) => {
      const area = { area_level: 'subdistrict', area_id: test.idOf('subdistrict', first) };
      change.insert('working_group', { name_th: 'คณะทำงาน ก', ...area });
      change.insert('working_group', { name_th: 'คณะทำงาน ข', ...area });
      change.insert('working_group', { name_th: 'คณะทำงาน ค' });
    });
    const column = await test.client().scoring.column({ level: 'subdistrict', id: 'rows:working_group' });
    const values = await byCode(column.values);
    expect(values[first]).toBe(2);
    // The register is the office's own list: no row is none.
    expect(Object.values(values).filter((value) => value === 0).length).toBe(column.values.length - 1);
    expect(column.method.th).toContain('ไม่ได้นับ 1 แถว');
    const district = await test.client().scoring.column({ level: 'district', id: 'rows:working_group' });
    expect(district.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(2);
  });

  it('are not known, rather than none, where rows name only a wider area', async () => {
    test.edit((change) => {
      const area = { area_level: 'district', area_id: test.idOf('district', '9901') };
      change.insert('working_group', { name_th: 'คณะทำงานอำเภอ', ...area });
      change.insert('working_group', {
        ...{
          name_th: 'คณะทำงานตำบล',
          area_level: 'subdistrict',
          area_id: test.idOf('subdistrict', '990201'),
        },
      });
    });
    const of = (level: 'subdistrict' | 'village') =>
      test.client().scoring.column({ level, id: 'rows:working_group' });
    expect(await byCode((await of('subdistrict')).values)).toEqual({
      ...{ '990101': null, '990102': null, '990201': 1, '990202': 0 },
    });
    expect((await of('village')).values.every((value) => value === null)).toBe(true);
  });

  it('count nothing in an area without a code for rows that name none', async () => {
    test.edit((change) => {
      change.update('district', Number(test.row('district', '9902').fid), { code: '' });
      change.insert('housing_project', { name_th: 'ไม่บอกว่าอยู่ที่ใด' }, null);
    });
    const { client } = test;
    const { codes: districts } = await client().scoring.areas({ level: 'district' });
    const id = 'rows:housing_project';
    const { values } = await client().scoring.column({ level: 'district', id });
    expect(districts).toContain('');
    expect(values[districts.indexOf('')]).not.toBe(1);
  });

  it('withhold what the restricted store withholds: it is no data, and no zero', async () => {
    const [first = '', second = ''] = await codes();
    const connection = openDb(test.workspace().gpkgPath);
    for (const [code, value] of [
      [first, null],
      [second, 40],
    ] as const)
      connection.db.run(sql`INSERT INTO restricted_count (register, area_id, kind, value)
        VALUES ('subdistrict', ${test.idOf('subdistrict', code)}, 'households', ${value})`);
    connection.close();
    const column = await test.client().scoring.column({ level: 'subdistrict', id: 'people:households' });
    const values = await byCode(column.values);
    expect([values[first], values[second]]).toEqual([null, 40]);
    expect(column.withheld).toEqual([(await codes()).indexOf(first)]);
  });

  it('offer what has none, villages and shapes, by units of their own, and few of what helps as urgent', async () => {
    const [first = ''] = await codes();
    test.edit((change) => {
      const area = { area_level: 'subdistrict', area_id: test.idOf('subdistrict', first) };
      change.insert('working_group', { name_th: 'คณะทำงาน ก', ...area });
    });
    const { scoring } = test.client();
    const offered = await scoring.indicators({ level: 'subdistrict' });
    const by = new Map(offered.map((one) => [one.id, one]));
    expect(by.get('rows:working_group')).toMatchObject({ direction: 'less', unit: { th: 'คณะ' } });
    expect(by.get('none:working_group')).toMatchObject({ direction: 'more' });
    expect(by.get('rows:village')).toMatchObject({ direction: 'more', unit: { th: 'หมู่บ้าน' } });
    const none = await scoring.column({ level: 'subdistrict', id: 'none:working_group' });
    const values = await byCode(none.values);
    expect(values[first]).toBe(0);
    expect(Object.values(values).filter((value) => value === 1).length).toBe(none.values.length - 1);
    const villages = await scoring.indicators({ level: 'village' });
    expect(villages.some(({ id }) => id === 'rows:village')).toBe(false);
  });

  it('count what names no area by where its shape lies', async () => {
    const [first = ''] = await codes();
    const { scoring } = test.client();
    const counts = () => scoring.column({ level: 'subdistrict', id: 'rows:community_forest' });
    const before = await byCode((await counts()).values);
    const shape = test.shapeOf('subdistrict', test.row('subdistrict', first).fid);
    test.edit((change) => {
      change.insert('community_forest', { name_th: 'ป่า ก' }, encodeWkb(shape));
      change.insert('community_forest', { name_th: 'ป่า ข' });
    });
    const column = await counts();
    expect(await byCode(column.values)).toEqual({ ...before, [first]: (before[first] ?? 0) + 1 });
    expect(column.method.th).toContain('ไม่ได้นับ 1 แถวที่อยู่นอกพื้นที่หรือไม่มีรูป');
    const [, point] = await scoring.points({
      level: 'subdistrict',
      fids: [-1, Number(test.row('subdistrict', first).fid)],
    });
    expect(point?.every(Number.isFinite)).toBe(true);
  });

  it('are per cent where the same is divided by the same', async () => {
    const [first = ''] = await codes();
    const connection = openDb(test.workspace().gpkgPath);
    connection.db.run(sql`INSERT INTO restricted_count (register, area_id, kind, value)
      VALUES ('subdistrict', ${test.idOf('subdistrict', first)}, 'households', 40)`);
    connection.close();
    state('households', { [first]: 160 });
    const { scoring } = test.client();
    const id = 'people:households';
    const column = await scoring.column({ level: 'subdistrict', id, per: 'households' });
    expect((await byCode(column.values))[first]).toBe(25);
    expect(column.unit).toEqual({ th: 'ร้อยละของครัวเรือน', en: 'percent of households' });
  });

  it('are refused once they are gone', async () => {
    await expect(
      test.client().scoring.column({ level: 'subdistrict', id: 'statistic:nothing' }),
    ).rejects.toMatchObject({ data: { code: 'field-not-found' } });
    await expect(
      test.client().scoring.column({ level: 'subdistrict', id: 'field:subdistrict:code" --' }),
    ).rejects.toMatchObject({ data: { code: 'field-not-found' } });
  });
});

describe('a way of ranking', () => {
  it('is kept under a name, replaced under the same, undone and deleted', async () => {
    const { scoring, journal } = test.client();
    await scoring.save({ title: 'เร่งด่วน', plan: plan([{}]) });
    const saved = await scoring.save({ title: 'เร่งด่วน', plan: plan([{ weight: 80 }]) });
    expect(saved.map(({ title, plan: kept }) => [title, kept.indicators[0]?.weight])).toEqual([
      ['เร่งด่วน', 80],
    ]);
    await journal.undo();
    expect((await scoring.saved())[0]?.plan.indicators[0]?.weight).toBe(50);
    expect(await scoring.forget({ id: saved[0]?.id ?? '' })).toEqual([]);
    await expect(scoring.forget({ id: 'none' })).rejects.toMatchObject({ data: { code: 'view-not-found' } });
  });
});

describe('a ranking within an area', () => {
  it('is of the areas that lie in it, by figures read as of all', async () => {
    const all = await codes();
    state('elderly', Object.fromEntries(all.map((code, i) => [code, 10 * i])));
    const within = { register: 'district' as const, id: test.idOf('district', '9902') };
    const { scoring } = test.client();
    expect((await scoring.areas({ level: 'subdistrict', within })).codes).toEqual(['990201', '990202']);
    const id = 'statistic:elderly';
    const column = await scoring.column({ level: 'subdistrict', within, id });
    expect(column.values).toEqual([20, 30]);
    const { layer, rows } = await scoring.keep({ title: 'ในอำเภอ', plan: plan([{ id }], { within }) });
    expect(rows).toBe(2);
    expect((await test.client().analyses.result({ layer })).sentence).toMatch(/^ในอำเภอตะวันออก จาก 2 ตำบล/);
  });
});

describe('a ranking that is kept', () => {
  it('is a layer of all areas with score, rank, parts and evidence, and one undo takes it away', async () => {
    const { scoring, analyses, journal } = test.client();
    const all = await codes();
    const [first = '', second = '', third = ''] = all;
    state('elderly', { [first]: 100, [second]: 50, [third]: 0 });
    state('population', { [first]: 0, [second]: 100, [third]: 200 });
    const area = test.row('subdistrict', third).fid as number;
    const { layer } = await scoring.keep({
      title: 'ลำดับทดสอบ',
      plan: plan(
        [
          { id: 'statistic:elderly', weight: 75 },
          { id: 'statistic:population', weight: 25, direction: 'less' },
        ],
        { excluded: [{ area, reason: 'มีโครงการแล้ว' }] },
      ),
    });
    const row = (code: string) =>
      test
        .workspace()
        .db.get<Record<string, unknown>>(sql`SELECT * FROM ${sql.id(layer)} WHERE code = ${code}`);
    expect(row(first)).toMatchObject({ rank: 1, score: 100, points_1: 75, points_2: 25, score_state: null });
    expect(row(second)).toMatchObject({ rank: 2, score: 0 });
    expect(row(third)).toMatchObject({
      rank: null,
      score: null,
      reason: 'มีโครงการแล้ว',
      score_state: 'missing',
    });
    const unknown = all.find((code) => ![first, second, third].includes(code)) ?? '';
    expect(row(unknown)).toMatchObject({ rank: null, score: null, known: 0, figure_1: null });
    const evidence = await analyses.result({ layer });
    expect(evidence).toMatchObject({ recipe: null, valueField: 'score', rows: all.length });
    expect(evidence.sentence).toContain('จัดลำดับได้ 2');
    expect(evidence.leftOut.map(({ code, count }) => [code, count])).toEqual([
      ['missing', all.length - 3],
      ['excluded', 1],
    ]);
    expect(evidence.inputs.map(({ asOf }) => asOf)).toEqual(['2025-06-30', '2025-06-30']);
    await journal.undo();
    expect((await test.client().layers.list()).some(({ name }) => name === layer)).toBe(false);
  });

  it('is refused where nothing can be ranked', async () => {
    await expect(test.client().scoring.keep({ title: 'ว่าง', plan: plan([]) })).rejects.toMatchObject({
      data: { code: 'scoring-empty' },
    });
  });
});
