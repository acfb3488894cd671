import { describe, expect, it } from 'vitest';
import { isMasked, type MaskKind, maskOf, maskValue } from './masking.ts';
import { REGISTERS } from './registers/index.ts';

describe('a masked value', () => {
  it.each<[MaskKind, string, string]>([
    ['name', 'สมมติ', 'ส•••'],
    ['name', 'เกษมสุข', 'เก•••'],
    ['name', 'ไพโรจน์', 'ไพ•••'],
    ['name', 'Anna', 'A•••'],
    ['national-id', '1234567890123', '1-2345-XXXXX-XX-3'],
    ['national-id', '๑-๒๓๔๕-๖๗๘๙๐-๑๒-๓', '1-2345-XXXXX-XX-3'],
    ['national-id', '12345', '•••'],
    ['phone', '081-234-5612', '08X-XXX-XX12'],
    ['phone', '075123456', '07X-XXX-X56'],
    ['phone', '0812345678 ต่อ 12', '•••'],
    ['email', 'somchai@example.org', 's•••@•••'],
    ['whole', '99/12', '•••'],
    ['whole', '1965-03-01', '•••'],
    ['sensitive', '["elderly"]', '•••'],
  ])('of kind %s: %s', (kind, value, masked) => expect(maskValue(kind, value)).toBe(masked));

  it('stays missing where nothing is', () => {
    expect(maskValue('name', null)).toBeNull();
    expect(maskValue('national-id', '')).toBe('');
  });

  it('of what is sensitive tells not even whether it is there', () => {
    for (const value of [null, '', '[]', '["disabled"]']) expect(maskValue('sensitive', value)).toBe('•••');
  });

  it('is known from one that somebody typed', () => {
    for (const masked of ['ส•••', '1-2345-XXXXX-XX-3', '08X-XXX-XX12', '•••'])
      expect(isMasked(masked)).toBe(true);
    for (const plain of ['สมมติ', '1-2345-67890-12-3', '081-234-5678', 'XXX', null, 12])
      expect(isMasked(plain)).toBe(false);
  });

  it('tells nothing of the middle of a number', () => {
    expect(maskValue('phone', '0899999912')).toBe(maskValue('phone', '0811111112'));
    expect(maskValue('national-id', '1234511111113')).toBe(maskValue('national-id', '1234599999993'));
  });
});

it('every field that is marked in the registers has a mask, and nothing sensitive is without one', () => {
  const open = REGISTERS.flatMap(({ fields }) => fields).filter((one) => one.sensitive && !one.masked);
  expect(open).toEqual([]);
  const kinds = REGISTERS.flatMap(({ key, fields }) =>
    fields.flatMap((field) => {
      const kind = maskOf(field);
      return kind === null ? [] : [`${key}.${field.name} ${kind}`];
    }),
  );
  expect(kinds).toEqual([
    'household.house_no whole',
    'hh_member.given_name name',
    'hh_member.family_name name',
    'hh_member.birth_date whole',
    'hh_member.birth_year_be whole',
    'hh_member.national_id national-id',
    'hh_member.vulnerable_types sensitive',
    'hh_member.disability_type sensitive',
    'hh_member.aid_received sensitive',
    'recheck.changed_fields whole',
    'recheck.reason whole',
    'person.phone phone',
    'person.email email',
  ]);
});
