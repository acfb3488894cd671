export interface Ellipsoid {
  /** Equatorial radius in metres. */
  readonly a: number;
  /** Flattening. */
  readonly f: number;
}

export const WGS84: Ellipsoid = { a: 6378137, f: 1 / 298.257223563 };
/** Everest 1830 (1937 Adjustment), EPSG:7015, of Indian 1975. */
export const EVEREST_1937: Ellipsoid = { a: 6377276.345, f: 1 / 300.8017 };

/** First eccentricity squared. */
export const eccentricity2 = ({ f }: Ellipsoid): number => f * (2 - f);
