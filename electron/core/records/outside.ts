import { type Geometry, type Position, polygonsOf } from '../../../shared/geo/geometry.ts';
import { contains } from '../layers/index.ts';

const M_PER_DEGREE = 111_195;

/** Metres from a point to a segment, on the plane that touches the ellipsoid at the point: exact enough to be told. */
const metresToSegment = ([x, y]: Position, a: Position, b: Position, perLon: number): number => {
  const [ax, ay] = [(a[0] - x) * perLon, (a[1] - y) * M_PER_DEGREE];
  const [dx, dy] = [(b[0] - a[0]) * perLon, (b[1] - a[1]) * M_PER_DEGREE];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + share * dx, ay + share * dy);
};

/** How many metres a point lies outside of polygons; 0 inside, and for a geometry that has none. */
export const metresOutside = (geometry: Geometry, point: Position): number => {
  const polygons = polygonsOf(geometry);
  if (polygons.length === 0 || contains(geometry, point)) return 0;
  const perLon = M_PER_DEGREE * Math.cos((point[1] * Math.PI) / 180);
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++)
      nearest = Math.min(nearest, metresToSegment(point, ring[i - 1] ?? point, ring[i] ?? point, perLon));
  return nearest;
};
