import { eachWkbPosition, WKB_TYPES } from '../../../shared/geo/wkb.ts';
import type { CoordinateTransform } from '../crs/transform.ts';

/** Where in little-endian 2D WKB the positions stand, in the order of `eachWkbPosition`. */
function writePositions(bytes: Uint8Array, xy: Float64Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let next = 0;
  const positions = (count: number): void => {
    for (let i = 0; i < count; i++, at += 16) {
      view.setFloat64(at, xy[next++] as number, true);
      view.setFloat64(at + 8, xy[next++] as number, true);
    }
  };
  const counted = (): number => {
    const count = view.getUint32(at, true);
    at += 4;
    return count;
  };
  const geometry = (): void => {
    const type = view.getUint32(at + 1, true);
    at += 5;
    if (type === WKB_TYPES.Point) positions(1);
    else if (type === WKB_TYPES.LineString) positions(counted());
    else if (type === WKB_TYPES.Polygon) for (let rings = counted(); rings > 0; rings--) positions(counted());
    else for (let members = counted(); members > 0; members--) geometry();
  };
  geometry();
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
