import { describe, expect, it } from 'vitest';
import { classOf } from '../../../shared/domain/class-breaks.ts';
import { classBreaks } from './classify.ts';

/** Every way of cutting a sorted list into `count` runs, to check the fast method by. */
const bestCost = (sorted: readonly number[], count: number): number => {
  const cost = (run: readonly number[]): number => {
    const mean = run.reduce((a, b) => a + b, 0) / run.length;
    return run.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  };
  if (count === 1) return cost(sorted);
  let best = Infinity;
  for (let cut = 1; cut <= sorted.length - count + 1; cut++)
    best = Math.min(best, cost(sorted.slice(0, cut)) + bestCost(sorted.slice(cut), count - 1));
  return best;
};

const costOf = (values: readonly number[], breaks: readonly number[]): number => {
  const classes = new Map<number, number[]>();
  for (const value of values) {
    const at = classOf(breaks, value);
    classes.set(at, [...(classes.get(at) ?? []), value]);
  }
  return [...classes.values()].reduce((sum, run) => sum + bestCost(run, 1), 0);
};

let seed = 3;
const random = (): number => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed / 2147483648;
};

describe('classes', () => {
  it('finds the best natural breaks there are', () => {
    for (let run = 0; run < 40; run++) {
      const values = Array.from({ length: 14 }, () => Math.round(random() ** 3 * 1000) + random() / 100).sort(
        (a, b) => a - b,
      );
      for (const count of [2, 3, 4]) {
        const breaks = classBreaks(values, 'natural', count);
        expect(breaks).toHaveLength(count + 1);
        expect(costOf(values, breaks)).toBeCloseTo(bestCost(values, count), 6);
      }
    }
  });

  it('are round, cover every value and are never more than asked for', () => {
    for (let run = 0; run < 200; run++) {
      const values = Array.from({ length: 30 }, () => (random() - 0.3) * 10 ** (run % 8));
      for (let count = 2; count <= 7; count++) {
        const breaks = classBreaks(values, 'round', count);
        expect(breaks.length - 1).toBeLessThanOrEqual(count);
        expect(breaks.length).toBeGreaterThan(1);
        for (const value of values) expect(classOf(breaks, value)).toBeGreaterThanOrEqual(0);
      }
    }
    expect(classBreaks([3, 97, 42], 'round', 5)).toEqual([0, 20, 40, 60, 80, 100]);
  });

  it('hold about the same number each by quantile', () => {
    const values = Array.from({ length: 1000 }, () => random() ** 2);
    const breaks = classBreaks(values, 'quantile', 5);
    const counts = new Map<number, number>();
    for (const value of values)
      counts.set(classOf(breaks, value), (counts.get(classOf(breaks, value)) ?? 0) + 1);
    expect([...counts.values()].every((count) => Math.abs(count - 200) <= 1)).toBe(true);
  });

  it('make do with few different values, with one and with none', () => {
    expect(classBreaks([5, 5, 5], 'natural', 5)).toEqual([5, 5]);
    expect(classBreaks([], 'round', 5)).toEqual([]);
    expect(classBreaks([1, 1, 2, Number.NaN], 'natural', 5)).toEqual([1, 1.5, 2]);
    expect(classBreaks([0, 0, 0, 0, 9], 'quantile', 4)).toEqual([0, 9]);
  });

  it('close the last class above', () => {
    expect([-1, 0, 9.9, 10, 20, 20.1].map((value) => classOf([0, 10, 20], value))).toEqual([
      -1, 0, 0, 1, 1, -1,
    ]);
  });
});
