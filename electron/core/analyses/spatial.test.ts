import geodesicLibrary from 'geographiclib-geodesic';
import { beforeAll, describe, expect, it } from 'vitest';
import { areaM2, destination, distanceM } from '../../../shared/geo/geodesic.ts';
import type { Geometry, Position } from '../../../shared/geo/geometry.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { type Geos, loadGeos } from '../geometry/index.ts';
import { areaInAreas } from './area-in-areas.ts';
import { countInAreas } from './count-in-areas.ts';
import { densify } from './densify.ts';
import { edgeDistanceM } from './edge-distance.ts';
import type { AnalysisFeature, FeatureSet } from './feature-set.ts';
import { near } from './near.ts';
import { prepareRow } from './prepare-feature.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});
const quiet = (): void => {};
const ready = (fid: number, code: string, geometry: Geometry | null): AnalysisFeature =>
  prepareRow(fid, code, geometry && encodeWkb(geometry), geos).feature;
const set = (features: AnalysisFeature[], origin = 'layer'): FeatureSet => ({
  origin,
  restricted: false,
  features,
  filteredFrom: null,
});
/** With a vertex at every tenth of a degree, so that boxes of different widths share their edges. */
const box = (west: number, south: number, east: number, north: number): Geometry => {
  const count = Math.max(1, Math.round((east - west) * 10));
  const lons = Array.from({ length: count + 1 }, (_, i) =>
    i === 0 ? west : i === count ? east : Number((west + i / 10).toFixed(6)),
  );
  const ring = [
    ...lons.map((lon) => [lon, south]),
    ...lons.reverse().map((lon) => [lon, north]),
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring as Position[]] };
};
const points = (...positions: (Position | null)[]): FeatureSet =>
  set(
    positions.map((at, i) => ready(i + 1, '', at && { type: 'Point', coordinates: at })),
    'points',
  );
const polygons = (...shapes: (Geometry | null)[]): FeatureSet =>
  set(
    shapes.map((shape, i) => ready(i + 1, `0${i + 1}`, shape)),
    'polygons',
  );

