import { describe, expect, it } from 'vitest';
import { figureProblem, isCounted } from './figure-counts.ts';
import { type RowFacts, runRules } from './rules/index.ts';

describe('figures that count', () => {
  it('are whole numbers from 0 on, known by indicator or by unit', () => {
    expect(figureProblem('population', null, 2.5)).toBe('not-counted');
    expect(figureProblem('households', 'ครัวเรือน', -3)).toBe('not-counted');
    expect(figureProblem('ร้านค้า', 'แห่ง', 0.5)).toBe('not-counted');
    expect(figureProblem('population', 'คน', 0)).toBeNull();
    expect(isCounted('elderly', null)).toBe(true);
  });

  it('leave ground its fractions, but nothing below 0, and other figures alone', () => {
    expect(figureProblem('farmland_rai', 'ไร่', 2.5)).toBeNull();
    expect(figureProblem('farmland_rai', 'ไร่', -1)).toBe('negative');
    expect(figureProblem('อัตราเพิ่ม', '%', -1.5)).toBeNull();
  });

  it('are ruled so in the register as well', () => {
    const facts: RowFacts = { today: '2026-01-01' };
    const broken = (value: number) =>
      runRules('area_statistic', { indicator: 'population', unit: 'คน', value }, facts).map(
        ({ key, severity }) => [key, severity],
      );
    expect(broken(-5)).toEqual([['figure-count', 'error']]);
    expect(broken(5)).toEqual([]);
  });
});
