import { describe, expect, it } from 'vitest';
import { countsOf, MOST_STEPS, type Standing, stepped, stepsBetween, stepWords, unitsFor } from './steps.ts';

const said = {
  t: (words: { th: string }, values: Record<string, unknown> = {}) =>
    words.th.replace(/\{(\w+)\}/g, (_, key) => String(values[key])),
  language: 'th' as const,
};
const wordsOf = (
  ...[step, unit]: [Parameters<typeof stepWords>[0] | undefined, 'month' | 'year' | 'fiscal']
) => (step === undefined ? '' : stepWords(step, unit, said as never));

describe('the steps of a walk through time', () => {
  it('are months with their last day, over the turn of a year and in leap years', () => {
    const steps = stepsBetween('2023-12-15', '2024-02-02', 'month');
    expect(steps).toEqual([
      { from: '2023-12-01', to: '2023-12-31' },
      { from: '2024-01-01', to: '2024-01-31' },
      { from: '2024-02-01', to: '2024-02-29' },
    ]);
    expect(steps.map((step) => wordsOf(step, 'month'))).toEqual(['ธ.ค. 2566', 'ม.ค. 2567', 'ก.พ. 2567']);
  });

  it('are fiscal years from October to September, named by the year in which they end', () => {
    const steps = stepsBetween('2023-09-30', '2023-10-01', 'fiscal');
    expect(steps).toEqual([
      { from: '2022-10-01', to: '2023-09-30' },
      { from: '2023-10-01', to: '2024-09-30' },
    ]);
    expect(steps.map((step) => wordsOf(step, 'fiscal'))).toEqual(['ปีงบ 2566', 'ปีงบ 2567']);
    expect(wordsOf(stepsBetween('2024-05-01', '2024-05-02', 'year')[0], 'year')).toBe('2567');
  });

  it('count rows by the step that their month lies in', () => {
    const months = [
      { month: '2022-11', rows: 2 },
      { month: '2023-09', rows: 3 },
      { month: '2023-10', rows: 4 },
    ];
    expect(countsOf(stepsBetween('2022-11-05', '2023-10-09', 'fiscal'), months)).toEqual([5, 4]);
    expect(countsOf(stepsBetween('2022-11-05', '2023-10-09', 'year'), months)).toEqual([2, 7]);
  });

  it('are years alone where months would be too many, and never without end', () => {
    expect(unitsFor('1900-01-01', '2024-01-01')).toEqual(['year', 'fiscal']);
    expect(unitsFor('2000-01-01', '2024-01-01')[0]).toBe('month');
    expect(stepsBetween('1000-01-01', '2999-01-01', 'year')).toHaveLength(MOST_STEPS);
  });
});

const standing = (mode: Standing['mode'], from: number, to: number): Standing => ({
  ...{ mode, from, to },
  steps: stepsBetween('2024-01-01', '2024-10-31', 'month'),
});

describe('a step through time', () => {
  it('moves a range with its length, and not beyond either end', () => {
    expect(stepped(standing('window', 2, 4), 1)).toEqual([3, 5]);
    expect(stepped(standing('window', 2, 4), -1)).toEqual([1, 3]);
    expect(stepped(standing('window', 7, 9), 1)).toEqual([7, 9]);
    expect(stepped(standing('window', 0, 2), -1)).toEqual([0, 2]);
  });

  it('leads from all times to the first step, or to the last', () => {
    expect(stepped(standing('window', 0, 9), 1)).toEqual([0, 0]);
    expect(stepped(standing('window', 0, 9), -1)).toEqual([9, 9]);
  });

  it('moves the end alone where all up to it is shown, and the day of areas', () => {
    expect(stepped(standing('until', 0, 4), 1)).toEqual([0, 5]);
    expect(stepped(standing('day', 0, 0), -1)).toEqual([0, 0]);
  });
});
