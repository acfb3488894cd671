import { distanceM } from '../../../shared/geo/geodesic.ts';
import { type Geometry, type Position, polygonsOf } from '../../../shared/geo/geometry.ts';

/** The point of a segment that is nearest to another point, on a plane stretched to the latitude. */
function nearestOn([x, y]: Position, [x0, y0]: Position, [x1, y1]: Position, stretch: number): Position {
  const [dx, dy] = [(x1 - x0) * stretch, y1 - y0];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - x0) * stretch * dx + (y - y0) * dy) / length;
  const t = Math.min(1, Math.max(0, along));
  return [x0 + t * (x1 - x0), y0 + t * (y1 - y0)];
}

/** Geodesic metres from a point to the nearest border of a polygon, in degrees; null for what has no border. */
export function borderDistanceM(geometry: Geometry, point: Position): number | null {
  const stretch = Math.cos((point[1] * Math.PI) / 180);
  let best: { at: Position; square: number } | null = null;
  for (const rings of polygonsOf(geometry))
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++) {
        const at = nearestOn(point, ring[i - 1] as Position, ring[i] as Position, stretch);
        const square = ((at[0] - point[0]) * stretch) ** 2 + (at[1] - point[1]) ** 2;
        if (!best || square < best.square) best = { at, square };
      }
  return best ? distanceM(point, best.at) : null;
}
