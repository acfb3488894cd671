import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';
import { densify, hasLongEdge } from './densify.ts';

/**
 * A shape whose long edges have vertices on their geodesic, so that what is cut from it adds up to it; the same bytes where
 * there is nothing to add.
 */
export const fineWkb = (wkb: Uint8Array): Uint8Array =>
  hasLongEdge(wkb) ? encodeWkb(densify(decodeWkb(wkb))) : wkb;
