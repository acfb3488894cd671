import geodesicLibrary from 'geographiclib-geodesic';
import { distanceM } from '../../../shared/geo/geodesic.ts';
import type { Position } from '../../../shared/geo/geometry.ts';

const geodesic = geodesicLibrary.Geodesic.WGS84;
const RADIANS = Math.PI / 180;

/**
 * Geodesic metres from `position` to the nearest point of the geodesic from `a` to `b` (at most a few kilometres
 * long). In the azimuthal equidistant plane around `position` the ends lie at their true distance and direction and
 * the edge is straight but for a fraction of a millimetre; that gives the foot, whose distance is then measured.
 */
export function edgeDistanceM(position: Position, a: Position, b: Position): number {
  const [ax, ay, toA] = fromCentre(position, a);
  const [bx, by, toB] = fromCentre(position, b);
  const dx = bx - ax;
  const dy = by - ay;
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : -(ax * dx + ay * dy) / squared;
  if (share <= 0 || share >= 1) return Math.min(toA, toB);
  const edge = geodesic.Inverse(a[1], a[0], b[1], b[0]);
  const foot = geodesic.Direct(a[1], a[0], edge.azi1 ?? 0, (edge.s12 ?? 0) * share);
  return Math.min(toA, toB, distanceM(position, [foot.lon2 ?? a[0], foot.lat2 ?? a[1]]));
}

function fromCentre(centre: Position, to: Position): [number, number, number] {
  const { s12 = 0, azi1 = 0 } = geodesic.Inverse(centre[1], centre[0], to[1], to[0]);
  return [s12 * Math.sin(azi1 * RADIANS), s12 * Math.cos(azi1 * RADIANS), s12];
}
