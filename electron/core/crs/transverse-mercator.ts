import { type Ellipsoid, eccentricity2 } from './ellipsoid.ts';

/**
 * Transverse Mercator by Krüger's series to the fourth order (C. F. F. Karney, "Transverse Mercator with an accuracy of
 * a few nanometers", J. Geodesy 85, 2011, equations 35 and 36; latitudes: K. Kawase, "A general formula for
 * calculating meridian arc length", 2011): exact to some micrometres within thousands of kilometres of the central
 * meridian.
 */
export interface TransverseMercator {
  /** Easting and northing in metres to longitude and latitude in radians, in place. */
  inverse(xy: Float64Array, from: number, to: number): void;
  /** Longitude and latitude in radians to easting and northing, in place. */
  forward(xy: Float64Array, from: number, to: number): void;
}

export interface TransverseMercatorParameters {
  readonly ellipsoid: Ellipsoid;
  /** Degrees. */
  readonly centralMeridian: number;
  readonly scale: number;
  readonly falseEasting: number;
  readonly falseNorthing: number;
}

interface Series {
  /** Rectifying radius. */
  readonly radius: number;
  /** From the conformal sphere to the grid, from the grid to the sphere, from conformal to geographic latitude. */
  readonly alpha: Four;
  readonly beta: Four;
  readonly delta: Four;
}
type Four = readonly [number, number, number, number];

function series({ a, f }: Ellipsoid): Series {
  const n = f / (2 - f);
  const [n2, n3, n4] = [n ** 2, n ** 3, n ** 4];
  return {
    radius: (a / (1 + n)) * (1 + n2 / 4 + n4 / 64),
    alpha: [
      n / 2 - (2 / 3) * n2 + (5 / 16) * n3 + (41 / 180) * n4,
      (13 / 48) * n2 - (3 / 5) * n3 + (557 / 1440) * n4,
      (61 / 240) * n3 - (103 / 140) * n4,
      (49561 / 161280) * n4,
    ],
    beta: [
      n / 2 - (2 / 3) * n2 + (37 / 96) * n3 - (1 / 360) * n4,
      (1 / 48) * n2 + (1 / 15) * n3 - (437 / 1440) * n4,
      (17 / 480) * n3 - (37 / 840) * n4,
      (4397 / 161280) * n4,
    ],
    delta: [
      2 * n - (2 / 3) * n2 - 2 * n3 + (116 / 45) * n4,
      (7 / 3) * n2 - (8 / 5) * n3 - (227 / 45) * n4,
      (56 / 15) * n3 - (136 / 35) * n4,
      (4279 / 630) * n4,
    ],
  };
}

/** Real and imaginary part of Σ cⱼ sin(2jζ), ζ = ξ + iη, by Clenshaw's sum. */
function clenshaw([c1, c2, c3, c4]: Four, xi: number, eta: number, out: Float64Array): void {
  const sin = Math.sin(2 * xi);
  const cos = Math.cos(2 * xi);
  const e = Math.exp(2 * eta);
  const sinh = (e - 1 / e) / 2;
  const cosh = (e + 1 / e) / 2;
  const ar = 2 * cos * cosh;
  const ai = -2 * sin * sinh;
  const r3 = ar * c4 + c3;
  const i3 = ai * c4;
  const r2 = ar * r3 - ai * i3 - c4 + c2;
  const i2 = ai * r3 + ar * i3;
  const r1 = ar * r2 - ai * i2 - r3 + c1;
  const i1 = ai * r2 + ar * i2 - i3;
  const sr = sin * cosh;
  const si = cos * sinh;
  out[0] = sr * r1 - si * i1;
  out[1] = sr * i1 + si * r1;
}

/** Geographic latitude from the conformal one. */
function geographicLatitude([d1, d2, d3, d4]: Four, chi: number): number {
  const sin = Math.sin(2 * chi);
  const twice = 2 * Math.cos(2 * chi);
  const b3 = twice * d4 + d3;
  const b2 = twice * b3 - d4 + d2;
  return chi + sin * (twice * b2 - b3 + d1);
}

export function transverseMercator(parameters: TransverseMercatorParameters): TransverseMercator {
  const { ellipsoid, scale, falseEasting, falseNorthing } = parameters;
  const { radius, alpha, beta, delta } = series(ellipsoid);
  const e = Math.sqrt(eccentricity2(ellipsoid));
  const meridian = (parameters.centralMeridian * Math.PI) / 180;
  const k = scale * radius;
  const sum = new Float64Array(2);
  return {
    inverse(xy, from, to) {
      for (let i = from; i < to; i += 2) {
        const eta = (xy[i]! - falseEasting) / k;
        const xi = (xy[i + 1]! - falseNorthing) / k;
        clenshaw(beta, xi, eta, sum);
        const x = xi - sum[0]!;
        const exp = Math.exp(eta - sum[1]!);
        const y = (exp - 1 / exp) / 2;
        const cos = Math.cos(x);
        xy[i] = meridian + Math.atan2(y, cos);
        xy[i + 1] = geographicLatitude(delta, Math.atan2(Math.sin(x), Math.sqrt(y * y + cos * cos)));
      }
    },
    forward(xy, from, to) {
      for (let i = from; i < to; i += 2) {
        const lambda = xy[i]! - meridian;
        const t = Math.tan(xy[i + 1]!);
        const root = Math.sqrt(1 + t * t);
        const sigma = Math.sinh(e * Math.atanh((e * t) / root));
        const conformal = t * Math.sqrt(1 + sigma * sigma) - sigma * root;
        const cos = Math.cos(lambda);
        const xi = Math.atan2(conformal, cos);
        const eta = Math.asinh(Math.sin(lambda) / Math.sqrt(conformal * conformal + cos * cos));
        clenshaw(alpha, xi, eta, sum);
        xy[i] = falseEasting + k * (eta + sum[1]!);
        xy[i + 1] = falseNorthing + k * (xi + sum[0]!);
      }
    },
  };
}
