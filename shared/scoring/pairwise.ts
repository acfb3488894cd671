/**
 * Weights from comparing indicators two by two: the analytic hierarchy process (Saaty 1980, «The Analytic Hierarchy
 * Process», McGraw-Hill).
 */

/** Saaty's random indices by the number of indicators: the mean consistency index of matrices made by chance. */
const RANDOM_INDEX = [
  ...[0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32],
  ...[1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59],
];
/** Judgements above this ratio contradict each other too much to be used as they are. */
export const MOST_INCONSISTENT = 0.1;
/** The steps of Saaty's scale: 1 alike, 3 a little more, 5 clearly, 7 much, 9 by far. */
const STEPS = [9, 8, 7, 6, 5, 4, 3, 2, 1];
export const SAATY_SCALE: readonly number[] = [
  ...STEPS,
  ...STEPS.slice(0, -1)
    .toReversed()
    .map((n) => 1 / n),
];

/** How many comparisons `n` indicators need. */
export const comparisonCount = (n: number): number => (n * (n - 1)) / 2;

/** The place of the comparison of `row` with `column` (row < column) in the list of comparisons, row by row. */
export const comparisonAt = (n: number, row: number, column: number): number =>
  row * n - (row * (row + 1)) / 2 + (column - row - 1);

/** The pairs of `n` indicators in the order of their comparisons. */
export const comparisonPairs = (n: number): readonly (readonly [row: number, column: number])[] =>
  Array.from({ length: n }, (_, row) =>
    Array.from({ length: n - row - 1 }, (_, k) => [row, row + k + 1] as const),
  ).flat();

export interface PairwiseWeights {
  /** Shares of 1: the principal eigenvector. */
  readonly weights: Float64Array;
  /** The principal eigenvalue: `n` where no judgement contradicts another. */
  readonly eigenvalue: number;
  readonly consistencyIndex: number;
  /** The index over that of chance; 0 for one or two indicators, which can't contradict each other. */
  readonly consistencyRatio: number;
  /**
   * The comparison that fits the others least, and the step of the scale nearest to what they say; null where all fit.
   */
  readonly worst: { readonly row: number; readonly column: number; readonly nearest: number } | null;
}

const matrixOf = (n: number, comparisons: readonly number[]): Float64Array => {
  const matrix = new Float64Array(n * n).fill(1);
  for (const [row, column] of comparisonPairs(n)) {
    const value = comparisons[comparisonAt(n, row, column)] ?? 1;
    matrix[row * n + column] = value;
    matrix[column * n + row] = 1 / value;
  }
  return matrix;
};

const times = (matrix: Float64Array, vector: Float64Array): Float64Array => {
  const n = vector.length;
  return vector.map((_, i) => vector.reduce((sum, value, j) => sum + (matrix[i * n + j] ?? 0) * value, 0));
};

/** The principal eigenvector, by power iteration: a matrix of positive numbers has one (Perron). */
const principal = (matrix: Float64Array, n: number): { weights: Float64Array; eigenvalue: number } => {
  let weights = new Float64Array(n).fill(1 / n);
  let eigenvalue = n;
  for (let turn = 0; turn < 1000; turn++) {
    const next = times(matrix, weights);
    const sum = next.reduce((total, value) => total + value, 0);
    const settled = next.every((value, i) => Math.abs(value / sum - (weights[i] ?? 0)) < 1e-14);
    weights = next.map((value) => value / sum);
    eigenvalue = sum;
    if (settled) break;
  }
  return { weights, eigenvalue };
};

const nearestStep = (ratio: number): number =>
  SAATY_SCALE.reduce((best, step) =>
    Math.abs(Math.log(step / ratio)) < Math.abs(Math.log(best / ratio)) ? step : best,
  );

/** The judgement farthest from what the weights say of the pair (Saaty's ε = a w_j / w_i). */
const worstOf = (n: number, matrix: Float64Array, weights: Float64Array): PairwiseWeights['worst'] => {
  let worst: PairwiseWeights['worst'] = null;
  let most = 1e-9;
  for (const [row, column] of comparisonPairs(n)) {
    const ratio = (weights[row] ?? 0) / (weights[column] ?? 1);
    const off = Math.abs(Math.log((matrix[row * n + column] ?? 1) / ratio));
    if (off <= most) continue;
    most = off;
    worst = { row, column, nearest: nearestStep(ratio) };
  }
  return worst;
};

/**
 * The weights that comparisons two by two stand for.
 *
 * @param n indicators, 15 at most
 * @param comparisons row by row above the diagonal (`comparisonAt`): how many times as important the first is as the second
 * @throws RangeError for more indicators than there are random indices for, and for a comparison that is no positive number
 */
export function pairwiseWeights(n: number, comparisons: readonly number[]): PairwiseWeights {
  const chance = RANDOM_INDEX[n];
  if (chance === undefined) throw new RangeError(`${n} indicators`);
  if (comparisons.some((value) => !(value > 0 && Number.isFinite(value)))) throw new RangeError('comparison');
  const matrix = matrixOf(n, comparisons);
  const { weights, eigenvalue } = principal(matrix, n);
  const consistencyIndex = n > 1 ? Math.max(0, (eigenvalue - n) / (n - 1)) : 0;
  return {
    ...{ weights, eigenvalue, consistencyIndex },
    consistencyRatio: chance > 0 ? consistencyIndex / chance : 0,
    worst: worstOf(n, matrix, weights),
  };
}
