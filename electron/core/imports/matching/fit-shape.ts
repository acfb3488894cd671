import type { RegisterDefinition } from '../../../../shared/domain/registers/index.ts';
import { decodeWkb, encodePointWkb, wkbType } from '../../../../shared/geo/wkb.ts';
import { asMulti } from '../../formats/staged/as-multi.ts';
import type { Geos } from '../../geometry/index.ts';

/**
 * The shape as the register keeps it: areas as multi-polygons, and for a register of points the point itself or one inside
 * the area. Null where the one can't be made of the other.
 */
export function fitShape(
  { geometryType }: RegisterDefinition,
  wkb: Uint8Array,
  geos: Geos,
): Uint8Array | null {
  const type = wkbType(wkb);
  if (geometryType === 'Point') {
    if (type === 'Point') return wkb;
    if (type === 'Polygon' || type === 'MultiPolygon') return geos.pointOnSurface(wkb);
    const shape = decodeWkb(wkb);
    const [only, ...more] = shape.type === 'MultiPoint' ? shape.coordinates : [];
    return only && more.length === 0 ? encodePointWkb(only[0], only[1]) : null;
  }
  return type === 'Polygon' || type === 'MultiPolygon' ? asMulti(wkb) : null;
}
