import { describe, expect, it } from 'vitest';
import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import { aField } from '../../../shared/testing/a-field.ts';
import { emptyDraft } from './drafts.ts';
import {
  firstWrong,
  formFields,
  formSections,
  neededFields,
  parsedFields,
  typedIn,
  valuesNow,
  writtenValues,
} from './form-values.ts';

const FIELDS: readonly Field[] = [
  aField('name_th', { required: true }),
  aField('finished_on', { type: 'date', when: { field: 'status', in: ['done'] }, section: 'progress' }),
  aField('status', { codeList: 'project-status', section: 'progress' }),
  aField('budget_satang', { type: 'integer', unit: 'satang', section: 'money' }),
  aField('vulnerable_types', { many: true, codeList: 'vulnerable-type', section: 'living' }),
  aField('disability_type', { when: { field: 'vulnerable_types', in: ['disabled'] }, section: 'living' }),
  aField('birth_year_be', { type: 'integer', when: { field: 'finished_on', in: [] }, section: 'own' }),
  aField('paper_id', { reference: { register: 'document', by: 'id' } }),
  aField('area_id', { reference: { register: { field: 'area_level' }, by: 'id' } }),
];
// Only its fields are asked for here.
const layer = { name: 'x', register: null, fields: FIELDS } as unknown as LayerSummary;
const ROW = { name_th: 'เดิม', status: 'running', budget_satang: 100 };

const typed = (texts: Record<string, string>, row: Record<string, string | number | null> = ROW) => {
  const draft = { ...emptyDraft('x', 1, 'x', { keep: true }), typed: texts };
  const parsed = parsedFields(layer, draft);
  return { draft, parsed, now: valuesNow(row, parsed), written: writtenValues(layer, row, parsed) };
};

describe('a form', () => {
  it('knows at once which fields must be given, and goes to the first that is wrong', () => {
    const fresh = emptyDraft('x', null, 'x', { keep: true });
    const needed = neededFields(layer, fresh, {});
    expect(needed).toEqual(['name_th']);
    expect(firstWrong({ layer, values: {}, errors: { budget_satang: '' }, needed })).toBe('name_th');
    expect(firstWrong({ layer, values: {}, errors: { '@place': '' }, needed: [] })).toBe('@place');
    expect(firstWrong({ layer, values: {}, errors: {}, needed: [] })).toBeUndefined();
    const standing = typed({});
    expect(neededFields(layer, standing.draft, { name_th: null })).toEqual([]);
    const emptied = typed({ name_th: '' });
    expect(neededFields(layer, emptied.draft, emptied.now)).toEqual(['name_th']);
  });

  it('shows papers in their own place, and areas of any level', () => {
    expect(formFields(layer).map(({ name }) => name)).not.toContain('paper_id');
    expect(formFields(layer).map(({ name }) => name)).toContain('area_id');
  });

  it('puts fields under their headings, and asks only for what the others call for', () => {
    const names = (values: Parameters<typeof formSections>[1]) =>
      formSections(layer, values).map(({ key, fields }) => [key, fields.map(({ name }) => name)]);
    expect(names(ROW)).toEqual([
      ['main', ['name_th', 'area_id']],
      ['money', ['budget_satang']],
      ['progress', ['status']],
      ['living', ['vulnerable_types']],
      ['own', ['birth_year_be']],
    ]);
    const more = { status: 'done', finished_on: '2026-01-01', vulnerable_types: '["elderly","disabled"]' };
    expect(names(more)).toEqual([
      ['main', ['name_th', 'area_id']],
      ['money', ['budget_satang']],
      ['progress', ['finished_on', 'status']],
      ['living', ['vulnerable_types', 'disability_type']],
    ]);
  });

  it('writes only what differs from the row and can be read', () => {
    expect(typed({ name_th: 'เดิม', budget_satang: '1' }).written).toEqual({});
    expect(typed({ name_th: 'ใหม่', budget_satang: 'สิบ' }).written).toEqual({ name_th: 'ใหม่' });
    expect(typed({ budget_satang: '' }).written).toEqual({ budget_satang: null });
    expect(typed({ name_th: '', status: 'done' }, {}).written).toEqual({ status: 'done' });
  });

  it('does not write what is no longer asked for, and keeps what stands there', () => {
    const { written, now } = typed({ finished_on: '1/1/2569' });
    expect(written).toEqual({});
    expect(now.finished_on).toBe('2026-01-01');
    expect(typed({ finished_on: '1/1/2569', status: 'done' }).written).toEqual({
      status: 'done',
      finished_on: '2026-01-01',
    });
  });

  it('shows what was typed where something was, else the value as it is typed', () => {
    const budget = FIELDS[3] as Field;
    expect(typedIn(budget, typed({}).draft, ROW)).toBe('1');
    expect(typedIn(budget, typed({ budget_satang: 'สิบ' }).draft, ROW)).toBe('สิบ');
  });
});
