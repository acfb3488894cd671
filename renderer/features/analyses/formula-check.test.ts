import { describe, expect, it } from 'vitest';
import { layerSummary } from '../../../shared/contract/layers.ts';
import { defaultStyle } from '../../../shared/domain/styles.ts';
import { aField } from '../../../shared/testing/a-field.ts';
import {
  completed,
  completionsFor,
  type FormulaBlank,
  formulaFields,
  formulaTrouble,
  wordBefore,
} from './formula-check.ts';
import { evaluatorOf } from './formula-try.ts';

const layer = layerSummary.parse({
  ...{ name: 'welfare_fund', title: 'กองทุน', titleEn: 'Funds', group: 'organisation', kind: 'register' },
  ...{ register: 'welfare_fund', geometryType: 'Point', featureCount: 2, extent: null, version: 1 },
  ...{ visible: true, order: 1, opacity: 1, style: defaultStyle(null, 'Point', null), source: null },
  fields: [
    aField('member_count', { title: 'จำนวนสมาชิก', titleEn: 'Members', type: 'integer' }),
    aField('balance_satang', { title: 'เงินกองทุน', titleEn: 'Balance', type: 'integer', unit: 'satang' }),
  ],
  ...{ labelField: null, asOf: null, zoneSchemeId: null },
});
const blank: FormulaBlank = { kind: 'formula', of: 'input', yields: 'condition' };
const situation = {
  layers: [layer],
  steps: [{ id: 'a', op: 'select-by-value', filled: { input: ['welfare_fund'] } }] as const,
  at: 0,
};
const fields = formulaFields(blank, situation);
const troubleOf = (text: string): string | undefined => formulaTrouble(blank, text, situation)?.th;

describe('a formula that is typed', () => {
  it('is checked as it stands: signs, fields, and whether a condition decides', () => {
    expect(troubleOf('[จำนวนสมาชิก] > 100')).toBeUndefined();
    expect(troubleOf('member_count > 100 และ มีค่า(balance_satang)')).toBeUndefined();
    expect(troubleOf('member_count > > 100')).toContain('«>» อยู่ผิดที่');
    expect(troubleOf('membres > 100')).toContain('ไม่มีช่องข้อมูล «membres»');
    expect(troubleOf('5')).toContain('เติมเครื่องหมายเทียบ');
  });

  it('is completed by the names that people know, at the caret', () => {
    const text = 'สมาชิก > 100';
    expect(wordBefore(text, 6)).toBe('สมาชิก');
    const [first] = completionsFor('สมาชิก', fields);
    expect(first?.insert).toEqual({ th: '[จำนวนสมาชิก]', en: 'member_count' });
    expect(completed(text, 6, first?.insert.th ?? '')).toEqual({ text: '[จำนวนสมาชิก] > 100', caret: 13 });
    expect(completionsFor('[เง', fields).map(({ key }) => key)).toEqual(['field balance_satang']);
    expect(completionsFor('รอยละ', fields).map(({ insert }) => insert.th)).toEqual(['ร้อยละ(']);
    expect(completionsFor('', fields).length).toBeGreaterThan(20);
  });

  it('is tried on rows only where the page has the figures that the core takes', () => {
    const row = { fid: 1, id: '1', areaM2: null, values: { member_count: 120, balance_satang: 500 } };
    const tried = (text: string) => evaluatorOf({ blank, text, situation }, layer)?.(row);
    expect([tried('member_count > 100'), tried('member_count > 120')]).toEqual([true, false]);
    expect(tried('balance_satang > 1')).toBeUndefined();
    expect(tried('member_count >')).toBeUndefined();
  });
});
