import { distanceM } from '../geo/geodesic.ts';
import type { Geometry, Position } from '../geo/geometry.ts';
import { encodeWkb } from '../geo/wkb.ts';
import { wkbAreaM2 } from '../geo/wkb-area.ts';
import { pathsOf } from './paths.ts';

const SEMI_MAJOR = 6378137;
const E2 = 0.00669437999014;
const RADIAN = Math.PI / 180;
/** Degrees; some 10 km. Longer edges are given to GeographicLib. */
const LONG = 0.1;

/**
 * Metres along an edge by the ellipsoid's two radii at its middle: within a millionth of GeographicLib for edges up to
 * ten kilometres, and quick enough to be told while a border of thousands of vertices is dragged.
 */
const edgeM = (a: Position, b: Position): number => {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  if (Math.abs(dx) > LONG || Math.abs(dy) > LONG) return distanceM(a, b);
  const middle = ((a[1] + b[1]) / 2) * RADIAN;
  const w2 = 1 - E2 * Math.sin(middle) ** 2;
  const across = SEMI_MAJOR / Math.sqrt(w2);
  const along = (across * (1 - E2)) / w2;
  return Math.hypot(dx * RADIAN * across * Math.cos(middle), dy * RADIAN * along);
};

/** Metres along positions in degrees. */
export const wayM = (positions: readonly Position[]): number => {
  let sum = 0;
  for (let i = 1; i < positions.length; i++)
    sum += edgeM(positions[i - 1] as Position, positions[i] as Position);
  return sum;
};

export interface ShapeMeasure {
  /** Geodesic square metres; null of points and lines. */
  readonly areaM2: number | null;
  /** Metres: of lines their length, of polygons the length of all their borders; null of points. */
  readonly lengthM: number | null;
}

/** Area and length of a geometry in degrees, as quick as they are needed while it is drawn. */
export const measureShape = (geometry: Geometry): ShapeMeasure => {
  const area = geometry.type.endsWith('Polygon');
  const point = geometry.type.endsWith('Point');
  return {
    areaM2: area ? wkbAreaM2(encodeWkb(geometry)) : null,
    lengthM: point ? null : pathsOf(geometry).reduce((sum, { positions }) => sum + wayM(positions), 0),
  };
};
