import { describe, expect, it } from 'vitest';
import type { ExclusionRule, ScoringPlan } from '../contract/scoring.ts';
import { exclusionsOf, figuresOf, groundOf } from './plan-ground.ts';

const indicator = (id: string): ScoringPlan['indicators'][number] => ({
  ...{ id, per: null, direction: 'more', weight: 50, title: { th: id, en: id } },
});
const plan = (rules: readonly Partial<ExclusionRule>[], more: Partial<ScoringPlan> = {}): ScoringPlan => ({
  ...{ version: 1, level: 'subdistrict', normalisation: 'minmax', comparisons: null, second: null },
  ...{ minShare: 1, excluded: [], within: null, indicators: [indicator('poor'), indicator('funds')] },
  rules: rules.map((one) => ({ indicator: 'poor', test: 'below', value: 0, reason: 'เหตุผล', ...one })),
  ...more,
});
const FIDS = [11, 12, 13, 14];
const FIGURES = [figuresOf([10, 20, null, 40]), figuresOf([0, null, 2, 3])];
const reasons = (of: ScoringPlan) => Object.fromEntries(exclusionsOf(of, FIDS, FIGURES));

describe('leaving areas out by a rule', () => {
  it('below and above are strict, and what is not known is neither', () => {
    expect(reasons(plan([{ test: 'below', value: 20 }]))).toEqual({ 0: 'เหตุผล' });
    expect(reasons(plan([{ test: 'above', value: 20 }]))).toEqual({ 3: 'เหตุผล' });
  });

  it('leaves out what has no data, by its own indicator alone', () => {
    expect(reasons(plan([{ test: 'missing', indicator: 'funds' }]))).toEqual({ 1: 'เหตุผล' });
  });

  it('tells the reason given for the area itself first, then that of the first rule that meets', () => {
    const rules = [
      { test: 'above', value: 5, reason: 'หนึ่ง' },
      { test: 'above', value: 15, reason: 'สอง' },
    ] as const;
    expect(reasons(plan(rules, { excluded: [{ area: 12, reason: 'มีโครงการแล้ว' }] }))).toEqual({
      ...{ 0: 'หนึ่ง', 1: 'มีโครงการแล้ว', 3: 'หนึ่ง' },
    });
  });

  it('of an indicator that was taken out leaves nothing out', () => {
    expect(reasons(plan([{ indicator: 'gone', test: 'missing' }]))).toEqual({});
  });

  it('takes what is left out from what is least and greatest', () => {
    const { ground } = groundOf(plan([{ test: 'above', value: 20 }]), FIDS, FIGURES);
    expect([...(ground.columns[0] ?? [])]).toEqual([0, 1, Number.NaN, Number.NaN]);
    expect([...ground.excluded]).toEqual([0, 0, 0, 1]);
  });
});
