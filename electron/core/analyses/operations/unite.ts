import { wkbType } from '../../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../../shared/geo/wkb-area.ts';
import { GeometryError, type Geos } from '../../geometry/index.ts';
import { stitched } from './stitch.ts';

/** Of the area: more than this is no rounding. */
const ROUNDING = 1e-10;

/** One shape of each group of shapes, borders between them gone; null where GEOS could not. */
export const unite = (
  groups: readonly (readonly Uint8Array[])[],
  geos: Geos,
  progress: (fraction: number) => void,
): (Uint8Array | null)[] =>
  groups.map((shapes, i) => {
    progress(i / groups.length);
    const [only] = shapes;
    if (only === undefined) return null;
    try {
      return shapes.length === 1 ? only : (ofNeighbours(shapes, geos) ?? geos.union(shapes));
    } catch (error) {
      if (error instanceof GeometryError) return null;
      throw error;
    }
  });

/**
 * The union of polygons that share their borders exactly, as sub-districts do: what is left when shared edges cancel; null
 * for shapes of which that is not so.
 */
function ofNeighbours(shapes: readonly Uint8Array[], geos: Geos): Uint8Array | null {
  if (!shapes.every((wkb) => wkbType(wkb).endsWith('Polygon'))) return null;
  return proved(geos.coverageUnion(shapes), shapes, geos);
}

/** The same without GEOS's unions, where one ring is left around them: quick, and most are so. */
export function joinedNeighbours(shapes: readonly Uint8Array[], geos: Geos): Uint8Array | null {
  if (shapes.length < 2 || !shapes.every((wkb) => wkbType(wkb).endsWith('Polygon'))) return null;
  return proved(stitched(shapes), shapes, geos);
}

/** A valid shape with the area of all of them together is their union. */
function proved(whole: Uint8Array | null, shapes: readonly Uint8Array[], geos: Geos): Uint8Array | null {
  if (whole === null || !wkbType(whole).endsWith('Polygon')) return null;
  const sum = shapes.reduce((total, wkb) => total + wkbAreaM2(wkb), 0);
  const alike = Math.abs(wkbAreaM2(whole) - sum) <= ROUNDING * sum;
  return alike && geos.isValid(whole) ? whole : null;
}
