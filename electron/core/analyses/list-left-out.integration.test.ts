import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import { encodePointWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { listLeftOut } from './list-left-out.ts';
import { asking } from './testing/asking.ts';

const label = { th: 'ทดสอบ', en: 'Test' };
const PLACES: readonly (readonly [
  name: string,
  at: readonly [number, number] | null,
  people: number | null,
])[] = [
  ['ในตำบล', [100.02, 15.02], 5],
  ['ไม่มีที่', null, 5],
  ['นอกจังหวัด', [120, 10], 5],
  ['ไม่มีตัวเลข', [100.03, 15.03], null],
];

let test: TestWorkspace;
beforeAll(async () => {
  test = await aWorkspace({ areas: true });
  test.workspace.change({ kind: 'edit', label }, (change) => {
    const table = change.createLayer({
      ...{ name: 'places', title: 'สถานที่', kind: 'imported', group: 'imported', geometryType: 'Point' },
      ...{ source: null, asOf: null, labelField: 'name', style: null },
      columns: [
        { name: 'name', title: 'ชื่อ', titleEn: 'Name', type: 'text' },
        { name: 'people', title: 'คน', titleEn: 'People', type: 'integer' },
      ],
    });
    const rows = PLACES.map(([name, at, people]) => ({
      wkb: at === null ? null : encodePointWkb(at[0], at[1]),
      values: [name, people],
    }));
    change.bulkInsert(table, ['name', 'people'], rows);
    const bow = [
      [100, 15],
      [100.1, 15.1],
      [100.1, 15],
      [100, 15.1],
      [100, 15],
    ] as [number, number][];
    const twisted = encodeWkb({ type: 'Polygon', coordinates: [bow] });
    change.insert('community_forest', { name_th: 'ป่าโบว์' }, twisted);
  });
});
afterAll(() => test.close());

const { run } = asking(() => test);
/** The names of the rows behind each line, by its code. */
const named = (result: AnalysisResult): Record<string, string[]> =>
  Object.fromEntries(
    result.leftOut.map(({ code }, at) => [
      code,
      listLeftOut(test.workspace, result.layer, at).rows.map(({ name }) => name),
    ]),
  );

describe('the rows that an answer left out', () => {
  it('are those in no area and without a place, of a count over positions and over rows', async () => {
    const alone = await run({ op: 'count-in-areas', areas: 'subdistrict', input: 'places' });
    expect(named(alone)).toMatchObject({ 'not-in-any-area': ['นอกจังหวัด'], 'geometry-null': ['ไม่มีที่'] });
    const kept = await run(
      { op: 'select-by-value', input: 'places', where: 'people > 0' },
      { op: 'count-in-areas', areas: 'subdistrict', input: '#s0' },
    );
    expect(named(kept)).toMatchObject({
      'value-missing': ['ไม่มีตัวเลข'],
      'not-in-any-area': ['นอกจังหวัด'],
    });
    expect(alone.leftOut.every(({ listed }) => listed === true)).toBe(true);
  });

  it('are those that lack the number, or whose shape had to be mended', async () => {
    const sums = await run({
      ...{ op: 'summarise-in-areas', areas: 'subdistrict', input: 'places' },
      figures: [{ statistic: 'sum', field: 'people' }],
    });
    expect(named(sums)).toMatchObject({ 'value-missing': ['ไม่มีตัวเลข'], 'not-in-any-area': ['นอกจังหวัด'] });
    const forests = await run({ op: 'area-in-areas', areas: 'subdistrict', input: 'community_forest' });
    expect(named(forests)).toMatchObject({ 'geometry-repaired': ['ป่าโบว์'] });
    const near = await run({ op: 'near', input: 'places', of: 'village', distanceM: 1000 });
    expect(named(near)).toMatchObject({ 'geometry-null': ['ไม่มีที่'] });
  });

  it('are not named where a step made them itself', async () => {
    const joined = await run(
      { op: 'spatial-join', input: 'places', with: 'subdistrict' },
      { op: 'nearest', input: '#s0', of: 'village', k: 1, maxM: 10_000 },
    );
    const reach = joined.leftOut.findIndex(({ code }) => code === 'none-in-reach');
    expect([reach >= 0, joined.leftOut[reach]?.listed]).toEqual([true, undefined]);
    expect(listLeftOut(test.workspace, joined.layer, reach)).toMatchObject({ rows: [], layer: null });
    expect(named(joined)['no-match']).toEqual(['ไม่มีที่', 'นอกจังหวัด']);
  });

  it('are told as they are now, without those that were removed since', async () => {
    const result = await run({ op: 'count-in-areas', areas: 'district', input: 'places' });
    const at = result.leftOut.findIndex(({ code }) => code === 'not-in-any-area');
    expect(listLeftOut(test.workspace, result.layer, at)).toMatchObject({
      ...{ layer: 'places', count: 1, gone: 0 },
      rows: [{ fid: 3, name: 'นอกจังหวัด', placed: true }],
    });
    test.workspace.change({ kind: 'edit', label }, (change) => change.remove('places', [3]));
    expect(listLeftOut(test.workspace, result.layer, at)).toMatchObject({ rows: [], gone: 1, count: 1 });
    expect(() => listLeftOut(test.workspace, 'places', 0)).toThrow('layer-not-found');
  });
});
