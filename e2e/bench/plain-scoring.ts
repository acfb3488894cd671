/**
 * Scoring as one would write it first: rows of objects, each indicator brought to one scale anew, sorted by a comparing
 * function. What ours is held against.
 */
export interface PlainArea {
  readonly values: readonly (number | null)[];
}

export function plainRanking(
  areas: readonly PlainArea[],
  weights: readonly number[],
  minShare: number,
): { area: number; score: number; rank: number }[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const ranges = weights.map((_, j) => {
    const known = areas.flatMap(({ values }) => values[j] ?? []);
    return { low: Math.min(...known), high: Math.max(...known) };
  });
  const scored = areas.flatMap(({ values }, area) => {
    const parts = values.flatMap((value, j) => {
      const { low, high } = ranges[j] ?? { low: 0, high: 1 };
      return value === null ? [] : [{ weight: weights[j] ?? 0, value: (value - low) / (high - low) }];
    });
    const known = parts.reduce((sum, { weight }) => sum + weight, 0);
    if (known / total < minShare) return [];
    const score = (100 * parts.reduce((sum, { weight, value }) => sum + weight * value, 0)) / known;
    return [{ area, score }];
  });
  scored.sort((a, b) => b.score - a.score);
  let [rank, leader] = [0, Number.NaN];
  return scored.map((one, place) => {
    if (!(leader - one.score < 1e-6)) [rank, leader] = [place + 1, one.score];
    return { ...one, rank };
  });
}
