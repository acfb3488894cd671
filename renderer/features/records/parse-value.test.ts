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
  it.each<[Partial<Field>, string, unknown]>([
    [{ type: 'integer', unit: 'satang' }, '๒,๔๐๐,๐๐๐', 240_000_000],
    [{ type: 'integer', unit: 'satang' }, '2.4 ล้าน', 240_000_000],
    [{ type: 'integer', unit: 'satang' }, '19,000 บาท', 1_900_000],
    [{ type: 'integer', unit: 'คน' }, '25 คน', 25],
    [{ type: 'integer', format: 'year-be' }, '67', 2567],
    [{ type: 'integer', format: 'year-be' }, '2024', 2567],
    [{ type: 'real', unit: 'm2' }, '12-3-45', 20_580],
    [{ format: 'phone' }, '๐๘๑๒๓๔๕๖๗๘', '081-234-5678'],
    [{ format: 'email' }, 'a@b.or.th', 'a@b.or.th'],
    [{ type: 'datetime' }, '29 ก.พ. 67 09.30 น.', '2024-02-29T02:30:00.000Z'],
    [{ type: 'integer', codeList: 'recheck-status' }, '2', 2],
    [{ codeList: 'vulnerable-type', many: true }, '["elderly","disabled"]', '["elderly","disabled"]'],
  ])('reads %j: %s', (more, typed, value) =>
    expect(parseValue(field(more), typed)).toMatchObject({ ok: true, value }),
  );
  it.each<[Partial<Field>, string]>([
    [{ type: 'integer', unit: 'คน' }, '-1'],
    [{ type: 'integer', format: 'year-be' }, '12'.repeat(3)],
    [{ format: 'phone' }, '12345'],
    [{ format: 'email' }, 'สำนักงาน'],
    [{ format: 'national-id' }, '1234567890123'],
    [{ codeList: 'tenure' }, 'อื่น'],
    [{ codeList: 'vulnerable-type', many: true }, '["ไม่มี"]'],
    [{ type: 'datetime' }, '29 ก.พ. 67 25.30 น.'],
  ])('refuses %j: %s', (more, typed) => expect(parseValue(field(more), typed).ok).toBe(false));
  it('comes back to what was kept from what the editor shows', () => {
    const kept: [Partial<Field>, string | number][] = [
      [{ type: 'datetime' }, '2024-02-29T02:30:00.000Z'],
      [{ type: 'date' }, '2024-02-29'],
      [{ type: 'real', unit: 'm2' }, 20_580],
      [{ type: 'integer', unit: 'satang' }, 1_900_050],
    ];
    for (const [more, value] of kept)
      expect(parseValue(field(more), typedOf(field(more), value))).toMatchObject({ value });
  });
});
