import { describe, expect, it } from 'vitest';
import { destination, distanceM } from '../../../shared/geo/geodesic.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { SeededRandom } from '../sample/random.ts';
import { DistanceTarget } from './distance-target.ts';
import { edgeDistanceM } from './edge-distance.ts';

const random = new SeededRandom(23);

/** A jagged line about a middle, with edges of some ten metres. */
const jagged = (middle: Position, reachM: number, vertices: number): Position[] =>
  Array.from({ length: vertices }, (_, i) =>
    destination(middle, (i * 360) / vertices, reachM * random.between(0.7, 1)),
  );
const line = (coordinates: Position[]): DistanceTarget =>
  new DistanceTarget(encodeWkb({ type: 'LineString', coordinates } satisfies Geometry));

/** Every vertex with every edge, measured by GeographicLib. */
function slowly(one: readonly Position[], two: readonly Position[]): number {
  const toEdges = (from: readonly Position[], to: readonly Position[]): number =>
    Math.min(...from.flatMap((p) => to.slice(1).map((b, i) => edgeDistanceM(p, to[i] as Position, b))));
  return Math.min(toEdges(one, two), toEdges(two, one));
}

describe('the nearest of very many edges', () => {
  it.each([
    [20, 15],
    [2000, 18.4],
    [60_000, 13.5],
    [900_000, 7],
    [9_000_000, 14],
  ])('is what measuring all of them finds, %i m apart', (apart, latitude) => {
    for (const azimuth of [10, 75, 140, 260]) {
      const here: Position = [100.5, latitude];
      const one = jagged(here, 400, 60);
      const two = jagged(destination(here, azimuth, apart + 800), 400, 60);
      const wanted = slowly(one, two);
      expect(line(one).metresTo(line(two))).toBeCloseTo(wanted, 6);
      expect(line(two).metresTo(line(one))).toBeCloseTo(wanted, 6);
      const [first] = two as [Position];
      expect(line(one).metres(first)).toBeCloseTo(Math.min(slowly([first, first], one)), 6);
    }
  });

  it('is the way between two points where there are no edges', () => {
    const [a, b]: [Position, Position] = [
      [100.5, 14],
      [101.2, 14.9],
    ];
    const point = (coordinates: Position): DistanceTarget =>
      new DistanceTarget(encodeWkb({ type: 'Point', coordinates }));
    expect(point(a).metresTo(point(b))).toBeCloseTo(distanceM(a, b), 6);
    expect(point(a).metres(b)).toBeCloseTo(distanceM(a, b), 6);
  });

  it('is none where there is nothing to measure to', () => {
    const nothing = new DistanceTarget(encodeWkb({ type: 'MultiLineString', coordinates: [] }));
    expect(nothing.metres([100, 14])).toBe(Infinity);
    expect(line(jagged([100, 14], 400, 9)).metresTo(nothing)).toBe(Infinity);
  });
});
