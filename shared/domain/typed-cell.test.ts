import { describe, expect, it } from 'vitest';
import type { CellValue } from '../contract/base.ts';
import type { Field } from '../contract/layers.ts';
import { aField } from '../testing/a-field.ts';
import { isSummed, landColumns } from './sums.ts';
import { readTypedCell, typedCell } from './typed-cell.ts';

const field = (more: Partial<Field>): Field => aField('x', more);
const integer = field({ type: 'integer' });
const money = field({ type: 'integer', unit: 'satang' });
const area = field({ type: 'real', unit: 'm2' });
const day = field({ type: 'date' });
const status = field({ codeList: 'council-status' });
const kinds = field({ codeList: 'vulnerable-type', many: true });
const yes = field({ type: 'boolean' });

const value = (of: Field, text: string): CellValue | 'refused' => {
  const read = readTypedCell(of, text);
  return read.ok ? read.value : 'refused';
};

describe('a typed cell', () => {
  it.each<[Field, string, CellValue | 'refused']>([
    [integer, '๑,๒๐๔ คน', 1204],
    [integer, '1.5', 'refused'],
    [integer, 'สิบ', 'refused'],
    [integer, '–', null],
    [integer, '-5', -5],
    [money, '19,000.50 บาท', 1_900_050],
    [money, '2.4 ล้าน', 240_000_000],
    [money, '๑.๕ ล้านบาท', 150_000_000],
    [area, '1-1-50', 2200],
    [area, '2', 3200],
    [day, '๒๙ ก.พ. ๖๗', '2024-02-29'],
    [day, '29/2/2568', 'refused'],
    [status, 'จัดตั้งแล้ว', 'founded'],
    [status, 'Founded', 'founded'],
    [status, 'founded', 'founded'],
    [status, 'ไม่รู้จัก', 'refused'],
    [status, '-', null],
    [kinds, 'ผู้สูงอายุ, คนพิการ,ผู้สูงอายุ', '["elderly","disabled"]'],
    [kinds, 'ผู้สูงอายุ, อะไร', 'refused'],
    [yes, 'ไม่ใช่', false],
    [yes, '✓', true],
    [yes, 'อาจจะ', 'refused'],
    [field({ type: 'integer', format: 'year-be' }), '2024', 2567],
    [field({}), ' นํ้า  ใส ', 'น้ำ ใส'],
    [field({}), '  ', null],
  ])('of %o is read: %s', (of, text, expected) => {
    expect(value(of, text)).toBe(expected);
  });

  it.each<[Field, CellValue]>([
    [integer, 1204],
    [money, 1_900_050],
    [area, 2200],
    [day, '2024-02-29'],
    [status, 'founded'],
    [kinds, '["elderly","disabled"]'],
    [yes, false],
    [field({ type: 'real' }), -0.25],
    [field({}), 'ตำบล "ใหม่"'],
    [integer, null],
  ])('of %o goes out as it comes in: %s', (of, stored) => {
    expect(value(of, typedCell(of, stored))).toBe(stored);
  });
});

describe('sums', () => {
  it('are of amounts only', () => {
    const summed = (name: string, more: Partial<Field> = {}): boolean =>
      isSummed(aField(name, { type: 'integer', ...more }));
    expect(summed('member_count')).toBe(true);
    expect(summed('balance_satang', { unit: 'satang' })).toBe(true);
    expect(summed('TAM_CODE')).toBe(false);
    expect(summed('moo')).toBe(false);
    expect(summed('share', { unit: '%' })).toBe(false);
    expect(summed('v1', { title: 'ร้อยละของครัวเรือน' })).toBe(false);
    expect(summed('year_be', { format: 'year-be' })).toBe(false);
    expect(summed('min_members')).toBe(false);
    expect(summed('status', { codeList: 'recheck-status' })).toBe(false);
  });
  it('know the three columns of a declared area', () => {
    const fields = ['declared_rai', 'declared_ngan', 'declared_wah', 'other_rai'].map((name) => ({ name }));
    expect(landColumns(fields, 'declared_rai')?.wah).toBe('declared_wah');
    expect(landColumns(fields, 'other_rai')).toBeNull();
  });
});
