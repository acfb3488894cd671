import { wkbType } from '../../../../shared/geo/wkb.ts';

const MULTI_OFFSET = 3;

/** A polygon or line as a multi-geometry of one member; anything else as it is. */
export const asMulti = (wkb: Uint8Array): Uint8Array => (wkbType(wkb) === 'Point' ? wkb : asMultiAlways(wkb));

/** A point, line or polygon as a multi-geometry of one member; anything else as it is. */
export function asMultiAlways(wkb: Uint8Array): Uint8Array {
  const type = wkbType(wkb);
  if (type !== 'Point' && type !== 'Polygon' && type !== 'LineString') return wkb;
  const out = new Uint8Array(9 + wkb.length);
  const view = new DataView(out.buffer);
  out[0] = 1;
  view.setUint32(1, (wkb[1] ?? 0) + MULTI_OFFSET, true);
  view.setUint32(5, 1, true);
  out.set(wkb, 9);
  return out;
}
