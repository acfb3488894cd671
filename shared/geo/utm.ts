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

/** The way back (Karney 2011, eq. 36), and from conformal to geographic latitude (Kawase 2011). */
const BETA = [
  N / 2 - (2 * N ** 2) / 3 + (37 * N ** 3) / 96 - N ** 4 / 360,
  N ** 2 / 48 + N ** 3 / 15 - (437 * N ** 4) / 1440,
  (17 * N ** 3) / 480 - (37 * N ** 4) / 840,
  (4397 * N ** 4) / 161280,
] as const;
const DELTA = [
  2 * N - (2 * N ** 2) / 3 - 2 * N ** 3 + (116 * N ** 4) / 45,
  (7 * N ** 2) / 3 - (8 * N ** 3) / 5 - (227 * N ** 4) / 45,
  (56 * N ** 3) / 15 - (136 * N ** 4) / 35,
  (4279 * N ** 4) / 630,
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

/** UTM metres of WGS 84, northern hemisphere, to `[lon, lat]` in degrees. */
export const fromUtm = ({ zone, easting, northing }: UtmPosition): [lon: number, lat: number] => {
  const xi = northing / (K0 * RADIUS);
  const eta = (easting - FALSE_EASTING) / (K0 * RADIUS);
  let north = xi;
  let east = eta;
  BETA.forEach((beta, index) => {
    const k = 2 * (index + 1);
    north -= beta * Math.sin(k * xi) * Math.cosh(k * eta);
    east -= beta * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  const conformal = Math.asin(Math.sin(north) / Math.cosh(east));
  let lat = conformal;
  DELTA.forEach((delta, index) => {
    lat += delta * Math.sin(2 * (index + 1) * conformal);
  });
  const lambda = Math.atan2(Math.sinh(east), Math.cos(north));
  return [zone * 6 - 183 + (lambda * 180) / Math.PI, (lat * 180) / Math.PI];
};
