import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { distanceM } from '../../../shared/geo/geodesic.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import type { NewLayer } from '../context.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { asking } from './testing/asking.ts';

let test: TestWorkspace;
beforeAll(async () => {
  test = await aWorkspace({ areas: true });
});
afterAll(() => test.close());
const { run, rowsOf } = asking(() => test);

/** A layer of its own; a row without a shape is written as null. */
const aLayer = (
  name: string,
  title: string,
  geometryType: NewLayer['geometryType'],
  shapes: readonly (Geometry | Uint8Array | null)[],
): string =>
  test.workspace.change({ kind: 'import', label: { th: title, en: title } }, (change) => {
    const table = change.createLayer({
      ...{ name, title, kind: 'imported', group: 'imported', geometryType, labelField: 'name' },
      columns: [{ name: 'name', title: 'ชื่อ', type: 'text' }],
    });
    const rows = shapes.map((shape, i) => ({
      wkb: shape === null || shape instanceof Uint8Array ? shape : encodeWkb(shape),
      values: [`${i}`],
    }));
    change.bulkInsert(table, ['name'], rows);
    return table;
  });
const line = (...coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates });
const problemOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work;
  } catch (error) {
    return error instanceof Refusal ? [error.code, error.details.problem ?? error.details.reason] : error;
  }
};

/** The villages of the test stand at 100.05 and 100.15 by 15.05 and 15.15, the one project at 100.02 by 15.02. */
const west = line([100.05, 15.05], [100.02, 15.05], [100.02, 15.02]);
const south = line([100.05, 15.05], [100.15, 15.05]);
const island = line([100.14, 15.15], [100.16, 15.15]);

describe('distances along a road layer', () => {
  it('are those of the way there, and a village without one is told and never zero', async () => {
    const roads = aLayer('roads', 'ถนน', 'LineString', [west, south, island]);
    const result = await run({ op: 'nearest', input: 'village', of: 'housing_project', roads });
    const [first, apart, far, island4] = rowsOf(result);
    const wayWest = distanceM([100.05, 15.05], [100.02, 15.05]) + distanceM([100.02, 15.05], [100.02, 15.02]);
    expect(Number(first?.distance_m) / wayWest).toBeCloseTo(1, 6);
    const waySouth = wayWest + distanceM([100.05, 15.05], [100.15, 15.05]);
    expect(Number(far?.distance_m) / waySouth).toBeCloseTo(1, 6);
    for (const row of [apart, island4]) expect([row?.distance_m, row?.nearest]).toEqual([null, null]);
    expect(result.leftOut.map(({ code, count }) => [code, count])).toEqual([
      ['no-road-in-reach', 1],
      ['no-way', 1],
    ]);
    expect(result.sentence).toBe(
      'จาก 4 หมู่บ้าน มี 2 หมู่บ้านที่วัดระยะถึงโครงการที่อยู่อาศัยได้ ห่างจากแห่งที่ใกล้ที่สุดเฉลี่ย 11.9 กม. ตามเส้นทางในถนน ไกลที่สุดคือ บ้านตะวันออกใต้ 17.3 กม. (จาก บ้านมั่นคงทดสอบ)',
    );
    expect(result.method).toContain('ไม่เกิน 1 ม. ถือว่าต่อกัน');
    expect(result.method).toContain('ห่างจากเส้นทางไม่เกิน 500 ม.');
    expect(result.method).not.toContain('เส้นตรง');
    expect(result.inputs.map(({ name }) => name)).toContain('roads');
  });

  it('say what is within a distance and what is beyond, and leave out what can not be told', async () => {
    const step = { op: 'near', input: 'village', of: 'housing_project', roads: 'roads' };
    const within = await run({ ...step, distanceM: 10_000 });
    expect(rowsOf(within)).toHaveLength(1);
    expect(within.sentence).toBe(
      'จาก 4 หมู่บ้าน มี 1 หมู่บ้านที่อยู่ภายใน 10 กม. จากโครงการที่อยู่อาศัย ตามเส้นทางในถนน คือ บ้านตะวันตกใต้ ไม่รู้ระยะ 2 หมู่บ้าน',
    );
    const beyond = await run({ ...step, distanceM: 10_000, beyond: true });
    expect(rowsOf(beyond)).toHaveLength(1);
    expect(beyond.leftOut.map(({ code }) => code)).toEqual(['no-road-in-reach', 'no-way']);
    const counted = await run(
      { ...step, distanceM: 20_000 },
      { op: 'count-in-areas', areas: 'district', input: '#s0' },
    );
    expect(counted.sentence).toContain('หมู่บ้านที่อยู่ภายใน 20 กม. จากโครงการที่อยู่อาศัย ตามเส้นทางในถนน');
  });

  it('refuse what is no road: areas, no rows, no line among them', async () => {
    const step = { op: 'nearest', input: 'village', of: 'housing_project' };
    const [code, reason] = (await problemOf(run({ ...step, roads: 'subdistrict' }))) as [string, string];
    expect([code, reason]).toEqual(['recipe-invalid', expect.stringContaining('เป็นพื้นที่ ใช้ไม่ได้')]);
    const empty = aLayer('no_roads', 'ว่าง', 'LineString', []);
    expect(await problemOf(run({ ...step, roads: empty }))).toEqual(['layer-empty', undefined]);
    // A line that goes nowhere can't be mended to one.
    const spoiled = aLayer('spoiled', 'เสีย', 'LineString', [null, line([100, 15], [100, 15])]);
    expect(await problemOf(run({ ...step, roads: spoiled }))).toEqual(['recipe-invalid', 'roads-none']);
  });

  it('are never told of households', async () => {
    const step = { op: 'near', input: 'household', of: 'housing_project', distanceM: 1000, roads: 'roads' };
    const count = { op: 'count-in-areas', areas: 'subdistrict', input: '#s0' };
    expect(await problemOf(run(step, count))).toEqual(['recipe-invalid', 'roads-households']);
  });

  it('can be asked by group, so many of each, no further than so', async () => {
    const step = { op: 'nearest', input: 'village', of: 'village', roads: 'roads', k: 2 };
    const rows = rowsOf(await run({ ...step, maxM: 12_000 }));
    expect(rows.map((row) => row.rank)).toEqual([1, null, 1, null]);
    const far = await run({ ...step, maxM: 5000, group: 'name_th' });
    expect(far.leftOut.map(({ code, count }) => [code, count])).toContainEqual(['none-in-reach', 2]);
  });
});
