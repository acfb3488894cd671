import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { clipLine, clipRing, doubleArea } from './clip.ts';
import { cutGeometry } from './cut.ts';
import { labelPoint } from './label-point.ts';
import { encodeTile, TileLayer } from './mvt.ts';
import { TileCache } from './tile-cache.ts';
import { isTileAddress, TileProjection, tileExtent } from './tile-grid.ts';

const read = (bytes: Uint8Array): VectorTile => new VectorTile(new PbfReader(bytes));
/** Province-sized tile near 102° E, 14° N. */
const address = { z: 8, x: 200, y: 117 };
const [west, south, east, north] = tileExtent(address, 0);
const middle: Position = [(west + east) / 2, (south + north) / 2];

function polygonTile(geometry: Geometry): ReturnType<VectorTile['layers'][string]['feature']> {
  const layer = new TileLayer('subdistrict');
  const cut = cutGeometry(encodeWkb(geometry), new TileProjection(address));
  if (!cut) throw new Error('nothing cut');
  layer.add(7, cut.type, cut.paths, { name_th: 'น้ำเย็น', rai: 12.5, code: null });
  return (read(encodeTile([layer])).layers.subdistrict as VectorTile['layers'][string]).feature(0);
}

describe('addresses', () => {
  it('takes only what exists in the pyramid', () => {
    expect(isTileAddress(address)).toBe(true);
    for (const wrong of [
      { z: 2, x: 4, y: 0 },
      { z: 2, x: -1, y: 0 },
      { z: 2.5, x: 0, y: 0 },
      { z: 30, x: 0, y: 0 },
    ])
      expect(isTileAddress(wrong)).toBe(false);
  });

  it('projects the corners of its own box to the corners of the grid', () => {
    const projection = new TileProjection(address);
    expect([projection.x(west), projection.y(north), projection.x(east), projection.y(south)]).toEqual([
      0, 0, 4096, 4096,
    ]);
  });
});

describe('a tile read by an independent reader', () => {
  const ring: Position[] = [
    [west, south],
    [middle[0], south],
    [middle[0], middle[1]],
    [west, middle[1]],
    [west, south],
  ];

  it('keeps id, Thai text, numbers, and leaves missing values out', () => {
    const feature = polygonTile({ type: 'Polygon', coordinates: [ring] });
    expect(feature.id).toBe(7);
    expect(feature.properties).toEqual({ name_th: 'น้ำเย็น', rai: 12.5 });
  });

  it('turns shells and holes the way the format asks, whatever way they came', () => {
    const hole: Position[] = ring.map(([x, y]) => [
      west + 0.1 + (x - west) * 0.2,
      south + 0.1 + (y - south) * 0.2,
    ]);
    for (const shell of [ring, [...ring].reverse()]) {
      const [outer, inner] = polygonTile({ type: 'Polygon', coordinates: [shell, hole] }).loadGeometry();
      const flat = (path: { x: number; y: number }[] = []): number[] =>
        path.slice(0, -1).flatMap(({ x, y }) => [x, y]);
      expect(doubleArea(flat(outer))).toBeGreaterThan(0);
      expect(doubleArea(flat(inner))).toBeLessThan(0);
    }
  });

  it('draws an area too small for the grid as a speck rather than losing it', () => {
    const tiny: Position[] = [
      [0, 0],
      [1e-6, 0],
      [1e-6, 1e-6],
      [0, 0],
    ].map(([x = 0, y = 0]) => [middle[0] + x, middle[1] + y]);
    expect(polygonTile({ type: 'Polygon', coordinates: [tiny] }).loadGeometry()[0]?.length).toBe(5);
  });

  it('draws a canal too narrow for the grid as long as it is, in every tile that it passes', () => {
    const wide = 1e-6;
    const canal = (from: number, to: number): Position[] => [
      [from, middle[1]],
      [(from + to) / 2, middle[1] + 0.2],
      [to, middle[1]],
      [to, middle[1] + wide],
      [(from + to) / 2, middle[1] + 0.2 + wide],
      [from, middle[1] + wide],
      [from, middle[1]],
    ];
    const span = (ring: Position[]): number[] => {
      const [shell = []] = polygonTile({ type: 'Polygon', coordinates: [ring] }).loadGeometry();
      const xs = shell.map(({ x }) => x);
      const flat = shell.slice(0, -1).flatMap(({ x, y }) => [x, y]);
      expect(doubleArea(flat)).toBeGreaterThan(0);
      return [Math.min(...xs), Math.max(...xs)];
    };
    const [inside = 0, to = 0] = span(canal(west + 0.2, east - 0.2));
    expect(to - inside).toBeGreaterThan(2000);
    const [begin = 0, end = 0] = span(canal(west - 1, east + 1));
    expect(begin).toBeLessThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(4096);
  });

  it('gives neighbours the same points along their border', () => {
    const border: Position[] = Array.from({ length: 60 }, (_, i) => [
      middle[0] + Math.sin(i) * 0.01,
      south + ((north - south) * i) / 59,
    ]);
    const left: Geometry = {
      type: 'Polygon',
      coordinates: [[...border, [west, north], [west, south], border[0] as Position]],
    };
    const right: Geometry = {
      type: 'Polygon',
      coordinates: [[...border, [east, north], [east, south], border[0] as Position]],
    };
    const points = (geometry: Geometry): string[] =>
      polygonTile(geometry)
        .loadGeometry()
        .flat()
        .map(({ x, y }) => `${x} ${y}`)
        .filter((p) => {
          const x = Number(p.split(' ')[0]);
          return x > 1000 && x < 3000;
        });
    expect(new Set(points(left))).toEqual(new Set(points(right)));
    expect(points(left).length).toBeGreaterThan(40);
  });

  it('has no bytes when nothing falls inside', () => {
    expect(
      cutGeometry(encodeWkb({ type: 'Point', coordinates: [0, 0] }), new TileProjection(address)),
    ).toBeNull();
    expect(encodeTile([new TileLayer('village')]).length).toBe(0);
  });
});

