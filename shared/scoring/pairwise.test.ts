import { describe, expect, it } from 'vitest';
import { comparisonAt, comparisonCount, comparisonPairs, pairwiseWeights } from './pairwise.ts';

describe('weights by comparing two by two', () => {
  // Saaty 1980 (and 1977, «A scaling method for priorities in hierarchical structures»): how much of each drink is drunk.
  const drinks = [
    ...[9, 5, 2, 1, 1, 1 / 2],
    ...[1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9],
    ...[1 / 3, 1 / 4, 1 / 3, 1 / 9],
    ...[1 / 2, 1, 1 / 3],
    ...[2, 1 / 2],
    ...[1 / 3],
  ];

  it("gives Saaty's weights of drinks, and their consistency", () => {
    const { weights, consistencyRatio } = pairwiseWeights(7, drinks);
    const published = [0.177, 0.019, 0.042, 0.116, 0.19, 0.129, 0.327];
    for (const [i, weight] of published.entries()) expect(weights[i]).toBeCloseTo(weight, 3);
    expect(consistencyRatio).toBeCloseTo(0.022, 3);
  });

  // Saaty 1980, choosing a school: six criteria, judged too rashly.
  const school = [...[4, 3, 1, 3, 4], ...[7, 3, 1 / 5, 1], ...[1 / 5, 1 / 5, 1 / 6], ...[1, 1 / 3], ...[3]];

  it("gives Saaty's weights of a school, and says that the judgements contradict each other", () => {
    const { weights, eigenvalue, consistencyRatio, worst } = pairwiseWeights(6, school);
    const published = [0.32, 0.14, 0.03, 0.13, 0.24, 0.14];
    for (const [i, weight] of published.entries()) expect(weights[i]).toBeCloseTo(weight, 2);
    // Printed as 7.49 and 0.24; the principal eigenvalue of the printed matrix is 7.42, so a hundredth off.
    expect(eigenvalue / 7.49).toBeCloseTo(1, 1.6);
    expect(consistencyRatio).toBeCloseTo(0.24, 1.6);
    expect(worst).not.toBeNull();
  });

  // Saaty 1990, «How to make a decision: the analytic hierarchy process», European Journal of Operational Research 48:
  // buying a house by eight criteria (size, transport, neighbourhood, age, yard, facilities, condition, financing).
  const house = [
    ...[5, 3, 7, 6, 6, 1 / 3, 1 / 4],
    ...[1 / 3, 5, 3, 3, 1 / 5, 1 / 7],
    ...[6, 3, 4, 6, 1 / 5],
    ...[1 / 3, 1 / 4, 1 / 7, 1 / 8],
    ...[1 / 2, 1 / 5, 1 / 6],
    ...[1 / 5, 1 / 6],
    ...[1 / 2],
  ];

  it("gives Saaty's weights of a house, the principal eigenvalue and the consistency ratio that is printed", () => {
    const { weights, eigenvalue, consistencyIndex, consistencyRatio } = pairwiseWeights(8, house);
    const published = [0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333];
    for (const [i, weight] of published.entries()) expect(weights[i]).toBeCloseTo(weight, 2.9);
    expect(eigenvalue).toBeCloseTo(9.669, 2.9);
    expect(consistencyIndex).toBeCloseTo(0.238, 2.9);
    expect(consistencyRatio).toBeCloseTo(0.169, 2.9);
  });

  it('names the comparison that fits the others least, and mending it mends the ratio', () => {
    // 2, 4, 8 and their quotients, but for one that is turned round.
    const ratios = [2, 4, 8, 2, 4, 1 / 6];
    const before = pairwiseWeights(4, ratios);
    expect(before.consistencyRatio).toBeGreaterThan(0.1);
    expect(before.worst).toMatchObject({ row: 2, column: 3 });
    const at = comparisonAt(4, 2, 3);
    const after = pairwiseWeights(4, ratios.with(at, 2));
    expect(after.consistencyRatio).toBeCloseTo(0, 10);
    expect(after.worst).toBeNull();
    expect([...after.weights].map((weight) => weight * 15)).toEqual(
      [8, 4, 2, 1].map((n) => expect.closeTo(n, 9)),
    );
  });

  it('numbers the comparisons row by row', () => {
    for (const n of [1, 2, 5, 15]) {
      const pairs = comparisonPairs(n);
      expect(pairs).toHaveLength(comparisonCount(n));
      expect(pairs.map(([row, column]) => comparisonAt(n, row, column))).toEqual([...pairs.keys()]);
    }
  });

  it('refuses what is no comparison, and more indicators than there are random indices for', () => {
    expect(() => pairwiseWeights(2, [0])).toThrow(RangeError);
    expect(() => pairwiseWeights(16, [])).toThrow(RangeError);
  });
});
