const MOST_CLASSES = 5;
const STEPS = [1, 2, 3, 4, 5, 10, 15, 20];

/**
 * Boundaries of classes for scores: five at most, of one round width, from the least to the greatest score there is. Not
 * fewer than two boundaries; 0 and 100 where nothing has a score.
 */
export function scoreBreaks(scores: Float64Array): number[] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const score of scores) {
    if (Number.isNaN(score)) continue;
    low = Math.min(low, score);
    high = Math.max(high, score);
  }
  if (low > high) return [0, 100];
  for (const step of STEPS) {
    // Scores are told without decimals: half a point more does not open another class.
    const from = Math.floor(low / step) * step;
    const count = Math.max(1, Math.ceil((high - from) / step));
    if (count <= MOST_CLASSES) return Array.from({ length: count + 1 }, (_, i) => from + i * step);
  }
  return [0, 20, 40, 60, 80, 100];
}
