import { describe, expect, it } from 'vitest';
import { fieldsFound, functionsFound, withWord, wordAt } from './formula-completion.ts';
import { formulaFault, namedFormula, spokenFormula } from './formula-fields.ts';

const fields = [
  { name: 'member_count', title: { th: 'สมาชิก', en: 'Members' } },
  { name: 'area_m2', title: { th: 'เนื้อที่ (ไร่)', en: 'Area' } },
  { name: 'status', title: { th: 'สถานะ', en: 'Status' } },
  { name: 'state_2', title: { th: 'สถานะ', en: 'State' } },
];

describe('a formula as people write it', () => {
  it.each([
    ['member_count > 100', 'สมาชิก > 100', 'Members > 100'],
    ['area_m2 / member_count', '[เนื้อที่ (ไร่)] / สมาชิก', 'Area / Members'],
    [
      "has(status) and state_2 = 'status'",
      "has(status) and state_2 = 'status'",
      "has(Status) and State = 'status'",
    ],
    ['gone + 1', 'gone + 1', 'gone + 1'],
  ])('%s is read as %s', (kept, th, en) => {
    expect(spokenFormula(kept, fields, 'th')).toBe(th);
    expect(spokenFormula(kept, fields, 'en')).toBe(en);
    expect([namedFormula(th, fields), namedFormula(en, fields)]).toEqual([kept, kept]);
  });

  it.each([
    ['สมาชิก > > 100', 'unexpected', 9],
    ['สมาชิก + หาย', 'field', 9],
    ['5', 'condition', 0],
    ['สมาชิก * 2', 'condition', 0],
    ['สมาชิก >', 'ended', 8],
  ])('%s is at fault: %s', (formula, problem, at) => {
    expect(formulaFault(formula, fields, 'condition', false)).toMatchObject({ problem, at });
  });

  it('is no condition alone, and may name what an earlier step made', () => {
    expect(formulaFault('สมาชิก * 2', fields, 'value', false)).toBeNull();
    expect(formulaFault('distance_m > 5', fields, 'condition', true)).toBeNull();
    expect(formulaFault('distance_m > 5', fields, 'condition', false)?.problem).toBe('field');
  });
});

describe('what is offered while a formula is typed', () => {
  it('are fields by their titles in either language, and functions by their Thai names', () => {
    expect(fieldsFound(fields, 'สมาช', 'th').map(({ written }) => written)).toEqual(['สมาชิก']);
    expect(fieldsFound(fields, 'memb', 'th').map(({ written }) => written)).toEqual(['สมาชิก']);
    expect(fieldsFound(fields, '[เนือ', 'th').map(({ written }) => written)).toEqual(['[เนื้อที่ (ไร่)]']);
    expect(functionsFound('รอยละ', 'th').map(({ written }) => written)).toEqual(['ร้อยละ(']);
    expect(functionsFound('perc', 'en').map(({ written }) => written)).toEqual(['percent(']);
  });

  it('takes the place of the word before the caret, and nothing within a text', () => {
    const formula = '5 < สมา และ 1 = 1';
    const word = wordAt(formula, 7);
    expect(word).toEqual({ from: 4, to: 7, text: 'สมา' });
    expect(withWord(formula, word, 'สมาชิก')).toEqual({ formula: '5 < สมาชิก และ 1 = 1', caret: 10 });
    expect(withWord('[เนื้]', wordAt('[เนื้', 5), '[เนื้อที่ (ไร่)]').formula).toBe('[เนื้อที่ (ไร่)]');
    expect(wordAt("status = 'สมา", 13).text).toBe('');
  });
});
