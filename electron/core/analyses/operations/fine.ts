import { decodeWkb, encodeWkb } from '../../../../shared/geo/wkb.ts';
import { densify } from '../densify.ts';

/** Edges up to here (degrees, some 45 m) follow their geodesic closely enough as they are. */
const SHORT_DEGREES = 4e-4;

/**
 * A shape whose long edges have vertices on their geodesic, so that what is cut from it adds up to it; the same bytes where
 * there is nothing to add.
 */
export function fineWkb(wkb: Uint8Array): Uint8Array {
  if (!hasLongEdge(wkb)) return wkb;
  const geometry = decodeWkb(wkb);
  const fine = densify(geometry);
  return encodeWkb(fine);
}

/** Walks lines and rings of little-endian WKB. */
function hasLongEdge(wkb: Uint8Array): boolean {
  const view = new DataView(wkb.buffer, wkb.byteOffset, wkb.byteLength);
  let at = 0;
  const path = (): boolean => {
    const count = view.getUint32(at, true);
    at += 4;
    for (let i = 1; i < count; i++) {
      const here = at + i * 16;
      const east = view.getFloat64(here, true) - view.getFloat64(here - 16, true);
      const north = view.getFloat64(here + 8, true) - view.getFloat64(here - 8, true);
      if (Math.abs(east) > SHORT_DEGREES || Math.abs(north) > SHORT_DEGREES) return true;
    }
    at += count * 16;
    return false;
  };
  const geometry = (): boolean => {
    const type = view.getUint32(at + 1, true);
    at += 5;
    if (type === 1) {
      at += 16;
      return false;
    }
    if (type === 2) return path();
    for (let members = takeCount(); members > 0; members--) if (type === 3 ? path() : geometry()) return true;
    return false;
  };
  const takeCount = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  return geometry();
}
