import geodesicLibrary from 'geographiclib-geodesic';
import type { Geometry, Position, Ring } from './geometry.ts';
import { polygonsOf } from './geometry.ts';

/**
 * Every area and length that is stated to a person comes from here: geodesics on the WGS 84 ellipsoid by
 * GeographicLib (C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 2013). The edge rule: between two
 * vertices an edge is the geodesic. Never Web Mercator.
 */
const wgs84 = geodesicLibrary.Geodesic.WGS84;

/** Square metres enclosed by a ring of `[lon, lat]` degrees, always positive; a closing vertex may be there or not. */
export function ringAreaM2(ring: Ring): number {
  const polygon = wgs84.Polygon(false);
  const first = ring[0];
  const last = ring[ring.length - 1];
  const closed = first && last && first[0] === last[0] && first[1] === last[1];
  const end = closed ? ring.length - 1 : ring.length;
  for (let i = 0; i < end; i++) {
    const [lon, lat] = ring[i] as Position;
    polygon.AddPoint(lat, lon);
  }
  return Math.abs(polygon.Compute(false, true).area ?? 0);
}

/** Square metres of a geometry in degrees: shells less holes; 0 for points and lines. */
export function areaM2(geometry: Geometry): number {
  let sum = 0;
  for (const rings of polygonsOf(geometry))
    rings.forEach((ring, index) => {
      sum += index === 0 ? ringAreaM2(ring) : -ringAreaM2(ring);
    });
  return sum;
}

/** Metres between two positions in degrees. */
export function distanceM(a: Position, b: Position): number {
  return wgs84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? 0;
}

/** Metres along the lines of a geometry in degrees; null for points and polygons. */
export function lengthM(geometry: Geometry): number | null {
  if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') return null;
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  let sum = 0;
  for (const line of lines)
    for (let i = 1; i < line.length; i++) sum += distanceM(line[i - 1] as Position, line[i] as Position);
  return sum;
}

/** The position reached from `start` after `metres` in the direction `azimuth` (degrees clockwise from north). */
export function destination(start: Position, azimuth: number, metres: number): Position {
  const end = wgs84.Direct(start[1], start[0], azimuth, metres);
  return [end.lon2 ?? start[0], end.lat2 ?? start[1]];
}
