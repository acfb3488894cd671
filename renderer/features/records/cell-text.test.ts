import { describe, expect, it } from 'vitest';
import { aField as field } from '../../../shared/testing/a-field.ts';
import { cellText, fieldTitle, isNumeric, shownFields } from './cell-text.ts';

const count = field('households', { type: 'integer' });

describe('fieldTitle', () => {
  const titled = (title: string, titleEn: string, unit: string): string[] => {
    const one = field('a', { type: 'real', unit, title, titleEn });
    return [fieldTitle(one, 'th'), fieldTitle(one, 'en')];
  };
  it('says units in the language of the page, once', () => {
    expect(titled('สมาชิก', 'Members', 'คน')).toEqual(['สมาชิก (คน)', 'Members (people)']);
    expect(titled('ไร่', 'Declared rai', 'ไร่')).toEqual(['ไร่', 'Declared rai']);
    expect(titled('พื้นที่ (ไร่)', '', 'm2')).toEqual(['พื้นที่ (ไร่)', 'พื้นที่ (ไร่)']);
    expect(titled('ความสูง', 'Members', 'm')).toEqual(['ความสูง (m)', 'Members (m)']);
  });
});

describe('cellText', () => {
  it('keeps missing, withheld and zero apart', () => {
    expect(cellText(count, { households: null }, 'th')).toBe('–');
    expect(cellText(count, { households: null, households_state: 'suppressed' }, 'th')).toBe('ปกปิด');
    expect(cellText(count, { households: 0 }, 'th')).toBe('0');
  });
  it('shows stored units as people say them', () => {
    expect(
      cellText(field('budget', { type: 'integer', unit: 'satang' }), { budget: 240_000_000 }, 'th'),
    ).toBe('2,400,000');
    expect(cellText(field('area', { type: 'real', unit: 'm2' }), { area: 1_600_000 }, 'th')).toBe('1,000');
    expect(cellText(field('approved_on', { type: 'date' }), { approved_on: '2024-02-29' }, 'th')).toBe(
      '29 ก.พ. 2567',
    );
    expect(
      cellText(field('tenure', { codeList: 'recheck-status', type: 'integer' }), { tenure: 2 }, 'th'),
    ).toBe('ตรวจแล้วแก้ไข');
  });
  it('leaves years without a separator and out of the sums', () => {
    const year = field('fiscal_year', { type: 'integer' });
    expect(cellText(year, { fiscal_year: 2567 }, 'th')).toBe('2567');
    expect(isNumeric(year)).toBe(false);
  });
});

describe('fields', () => {
  it('hides the state beside a value, not a column that merely ends so', () => {
    const names = shownFields([count, field('households_state'), field('land_state')]).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['households', 'land_state']);
  });
  it('does not say a unit twice', () => {
    expect(fieldTitle(field('a', { title: 'เนื้อที่ (ไร่)', unit: 'ไร่' }), 'th')).toBe('เนื้อที่ (ไร่)');
    expect(fieldTitle(field('b', { title: 'สมาชิก', unit: 'คน' }), 'th')).toBe('สมาชิก (คน)');
  });
});
