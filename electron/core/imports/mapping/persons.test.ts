import { describe, expect, it } from 'vitest';
import { readFullName, readNationalId, readPhone } from './persons.ts';

/** The check digit worked out the long way: made-up numbers, no one's. */
function withCheckDigit(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (13 - i), 0);
  return `${twelve}${(11 - (sum % 11)) % 10}`;
}

describe('names of persons', () => {
  it.each([
    ['นายสมชาย ใจดี', ['นาย', 'สมชาย', 'ใจดี']],
    ['น.ส.มาลี  ศรีสุข', ['นางสาว', 'มาลี', 'ศรีสุข']],
    ['นางสาว มาลี ศรีสุข', ['นางสาว', 'มาลี', 'ศรีสุข']],
    ['นาง ปราณี ณ นคร', ['นาง', 'ปราณี', 'ณ นคร']],
    ['ด.ช.แดง ดำ', ['เด็กชาย', 'แดง', 'ดำ']],
    ['ด.ญ. แก้ว ใส', ['เด็กหญิง', 'แก้ว', 'ใส']],
    ['พระสมชาย ฐานิสฺสโร', ['พระ', 'สมชาย', 'ฐานิสฺสโร']],
    ['ว่าที่ ร.ต. เก่ง กล้า', ['ว่าที่ ร.ต.', 'เก่ง', 'กล้า']],
    ['มาลี ใจดี-รักไทย', [null, 'มาลี', 'ใจดี-รักไทย']],
    ['นายหนึ่ง', ['นาย', 'หนึ่ง', null]],
    ['Mr. John Smith', ['Mr.', 'John', 'Smith']],
    ['สมหญิง มั่นคง (แดง)', [null, 'สมหญิง', 'มั่นคง']],
  ])('splits %s', (text, [title, given, family]) =>
    expect(readFullName([text as string]).value).toEqual({ title, given_name: given, family_name: family }),
  );

  it('joins what stands in three columns', () =>
    expect(readFullName(['นาย', 'สมชาย', 'ใจดี']).value).toEqual({
      title: 'นาย',
      given_name: 'สมชาย',
      family_name: 'ใจดี',
    }));

  it('fails a title alone and a number, and leaves nothing for nothing', () => {
    expect(readFullName(['นาง']).failed).toBe('value-unreadable');
    expect(readFullName(['0812345678']).failed).toBe('value-unreadable');
    expect(readFullName(['-']).value).toBeNull();
  });
});

describe('ID numbers', () => {
  const id = withCheckDigit('110170123456');
  const stateless = withCheckDigit('012345678901');

  it('keeps thirteen digits that check, however they are written', () => {
    const hyphened = `${id[0]}-${id.slice(1, 5)}-${id.slice(5, 10)}-${id.slice(10, 12)}-${id[12]}`;
    for (const cell of [id, hyphened, Number(id), `'${id}`]) expect(readNationalId(cell).value).toBe(id);
  });
  it('gives a number without registration its zero back', () =>
    expect(readNationalId(Number(stateless))).toEqual({
      value: stateless,
      failed: null,
      note: 'zero-restored',
    }));
  it.each(['1.10E+12', '12345', `${id.slice(0, 12)}${(Number(id[12]) + 1) % 10}`])(
    'takes none that does not check: %s',
    (text) => expect(readNationalId(text).failed).toBe('id-number-invalid'),
  );
});

describe('phone numbers', () => {
  it.each([
    ['0812345678', '081-234-5678', null],
    [812345678, '081-234-5678', 'zero-restored'],
    ['812345678', '081-234-5678', 'zero-restored'],
    ['+66 81 234 5678', '081-234-5678', null],
    ['+66 (0)2 123 4567', '02-123-4567', null],
    ['075-612345', '075-612-345', null],
    ['โทร. ๐๗๕ ๖๑๒ ๓๔๕ ต่อ 12', '075-612-345 ต่อ 12', null],
    ['081-2345678, 075612345', '081-234-5678, 075-612-345', null],
  ])('reads %s', (cell, value, note) => expect(readPhone(cell)).toEqual({ value, failed: null, note }));

  it.each(['12345', '0112345678', '081234567', 'ไม่ให้เบอร์'])('fails %s', (text) =>
    expect(readPhone(text).failed).toBe('value-unreadable'),
  );
});