describe('analysis operations', () => {
  it('counts a point on a shared border once, in the area of the lowest code', () => {
    const areas = set([ready(1, '02', box(100, 14, 101, 15)), ready(2, '01', box(101, 14, 102, 15))]);
    const result = countInAreas(
      areas,
      points([101, 14.5], [100.5, 14.5], [101, 14], [103, 14.5], null),
      geos,
      quiet,
    );
    expect(result.answers).toEqual([
      { fid: 1, value: 1, base: 1 },
      { fid: 2, value: 2, base: 2 },
    ]);
    expect(result.notes.map(({ code, count }) => [code, count])).toEqual([
      ['not-in-any-area', 1],
      ['area-on-border-once', 2],
      ['geometry-null', 1],
    ]);
  });

  it('does not count what lies in a hole, and counts in each part of a multipolygon', () => {
    const ring = box(100, 14, 101, 15) as Extract<Geometry, { type: 'Polygon' }>;
    const hole = box(100.4, 14.4, 100.6, 14.6) as Extract<Geometry, { type: 'Polygon' }>;
    const island = box(102, 14, 102.1, 14.1) as Extract<Geometry, { type: 'Polygon' }>;
    const shape: Geometry = {
      type: 'MultiPolygon',
      coordinates: [[ring.coordinates[0] ?? [], hole.coordinates[0] ?? []], island.coordinates],
    };
    const result = countInAreas(
      polygons(shape),
      points([100.5, 14.5], [100.1, 14.5], [102.05, 14.05]),
      geos,
      quiet,
    );
    expect(result.answers[0]?.value).toBe(2);
  });

  it.each([8, 14, 20])('decides distances at %i° N as GeographicLib does, to the millimetre', (latitude) => {
    const corner: Position = [100.5, latitude];
    const forest = box(100.5, latitude, 100.52, latitude + 0.02);
    // From the south-west corner the nearest point is the corner itself for every bearing between south and west.
    for (const metres of [1, 500, 1000, 5000, 50_000, 300_000])
      for (const azimuth of [185, 225, 265]) {
        const inside = destination(corner, azimuth, metres - 0.001);
        const outside = destination(corner, azimuth, metres + 0.001);
        const kept = near(
          points(inside, outside),
          polygons(forest),
          { distanceM: metres, beyond: false },
          geos,
          quiet,
        );
        expect(kept.features.map((feature) => feature.fid)).toEqual([1]);
        const rest = near(
          points(inside, outside),
          polygons(forest),
          { distanceM: metres, beyond: true },
          geos,
          quiet,
        );
        expect(rest.features.map((feature) => feature.fid)).toEqual([2]);
      }
  });

  it.each([8, 20])('measures to the middle of a long edge along the geodesic at %i° N', (latitude) => {
    const west: Position = [100, latitude];
    const east: Position = [100.4, latitude];
    const edge: Geometry = {
      type: 'Polygon',
      coordinates: [[[100, latitude - 0.1], [100.4, latitude - 0.1], east, west, [100, latitude - 0.1]]],
    };
    // The edge's middle by GeographicLib: it lies metres north of the parallel, and its normal is the meridian.
    const { s12 = 0, azi1 = 0 } = geodesicLibrary.Geodesic.WGS84.Inverse(west[1], west[0], east[1], east[0]);
    const middle = destination(west, azi1, s12 / 2);
    expect((middle[1] - latitude) * 110_574).toBeGreaterThan(4);
    for (const metres of [1000, 15_000]) {
      const from = [destination(middle, 0, metres - 0.001), destination(middle, 0, metres + 0.001)] as const;
      const kept = near(points(...from), polygons(edge), { distanceM: metres, beyond: false }, geos, quiet);
      expect(kept.features.map((feature) => feature.fid)).toEqual([1]);
    }
  });

  it('agrees with a brute search along the edge', () => {
    const a: Position = [100, 19];
    const b: Position = [100.015, 19.01];
    const from: Position = [100.02, 18.98];
    const line = densify({ type: 'LineString', coordinates: [a, b] }, 0.5).coordinates;
    const brute = Math.min(...line.map((position) => distanceM(from, position)));
    expect(edgeDistanceM(from, a, b)).toBeLessThanOrEqual(brute);
    expect(brute - edgeDistanceM(from, a, b)).toBeLessThan(1e-4);
  });

  it('takes inside and touching as within, also at a distance of zero', () => {
    const forest = box(100, 14, 100.1, 14.1);
    const kept = near(
      points([100.05, 14.05], [100, 14.05], [99.9999, 14.05], null),
      polygons(forest),
      { distanceM: 0, beyond: false },
      geos,
      quiet,
    );
    expect(kept.features.map((feature) => feature.fid)).toEqual([1, 2]);
  });

  it('measures between polygons by their nearest borders', () => {
    const corner = destination([100.1, 14.1], 45, 999);
    const close = box(corner[0], corner[1], corner[0] + 0.01, corner[1] + 0.01);
    const far = box(corner[0] + 0.001, corner[1] + 0.001, corner[0] + 0.01, corner[1] + 0.01);
    const around = box(99, 13, 102, 16);
    const kept = near(
      polygons(close, far, around),
      set([ready(1, '', box(100, 14, 100.1, 14.1))]),
      { distanceM: 1000, beyond: false },
      geos,
      quiet,
    );
    expect(kept.features.map((feature) => feature.fid)).toEqual([1, 3]);
  });

  it('adds the parts of a cut polygon up to the whole, with long edges too', () => {
    const forest = box(100.3, 14.2, 101.4, 14.9);
    const areas = polygons(box(100, 14, 100.7, 15), box(100.7, 14, 101, 15), box(101, 14, 102, 15));
    const result = areaInAreas(areas, polygons(forest), geos, quiet);
    const sum = result.answers.reduce((total, { value }) => total + value, 0);
    expect(result.notes).toEqual([]);
    expect(Math.abs(sum / areaM2(forest) - 1)).toBeLessThan(1e-9);
  });

  it('counts overlapping forests once and says what lies outside', () => {
    const one = box(100.1, 14.1, 100.3, 14.3);
    const two = box(100.2, 14.1, 100.4, 14.3);
    const union = areaM2(box(100.1, 14.1, 100.4, 14.3));
    const inside = areaInAreas(polygons(box(100, 14, 101, 15)), polygons(one, two), geos, quiet);
    expect(Math.abs((inside.answers[0]?.value ?? 0) / union - 1)).toBeLessThan(1e-9);
    const half = areaInAreas(polygons(box(100, 14, 100.3, 15)), polygons(one, two, null), geos, quiet);
    expect(half.notes.map(({ code, count }) => [code, count])).toEqual([
      ['not-in-any-area', 1],
      ['geometry-null', 1],
    ]);
    const outside = half.notes[0]?.areaM2 ?? 0;
    expect(Math.abs(((half.answers[0]?.value ?? 0) + outside) / union - 1)).toBeLessThan(1e-9);
  });

  it('says which ground overlapping areas count twice', () => {
    const areas = polygons(box(100, 14, 100.6, 15), box(100.4, 14, 101, 15));
    const result = areaInAreas(areas, polygons(box(100, 14, 101, 15)), geos, quiet);
    expect(result.notes.map(({ code }) => code)).toEqual(['geometry-overlap']);
    expect(Math.abs((result.notes[0]?.areaM2 ?? 0) / areaM2(box(100.4, 14, 100.6, 15)) - 1)).toBeLessThan(
      1e-6,
    );
  });

  it('repairs a bow-tie so that both halves count', () => {
    const bowTie: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [100, 14],
          [100.2, 14.2],
          [100.2, 14],
          [100, 14.2],
          [100, 14],
        ],
      ],
    };
    const mended = prepareRow(1, '', bowTie && encodeWkb(bowTie), geos);
    expect(mended.state).toBe('repaired');
    const result = areaInAreas(polygons(box(99, 13, 101, 15)), set([mended.feature]), geos, quiet);
    const halves =
      2 *
      areaM2({
        type: 'Polygon',
        coordinates: [
          [
            [100, 14],
            [100.1, 14.1],
            [100, 14.2],
            [100, 14],
          ],
        ],
      });
    expect(Math.abs((result.answers[0]?.value ?? 0) / halves - 1)).toBeLessThan(1e-6);
  });
});
