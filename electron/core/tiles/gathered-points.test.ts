import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import { GatheredPoints, type Gathering } from './gathered-points.ts';
import { encodeTile, TileLayer } from './mvt.ts';

interface Point {
  readonly fid: number;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}

let seed = 11;
const random = (below: number): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * below);
};
const somePoints = (count: number): Point[] =>
  Array.from({ length: count }, (_, i) => ({ fid: i + 1, x: random(4096), y: random(4096) }));

/** What a tile of the points says, by fid. */
const drawn = (
  points: readonly Point[],
  { telling = null, ...how }: Partial<Gathering> & Pick<Gathering, 'cell' | 'cluster'>,
) => {
  const gathered = new GatheredPoints({ ...how, telling });
  for (const { fid, x, y, size } of points) gathered.add(fid, x, y, { name: `n${fid}`, size: size ?? null });
  const layer = new TileLayer('t');
  gathered.writeInto(layer);
  const read = new VectorTile(new PbfReader(encodeTile([layer]))).layers.t;
  return Array.from({ length: read?.length ?? 0 }, (_, i) => {
    const feature = read?.feature(i);
    const at = feature?.loadGeometry()[0]?.[0];
    return { fid: feature?.id, x: at?.x, y: at?.y, ...feature?.properties };
  }).sort((a, b) => Number(a.fid) - Number(b.fid));
};

const countOf = (rows: ReturnType<typeof drawn>): number =>
  rows.reduce((sum, row) => sum + Number(('point_count' in row ? row.point_count : undefined) ?? 1), 0);

describe('points that become one', () => {
  it('say how many they stand for, whatever the order in which they are read', () => {
    const points = somePoints(3000);
    for (const cluster of [true, false]) {
      const how = { cell: 409.6, cluster };
      const rows = drawn(points, how);
      expect(rows.length).toBeLessThanOrEqual(100);
      expect(countOf(rows)).toBe(3000);
      expect(drawn(points.toReversed(), how)).toEqual(rows);
    }
  });

  it('stand in the middle as a cluster, and where the lowest fid is otherwise', () => {
    const points = [
      { fid: 7, x: 10, y: 10 },
      { fid: 3, x: 30, y: 20 },
      { fid: 9, x: 900, y: 900 },
    ];
    expect(drawn(points, { cell: 100, cluster: true })).toEqual([
      { fid: 3, x: 20, y: 15, point_count: 2 },
      { fid: 9, x: 900, y: 900, name: 'n9' },
    ]);
    expect(drawn(points, { cell: 100, cluster: false })).toEqual([
      { fid: 3, x: 30, y: 20, name: 'n3', point_count: 2 },
      { fid: 9, x: 900, y: 900, name: 'n9' },
    ]);
  });

  it('are counted in one tile only as clusters: those of the buffer belong to the neighbour', () => {
    const points = [
      { fid: 1, x: -5, y: 10 },
      { fid: 2, x: 4096, y: 10 },
      { fid: 3, x: 4095, y: 10 },
    ];
    expect(drawn(points, { cell: 409.6, cluster: true }).map(({ fid }) => fid)).toEqual([3]);
    expect(drawn(points, { cell: 16, cluster: false }).map(({ fid }) => fid)).toEqual([1, 2, 3]);
  });

  it('show the greatest number as circles do, and the sum as heat does; missing stays missing', () => {
    const sized = [10, 400, 90].map((size, i) => ({ fid: i + 1, x: 8, y: 8, size }));
    const how = { cell: 16, cluster: false };
    expect(drawn(sized, { ...how, telling: { by: 'largest', field: 'size' } })).toMatchObject([
      { fid: 2, size: 400, point_count: 3 },
    ]);
    expect(drawn(sized, { ...how, telling: { by: 'sum', field: 'size' } })).toMatchObject([
      { fid: 1, size: 500, point_count: 3 },
    ]);
    const bare = sized.map(({ size: _size, ...point }) => point);
    const [none] = drawn(bare, { ...how, telling: { by: 'sum', field: 'size' } });
    expect([none?.fid, none && 'size' in none]).toEqual([1, false]);
  });
});
