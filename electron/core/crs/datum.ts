import { type Ellipsoid, EVEREST_1937, eccentricity2, WGS84 } from './ellipsoid.ts';

/** A shift of three parameters between geocentric axes, in metres. */
export interface DatumShift {
  /** Stands in the import's record for ever. */
  readonly name: string;
  readonly from: Ellipsoid;
  readonly to: Ellipsoid;
  readonly translation: readonly [number, number, number];
}

/**
 * Indian 1975 to WGS 84 as the Royal Thai Survey Department does it. Not in EPSG's list: its own choice, EPSG:1812,
 * lands some 186 m off Thai maps.
 */
export const RTSD_SHIFT: DatumShift = {
  name: 'RTSD 3-parameter',
  from: EVEREST_1937,
  to: WGS84,
  translation: [204.4798, 837.894, 294.7765],
};

export const inverseShift = (shift: DatumShift): DatumShift => ({
  name: shift.name,
  from: shift.to,
  to: shift.from,
  translation: [-shift.translation[0], -shift.translation[1], -shift.translation[2]],
});

/** Shifts longitude and latitude in radians in place: to geocentric axes, moved, and back by Bowring's method. */
export function applyShift(shift: DatumShift, xy: Float64Array, from: number, to: number): void {
  const [dx, dy, dz] = shift.translation;
  const a1 = shift.from.a;
  const e1 = eccentricity2(shift.from);
  const a2 = shift.to.a;
  const e2 = eccentricity2(shift.to);
  const b2 = a2 * (1 - shift.to.f);
  const second = e2 / (1 - e2);
  for (let i = from; i < to; i += 2) {
    const sin = Math.sin(xy[i + 1]!);
    const cos = Math.cos(xy[i + 1]!);
    const n = a1 / Math.sqrt(1 - e1 * sin * sin);
    const x = n * cos * Math.cos(xy[i]!) + dx;
    const y = n * cos * Math.sin(xy[i]!) + dy;
    const z = n * (1 - e1) * sin + dz;
    const p = Math.sqrt(x * x + y * y);
    const theta = Math.atan2(z * a2, p * b2);
    const s = Math.sin(theta);
    const c = Math.cos(theta);
    xy[i] = Math.atan2(y, x);
    xy[i + 1] = Math.atan2(z + second * b2 * s * s * s, p - e2 * a2 * c * c * c);
  }
}
