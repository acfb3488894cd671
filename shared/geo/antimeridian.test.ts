import { describe, expect, it } from 'vitest';
import { onBothEdges, onGlobe, shortestStretch, stretchOf } from './antimeridian.ts';
import { encodeWkb } from './wkb.ts';

describe('over the 180th meridian', () => {
  it('the shortest stretch around places does not go round the world', () => {
    expect(
      shortestStretch([
        [177, 179],
        [-179, -178],
      ]),
    ).toEqual([177, 182]);
    expect(
      shortestStretch([
        [178, 185],
        [-179, -178],
      ]),
    ).toEqual([178, 185]);
    expect(
      shortestStretch([
        [97, 100],
        [99, 105],
      ]),
    ).toEqual([97, 105]);
    expect(shortestStretch([])).toBeNull();
  });

  it('of places all over the world is as long as it must be', () => {
    const everywhere = Array.from({ length: 35 }, (_, i): [number, number] => [-180 + i * 10, -175 + i * 10]);
    expect(shortestStretch(everywhere)).toEqual([-180, 165]);
  });

  it('a shape is as wide as it is drawn', () => {
    const line = (lons: readonly number[]) =>
      encodeWkb({ type: 'LineString', coordinates: lons.map((lon) => [lon, 0]) });
    expect(stretchOf(line([178, -178, 179]))).toEqual([178, 182]);
    expect(stretchOf(line([100, 102]))).toEqual([100, 102]);
    // An edge of a map of the world.
    expect(stretchOf(line([-180, 180]))).toEqual([-180, 180]);
    expect(stretchOf(line([]))).toBeNull();
  });

  it('a place is told as on the globe, and a box lies at both edges of the map', () => {
    expect([181, -181, 180, -180, 540.5].map(onGlobe)).toEqual([-179, 179, 180, -180, -179.5]);
    expect(onBothEdges([179, 0, 183, 1])).toEqual([
      [179, 0, 183, 1],
      [-181, 0, -177, 1],
    ]);
    expect(onBothEdges([100, 0, 101, 1])).toHaveLength(1);
  });
});
