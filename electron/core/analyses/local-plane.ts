import type { Position } from '../../../shared/geo/geometry.ts';

/** Semi-major axis in metres and flattening (NIMA TR8350.2). */
export const WGS84 = { a: 6_378_137, f: 1 / 298.257223563 } as const;
const E2 = WGS84.f * (2 - WGS84.f);
const RADIANS = Math.PI / 180;

/**
 * Metres east and north of a centre, for positions a few kilometres away: degrees times the radii of curvature at the
 * centre, the eastward one brought to the middle latitude. Distances from the centre are right to about
 * (distance / earth radius)²: 2.5e-6 of 10 km, 1e-5 of 20 km (below 60° of latitude). Quick, for deciding what is
 * clearly within or clearly beyond; what is close is measured by GeographicLib.
 */
export interface LocalPlane {
  x(lon: number, lat: number): number;
  y(lat: number): number;
}

export function localPlane([lon0, lat0]: Position): LocalPlane {
  const sin = Math.sin(lat0 * RADIANS);
  const cos = Math.cos(lat0 * RADIANS);
  const w2 = 1 - E2 * sin * sin;
  const meridian = (WGS84.a * (1 - E2)) / (w2 * Math.sqrt(w2));
  const prime = WGS84.a / Math.sqrt(w2);
  const north = meridian * RADIANS;
  const east = prime * cos * RADIANS;
  // d(N cos φ)/dφ = -M sin φ: the eastward scale half way to the other latitude.
  const bend = (meridian * sin * RADIANS * RADIANS) / 2;
  return {
    x: (lon, lat) => (lon - lon0) * (east - bend * (lat - lat0)),
    y: (lat) => (lat - lat0) * north,
  };
}

/** Degrees that certainly hold `metres`: for boxes that are asked of an index, rounded up by a percent. */
export function paddingDegrees(metres: number, latitude: number): { lon: number; lat: number } {
  const lat = (metres / 110_574) * 1.01;
  const furthest = Math.min(89.9, Math.abs(latitude) + lat);
  const lon = (metres / (111_320 * Math.cos(furthest * RADIANS))) * 1.01;
  return { lon: Math.min(lon, 360), lat: Math.min(lat, 180) };
}
