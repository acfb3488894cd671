import { describe, expect, it } from 'vitest';
import { holdsIdNumber } from './id-numbers.ts';
import { asksForIdNumbers, mayHoldIdNumber } from './personal-fields.ts';

describe('an ID number in a value', () => {
  it.each([
    '1101700230708',
    'นายสมชาย ทดสอบ 1101700230708',
    '1-1017-00230-70-8',
    '๑๑๐๑๗๐๐๒๓๐๗๐๘',
    'บัตร 1 1017 00230 70 8 ค่ะ',
  ])('is seen in %s', (text) => expect(holdsIdNumber(text)).toBe(true));

  it('is seen as a number', () => expect(holdsIdNumber(1101700230708)).toBe(true));

  it.each([
    '1101700230709',
    '11017002307081',
    '110170023070',
    '13.1234, 100.12345',
    '081-234-5678',
    '01a22194-73a1-7c11-9101-700230708000',
    '',
  ])('is not seen in %s', (text) => expect(holdsIdNumber(text)).toBe(false));
});

describe('a label', () => {
  it.each(['เลขประจำตัวประชาชนผู้ดูแล', 'เลขบัตร', 'เลข ปชช.', 'เลขประจำตัว ๑๓ หลัก', 'Citizen ID'])(
    '%s asks for ID numbers',
    (label) => expect(asksForIdNumbers(label)).toBe(true),
  );

  it.each(['เลขประจำตัวผู้เสียภาษี', 'เลขทะเบียนนิติบุคคล 13 หลัก', 'จำนวนผู้มีบัตรประชาชน', 'เลขประจำตัวครุภัณฑ์', 'หมายเหตุ'])(
    '%s does not',
    (label) => expect(asksForIdNumbers(label)).toBe(false),
  );

  it('of bodies lets numbers of thirteen digits stand', () => {
    const field = { titleEn: '', type: 'text', codeList: null, reference: null, unit: null } as const;
    expect(mayHoldIdNumber({ ...field, title: 'หมายเหตุ' })).toBe(true);
    expect(mayHoldIdNumber({ ...field, title: 'เลขทะเบียนนิติบุคคล' })).toBe(false);
    expect(mayHoldIdNumber({ ...field, title: 'งบ', type: 'integer', unit: 'satang' })).toBe(false);
  });
});
