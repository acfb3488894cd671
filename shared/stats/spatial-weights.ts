/**
 * Who is whose neighbour, in compressed rows: the neighbours of `i` are `targets[starts[i]]` to `targets[starts[i + 1] - 1]`,
 * each with its weight. No row has itself among them.
 */
export interface SpatialWeights {
  /** One more than there are rows. */
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  readonly values: Float64Array;
}

/**
 * Weights of 1 from lists of neighbours by index.
 *
 * @throws RangeError where a row names itself or a row that is not there
 */
export function binaryWeights(neighbours: readonly (readonly number[])[]): SpatialWeights {
  const starts = new Uint32Array(neighbours.length + 1);
  neighbours.forEach((list, i) => {
    if (list.some((j) => j === i || !(j in neighbours))) throw new RangeError(`neighbours of row ${i}`);
    starts[i + 1] = (starts[i] ?? 0) + list.length;
  });
  const targets = Uint32Array.from(neighbours.flat());
  return { starts, targets, values: new Float64Array(targets.length).fill(1) };
}

/** Each row's weights as shares of 1; a row without neighbours keeps none. */
export function rowStandardised(weights: SpatialWeights): SpatialWeights {
  const { starts, targets } = weights;
  const values = weights.values.slice();
  for (let i = 0; i + 1 < starts.length; i++) {
    const [from, to] = [starts[i] ?? 0, starts[i + 1] ?? 0];
    const sum = values.subarray(from, to).reduce((total, value) => total + value, 0);
    if (sum > 0) for (let k = from; k < to; k++) values[k] = (values[k] ?? 0) / sum;
  }
  return { starts, targets, values };
}

/**
 * The weights among the rows whose value is known, and which rows those are: a neighbour of which nothing is known is no
 * neighbour.
 */
export function knownOnly(
  weights: SpatialWeights,
  values: Float64Array,
): { readonly rows: Uint32Array; readonly weights: SpatialWeights; readonly values: Float64Array } {
  const rows = Uint32Array.from([...values.keys()].filter((i) => !Number.isNaN(values[i])));
  const at = new Map([...rows].map((row, i) => [row, i]));
  const starts = new Uint32Array(rows.length + 1);
  const targets: number[] = [];
  const kept: number[] = [];
  rows.forEach((row, i) => {
    for (let k = weights.starts[row] ?? 0; k < (weights.starts[row + 1] ?? 0); k++) {
      const target = at.get(weights.targets[k] ?? -1);
      if (target === undefined) continue;
      targets.push(target);
      kept.push(weights.values[k] ?? 0);
    }
    starts[i + 1] = targets.length;
  });
  return {
    rows,
    weights: { starts, targets: Uint32Array.from(targets), values: Float64Array.from(kept) },
    values: Float64Array.from(rows, (row) => values[row] ?? Number.NaN),
  };
}

/** The values of answers about known rows at their places among all rows; `NaN` elsewhere. */
export function spread(rows: Uint32Array, values: Float64Array, length: number): Float64Array {
  const all = new Float64Array(length).fill(Number.NaN);
  rows.forEach((row, i) => {
    all[row] = values[i] ?? Number.NaN;
  });
  return all;
}

/** Mean and variance of the population (divided by n); exactly 0 where all are alike. */
export function moments(values: Float64Array): { readonly mean: number; readonly variance: number } {
  const n = values.length;
  // The sum of equal values need not divide back into them to the last digit.
  if (values.every((value) => value === values[0])) return { mean: values[0] ?? Number.NaN, variance: 0 };
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
  return { mean, variance };
}
