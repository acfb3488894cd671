import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import type { TableFilter } from '../../../shared/contract/table-query.ts';
import { AREA } from '../../../shared/domain/area-field.ts';
import { isYear } from '../../../shared/domain/sums.ts';
import { fieldItems, manyValues, readTypedCell, typedCell } from '../../../shared/domain/typed-cell.ts';

/** What a condition is, as people choose it: `at-least` and `at-most` are ranges that are open at one end. */
export type FilterKind =
  | 'in'
  | 'contains'
  | 'not-contains'
  | 'equals'
  | 'starts-with'
  | 'between'
  | 'at-least'
  | 'at-most'
  | 'missing'
  | 'not-missing';

/** True for fields whose values are chosen from those that there are. */
const isListed = (field: Field): boolean => fieldItems(field) !== null || field.type === 'boolean';

/** The conditions that a field can be asked for, the most usual one first. */
export const kindsOf = (field: Field): FilterKind[] => {
  if (field.masked) return field.sensitive ? [] : ['missing', 'not-missing'];
  if (field.name === AREA) return ['between', 'at-least', 'at-most'];
  if (isListed(field)) return ['in', 'missing', 'not-missing'];
  if (field.type === 'text')
    return ['in', 'contains', 'equals', 'starts-with', 'not-contains', 'missing', 'not-missing'];
  const ranges: FilterKind[] = ['between', 'at-least', 'at-most'];
  return [...(isYear(field) ? (['in'] as const) : []), ...ranges, 'missing', 'not-missing'];
};

/** True where rows that are alike in the field make a group that says something. */
export const canGroup = (field: Field): boolean =>
  field.name !== AREA && !field.masked && !field.many && field.type !== 'real';

export const kindOf = (filter: TableFilter): FilterKind => {
  if (filter.op !== 'between') return filter.op;
  if (filter.from === null) return 'at-most';
  return filter.to === null ? 'at-least' : 'between';
};

/** What was typed or chosen for a condition that is being made. */
export interface FilterDraft {
  readonly kind: FilterKind;
  readonly text: string;
  readonly from: string;
  readonly to: string;
  readonly values: readonly CellValue[];
}

export const EMPTY_DRAFT: Omit<FilterDraft, 'kind'> = { text: '', from: '', to: '', values: [] };

const typedBound = (field: Field, value: string | number | null): string => typedCell(field, value);

/** A condition as it is typed. */
export const draftOf = (field: Field, filter: TableFilter): FilterDraft => {
  const draft = { ...EMPTY_DRAFT, kind: kindOf(filter) };
  if (filter.op === 'between')
    return { ...draft, from: typedBound(field, filter.from), to: typedBound(field, filter.to) };
  if (filter.op === 'in') return { ...draft, values: filter.values };
  return 'value' in filter ? { ...draft, text: filter.value } : draft;
};

/** An end of a range as it was typed: a value, nothing, or `bad`. */
const readBound = (field: Field, typed: string): string | number | null | 'bad' => {
  const read = readTypedCell({ ...field, required: false }, typed);
  if (!read.ok) return 'bad';
  return typeof read.value === 'boolean' ? 'bad' : read.value;
};

/** Which end of a range can't be read, or that they are the wrong way round. */
export const rangeProblem = (field: Field, { from, to }: FilterDraft): 'from' | 'to' | 'order' | null => {
  const [low, high] = [readBound(field, from), readBound(field, to)];
  if (low === 'bad') return 'from';
  if (high === 'bad') return 'to';
  return low !== null && high !== null && low > high ? 'order' : null;
};

/** The condition that a draft stands for; null while it is not complete. */
export const filterOf = (field: Field, draft: FilterDraft): TableFilter | null => {
  const { name } = field;
  switch (draft.kind) {
    case 'missing':
    case 'not-missing':
      return { field: name, op: draft.kind };
    case 'in':
      return draft.values.length === 0 ? null : { field: name, op: 'in', values: [...draft.values] };
    case 'between':
    case 'at-least':
    case 'at-most': {
      const bounds = {
        from: draft.kind === 'at-most' ? '' : draft.from,
        to: draft.kind === 'at-least' ? '' : draft.to,
      };
      if (rangeProblem(field, { ...draft, ...bounds }) !== null) return null;
      const from = readBound(field, bounds.from);
      const to = readBound(field, bounds.to);
      return from === null && to === null ? null : { field: name, op: 'between', from, to };
    }
    default: {
      const value = draft.text.trim();
      return value === '' ? null : { field: name, op: draft.kind, value };
    }
  }
};

/** The condition that only rows with the same value meet. */
export const filterForValue = (field: Field, value: CellValue): TableFilter => {
  const { name } = field;
  if (value === null || value === '') return { field: name, op: 'missing' };
  if (field.many) return { field: name, op: 'in', values: manyValues(value) };
  const isRange = !kindsOf(field).includes('in') && typeof value !== 'boolean';
  return isRange
    ? { field: name, op: 'between', from: value, to: value }
    : { field: name, op: 'in', values: [value] };
};
