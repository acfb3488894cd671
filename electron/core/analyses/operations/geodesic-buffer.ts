import geodesicLibrary from 'geographiclib-geodesic';
import { destination, distanceM } from '../../../../shared/geo/geodesic.ts';
import { type Position, polygonsOf } from '../../../../shared/geo/geometry.ts';
import { decodeWkb, encodeWkb } from '../../../../shared/geo/wkb.ts';
import { pathsOf } from '../../../../shared/shapes/paths.ts';
import type { Geos } from '../../geometry/index.ts';
import { densify } from '../densify.ts';

const geodesic = geodesicLibrary.Geodesic.WGS84;
const RADIANS = Math.PI / 180;
/**
 * Lines and borders are cut into stretches of this length, each widened in the azimuthal equidistant plane around its
 * middle. There a distance from a point 5 km off the middle is right to (5 km / earth radius)², below a millionth.
 */
const STRETCH_M = 10_000;
/** Vertices are no further apart than this before they are widened. */
const EDGE_M = 1000;
/** Straight pieces for a quarter circle: what a circle of them lacks is 0.04 % of its area. */
const QUADRANT = 32;

/**
 * The ground within `metres` of a shape, measured along geodesics on WGS 84, as WKB in degrees.
 *
 * @param metres up to 1,000 km: further round, ground comes to lie behind the poles
 */
export function geodesicBuffer(wkb: Uint8Array, metres: number, geos: Geos): Uint8Array {
  const geometry = decodeWkb(wkb);
  const fine = densify(geometry, EDGE_M);
  const pieces = pathsOf(fine)
    .flatMap(({ positions }) => stretches(positions))
    .map((path) => widened(path, metres, geos));
  const inside = polygonsOf(fine);
  if (inside.length > 0) pieces.push(encodeWkb({ type: 'MultiPolygon', coordinates: inside }));
  const [only] = pieces;
  return pieces.length === 1 && only ? only : geos.union(pieces);
}

/** A path in stretches that share their end. */
function stretches(path: readonly Position[]): Position[][] {
  const list: Position[][] = [];
  let current: Position[] = [];
  let length = 0;
  for (const position of path) {
    const before = current.at(-1);
    const step = before ? distanceM(before, position) : 0;
    if (before && length + step > STRETCH_M) {
      list.push(current);
      current = [before];
      length = 0;
    }
    current.push(position);
    length += step;
  }
  return [...list, current].filter((part) => part.length > 0);
}

function widened(path: Position[], metres: number, geos: Geos): Uint8Array {
  const centre = path[Math.floor(path.length / 2)] as Position;
  const planar = path.map((position) => projected(centre, position));
  const first = planar[0] as Position;
  const alike = planar.every(([x, y]) => x === first[0] && y === first[1]);
  const shape = encodeWkb(
    alike ? { type: 'Point', coordinates: first } : { type: 'LineString', coordinates: planar },
  );
  const wide = decodeWkb(geos.buffer(shape, metres, QUADRANT));
  const coordinates = polygonsOf(wide).map((rings) =>
    rings.map((ring) => closed(ring.map((position) => unprojected(centre, position)))),
  );
  return encodeWkb({ type: 'MultiPolygon', coordinates });
}

/** Azimuthal equidistant around a centre: metres east and north. */
function projected(centre: Position, [lon, lat]: Position): Position {
  const { s12 = 0, azi1 = 0 } = geodesic.Inverse(centre[1], centre[0], lat, lon);
  return [s12 * Math.sin(azi1 * RADIANS), s12 * Math.cos(azi1 * RADIANS)];
}

const unprojected = (centre: Position, [x, y]: Position): Position =>
  destination(centre, Math.atan2(x, y) / RADIANS, Math.hypot(x, y));

/** The first position once more at the end, bit by bit. */
function closed(ring: Position[]): Position[] {
  const first = ring[0];
  return first ? [...ring.slice(0, -1), [first[0], first[1]]] : ring;
}
