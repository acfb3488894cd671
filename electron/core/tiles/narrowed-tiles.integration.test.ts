import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layerStyle } from '../../../shared/contract/style.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import { encodePointWkb } from '../../../shared/geo/wkb.ts';
import { rowSetsOf } from '../row-sets/index.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { ServedTiles } from './served-tiles.ts';
import { TilePool } from './tile-pool.ts';
import { tilesFollower } from './tiles-follower.ts';

/** The quarter of the world that has the points of the tests. */
const QUARTER = { z: 1, x: 1, y: 0 };
const COUNT = 12_000;
const never = new AbortController().signal;

let test: TestWorkspace;
let pools: TilePool[];
let tiles: ServedTiles;

const keep = (fids: () => Iterable<number>): string => rowSetsOf(test.workspace).keep('spots', fids);
const features = async (rows: string | null) => {
  const bytes = (await tiles.ask('spots', QUARTER, rows)?.bytes(never)) ?? new Uint8Array();
  const layer = new VectorTile(new PbfReader(bytes)).layers.spots;
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i)).filter((one) => !!one);
};
const total = async (rows: string | null): Promise<number> =>
  (await features(rows)).reduce((sum, { properties }) => sum + Number(properties.point_count ?? 1), 0);

beforeEach(async () => {
  test = await aWorkspace({ areas: true, followers: [tilesFollower] });
  pools = [new TilePool(1), new TilePool(1)];
  test.workspace.change({ kind: 'import', label: { th: 'จุด', en: 'Spots' } }, (change) => {
    const common = { kind: 'imported', group: 'imported', labelField: 'name' } as const;
    const columns = [{ name: 'name', title: 'ชื่อ', type: 'text' as const }];
    change.createLayer({ ...common, name: 'spots', title: 'จุด', geometryType: 'Point', columns });
    const rows = Array.from({ length: COUNT }, (_, i) => ({
      wkb: encodePointWkb(100 + (i % 100) * 1e-4, 15 + Math.floor(i / 100) * 1e-4),
      values: [`จุด ${i + 1}`],
    }));
    change.bulkInsert('spots', ['name'], rows);
  });
  const context = { ...test.parts, workspace: () => test.workspace };
  tiles = new ServedTiles(context, test.workspace, {
    ...{ pool: pools[0] as TilePool, behind: pools[1] as TilePool },
  });
});
afterEach(async () => {
  tiles.close();
  await Promise.all(pools.map((pool) => pool.close()));
  await test.close();
});

