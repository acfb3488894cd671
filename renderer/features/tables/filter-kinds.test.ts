import { describe, expect, it } from 'vitest';
import type { Field } from '../../../shared/contract/layers.ts';
import { aField } from '../../../shared/testing/a-field.ts';
import { draftOf, EMPTY_DRAFT, type FilterDraft, filterOf, kindsOf, rangeProblem } from './filter-kinds.ts';

const of = (more: Partial<Field>): Field => aField('x', more);
const draft = (more: Partial<FilterDraft> & Pick<FilterDraft, 'kind'>): FilterDraft => ({
  ...EMPTY_DRAFT,
  ...more,
});
const money = of({ type: 'integer', unit: 'satang' });
const day = of({ type: 'date' });

describe('a condition', () => {
  it('is offered by the kind of field', () => {
    expect(kindsOf(of({}))[1]).toBe('contains');
    expect(kindsOf(of({ codeList: 'council-status' }))).toEqual(['in', 'missing', 'not-missing']);
    expect(kindsOf(day)[0]).toBe('between');
    expect(kindsOf(of({ masked: true }))).toEqual(['missing', 'not-missing']);
    expect(kindsOf(of({ masked: true, sensitive: true }))).toEqual([]);
  });

  it('takes baht, rai and days as they are typed', () => {
    expect(filterOf(money, draft({ kind: 'at-least', from: '๑,๐๐๐', to: '5' }))).toEqual({
      field: 'x',
      op: 'between',
      from: 100_000,
      to: null,
    });
    expect(filterOf(day, draft({ kind: 'between', from: '1 ม.ค. 67', to: '31/12/2567' }))).toEqual({
      field: 'x',
      op: 'between',
      from: '2024-01-01',
      to: '2024-12-31',
    });
    expect(filterOf(of({ type: 'real', unit: 'm2' }), draft({ kind: 'at-most', to: '2' }))).toMatchObject({
      from: null,
      to: 3200,
    });
  });

  it('is none while it can not be read', () => {
    const wrong = draft({ kind: 'between', from: '10', to: '2' });
    expect([filterOf(money, wrong), rangeProblem(money, wrong)]).toEqual([null, 'order']);
    expect(rangeProblem(day, draft({ kind: 'between', to: '31/2/2567' }))).toBe('to');
    expect(filterOf(of({}), draft({ kind: 'contains', text: ' ' }))).toBeNull();
    expect(filterOf(of({}), draft({ kind: 'in' }))).toBeNull();
  });

  it('comes back as it was typed', () => {
    const filter = filterOf(money, draft({ kind: 'between', from: '10', to: '20' }));
    expect(filter && draftOf(money, filter)).toMatchObject({ kind: 'between', from: '10', to: '20' });
    expect(draftOf(day, { field: 'x', op: 'between', from: null, to: '2024-02-29' })).toMatchObject({
      kind: 'at-most',
      to: '29/2/2567',
    });
  });
});
