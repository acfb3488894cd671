import { describe, expect, it } from 'vitest';
import { listReader, manyReader } from '../../formats/values/listed.ts';
import { normaliseCode } from '../code-columns.ts';
import { readAreaCode, readCodeParts } from './area-code.ts';

describe('area codes', () => {
  it.each([
    ['TH810101', '810101'],
    ['81010100', '810101'],
    ['81010000', '8101'],
    ['81000000', '81'],
    ['810100', '8101'],
    ['50000000', '50'],
    ['๘๑-๐๑-๐๑', '810101'],
    [810101, '810101'],
    ['810101.0', '810101'],
    ['27070403', '27070403'],
    ['*810101', '810101'],
    // Not the registration's codes: the village list of 2012 counts provinces from 100.
    [1090202, null],
    ['0', null],
    ['TH', null],
  ])('%s is %s', (cell, code) => expect(normaliseCode(cell)).toBe(code));

  it('wants the digits of a level where the field has one', () => {
    expect(readAreaCode('TH8101', 6).failed).toBe('code-invalid');
    expect(readAreaCode('TH8101', 4).value).toBe('8101');
    expect(readAreaCode('', 6)).toEqual({ value: null, failed: null, note: null });
  });

  it('joins parts, with the zeros that a workbook lost', () => {
    expect(readCodeParts([81, 1, 1], 6).value).toBe('810101');
    expect(readCodeParts(['81', '8101', '810101'], 6).value).toBe('810101');
    expect(readCodeParts(['TH810101', 'หมู่ที่ 3'], 8).value).toBe('81010103');
    expect(readCodeParts([81, 1, 0], 6).failed).toBe('code-invalid');
    expect(readCodeParts([81, 1, null], 6).failed).toBe('code-invalid');
    expect(readCodeParts(['810101', null], null).value).toBe('810101');
    expect(readCodeParts([1, 1, 1], 6).value).toBeNull();
  });
});

describe('values of lists', () => {
  const land = listReader('forest-land-status');

  it.each([
    ['national-reserve', 'national-reserve'],
    ['ป่าสงวนแห่งชาติ', 'national-reserve'],
    ['ป่าสงวนฯ', 'national-reserve'],
    ['National Forest Reserve', 'national-reserve'],
    ['ส.ป.ก.', 'alro'],
    ['สปก', 'alro'],
    ['ป่าตาม พ.ร.บ. ป่าไม้ ๒๔๘๔', 'forest-act-2484'],
    ['อื่นๆ', 'other'],
  ])('%s is %s', (text, value) => expect(land(text).value).toBe(value));

  it('guesses nothing', () => {
    expect(land('ป่า').failed).toBe('value-not-in-list');
    expect(land('-')).toEqual({ value: null, failed: null, note: null });
  });

  it('finds numbers and the words that mean nothing elsewhere', () => {
    expect(listReader('recheck-status')('2').value).toBe(2);
    expect(listReader('recheck-status')(0).value).toBe(0);
    expect(listReader('house-condition')('ไม่มีบ้าน').value).toBe('none');
  });

  it('reads several of a cell', () => {
    const types = manyReader('vulnerable-type');
    expect(types('ผู้สูงอายุ, พิการ').value).toBe('["elderly","disabled"]');
    expect(types('เด็กกำพร้า/ด้อยโอกาส').value).toBe('["child"]');
    expect(types('ผู้สูงอายุ, ไม่รู้').failed).toBe('value-not-in-list');
  });
});
