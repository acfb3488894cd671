import { ringAreaM2 } from './geodesic.ts';
import type { Ring } from './geometry.ts';
import { WKB_TYPES } from './wkb.ts';

/**
 * Geodesic area straight from WKB, some ten times faster than decoding and walking each edge with GeographicLib: tables
 * sum the areas of thousands of rows with a thousand vertices each.
 *
 * Method: the area between an edge and the equator on the authalic sphere (Snyder, "Map Projections", 1987, eqs. 3-11
 * and 3-12; the spherical excess of the quadrilateral under a great circle). An edge of this method is a great circle
 * of that sphere and not quite the geodesic: against GeographicLib, rings with edges up to 20 km differ by less than
 * one part in ten million. Longer edges are given to GeographicLib.
 */
const SEMI_MAJOR = 6378137;
const FLATTENING = 1 / 298.257223563;
const E2 = FLATTENING * (2 - FLATTENING);
const E = Math.sqrt(E2);
const Q_POLE = 1 + ((1 - E2) / E) * Math.atanh(E);
const TWICE_AUTHALIC_RADIUS_SQUARED = SEMI_MAJOR * SEMI_MAJOR * Q_POLE;
const RADIAN = Math.PI / 180;
/** Degrees; some 20 km. */
const LONG_EDGE = 0.18;

/** The tangent of half the authalic latitude of a geodetic latitude in degrees. */
const tanHalfAuthalic = (latitude: number): number => {
  const sine = Math.sin(latitude * RADIAN);
  const scaled = E * sine;
  const q = (1 - E2) * (sine / (1 - scaled * scaled) + Math.atanh(scaled) / E);
  const authalic = q / Q_POLE;
  return authalic / (1 + Math.sqrt(Math.max(0, 1 - authalic * authalic)));
};

const ringAt = (view: DataView, at: number, count: number): Ring =>
  Array.from({ length: count }, (_, i) => [
    view.getFloat64(at + i * 16, true),
    view.getFloat64(at + i * 16 + 8, true),
  ]);

/** Square metres within the ring whose first position stands at `at`. */
const ringArea = (view: DataView, at: number, count: number): number => {
  if (count < 3) return 0;
  let lon = view.getFloat64(at + (count - 1) * 16, true);
  let lat = view.getFloat64(at + (count - 1) * 16 + 8, true);
  let tangent = tanHalfAuthalic(lat);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const nextLon = view.getFloat64(at + i * 16, true);
    const nextLat = view.getFloat64(at + i * 16 + 8, true);
    if (Math.abs(nextLon - lon) > LONG_EDGE || Math.abs(nextLat - lat) > LONG_EDGE)
      return ringAreaM2(ringAt(view, at, count));
    const next = nextLat === lat ? tangent : tanHalfAuthalic(nextLat);
    sum += Math.atan((Math.tan(((nextLon - lon) * RADIAN) / 2) * (next + tangent)) / (1 + next * tangent));
    lon = nextLon;
    lat = nextLat;
    tangent = next;
  }
  return Math.abs(sum) * TWICE_AUTHALIC_RADIUS_SQUARED;
};

/** Square metres of little-endian 2D WKB in degrees: shells less holes; 0 for points and lines. */
export const wkbAreaM2 = (bytes: Uint8Array): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const uint32 = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const polygon = (): number => {
    let area = 0;
    const rings = uint32();
    for (let i = 0; i < rings; i++) {
      const count = uint32();
      const ring = ringArea(view, at, count);
      area += i === 0 ? ring : -ring;
      at += count * 16;
    }
    return area;
  };
  const type = view.getUint32(1, true);
  at = 5;
  if (type === WKB_TYPES.Polygon) return polygon();
  if (type !== WKB_TYPES.MultiPolygon) return 0;
  let area = 0;
  for (let members = uint32(); members > 0; members--) {
    at += 5;
    area += polygon();
  }
  return area;
};
