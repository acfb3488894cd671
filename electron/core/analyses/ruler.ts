import { M2_PER_RAI } from '../../../shared/domain/units.ts';
import { areaM2, lengthM } from '../../../shared/geo/geodesic.ts';
import { type Geometry, type Position, polygonsOf, type Ring } from '../../../shared/geo/geometry.ts';
import { toUtm } from '../../../shared/geo/utm.ts';
import { decodeWkb } from '../../../shared/geo/wkb.ts';
import { wkbAreaM2 } from '../../../shared/geo/wkb-area.ts';

/** How the areas and lengths of an answer are measured: on the ellipsoid, or on the grid of a UTM zone. */
export interface Ruler {
  /** Null on the ellipsoid. */
  readonly utmZone: number | null;
  /** Square metres of a shape in degrees; 0 for points and lines. */
  m2(wkb: Uint8Array): number;
  /** The same by GeographicLib edge by edge, where that is not what `m2` does: for figures that are stated of a few shapes. */
  exactM2(wkb: Uint8Array): number;
  rai(wkb: Uint8Array): number;
  /** Metres of a line in degrees; null for points and polygons. */
  metres(geometry: Geometry): number | null;
}

const ruler = (measures: Omit<Ruler, 'rai'>): Ruler => ({
  ...measures,
  rai: (wkb) => measures.m2(wkb) / M2_PER_RAI,
});

/** Geodesics on WGS 84. */
export const GEODESIC: Ruler = ruler({
  utmZone: null,
  m2: wkbAreaM2,
  exactM2: (wkb) => areaM2(decodeWkb(wkb)),
  metres: lengthM,
});

type Plane = readonly [x: number, y: number];

/** Square metres within a ring on the plane (the shoelace formula), about its first corner so that no digits are lost. */
const ringM2 = (ring: readonly Plane[]): number => {
  const [x0, y0] = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Plane;
    const [bx, by] = ring[i] as Plane;
    twice += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return Math.abs(twice) / 2;
};

const closed = (ring: Ring): Ring => {
  const [first, last] = [ring[0], ring.at(-1)];
  const open = first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1]);
  return open ? [...ring, first] : ring;
};

/** The grid of a UTM zone of WGS 84 (EPSG:326zz): edges are straight on the grid, as in other programs that measure in it. */
export const utmRuler = (zone: number): Ruler => {
  const plane = ([lon, lat]: Position): Plane => {
    const { easting, northing } = toUtm(lon, lat, zone);
    return [easting, northing];
  };
  const m2 = (wkb: Uint8Array): number =>
    polygonsOf(decodeWkb(wkb)).reduce(
      (sum, rings) =>
        rings.reduce((all, ring, i) => all + (i === 0 ? 1 : -1) * ringM2(closed(ring).map(plane)), sum),
      0,
    );
  const metres = (geometry: Geometry): number | null => {
    if (geometry.type !== 'LineString' && geometry.type !== 'MultiLineString') return null;
    const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
    return lines.reduce((sum, line) => {
      const points = line.map(plane);
      return points.reduce((all, [x, y], i) => {
        const [ax, ay] = points[i - 1] ?? [x, y];
        return all + Math.hypot(x - ax, y - ay);
      }, sum);
    }, 0);
  };
  return ruler({ utmZone: zone, m2, exactM2: m2, metres });
};

/** The ruler of a UTM zone, or of the ellipsoid. */
export const rulerOf = (zone: number | null): Ruler => (zone === null ? GEODESIC : utmRuler(zone));
