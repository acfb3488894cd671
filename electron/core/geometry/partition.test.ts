import { describe, expect, it } from 'vitest';
import type { Position } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';
import { loadGeos } from './geos.ts';
import { dividedByLines, dividedByPoints } from './partition.ts';

const square = (x: number, y: number, size: number): Uint8Array =>
  encodeWkb({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [x, y],
          [x + size, y],
          [x + size, y + size],
          [x, y + size],
          [x, y],
        ],
      ],
    ],
  });
const geos = await loadGeos();
const whole = square(100, 15, 0.2);
const areaOf = (wkb: Uint8Array | null): number => (wkb ? wkbAreaM2(wkb) : 0);

describe('an area is divided', () => {
  it('among groups of points, each piece of ground to the nearest, without a loss', () => {
    const west: Position[] = [
      [100.02, 15.05],
      [100.04, 15.15],
    ];
    const parts = dividedByPoints(geos, whole, [west, [[100.18, 15.1]], []]);
    expect(parts.map((part) => part !== null)).toEqual([true, true, false]);
    const sum = areaOf(parts[0] ?? null) + areaOf(parts[1] ?? null);
    expect(sum / areaOf(whole)).toBeCloseTo(1, 4);
    expect(geos.prepare(parts[0] ?? whole).intersectsPoint(100.01, 15.01)).toBe(true);
    expect(geos.prepare(parts[1] ?? whole).intersectsPoint(100.19, 15.19)).toBe(true);
  });

  it('goes whole to the only group that has a point', () => {
    const [none, all] = dividedByPoints(geos, whole, [[], [[100.1, 15.1]]]);
    expect(none).toBeNull();
    expect(areaOf(all ?? null)).toBeCloseTo(areaOf(whole), -1);
  });

  it('along a line into two pieces, the northern first', () => {
    const across: Position[] = [
      [99.9, 15.05],
      [100.3, 15.05],
    ];
    const parts = dividedByLines(geos, whole, [across]);
    expect(parts).toHaveLength(2);
    expect(areaOf(parts[0] ?? null)).toBeGreaterThan(areaOf(parts[1] ?? null));
    const sum = areaOf(parts[0] ?? null) + areaOf(parts[1] ?? null);
    expect(sum / areaOf(whole)).toBeCloseTo(1, 4);
  });

  it('stays one where the line ends inside of it', () => {
    const short: Position[] = [
      [99.9, 15.05],
      [100.1, 15.05],
    ];
    expect(dividedByLines(geos, whole, [short])).toHaveLength(1);
  });
});
