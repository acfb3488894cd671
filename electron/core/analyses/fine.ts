import type { Extent } from '../../../shared/contract/base.ts';
import { decodeWkb, encodeWkb, wkbExtent } from '../../../shared/geo/wkb.ts';
import { densify, hasLongEdge } from './densify.ts';

/**
 * A shape whose long edges have vertices on their geodesic, so that what is cut from it adds up to it; the same bytes where
 * there is nothing to add.
 */
export const fineWkb = (wkb: Uint8Array): Uint8Array =>
  onEarth(wkbExtent(wkb)) && hasLongEdge(wkb) ? encodeWkb(densify(decodeWkb(wkb))) : wkb;

/** Positions elsewhere are on no geodesic. */
const onEarth = (box: Extent | null): boolean =>
  box !== null && box[0] >= -360 && box[2] <= 360 && box[1] >= -90 && box[3] <= 90;
