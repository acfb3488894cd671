import type { ClassMethod } from '../../../shared/contract/style.ts';

/** Class boundaries of a number: `breaks` has one value more than there are classes; the last is the maximum. */

const unique = (breaks: readonly number[]): number[] =>
  breaks.filter((value, i) => i === 0 || value > (breaks[i - 1] ?? 0));

/** Steps that people count in. */
const NICE = [1, 2, 2.5, 5, 10];

const niceStep = (raw: number): number => {
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = NICE.find((candidate) => candidate * power >= raw * (1 - 1e-9)) ?? 10;
  return step * power;
};

/** Drops the dust of binary fractions: 0.30000000000000004 is 0.3. */
const tidy = (value: number): number => Number.parseFloat(value.toPrecision(12));

/**
 * About `count` classes between round numbers. There may be fewer, so that no class is empty at the ends; never more.
 */
const roundBreaks = (min: number, max: number, count: number): number[] => {
  for (let step = niceStep((max - min) / count); ; step = niceStep(step * 1.01)) {
    const first = Math.floor(min / step) * step;
    const classes = Math.max(1, Math.ceil((max - first) / step - 1e-9));
    if (classes <= count) return Array.from({ length: classes + 1 }, (_, i) => tidy(first + i * step));
  }
};

const equalBreaks = (min: number, max: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, i) =>
    i === 0 ? min : i === count ? max : tidy(min + ((max - min) * i) / count),
  );

const quantileBreaks = (sorted: Float64Array, count: number): number[] =>
  Array.from(
    { length: count + 1 },
    (_, i) => sorted[Math.min(sorted.length - 1, Math.round((i * sorted.length) / count))] ?? 0,
  );

/** The sum of squared distances from their mean of the sorted values from `from` up to, not with, `to`. */
type Cost = (from: number, to: number) => number;

const costOf = (sorted: Float64Array): Cost => {
  const n = sorted.length;
  const middle = sorted[n >> 1] ?? 0;
  const sums = new Float64Array(n + 1);
  const squares = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    // Shifted to the middle: squares of large figures would swallow their differences.
    const value = (sorted[i] ?? 0) - middle;
    sums[i + 1] = (sums[i] ?? 0) + value;
    squares[i + 1] = (squares[i] ?? 0) + value * value;
  }
  return (from, to) => {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    return (squares[to] ?? 0) - (squares[from] ?? 0) - (sum * sum) / (to - from);
  };
};

/** For each end, where the last of `k + 1` classes best begins, given the least costs of `k` classes. */
const bestStarts = (
  previous: Float64Array,
  k: number,
  cost: Cost,
): { best: Float64Array; start: Int32Array } => {
  const n = previous.length - 1;
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const start = new Int32Array(n + 1);
  const fill = (low: number, high: number, from: number, to: number): void => {
    if (low > high) return;
    const at = (low + high) >> 1;
    for (let split = Math.max(k, from); split <= Math.min(at - 1, to); split++) {
      const total = (previous[split] ?? 0) + cost(split, at);
      if (total < (best[at] ?? 0)) {
        best[at] = total;
        start[at] = split;
      }
    }
    const chosen = start[at] ?? 0;
    fill(low, at - 1, from, chosen);
    fill(at + 1, high, chosen, to);
  };
  fill(k + 1, n, k, n - 1);
  return { best, start };
};

/**
 * Natural breaks: the classes with the least sum of squared distances from their means, found exactly by dynamic
 * programming with divide and conquer (Wang and Song, "Ckmeans.1d.dp", The R Journal 3/2, 2011; monotone split points).
 */
const naturalBreaks = (sorted: Float64Array, count: number): number[] => {
  const n = sorted.length;
  const cost = costOf(sorted);
  let costs: Float64Array = Float64Array.from({ length: n + 1 }, (_, i) => (i === 0 ? 0 : cost(0, i)));
  const starts: Int32Array[] = [];
  for (let k = 1; k < count; k++) {
    const { best, start } = bestStarts(costs, k, cost);
    starts.push(start);
    costs = best;
  }
  const breaks = [sorted[n - 1] ?? 0];
  let end = n;
  for (let k = count - 2; k >= 0; k--) {
    end = starts[k]?.[end] ?? 0;
    const start = sorted[end] ?? 0;
    // A class of the greatest value alone has no width: its boundary is put half-way to the value before.
    breaks.unshift(start < (sorted[n - 1] ?? 0) ? start : ((sorted[end - 1] ?? 0) + start) / 2);
  }
  return [sorted[0] ?? 0, ...breaks];
};

/** More values than this are thinned evenly before natural breaks are sought. */
const NATURAL_LIMIT = 20_000;

const thinned = (sorted: Float64Array): Float64Array => {
  if (sorted.length <= NATURAL_LIMIT) return sorted;
  const step = (sorted.length - 1) / (NATURAL_LIMIT - 1);
  return Float64Array.from({ length: NATURAL_LIMIT }, (_, i) => sorted[Math.round(i * step)] ?? 0);
};

const deviationOf = (sorted: Float64Array): { mean: number; deviation: number } => {
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / sorted.length) };
};

/** Steps of a deviation from the mean that give about so many classes. */
const DEVIATION_STEP = [1, 1, 1, 1, 1, 1, 0.5, 0.5] as const;

/**
 * Classes about the mean, a standard deviation (of the whole, not of a sample) wide, half of one where many are asked for.
 * Of an odd number of classes the middle one has the mean in it, of an even number two meet there.
 */
const deviationBreaks = (sorted: Float64Array, count: number): number[] => {
  const [min, max] = [sorted[0] ?? 0, sorted[sorted.length - 1] ?? 0];
  const { mean, deviation } = deviationOf(sorted);
  const step = (DEVIATION_STEP[count] ?? 0.5) * deviation;
  const inner = Array.from({ length: count - 1 }, (_, i) => tidy(mean + (i - (count - 2) / 2) * step));
  return [min, ...inner.filter((value) => value > min && value < max), max];
};

/**
 * The boundaries of at most `count` classes. Fewer come back where the values do not differ enough; with one value
 * only, both boundaries are it; with none, the list is empty.
 */
export const classBreaks = (values: Iterable<number>, method: ClassMethod, count: number): number[] => {
  const sorted = Float64Array.from(values).filter(Number.isFinite).sort();
  const [min, max] = [sorted[0], sorted[sorted.length - 1]];
  if (min === undefined || max === undefined) return [];
  if (min === max) return [min, max];
  switch (method) {
    case 'round':
      return roundBreaks(min, max, count);
    case 'equal':
      return equalBreaks(min, max, count);
    case 'quantile':
      return unique(quantileBreaks(sorted, count));
    case 'deviation':
      return unique(deviationBreaks(sorted, count));
    case 'natural': {
      const kinds = new Set(sorted).size;
      return unique(naturalBreaks(thinned(sorted), Math.min(count, kinds)));
    }
  }
};

/** How many values lie in each of `bins` equal steps from the least to the greatest. */
export const binned = (values: Float64Array, min: number, max: number, bins: number): number[] => {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const at = max === min ? 0 : Math.min(bins - 1, Math.floor(((value - min) / (max - min)) * bins));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts;
};
