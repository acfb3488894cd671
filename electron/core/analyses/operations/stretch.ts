import { eachWkbPosition, wkbExtent } from '../../../../shared/geo/wkb.ts';

const RADIANS = Math.PI / 180;

/** Longitudes of little-endian WKB times a factor. */
function scaled(wkb: Uint8Array, factor: number): Uint8Array {
  // Not `slice`: of the bytes that the database gives that would be a view of the same ones.
  const copy = new Uint8Array(wkb);
  const view = new DataView(copy.buffer);
  eachWkbPosition(copy, (x, _, at) => view.setFloat64(at, x * factor, true));
  return copy;
}

/**
 * Shapes with longitudes shortened to the length of latitudes at their middle, so that planar lengths compare; `back`
 * undoes it.
 */
export function stretchedWkb(shapes: readonly Uint8Array[]): {
  shapes: Uint8Array[];
  back: (wkb: Uint8Array) => Uint8Array;
  factor: number;
} {
  let [south, north] = [Infinity, -Infinity];
  for (const wkb of shapes) {
    const box = wkbExtent(wkb);
    if (box === null) continue;
    south = Math.min(south, box[1]);
    north = Math.max(north, box[3]);
  }
  const factor = Math.cos(((south + north) / 2) * RADIANS) || 1;
  return {
    shapes: shapes.map((wkb) => scaled(wkb, factor)),
    back: (wkb) => scaled(wkb, 1 / factor),
    factor,
  };
}
