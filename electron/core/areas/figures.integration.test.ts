import { describe, expect, it } from 'vitest';
import type { FigureReading } from '../../../shared/contract/area-figures.ts';
import { statisticOf } from './statistic-of.ts';
import { areasApp } from './testing/areas-app.ts';

const BLOCK = [
  'ตารางประชากร ปี 2566\t\t\t',
  'ตำบล\tรหัส\tประชากรรวม\tครัวเรือน',
  'ต.ตะวันตกใต้\t990101\t1,200\t๔๐๐',
  'ต.ตะวันตกเหนือ\t990102\t800\t-',
  'ต.ตะวันออกใต้\t\t600\t200',
  'ต.ไม่มีจริง\t\t5\t5',
  'ต.ตะวันออกเหนือ\t990202\tหลายคน\t150',
].join('\n');

describe('figures of areas', () => {
  const test = areasApp();
  const text = { kind: 'text', text: BLOCK, title: 'ประชากร 2566' } as const;
  const fid = (table: string, code: string): number => Number(test.row(table, code).fid);
  const take = async (more: Partial<FigureReading> = {}) => {
    const { proposed } = await test.client().areas.figureTable(text);
    return test.client().areas.takeFigures({ source: text, reading: { ...proposed, ...more } });
  };
  const of = (
    level: 'district' | 'province' | 'council_area' | 'zone',
    id: string,
    indicator: string,
    year: number | null = null,
  ) => statisticOf(test.workspace().db, level, [id], indicator, year).get(id);

  it('are found in a pasted block: the areas, the indicators, the year', async () => {
    const table = await test.client().areas.figureTable(text);
    expect(table.rows).toBe(5);
    expect(table.proposed).toMatchObject({
      ...{ level: 'subdistrict', yearBe: 2566, areas: { code: 'รหัส', subdistrict: 'ตำบล' } },
      indicators: [
        { column: 'ประชากรรวม', indicator: 'population', unit: 'คน' },
        { column: 'ครัวเรือน', indicator: 'households', unit: 'ครัวเรือน' },
      ],
    });
  });

  it('are matched by code and by name, shown first, and written as one change set', async () => {
    const { proposed } = await test.client().areas.figureTable(text);
    const preview = await test.client().areas.previewFigures({ source: text, reading: proposed });
    expect(preview).toMatchObject({ rows: 5, matched: 4, fresh: 6, changed: 0, same: 0, empty: 1 });
    expect(preview.issues.map(({ code, count }) => [code, count])).toEqual([
      ['area-unmatched', 1],
      ['value-unreadable', 1],
    ]);
    expect(preview.sample[0]).toMatchObject({ area: 'ต.ตะวันตกใต้', after: 1200, before: null, yearBe: 2566 });
    expect(test.rows('area_statistic')).toHaveLength(0);
    expect(await take()).toEqual({ fresh: 6, changed: 0, same: 0 });
    expect(await take()).toEqual({ fresh: 0, changed: 0, same: 6 });
    test.workspace().journal.undo();
    expect(test.rows('area_statistic')).toHaveLength(0);
  });

  it('are left out where they cannot be or their area came before, each with its row', async () => {
    const block = [
      'ตำบล\tรหัส\tประชากร\tครัวเรือน',
      'ต.ตะวันตกใต้\t990101\t2.5\t-3',
      'ต.ตะวันตกเหนือ\t990102\tหลายคน\t10',
      'ต.ตะวันตกใต้\t\t9\t9',
    ].join('\n');
    const pasted = { kind: 'text', text: block, title: 'ปี 2566' } as const;
    const { proposed } = await test.client().areas.figureTable(pasted);
    const columns = [
      { column: 'ประชากร', indicator: 'population', unit: 'คน', yearBe: null },
      { column: 'ครัวเรือน', indicator: 'households', unit: 'ครัวเรือน', yearBe: null },
    ];
    const reading = { ...proposed, indicators: columns };
    const preview = await test.client().areas.previewFigures({ source: pasted, reading });
    expect(preview).toMatchObject({ rows: 3, matched: 2, fresh: 1 });
    expect(preview.leftOut.map(({ row, why }) => [row, why.th])).toEqual([
      [1, 'ประชากร «2.5» ต้องเป็นจำนวนเต็มตั้งแต่ 0'],
      [1, 'ครัวเรือน «-3» ต้องเป็นจำนวนเต็มตั้งแต่ 0'],
      [2, 'ประชากร «หลายคน» ไม่ใช่ตัวเลข'],
      [3, 'ต.ตะวันตกใต้ เป็นพื้นที่เดียวกับแถว 1'],
    ]);
  });

  it('are summed where all areas below are known, and say «n of m» where not', async () => {
    await take();
    const west = test.idOf('district', '9901');
    expect(of('district', west, 'population')).toMatchObject({
      value: 2000,
      how: 'summed',
      known: 2,
      of: 2,
      unit: 'คน',
    });
    expect(of('district', west, 'households')).toMatchObject({ value: null, partial: 400, known: 1, of: 2 });
    expect(of('province', test.idOf('province', '99'), 'population')).toMatchObject({
      ...{ value: null, known: 1, of: 2, partial: 2000 },
    });
    expect(of('district', west, 'elderly')).toMatchObject({ value: null, how: 'none', known: 0 });
    const scheme = await test.client().zones.createScheme({ title: 'ชุด' });
    const zone = {
      schemeId: scheme.id,
      zoneId: null,
      title: 'โซน',
      color: '#ccddee',
      districtCodes: ['9901'],
    };
    const [saved] = (await test.client().zones.save(zone)).zones;
    expect(of('zone', saved?.id ?? '', 'population')?.value).toBe(2000);
  });

  it('take the newest year that is complete, or the year that is asked for', async () => {
    await take();
    const west = test.idOf('district', '9901');
    test.edit((change) =>
      change.insert('area_statistic', {
        ...{ area_level: 'subdistrict', area_id: test.idOf('subdistrict', '990101') },
        ...{ indicator: 'population', year_be: 2567, value: 1300 },
      }),
    );
    expect(of('district', west, 'population')).toMatchObject({ value: 2000, yearBe: 2566 });
    expect(of('district', west, 'population', 2567)).toMatchObject({
      value: null,
      partial: 1300,
      known: 1,
      of: 2,
    });
  });

  it('of a sub-district that council areas share are shared by households, and say so', async () => {
    await take();
    test.edit((change) => {
      const c1 = String(test.row('council_area', 'C1').id);
      const c2 = change.insert('council_area', { code: 'C2', name_th: 'อื่น' }).id;
      const second = change.insert('village', {
        ...{ code: '99010102', moo: 2, name_th: 'บ้านสอง', subdistrict_code: '990101', council_area_id: c2 },
      });
      change.update('village', fid('village', '99010101'), { council_area_id: c1 });
      for (const council of [c1, c2])
        change.insert('council_area_subdistrict', { council_area_id: council, subdistrict_code: '990101' });
      change.insert('council_area_subdistrict', { council_area_id: c1, subdistrict_code: '990201' });
      for (const [area_id, value] of [
        [test.idOf('village', '99010101'), 300],
        [second.id, 100],
      ] as const)
        change.insert('area_statistic', {
          ...{ area_level: 'village', area_id, indicator: 'households', year_be: 2566, value },
        });
    });
    expect(of('council_area', test.idOf('council_area', 'C1'), 'population')).toMatchObject({
      ...{ value: 1200 * 0.75 + 600, how: 'shared', known: 2, of: 2 },
    });
    expect(of('council_area', test.idOf('council_area', 'C2'), 'population')).toMatchObject({ value: 300 });
    const lines = await test
      .client()
      .areas.figures({ level: 'council_area', fid: fid('council_area', 'C2') });
    expect(lines.map(({ indicator, figures }) => [indicator, figures[0]?.how])).toEqual([
      ['population', 'shared'],
      ['households', 'summed'],
    ]);
  });

  it('are taken from a layer, and nothing without a column that names areas', async () => {
    const { proposed } = await test.client().areas.figureTable(text);
    const reading = { ...proposed, areas: {} };
    await expect(test.client().areas.previewFigures({ source: text, reading })).rejects.toMatchObject({
      data: { code: 'figures-without-area' },
    });
    const layer = { kind: 'layer', layer: 'subdistrict' } as const;
    const table = await test.client().areas.figureTable(layer);
    expect(table.proposed.areas.code).toBe('code');
    await expect(
      test.client().areas.figureTable({ kind: 'layer', layer: 'household' }),
    ).rejects.toMatchObject({ data: { code: 'export-personal-data' } });
  });

  it('know their indicators: those of the list, and those that stand', async () => {
    await take();
    const known = await test.client().areas.indicators();
    expect(known.slice(0, 2).map(({ indicator, count }) => [indicator, count])).toEqual([
      ['population', 3],
      ['households', 3],
    ]);
    expect(known.length).toBe(7);
  });
});
