import { lengthM, ringAreaM2 } from '../../../shared/geo/geodesic.ts';
import type { Ring } from '../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../shared/geo/wkb.ts';

/** Metres: outlines simplified each on its own leave gaps so narrow between neighbours; no enclave is. */
const NARROWEST = 60;

/** As wide as a strip of its area and length: an enclave is as wide as it is long, a gap is not. */
const isGap = (ring: Ring): boolean => {
  const length = (lengthM({ type: 'LineString', coordinates: ring }) ?? 0) / 2;
  const width = length === 0 ? 0 : ringAreaM2(ring) / length;
  return width < NARROWEST && width < length / 8;
};

/** The shape without the narrow holes that stay between neighbours whose outlines do not quite meet. */
export function withoutGaps(wkb: Uint8Array): Uint8Array {
  const shape = decodeWkb(wkb);
  if (shape.type !== 'Polygon' && shape.type !== 'MultiPolygon') return wkb;
  const closed = (rings: Ring[]): Ring[] => rings.filter((ring, i) => i === 0 || !isGap(ring));
  const parts = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  if (parts.every((rings) => rings.length === closed(rings).length)) return wkb;
  return encodeWkb({ type: 'MultiPolygon', coordinates: parts.map(closed) });
}
