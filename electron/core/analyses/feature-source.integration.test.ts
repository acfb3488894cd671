import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { loadGeos } from '../geometry/index.ts';
import { SeededRandom } from '../sample/random.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { openSource, type PointChunk, type SourceRow } from './feature-source.queries.ts';
import { loadLayer, loadPositions } from './load-features.ts';
import { positionsOf } from './positions.ts';

const ROWS = 9000;
/** In the second chunk of three: without a place, and with one far away. */
const [NOWHERE, FAR] = [5000, 5001];
let test: TestWorkspace;

beforeAll(async () => {
  test = await aWorkspace();
  const random = new SeededRandom(7);
  const xy = Array.from({ length: ROWS }, () => [random.between(97, 106), random.between(6, 20)] as const);
  test.workspace.change({ kind: 'import', label: { th: 'จุด', en: 'points' } }, (change) => {
    const table = change.createLayer({
      ...{ name: 'dots', title: 'จุด', kind: 'imported', group: 'imported', geometryType: 'Point' },
      labelField: 'code',
      columns: [{ name: 'code', title: 'รหัส', type: 'text' }],
    });
    change.bulkInsert(
      table,
      ['code'],
      xy.map(([x, y], i) => {
        const fid = i + 1;
        const wkb = fid === NOWHERE ? null : fid === FAR ? encodePointWkb(100, 15) : encodePointWkb(x, y);
        return { wkb, values: [i % 3 === 0 ? `รหัส "${i}"` : i % 3 === 1 ? null : '007'] };
      }),
    );
  });
});
afterAll(() => test.close());

const isChunk = (item: PointChunk | SourceRow): item is PointChunk => 'fids' in item;

describe('a layer of points', () => {
  const input = { kind: 'layer', table: 'dots', codeField: 'code' } as const;

  it('comes by the thousand, and row by row where one of a thousand is no plain point', () => {
    const source = openSource(test.workspace.gpkgPath);
    const items = [...(source.points(input) ?? [])];
    expect(items.filter(isChunk).map(({ fids }) => [fids[0], fids.length])).toEqual([
      [1, 4096],
      [8193, ROWS - 8192],
    ]);
    expect(items.filter((item) => !isChunk(item))).toHaveLength(4096);
    expect(source.points({ ...input, table: 'subdistrict' })).toBeNull();
    source.close();
  });

  it.each([
    ['whole', {}],
    ['of some rows', { only: [2, NOWHERE, 8999] }],
    ['within a box', { box: [99, 14, 101, 16] as [number, number, number, number] }],
  ])('is the same, %s, as when each row is read by itself', async (_, some) => {
    const geos = await loadGeos();
    const source = openSource(test.workspace.gpkgPath);
    const read = (slowly: boolean) =>
      loadLayer(slowly ? { ...source, points: () => null } : source, { ...input, ...some }, geos);
    const plain = ({ set }: ReturnType<typeof loadLayer>) =>
      set.features.map(({ fid, code, point, box }) => [fid, code, point, box]);
    expect(plain(read(false))).toEqual(plain(read(true)));
    expect(plain(read(false)).length).toBeGreaterThan(2);
    const positions = loadPositions(source, { ...input, ...some }, geos);
    const { features } = read(true).set;
    const held = positionsOf({ origin: 'dots', restricted: false }, features, geos);
    expect(positions?.xy).toEqual(held.xy);
    expect(positions?.fidsAt?.([0, 2])).toEqual(held.fidsAt?.([0, 2]));
    expect(Array.from(positions?.xy ?? []).filter(Number.isNaN)).toHaveLength(
      2 * features.filter(({ point }) => point === null).length,
    );
    source.close();
  });
});
