import geodesicLibrary from 'geographiclib-geodesic';
import { destination } from '../../../shared/geo/geodesic.ts';
import type { Geometry, Position, Ring } from '../../../shared/geo/geometry.ts';
import { WGS84 } from './local-plane.ts';
import { eachPath } from './wkb-paths.ts';

/**
 * The edge rule of the whole product is that an edge is the geodesic between its vertices (shared/geo/geodesic.ts),
 * while overlays work on straight edges in longitude and latitude. So long edges get vertices on their geodesic until
 * the straight pieces lie within this distance of it: areas by GeographicLib stay what they were, and the parts of a
 * cut polygon add up to the whole.
 */
const MAX_SAGITTA_M = 1e-4;

/** Enough for an edge of a thousand kilometres; longer ones bound nothing that is cut in earnest. */
const MOST_PIECES = 10_000;

const RADIANS = Math.PI / 180;

/** Of the edges of a shape: where all are shorter (degrees, some 90 m) nothing is to be added below 30° of latitude. */
const SHORT_DEGREES = 0.0008;
const LOW_LATITUDE = 30;

/** True when some edge of little-endian 2D WKB may need vertices; points never do. */
export function hasLongEdge(wkb: Uint8Array): boolean {
  let long = false;
  eachPath(wkb, (view, at, count) => {
    for (let i = 1; i < count && !long; i++) {
      const here = at + i * 16;
      const y = view.getFloat64(here + 8, true);
      const east = Math.abs(view.getFloat64(here, true) - view.getFloat64(here - 16, true));
      const north = Math.abs(y - view.getFloat64(here - 8, true));
      long = east > SHORT_DEGREES || north > SHORT_DEGREES || Math.abs(y) > LOW_LATITUDE;
    }
  });
  return long;
}

/**
 * Vertices added to every edge so that straight pieces in degrees follow the geodesic within 0.1 mm and are no longer
 * than `maxEdgeM`. An edge shared by two polygons gets the same vertices in both, whichever way it runs. Returns the
 * same object when there is nothing to add.
 */
export function densify<G extends Geometry>(geometry: G, maxEdgeM = Infinity): G {
  const path = (line: Position[]): Position[] => densifyPath(line, maxEdgeM);
  switch (geometry.type) {
    case 'LineString':
      return { ...geometry, coordinates: path(geometry.coordinates) };
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map(path) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((rings: Ring[]) => rings.map(path)) };
    default:
      return geometry;
  }
}

function densifyPath(path: Position[], maxEdgeM: number): Position[] {
  const out: Position[] = [];
  for (let i = 0; i < path.length; i++) {
    const here = path[i] as Position;
    const before = path[i - 1];
    if (before) addBetween(out, before, here, maxEdgeM);
    out.push(here);
  }
  return out;
}

/**
 * How far the straight line in degrees leaves the geodesic, in metres. In the plane of longitude and latitude a
 * geodesic bends by sin(azimuth)·tan(latitude) / R, so over a length L its sagitta is L·east·tan(latitude) / (8 R),
 * `east` being the eastward part of L.
 */
function pieces(from: Position, to: Position, maxEdgeM: number): number {
  const latitude = ((from[1] + to[1]) / 2) * RADIANS;
  const east = Math.abs(to[0] - from[0]) * RADIANS * Math.cos(latitude) * WGS84.a;
  const north = Math.abs(to[1] - from[1]) * RADIANS * WGS84.a;
  const length = Math.hypot(east, north);
  const sagitta = (length * east * Math.abs(Math.tan(latitude))) / (8 * WGS84.a);
  const count = Math.max(1, Math.ceil(Math.sqrt(sagitta / MAX_SAGITTA_M)), Math.ceil(length / maxEdgeM));
  return Number.isFinite(count) ? Math.min(MOST_PIECES, count) : 1;
}

function addBetween(out: Position[], from: Position, to: Position, maxEdgeM: number): void {
  const count = pieces(from, to, maxEdgeM);
  if (count === 1) return;
  // Always computed from the same end, so that both neighbours of a shared edge hold equal numbers.
  const forward = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1]);
  const [start, end] = forward ? [from, to] : [to, from];
  const { s12 = 0, azi1 = 0 } = geodesicLibrary.Geodesic.WGS84.Inverse(start[1], start[0], end[1], end[0]);
  const added = Array.from({ length: count - 1 }, (_, i) =>
    destination(start, azi1, (s12 * (i + 1)) / count),
  );
  for (const position of forward ? added : added.reverse()) out.push(position);
}
