import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePointWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import type { BulkRow } from '../context.ts';
import { aWorkspace, type TestWorkspace } from '../testing/workspace.ts';
import { doubleArea } from './clip.ts';
import { cutLayerTile, LabelPoints, type LayerTile } from './cut-tile.ts';

/** A long name, as many rows have one: what makes tiles heavy. */
const name = (i: number): string => `หมู่บ้านพัฒนาที่อยู่อาศัยชุมชนเข้มแข็ง ${i}`;
const SIDE = 120;

function* grid<T>(make: (x: number, y: number, i: number) => T): Generator<T> {
  for (let i = 0; i < SIDE * SIDE; i++) yield make(i % SIDE, Math.floor(i / SIDE), i);
}
const points = (): Iterable<BulkRow> =>
  grid((x, y, i) => ({ wkb: encodePointWkb(99.9 + x / 400, 14.9 + y / 400), values: [name(i)] }));
/** A net of parcels with crooked borders that neighbours share, corner for corner. */
const parcels = (): Iterable<BulkRow> => {
  const at = (x: number, y: number): [number, number] => [
    100 + (x + 0.3 * Math.sin(x * 7 + y * 3)) / 600,
    15 + (y + 0.3 * Math.cos(x * 5 + y * 11)) / 600,
  ];
  return grid((x, y, i) => {
    const ring = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1), at(x, y)];
    return { wkb: encodeWkb({ type: 'MultiPolygon', coordinates: [[ring]] }), values: [name(i)] };
  });
};

let test: TestWorkspace;
const made = (table: string, geometryType: 'Point' | 'MultiPolygon' | 'Mixed', rows: Iterable<BulkRow>) =>
  test.workspace.change({ kind: 'import', label: { th: table, en: table } }, (change) => {
    const columns = [{ name: 'name', title: 'ชื่อ', type: 'text' as const }];
    const common = { kind: 'imported', group: 'imported', labelField: 'name' } as const;
    change.createLayer({ ...common, name: table, title: table, geometryType, columns });
    change.bulkInsert(table, ['name'], rows);
  });

beforeAll(async () => {
  test = await aWorkspace();
  made('spots', 'Point', points());
  made('parcels', 'MultiPolygon', parcels());
});
afterAll(() => test.close());

const cut = (table: string, z: number, more: Partial<LayerTile> = {}): Uint8Array => {
  const [x, y] = [Math.floor((280.02 / 360) * 2 ** z), Math.floor(0.4575 * 2 ** z)];
  const drawn = { table, columns: ['name'], labels: false, clusters: false, telling: null, rows: null };
  const tile = { ...drawn, address: { z, x, y }, ...more };
  return cutLayerTile(test.workspace.db, tile, new LabelPoints());
};
const featuresOf = (bytes: Uint8Array, table: string) => {
  const layer = new VectorTile(new PbfReader(bytes)).layers[table];
  return Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i)).filter((one) => !!one);
};

describe('a heavy layer', () => {
  it('has no tile of more than 500 kB, at any zoom', () => {
    for (const table of ['spots', 'parcels'])
      for (const z of [5, 7, 9, 10, 12]) expect(cut(table, z).length).toBeLessThanOrEqual(500_000);
  });

  it('says of its points how many they stand for, so that none is lost', () => {
    const drawn = featuresOf(cut('spots', 6), 'spots');
    const stood = drawn.reduce((sum, { properties }) => sum + Number(properties.point_count ?? 1), 0);
    expect([drawn.length < SIDE * SIDE, stood]).toEqual([true, SIDE * SIDE]);
  });

  it('keeps the borders that parcels share: no gap and no overlap between them', () => {
    const drawn = featuresOf(cut('parcels', 10, { columns: [] }), 'parcels');
    const edges = new Map<string, number>();
    let area = 0;
    for (const feature of drawn)
      for (const ring of feature.loadGeometry()) {
        const flat = ring.slice(0, -1).flatMap(({ x, y }) => [x, y]);
        area += doubleArea(flat) / 2;
        ring.slice(1).forEach((to, i) => {
          const from = ring[i] ?? to;
          const key = [`${from.x} ${from.y}`, `${to.x} ${to.y}`].sort().join();
          edges.set(key, (edges.get(key) ?? 0) + 1);
        });
      }
    // Inner borders are walked twice, once from each side; what is walked once is the rim, which has a parcel's side each.
    const single = [...edges.values()].filter((times) => times % 2 === 1).length;
    expect(drawn).toHaveLength(SIDE * SIDE);
    expect(single).toBeLessThanOrEqual(4 * SIDE);
    const side = (SIDE / 600 / 360) * 1024 * 4096;
    // A square of degrees is a little taller than wide in Mercator.
    expect(area / (side * side * 1.0353)).toBeCloseTo(1, 1);
  });

  it('is a closed ground from afar: parcels of a pixel fill the cells in which they lie', () => {
    const drawn = featuresOf(cut('parcels', 7), 'parcels');
    let area = 0;
    for (const feature of drawn)
      for (const ring of feature.loadGeometry())
        area += doubleArea(ring.slice(0, -1).flatMap(({ x, y }) => [x, y])) / 2;
    const side = (SIDE / 600 / 360) * 128 * 4096;
    expect(drawn.length).toBeLessThan(SIDE * SIDE);
    expect(area / (side * side * 1.0353)).toBeCloseTo(1, 0);
  });
});

describe('a layer of bad shapes', () => {
  it('is drawn as far as it goes: mixed, across the antimeridian, out of the world, no numbers', () => {
    const ring = (w: number, s: number, e: number, n: number): [number, number][] => [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    const square = (...box: [number, number, number, number]): BulkRow => ({
      wkb: encodeWkb({ type: 'Polygon', coordinates: [ring(...box)] }),
      values: ['รูป'],
    });
    const line = encodeWkb({
      type: 'LineString',
      coordinates: [
        [99.9, 14.9],
        [100.2, 15.2],
      ],
    });
    const rows = [square(100, 15, 100.1, 15.1), square(170, -5, 190, 5), square(-1e30, -1e30, 1e30, 1e30)];
    made('mixed', 'Mixed', [
      ...rows,
      { wkb: encodePointWkb(100.05, 15.05), values: ['จุด'] },
      { wkb: line, values: ['เส้น'] },
      { wkb: null, values: ['ไม่มีรูป'] },
    ]);
    const types = featuresOf(cut('mixed', 9), 'mixed').map(({ type }) => type);
    expect([...types].sort()).toEqual([1, 2, 3, 3]);
    const east = { z: 4, x: 15, y: 8 };
    expect(featuresOf(cut('mixed', 4, { address: east }), 'mixed').length).toBeGreaterThan(0);
  });

  it('without a row is an empty tile', () => {
    made('nothing', 'MultiPolygon', []);
    expect(cut('nothing', 9)).toHaveLength(0);
  });
});
