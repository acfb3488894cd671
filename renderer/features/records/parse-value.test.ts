import { describe, expect, it } from 'vitest';
import type { Field } from '../../../shared/contract/layers.ts';
import { aField } from '../../../shared/testing/a-field.ts';
import { parseValue, typedOf } from './parse-value.ts';

const field = (more: Partial<Field>): Field => aField('x', more);

describe('parseValue', () => {
  it('reads Thai digits and separators', () => {
    expect(parseValue(field({ type: 'integer' }), '๑,๒๐๔')).toEqual({ ok: true, value: 1204, reading: null });
  });
  it('keeps baht as satang, and shows them as baht again', () => {
    const money = field({ type: 'integer', unit: 'satang' });
    expect(parseValue(money, '19,000.50')).toEqual({ ok: true, value: 1_900_050, reading: null });
    expect(typedOf(money, 1_900_050)).toBe('19000.5');
  });
  it('reads Buddhist years and refuses days that were not', () => {
    expect(parseValue(field({ type: 'date' }), '29 ก.พ. 67')).toMatchObject({
      ok: true,
      value: '2024-02-29',
    });
    expect(parseValue(field({ type: 'date' }), '29/2/2568').ok).toBe(false);
  });
  it('takes empty for missing, not for zero or for an empty text', () => {
    expect(parseValue(field({ type: 'integer' }), ' ')).toEqual({ ok: true, value: null, reading: null });
  });
  it('refuses halves of whole things and words for numbers', () => {
    expect(parseValue(field({ type: 'integer' }), '1.5').ok).toBe(false);
    expect(parseValue(field({ type: 'real' }), 'สิบ').ok).toBe(false);
    expect(parseValue(field({ type: 'real' }), '0x10').ok).toBe(false);
  });
});
