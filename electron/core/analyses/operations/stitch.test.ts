import { describe, expect, it } from 'vitest';
import type { Ring } from '../../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { loadGeos } from '../../geometry/index.ts';
import { stitched } from './stitch.ts';
import { joinedNeighbours } from './unite.ts';

const polygon = (...rings: Ring[]): Uint8Array => encodeWkb({ type: 'Polygon', coordinates: rings });
const square = (x: number, y: number): Ring => [
  [x, y],
  [x + 1, y],
  [x + 1, y + 1],
  [x, y + 1],
  [x, y],
];
const at = (x: number, y: number): Uint8Array => polygon(square(x, y));
const geos = await loadGeos();
const same = (one: Uint8Array, two: Uint8Array): boolean =>
  wkbAreaM2(geos.symmetricDifference(one, two)) === 0;

describe('polygons that share their borders', () => {
  it('are stitched to the union that GEOS makes, whichever way their rings run', () => {
    const shapes = [at(0, 0), polygon(square(1, 0).toReversed()), at(0, 1)];
    const whole = stitched(shapes) as Uint8Array;
    const ring = decodeWkb(whole).coordinates[0] as Ring;
    expect(ring).toHaveLength(9);
    expect(ring[0]).toEqual(ring.at(-1));
    expect(same(whole, geos.union(shapes))).toBe(true);
    expect(joinedNeighbours(shapes, geos)).toEqual(whole);
  });

  it('are left to GEOS where they lie apart, touch in a vertex, surround a hole or have one', () => {
    const ringOfEight = [0, 1, 2].flatMap((x) =>
      [0, 1, 2].flatMap((y) => (x === 1 && y === 1 ? [] : [at(x, y)])),
    );
    const hole: Ring = [
      [0.2, 0.2],
      [0.2, 0.4],
      [0.4, 0.4],
      [0.2, 0.2],
    ];
    expect(stitched([at(0, 0), at(5, 5)])).toBeNull();
    expect(stitched([at(0, 0), at(1, 1)])).toBeNull();
    expect(stitched(ringOfEight)).toBeNull();
    expect(stitched([polygon(square(0, 0), hole), at(1, 0)])).toBeNull();
  });

  it('are not joined where they overlap or are the same twice', () => {
    const wide: Ring = [
      [0, 0],
      [1.5, 0],
      [1.5, 1],
      [0, 1],
      [0, 0],
    ];
    expect(joinedNeighbours([polygon(wide), at(1, 0)], geos)).toBeNull();
    expect(joinedNeighbours([at(0, 0), at(0, 0)], geos)).toBeNull();
    expect(joinedNeighbours([at(0, 0)], geos)).toBeNull();
  });
});