describe('clipping', () => {
  it('keeps the area of a ring that covers the box', () => {
    const cut = clipRing([-500, -500, 500, -500, 500, 500, -500, 500], { min: 0, max: 100 });
    expect(Math.abs(doubleArea(cut))).toBe(2 * 100 * 100);
  });

  it('cuts a line that leaves and comes back into two pieces', () => {
    expect(clipLine([10, 50, 150, 50, 150, 60, 10, 60], { min: 0, max: 100 })).toEqual([
      [10, 50, 100, 50],
      [100, 60, 10, 60],
    ]);
  });
});

describe('label points', () => {
  it('stands inside a horseshoe, whose centroid does not', () => {
    const ring: Position[] = [
      [0, 0],
      [10, 0],
      [10, 10],
      [7, 10],
      [7, 3],
      [3, 3],
      [3, 10],
      [0, 10],
      [0, 0],
    ];
    const [x, y] = labelPoint({ type: 'Polygon', coordinates: [ring] }) as Position;
    expect(y < 3 || x < 3 || x > 7).toBe(true);
  });

  it('takes the largest part and leaves points to the map', () => {
    const box = (at: number, size: number): Position[] => [
      [at, 0],
      [at + size, 0],
      [at + size, size],
      [at, size],
      [at, 0],
    ];
    const at = labelPoint({ type: 'MultiPolygon', coordinates: [[box(0, 1)], [box(100, 5)]] }) as Position;
    expect(at[0]).toBeGreaterThan(99);
    expect(labelPoint({ type: 'Point', coordinates: [1, 1] })).toBeNull();
  });
});

describe('the cache', () => {
  it('drops the least lately used when it grows beyond its bytes', () => {
    const cache = new TileCache(25);
    for (const key of ['a', 'b']) cache.set(key, new Uint8Array(10));
    cache.get('a');
    cache.set('c', new Uint8Array(10));
    expect([cache.get('a'), cache.get('b'), cache.get('c')].map((tile) => tile?.length)).toEqual([
      10,
      undefined,
      10,
    ]);
  });
});

describe('a shape across the 180th meridian', () => {
  const box = (lons: readonly [number, number], hole?: Position[]): Geometry => {
    const [a, b] = lons;
    const shell: Position[] = [
      [a, -18],
      [b, -18],
      [b, -16],
      [a, -16],
      [a, -18],
    ];
    return { type: 'Polygon', coordinates: hole ? [shell, hole] : [shell] };
  };
  /** Where along the world, in degrees, a tile of zoom 1 shows the shape; null where it shows none. */
  const shown = (geometry: Geometry, x: number): readonly [number, number] | null => {
    const cut = cutGeometry(encodeWkb(geometry), new TileProjection({ z: 1, x, y: 1 }));
    const at = cut?.paths.flatMap((path) => path.filter((_, i) => i % 2 === 0)) ?? [];
    const degrees = (unit: number): number => ((x + unit / 4096) / 2) * 360 - 180;
    return at.length === 0 ? null : [degrees(Math.min(...at)), degrees(Math.max(...at))];
  };

  it('is drawn at both edges of the world and not between them', () => {
    const fiji = box([178, -178]);
    expect(shown(fiji, 1)?.[0]).toBeCloseTo(178, 0);
    expect(shown(fiji, 0)?.[1]).toBeCloseTo(-178, 0);
  });

  it('keeps its holes, on whichever side they lie', () => {
    const pond: Position[] = [
      [-179, -17.5],
      [-178.5, -17.5],
      [-178.5, -17],
      [-179, -17.5],
    ];
    const cut = cutGeometry(encodeWkb(box([178, -178], pond)), new TileProjection({ z: 5, x: 0, y: 17 }));
    expect(cut?.paths).toHaveLength(2);
  });

  it('bears its name where it is, not on the other side of the world', () => {
    expect(labelPoint(box([179, -177]))?.[0]).toBeCloseTo(-179, 6);
    expect(labelPoint(box([177, -179]))?.[0]).toBeCloseTo(179, 6);
  });

  it('is drawn at both edges where its longitudes are counted on', () => {
    const counted = box([178, 182]);
    expect(shown(counted, 1)?.[0]).toBeCloseTo(178, 0);
    expect(shown(counted, 0)?.[1]).toBeCloseTo(-178, 0);
    const point: Geometry = { type: 'Point', coordinates: [181, -17] };
    expect(shown(point, 0)?.[0]).toBeCloseTo(-179, 0);
    expect(shown(point, 1)).toBeNull();
  });

  it('is not looked for where there are no positions', () => {
    const empty = encodeWkb({ type: 'LineString', coordinates: [] });
    expect(cutGeometry(empty, new TileProjection({ z: 1, x: 1, y: 1 }))).toBeNull();
  });

  it('is told from a box around the world', () => {
    expect(shown(box([-180, 180]), 0)?.[1]).toBeGreaterThanOrEqual(0);
    expect(shown(box([-180, 180]), 1)?.[0]).toBeLessThanOrEqual(0);
  });
});
