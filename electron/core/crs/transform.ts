/** Turns coordinates of one system into another's, in place. */
export interface CoordinateTransform {
  /** Interleaved `x, y`; `[from, to)` in numbers. A position without a place in the target becomes NaN. */
  apply(xy: Float64Array, from: number, to: number): void;
  /** The result is longitude and latitude in degrees. */
  readonly geographic: boolean;
  /** The axes were swapped, so rings run the other way round. */
  readonly mirrors: boolean;
}
