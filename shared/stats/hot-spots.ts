import { adjustedPValues } from './false-discovery.ts';
import { twoSided } from './normal.ts';
import { knownOnly, moments, type SpatialWeights, spread } from './spatial-weights.ts';

export interface HotSpots {
  /** Gi* as a standard score: high among high is above 0. `NaN` where the value is not known or all values are alike, or nobody known is near. */
  readonly z: Float64Array;
  /** Two-sided, under the normal distribution. */
  readonly p: Float64Array;
  /** The same, adjusted by Benjamini and Hochberg. */
  readonly adjusted: Float64Array;
}

/** Of row `i` with itself: the sum of weights, of their squares, and of weighted values. */
const around = (
  { starts, targets, values: w }: SpatialWeights,
  values: Float64Array,
  i: number,
): { readonly sum: number; readonly squares: number; readonly lag: number } => {
  let [sum, squares, lag] = [1, 1, values[i] ?? 0];
  for (let k = starts[i] ?? 0; k < (starts[i + 1] ?? 0); k++) {
    const weight = w[k] ?? 0;
    sum += weight;
    squares += weight * weight;
    lag += weight * (values[targets[k] ?? 0] ?? 0);
  }
  return { sum, squares, lag };
};

/**
 * Hot and cold spots by the Gi* of Ord and Getis (1995, equation 14.3 of «Local spatial autocorrelation statistics:
 * distributional issues and an application», Geographical Analysis 27): each row's neighbourhood, itself with weight 1 in it,
 * against what its weights would give of all rows. Binary weights are usual.
 *
 * @param values by row; `NaN` where not known: such a row has no score and is nobody's neighbour
 */
export function hotSpots(weights: SpatialWeights, values: Float64Array): HotSpots {
  const known = knownOnly(weights, values);
  const n = known.values.length;
  const { mean, variance } = moments(known.values);
  const z = Float64Array.from(known.values, (_, i) => {
    // A row alone has no neighbourhood: its score would only say how high it is itself.
    if (known.weights.starts[i] === known.weights.starts[i + 1]) return Number.NaN;
    const { sum, squares, lag } = around(known.weights, known.values, i);
    const spreadOf = Math.sqrt((variance * (n * squares - sum * sum)) / (n - 1));
    // Without any spread, or with everybody a neighbour, nothing can stand out.
    return spreadOf > 0 ? (lag - mean * sum) / spreadOf : Number.NaN;
  });
  const p = spread(known.rows, z.map(twoSided), values.length);
  return { z: spread(known.rows, z, values.length), p, adjusted: adjustedPValues(p) };
}
