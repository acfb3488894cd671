/** A place on the UTM grid of WGS 84, northern hemisphere. */
export interface UtmPosition {
  readonly zone: number;
  /** Metres. */
  readonly easting: number;
  readonly northing: number;
}

const A = 6_378_137;
const F = 1 / 298.257223563;
const K0 = 0.9996;
const FALSE_EASTING = 500_000;
const N = F / (2 - F);
/** Radius of the rectifying sphere. */
const RADIUS = (A / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
/** Krüger's series to the fourth power of n, far below a millimetre within a zone (Karney 2011, eq. 35). */
const ALPHA = [
  N / 2 - (2 * N ** 2) / 3 + (5 * N ** 3) / 16 + (41 * N ** 4) / 180,
  (13 * N ** 2) / 48 - (3 * N ** 3) / 5 + (557 * N ** 4) / 1440,
  (61 * N ** 3) / 240 - (103 * N ** 4) / 140,
  (49561 * N ** 4) / 161280,
] as const;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The UTM zone of a longitude: Thailand lies in 47 and 48, which meet at 102°E. */
export const utmZoneOf = (lon: number): number => Math.floor((lon + 180) / 6) + 1;

/** WGS 84 degrees, north of the equator, to UTM metres in `zone` (by default the longitude's own). */
export const toUtm = (lon: number, lat: number, zone = utmZoneOf(lon)): UtmPosition => {
  const e = Math.sqrt(F * (2 - F));
  const sin = Math.sin(radians(lat));
  const t = Math.sinh(Math.atanh(sin) - e * Math.atanh(e * sin));
  const lambda = radians(lon - (zone * 6 - 183));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.atanh(Math.sin(lambda) / Math.hypot(1, t));
  let east = eta;
  let north = xi;
  ALPHA.forEach((alpha, index) => {
    const k = 2 * (index + 1);
    east += alpha * Math.cos(k * xi) * Math.sinh(k * eta);
    north += alpha * Math.sin(k * xi) * Math.cosh(k * eta);
  });
  return { zone, easting: FALSE_EASTING + K0 * RADIUS * east, northing: K0 * RADIUS * north };
};
