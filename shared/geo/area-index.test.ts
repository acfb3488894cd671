import { describe, expect, it } from 'vitest';
import { AreaIndex } from './area-index.ts';
import type { Geometry, Position, Ring } from './geometry.ts';

/** A seeded row of numbers from 0 to 1. */
const random = (seed: number) => (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

const wheel = (next: () => number, [x, y]: Position, radius: number, count: number): Ring => {
  const ring = Array.from({ length: count }, (_, i): Position => {
    const way = (i / count) * 2 * Math.PI;
    const far = radius * (0.6 + 0.4 * next());
    return [x + far * Math.cos(way), y + far * Math.sin(way)];
  });
  return [...ring, ring[0] as Position];
};

/** The plain way: every edge of every ring. */
const plainly = (rings: readonly Ring[], [x, y]: Position): boolean => {
  let inside = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [x0, y0] = ring[i - 1] as Position;
      const [x1, y1] = ring[i] as Position;
      if (y0 > y !== y1 > y && x0 + ((y - y0) / (y1 - y0)) * (x1 - x0) > x) inside = !inside;
    }
  return inside;
};

describe('a polygon that is asked for many points', () => {
  it('says the same as going through all its edges, with holes and parts', () => {
    const next = random(7);
    const rings = [wheel(next, [100, 15], 1, 900), wheel(next, [100, 15], 0.3, 120)];
    const island = wheel(next, [102, 15], 0.5, 60);
    const geometry: Geometry = { type: 'MultiPolygon', coordinates: [rings, [island]] };
    const index = new AreaIndex(geometry);
    let inside = 0;
    for (let i = 0; i < 4000; i++) {
      const point: Position = [98.5 + next() * 4.5, 13.5 + next() * 3];
      const wanted = plainly([...rings, island], point);
      expect(index.contains(point)).toBe(wanted);
      inside += Number(wanted);
    }
    expect(inside).toBeGreaterThan(300);
  });

  it('holds nothing that is no polygon, and nothing beyond its bands', () => {
    expect(new AreaIndex({ type: 'Point', coordinates: [1, 1] }).contains([1, 1])).toBe(false);
    const square: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
    };
    const index = new AreaIndex(square);
    expect([index.contains([0.5, 0.5]), index.contains([0.5, 2]), index.contains([0.5, -1])]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
