import { describe, expect, it } from 'vitest';
import { isOfOtherDays } from './map-times.ts';

const since = (field: string) => ({ field, op: 'between', from: '2020-01-01', to: null }) as const;

describe('the rows of a time', () => {
  it('may be others than those of today where areas that have ended are among them, be they as many or not', () => {
    expect(isOfOtherDays({ on: '2010-01-01', filter: null })).toBe(true);
    expect(isOfOtherDays({ on: null, filter: since('valid_to') })).toBe(true);
  });

  it('are those of today in all other cases', () => {
    expect(isOfOtherDays(null)).toBe(false);
    expect(isOfOtherDays({ on: null, filter: since('survey_date') })).toBe(false);
  });
});
