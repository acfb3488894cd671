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