describe('a tile that is narrowed to some rows', () => {
  it('holds them, though from afar another row would stand for them', async () => {
    const [first] = await features(null);
    expect([first?.id, first?.properties.point_count]).toEqual([1, COUNT]);
    const [only] = await features(keep(() => [77]));
    expect([only?.id, only?.properties]).toEqual([77, { name: 'จุด 77' }]);
  });

  it('counts no rows but them, be they few or many', async () => {
    expect(await total(keep(() => [3, 5, 7000]))).toBe(3);
    expect(await total(keep(() => Array.from({ length: 6000 }, (_, i) => 2 * i + 1)))).toBe(6000);
    expect(await total(keep(() => []))).toBe(0);
  });

  it('is made anew by an edit of what is in it, and is none for rows that nobody keeps', async () => {
    const rows = keep(() => [1, 2]);
    const before = tiles.ask('spots', QUARTER, rows)?.key;
    expect(tiles.ask('spots', QUARTER, rows)?.key).toBe(before);
    test.workspace.change({ kind: 'edit', label: { th: 'แก้', en: 'Edit' } }, (change) =>
      change.remove('spots', [2]),
    );
    expect(tiles.ask('spots', QUARTER, rows)?.key).not.toBe(before);
    expect(await total(rows)).toBe(1);
    expect(tiles.ask('spots', QUARTER, 'nobody')).toBeNull();
  });

  it('holds areas that have ended where they are among the rows, which no other tile does', async () => {
    const fids = test.workspace.db
      .all<{ fid: number }>({ text: 'SELECT fid FROM subdistrict ORDER BY fid', values: [] })
      .map(({ fid }) => fid);
    const [ended = 0, other = 0] = fids;
    test.workspace.change({ kind: 'edit', label: { th: 'ยุบ', en: 'Ended' } }, (change) =>
      change.update('subdistrict', ended, { valid_to: '2001-01-01' }),
    );
    const drawn = async (rows: string | null): Promise<unknown[]> => {
      const land = { z: 8, x: 199, y: 117 };
      const bytes = await tiles.ask('subdistrict', land, rows)?.bytes(never);
      const layer = new VectorTile(new PbfReader(bytes ?? new Uint8Array())).layers.subdistrict;
      return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).id).sort();
    };
    expect(await drawn(null)).toEqual(fids.slice(1));
    const rows = rowSetsOf(test.workspace).keep('subdistrict', () => [ended, other]);
    expect(await drawn(rows)).toEqual([ended, other]);

    const style = layerStyle.parse({
      ...defaultStyle('subdistrict', 'MultiPolygon', 'name_th', 0),
      ...{ kind: 'categories', field: 'name_th', hidden: ['v:ไม่มีที่ใด'] },
      categories: [{ value: 'ไม่มีที่ใด', label: '', color: '#112233' }],
    });
    test.workspace.change({ kind: 'style', label: { th: 'แบบ', en: 'Style' } }, (change) =>
      change.updateLayer('subdistrict', { style }),
    );
    expect(await drawn(null)).toEqual(fids.slice(1));
    expect(await drawn(rows)).toEqual([ended, other]);
  });

  it('holds no row of a line that is hidden by the figures of its place, as they are now', async () => {
    const { db } = test.workspace;
    const land = { z: 8, x: 199, y: 117 };
    const asked = () => tiles.ask('subdistrict', land);
    const drawn = async (): Promise<unknown[]> => {
      const bytes = await asked()?.bytes(never);
      const layer = new VectorTile(new PbfReader(bytes ?? new Uint8Array())).layers.subdistrict;
      return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).id).sort();
    };
    const style = layerStyle.parse({
      ...defaultStyle('subdistrict', 'MultiPolygon', 'name_th', 0),
      ...{ kind: 'classes', field: '@population', hidden: ['missing'] },
      classes: { method: 'own', breaks: [0, 1000], colors: ['#112233'] },
    });
    test.workspace.change({ kind: 'style', label: { th: 'แบบ', en: 'Style' } }, (change) =>
      change.updateLayer('subdistrict', { style }),
    );
    expect(await drawn()).toEqual([]);
    const before = asked()?.key;
    const area = db.get<{ fid: number; id: string }>({
      text: 'SELECT fid, id FROM subdistrict ORDER BY fid LIMIT 1',
      values: [],
    });
    test.workspace.change({ kind: 'edit', label: { th: 'ตัวเลข', en: 'Figure' } }, (change) =>
      change.insert('area_statistic', {
        ...{ area_level: 'subdistrict', area_id: area?.id ?? '', indicator: 'population' },
        ...{ value: 500, year_be: 2567 },
      }),
    );
    // The layer itself has no new version by that.
    expect(asked()?.key).not.toBe(before);
    expect(await drawn()).toEqual([area?.fid]);
  });

  it('is still there after many other filters, found again by its query', async () => {
    const rows = keep(() => [11, 12]);
    for (let fid = 100; fid < 300; fid++) keep(() => [fid]);
    expect(await total(rows)).toBe(2);
  });

  it('holds no row of a hidden line, nor lets one stand for those that are shown', async () => {
    const style = layerStyle.parse({
      ...defaultStyle(null, 'Point', 'name', 0),
      ...{ kind: 'categories', field: 'name', hidden: ['v:จุด 1'] },
      categories: [{ value: 'จุด 1', label: '', color: '#112233' }],
    });
    test.workspace.change({ kind: 'style', label: { th: 'แบบ', en: 'Style' } }, (change) =>
      change.updateLayer('spots', { style }),
    );
    const [first] = await features(null);
    expect([first?.id, first?.properties.point_count]).toEqual([2, COUNT - 1]);
    expect(await total(keep(() => [1, 2, 3]))).toBe(2);
  });
});
