import { eachWkbPosition } from '../../../shared/geo/wkb.ts';
import type { CoordinateTransform } from '../crs/transform.ts';

/** Puts positions in place of those of little-endian 2D WKB, in the order of `eachWkbPosition`. */
function writePositions(bytes: Uint8Array, xy: Float64Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let next = 0;
  eachWkbPosition(bytes, (_x, _y, at) => {
    view.setFloat64(at, xy[next++] as number, true);
    view.setFloat64(at + 8, xy[next++] as number, true);
  });
}

/** A copy of a geometry in another coordinate system; null when a position has no place in it. */
export function reprojected(wkb: Uint8Array, transform: CoordinateTransform): Uint8Array | null {
  const list: number[] = [];
  eachWkbPosition(wkb, (x, y) => list.push(x, y));
  const xy = Float64Array.from(list);
  transform.apply(xy, 0, xy.length);
  if (xy.some((value) => !Number.isFinite(value))) return null;
  const copy = wkb.slice();
  writePositions(copy, xy);
  return copy;
}
