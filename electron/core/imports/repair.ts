import { WKB_TYPES, wkbType } from '../../../shared/geo/wkb.ts';
import { GeometryError, type Geos } from '../geometry/index.ts';
import { provenValid } from './simple-ring.ts';

/** A shape after its repair; `wkb` is null where nothing of it can be saved. */
export interface Mended {
  readonly wkb: Uint8Array | null;
  readonly multi: boolean;
  /** As it was read. */
  readonly before: Uint8Array;
}

/** Checks a polygon and repairs it without losing area. Null when nothing had to be done. */
export function mendShape(wkb: Uint8Array, geos: Geos): Mended | null {
  const type = wkbType(wkb);
  if (type !== 'Polygon' && type !== 'MultiPolygon') return null;
  try {
    if (provenValid(wkb) || geos.isValid(wkb)) return null;
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
  }
  const before = Uint8Array.from(wkb);
  try {
    const valid = geos.makeValid(wkb);
    const view = new DataView(valid.buffer, valid.byteOffset, valid.byteLength);
    const after = view.getUint32(1, true);
    const members = view.getUint32(5, true);
    // What collapsed to a line or a point encloses no area any more.
    if ((after !== WKB_TYPES.Polygon && after !== WKB_TYPES.MultiPolygon) || members === 0)
      return { wkb: null, multi: false, before };
    return { wkb: valid, multi: after === WKB_TYPES.MultiPolygon, before };
  } catch (error) {
    if (!(error instanceof GeometryError)) throw error;
    return { wkb: null, multi: false, before };
  }
}
