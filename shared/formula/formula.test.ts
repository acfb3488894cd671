import { describe, expect, it } from 'vitest';
import type { CellValue } from '../contract/base.ts';
import { formulaHelp } from '../text/formula.ts';
import { formulaOf } from './formula.ts';
import { FormulaError } from './formula-error.ts';
import { FORMULA_FUNCTIONS } from './functions.ts';

const columns = [
  { name: 'members', title: 'สมาชิก (คน)' },
  { name: 'people' },
  { name: 'name' },
  { name: 'day' },
];
const row = { areaM2: () => 3200, lengthM: () => null, today: '2026-03-01' };
const worked = (formula: string, values: CellValue[] = [30, 400, 'บ้านนา', '2025-02-28']): CellValue =>
  formulaOf(formula, columns).of(values, row);
const problem = (formula: string): string => {
  try {
    formulaOf(formula, columns);
  } catch (error) {
    if (error instanceof FormulaError) return `${error.problem}@${error.at}`;
  }
  return 'read';
};

describe('formulas', () => {
  it.each<[string, CellValue]>([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['-2 * -3', 6],
    ['members / people * 100', 7.5],
    ['[สมาชิก (คน)] / people < 0.1', true],
    ['ร้อยละ(members, people)', 7.5],
    ["name & ' หมู่ ' & 3", 'บ้านนา หมู่ 3'],
    ["'it''s'", "it's"],
    ['members > 10 และ ไม่ people < 100', true],
    ['not members = 30', false],
    ["name in ('บ้านนา', 'บ้านสวน')", true],
    ['members not in (1, 2)', true],
    ['members in (1, null)', null],
    ['members not in (1, null)', null],
    ["name in (null, 'บ้านนา')", true],
    ["'0101' = '101'", false],
    ["'0101' in ('101')", false],
    ["'0101' = '0101'", true],
    ["'0101' = 101", true],
    ["'9' < '10'", true],
    ["'1234567890123456' = '1234567890123457'", false],
    ["'0.5' < '1'", true],
    ["ถ้า(members >= 30, 'มาก', 'น้อย')", 'มาก'],
    ["if(members, 'some', 'none')", 'some'],
    ["if(members - 30, 'some', 'none')", 'none'],
    ['round(2.345, 1)', 2.3],
    ['area_rai()', 2],
    ['length_m()', null],
    ['days_between(day, today()) > 365', true],
    ['ปีพศ(day)', 2568],
    ["length('กี่')", 3],
    ['1 < 2 = true', true],
  ])('%s is %s', (formula, wanted) => {
    expect(worked(formula)).toBe(wanted);
  });

  it('keeps what is missing missing, and never makes it zero', () => {
    const missing: CellValue[] = [null, 400, null, null];
    expect(worked('members + 1', missing)).toBeNull();
    expect(worked('members < 10', missing)).toBeNull();
    expect(worked('members < 10 or people > 1', missing)).toBe(true);
    expect(worked('members < 10 and people > 1', missing)).toBeNull();
    expect(worked('not members < 10', missing)).toBeNull();
    expect(worked('members is null', missing)).toBe(true);
    expect(worked('coalesce(members, 0)', missing)).toBe(0);
    expect(worked('sum(members, people)', missing)).toBe(400);
    expect(worked('people / 0', missing)).toBeNull();
    expect(worked("name = ''", missing)).toBeNull();
    expect(worked("if(members < 10, 'few', 'many')", missing)).toBeNull();
    expect(worked("if(members, 'some', 'none')", missing)).toBeNull();
  });

  it.each([
    ['', 'ended@0'],
    ['1 +', 'ended@3'],
    ['1 2', 'unexpected@2'],
    ["'open", 'text-open@0'],
    ['[open', 'bracket-open@0'],
    ['gone + 1', 'field@0'],
    ['nothing(1)', 'function@0'],
    ['round()', 'arguments@0'],
    ['1 ; 2', 'character@2'],
    ['12abc', 'number@0'],
  ])('says what is wrong with %s', (formula, wanted) => {
    expect(problem(formula)).toBe(wanted);
  });

  it('reaches no prototype, no global and no property', () => {
    for (const word of ['constructor', '__proto__', 'toString', 'globalThis', 'process', 'name.length'])
      expect(problem(word)).toBe('field@0');
    for (const call of ['constructor(1)', 'toString()', 'eval(1)', '__proto__(1)'])
      expect(problem(call)).toBe('function@0');
  });

  it('has help for every function, under both of its names', () => {
    expect(FORMULA_FUNCTIONS.map(({ name }) => name).sort()).toEqual(Object.keys(formulaHelp).sort());
    for (const { name, th } of FORMULA_FUNCTIONS) {
      expect(formulaHelp[name]?.en).toContain(name);
      expect(formulaHelp[name]?.th).toContain(th);
    }
  });

  it('refuses depth instead of ending the stack', () => {
    expect(problem(`${'('.repeat(5000)}1${')'.repeat(5000)}`)).toMatch(/^depth@/);
    expect(worked(`${'-'.repeat(4000)}1`)).toBe(1);
    expect(worked(`${'not '.repeat(4001)}true`)).toBe(false);
  });
});
