import { WGS84 } from './local-plane.ts';

/** Straight lines through the earth: what decides quickly which parts of shapes may be the nearest of all. */

const E2 = WGS84.f * (2 - WGS84.f);
const RADIANS = Math.PI / 180;
/** The middle of an edge of 2 km lies 8 cm below the ground, once for each of two edges. */
const SAG_M = 0.2;

/** Geocentric metres of positions, three numbers each (longitude and latitude in turn), on the ellipsoid. */
export function geocentric(path: Float64Array): Float64Array {
  const xyz = new Float64Array((path.length / 2) * 3);
  for (let i = 0; i < path.length / 2; i++) {
    const lon = (path[i * 2] as number) * RADIANS;
    const lat = (path[i * 2 + 1] as number) * RADIANS;
    const sin = Math.sin(lat);
    const cos = Math.cos(lat);
    const prime = WGS84.a / Math.sqrt(1 - E2 * sin * sin);
    xyz[i * 3] = prime * cos * Math.cos(lon);
    xyz[i * 3 + 1] = prime * cos * Math.sin(lon);
    xyz[i * 3 + 2] = prime * (1 - E2) * sin;
  }
  return xyz;
}

/**
 * A chord that surely is at least as long as that of any way that could still be the shortest one, where one of `chord`
 * metres was found. The same geodesic distance has chords that differ by where on the ellipsoid it lies (radii of curvature
 * within one percent of each other, so by less than the square of the angle over a hundred), and edges sag.
 */
export const surelyWithin = (chord: number): number => {
  const angle = chord / WGS84.a;
  return chord * (1 + 1e-6 + 0.01 * angle * angle) + SAG_M;
};

/** Metres from one of the positions to the chord between two others that follow each other. */
export function toChord(p: Float64Array, i: number, path: Float64Array, from: number, to: number): number {
  const [px, py, pz] = [p[i * 3] as number, p[i * 3 + 1] as number, p[i * 3 + 2] as number];
  const ax = (path[from * 3] as number) - px;
  const ay = (path[from * 3 + 1] as number) - py;
  const az = (path[from * 3 + 2] as number) - pz;
  const dx = (path[to * 3] as number) - (path[from * 3] as number);
  const dy = (path[to * 3 + 1] as number) - (path[from * 3 + 1] as number);
  const dz = (path[to * 3 + 2] as number) - (path[from * 3 + 2] as number);
  const square = dx * dx + dy * dy + dz * dz;
  const along = square === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy + az * dz) / square));
  return Math.hypot(ax + along * dx, ay + along * dy, az + along * dz);
}

/** A ball that holds some of a path's positions. */
export interface Ball {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly radius: number;
}

export function ballAbout(xyz: Float64Array, from: number, to: number): Ball {
  const least: [number, number, number] = [Infinity, Infinity, Infinity];
  const most: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (let i = from * 3; i < (to + 1) * 3; i++) {
    const axis = i % 3;
    const value = xyz[i] as number;
    if (value < (least[axis] as number)) least[axis] = value;
    if (value > (most[axis] as number)) most[axis] = value;
  }
  return {
    x: (least[0] + most[0]) / 2,
    y: (least[1] + most[1]) / 2,
    z: (least[2] + most[2]) / 2,
    radius: Math.hypot(most[0] - least[0], most[1] - least[1], most[2] - least[2]) / 2,
  };
}

/** What lies in the balls is at least so far apart. */
export const ballsApart = (a: Ball, b: Ball): number =>
  Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z) - a.radius - b.radius;
