import { describe, expect, it } from 'vitest';
import { areasApp } from './testing/areas-app.ts';

const D = '2024-10-01';
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error) => error?.data?.code ?? String(error),
  );

describe('what only a change of areas writes', () => {
  const test = areasApp();
  const update = (layer: string, fid: unknown, values: Record<string, string | null>) =>
    code(test.client().records.update({ layer, fid: Number(fid), values, reason: '' }));

  it.each([
    ['subdistrict', '990102', { code: '990188' }],
    ['subdistrict', '990102', { valid_to: '2020-01-01' }],
    ['district', '9901', { code: '9909' }],
    ['village', '99010101', { code: '99010109' }],
    ['council_area', 'C1', { code: 'C9' }],
  ])('of %s %s a form refuses %j', async (layer, of, values) => {
    const { fid } = test.row(layer, of);
    const before = test.rows(layer);
    expect(await update(layer, fid, values)).toBe('validation-failed');
    expect(test.rows(layer)).toEqual(before);
    expect(test.rows('area_lineage')).toEqual([]);
  });

  it('may be filled where nothing stands yet, and is given with a new row', async () => {
    test.edit((change) => change.insert('council_area', { name_th: 'ไม่มีรหัส' }));
    expect(await update('council_area', 2, { code: 'C2', valid_from: D })).toBeNull();
    expect(await update('council_area', 2, { name_th: 'ชื่อใหม่' })).toBeNull();
    const values = { code: '990109', name_th: 'ใหม่', district_code: '9901', valid_from: D };
    const made = test.client().records.create({ layer: 'subdistrict', values, shape: null, reason: '' });
    expect(await code(made)).toBeNull();
  });
});

describe('an area that has ended', () => {
  const test = areasApp();
  const has = (fid: unknown): boolean =>
    JSON.stringify(test.shapeOf('subdistrict', fid)).includes('[100.11,15.105]');
  const split = (): Promise<unknown> =>
    test.make({
      ...{ kind: 'split', register: 'subdistrict', id: test.idOf('subdistrict', '990101'), onDate: D },
      parts: [
        { code: '990103', nameTh: 'ก' },
        { code: '990104', nameTh: 'ข' },
      ],
      keeps: null,
      shapes: {
        by: 'line',
        lines: [
          [
            [99.9, 15.065],
            [100.2, 15.065],
          ],
        ],
      },
    });

  it('keeps its shape when a border of today moves', async () => {
    await split();
    const retired = test.row('subdistrict', '990101');
    const neighbour = test.row('subdistrict', '990201');
    await test.client().shapes.save(test.moved('subdistrict', neighbour, [100.1, 15.1], [100.11, 15.105]));
    expect(has(neighbour.fid)).toBe(true);
    expect(test.row('subdistrict', '990101')).toEqual(retired);
    expect(has(test.row('subdistrict', '990104').fid) || has(test.row('subdistrict', '990103').fid)).toBe(
      true,
    );
  });

  it('is not edited, and nothing new names it', async () => {
    await split();
    const { client } = test;
    const retired = test.row('subdistrict', '990101');
    const { fid } = retired;
    const values = { name_th: 'แก้' };
    expect(
      await code(client().records.update({ layer: 'subdistrict', fid: Number(fid), values, reason: '' })),
    ).toBe('validation-failed');
    const shape = test.moved('subdistrict', retired, [100.1, 15.1], [100.11, 15.105]);
    expect(await code(client().shapes.save(shape))).toBe('validation-failed');
    const village = { code: '99010109', moo: 9, name_th: 'ใหม่', subdistrict_code: '990101' };
    const create = (more: Record<string, string>): Promise<unknown> =>
      code(
        client().records.create({
          layer: 'village',
          values: { ...village, ...more },
          shape: null,
          reason: '',
        }),
      );
    expect(await create({})).toBe('validation-failed');
    expect(await create({ code: '99010309', subdistrict_code: '990103' })).toBeNull();
    expect(await create({ valid_to: '2020-01-01' })).toBeNull();
  });
});

describe('back to this', () => {
  const test = areasApp();
  const back = async (fid: number): Promise<unknown> => {
    const history = await test.client().journal.rowHistory({ layer: 'subdistrict', fid });
    const changeSet = history.at(-1)?.changeSet.id ?? '';
    return code(test.client().journal.goBack({ layer: 'subdistrict', fid, changeSet }));
  };

  it('never goes over a change of codes', async () => {
    const id = test.idOf('subdistrict', '990101');
    await test.make({ kind: 'recode', register: 'subdistrict', id, code: '990150', onDate: D });
    expect(await back(Number(test.row('subdistrict', '990150').fid))).toBe('validation-failed');
    expect(test.row('village', '99015001')).toMatchObject({ subdistrict_code: '990150' });
  });

  it('takes the neighbours along where a border goes back', async () => {
    const row = test.row('subdistrict', '990101');
    const shapes = (): unknown[] =>
      ['subdistrict', 'district', 'province'].flatMap((layer) =>
        test.rows(layer).map(({ fid }) => test.shapeOf(layer, fid)),
      );
    const before = test.rows('subdistrict').map(({ code: of }) => test.areaOf('subdistrict', String(of)));
    await test.client().shapes.save(test.moved('subdistrict', row, [100.1, 15.1], [100.11, 15.105]));
    expect(JSON.stringify(shapes())).toContain('[100.11,15.105]');
    expect(await back(Number(row.fid))).toBeNull();
    expect(JSON.stringify(shapes())).not.toContain('[100.11,15.105]');
    const after = test.rows('subdistrict').map(({ code: of }) => test.areaOf('subdistrict', String(of)));
    after.forEach((area, i) => {
      expect(area).toBeCloseTo(before[i] ?? 0, -2);
    });
  });
});

describe('a change of areas', () => {
  const test = areasApp();

  it('does nothing else than what was shown', async () => {
    const id = test.idOf('subdistrict', '990101');
    const change = { kind: 'recode', register: 'subdistrict', id, code: '990150', onDate: D } as const;
    const { seen } = await test.client().areas.plan(change);
    test.edit((writer) =>
      writer.insert('village', { code: '99010102', moo: 2, name_th: 'ใหม่', subdistrict_code: '990101' }),
    );
    expect(await code(test.client().areas.change({ ...change, seen }))).toBe('table-changed');
    expect(test.row('subdistrict', '990101').id).toBe(id);
    const again = await test.client().areas.plan(change);
    expect(await code(test.client().areas.change({ ...change, seen: again.seen }))).toBeNull();
    expect(test.row('village', '99015002').subdistrict_code).toBe('990150');
  });
});
