import { describe, expect, it } from 'vitest';
import { isOfOtherDays } from './map-times.ts';

const since = (field: string) => ({ field, op: 'on-or-after', value: '2020-01-01' }) as const;

describe('the rows of a time', () => {
  it('may be others than today\'s where areas that have ended are among them, be they as many or not', () => {
    expect(isOfOtherDays({ on: '2010-01-01', filter: null })).toBe(true);
    expect(isOfOtherDays({ on: null, filter: since('valid_to') })).toBe(true);
  });

  it('are today\'s in all other cases', () => {
    expect(isOfOtherDays(null)).toBe(false);
    expect(isOfOtherDays({ on: null, filter: since('survey_date') })).toBe(false);
  });
});
