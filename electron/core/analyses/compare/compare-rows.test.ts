import { describe, expect, it } from 'vitest';
import { classOf } from '../../../../shared/domain/class-breaks.ts';
import { resultWord } from '../../../../shared/text/charts.ts';
import { comparedRows, type ShownRow, totalDifference } from './compare-rows.ts';
import { differenceClasses } from './difference-style.ts';

const row = (key: string, value: number | null, suppressed = false): ShownRow => ({
  ...{ key, code: key, name: key, district: null, wkb: null, value, suppressed },
});
const areas = { least: 0.5, absentIsNone: false };

describe('rows of two answers', () => {
  it('tell no difference of what either withholds or lacks', () => {
    const before = [row('a', 10), row('b', null, true), row('c', 7), row('d', null), row('gone', null, true)];
    const after = [row('a', null, true), row('b', 12), row('c', 9), row('d', 4), row('new', 6)];
    const told = comparedRows(before, after, areas);
    expect(told.map(({ key, difference, change }) => [key, difference, change])).toEqual([
      ['a', null, 'suppressed'],
      ['b', null, 'suppressed'],
      ['c', 2, 'more'],
      ['d', null, 'missing'],
      ['new', null, 'gained'],
      ['gone', null, 'suppressed'],
    ]);
  });

  it('keep the total with a lone withheld one to themselves', () => {
    const one = comparedRows([row('a', 10), row('b', 5)], [row('a', 12), row('b', null, true)], areas);
    expect(totalDifference(one, 15, 16)).toBeNull();
    const two = comparedRows(
      [row('a', 10), row('b', 5)],
      [row('a', null, true), row('b', null, true)],
      areas,
    );
    expect(totalDifference(two, 15, 16)).toBe(1);
    expect(totalDifference(two, null, 16)).toBeNull();
  });
});

describe('classes of differences', () => {
  it.each([
    [[-40, -3, 0, 0, 1, 2, 5, 30], 0.5],
    [[0, 0], 0.5],
    [[-1, 0, 1], 0.5],
    [[-0.25, 0, 3.5, 800.125], 0.005],
  ] as const)('hold every one of %j, with the same apart', (differences, least) => {
    const { breaks, labels } = differenceClasses(differences, least);
    expect(breaks.toSorted((a, b) => a - b)).toEqual(breaks);
    expect(labels.length).toBe(breaks.length - 1);
    for (const difference of differences) {
      const label = labels[classOf(breaks, difference)] ?? 'none';
      expect(resultWord(label, 'en')).not.toMatch(/[ก-๙]/);
      expect(label).toMatch(Math.abs(difference) < least ? /เท่าเดิม/ : difference > 0 ? /เพิ่ม/ : /ลด/);
    }
  });
});
