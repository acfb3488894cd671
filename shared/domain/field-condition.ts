import type { CellValue } from '../contract/base.ts';
import type { Field } from '../contract/layers.ts';
import { listOf } from './field-lists.ts';

type Values = Readonly<Record<string, CellValue>>;

const isEmpty = (value: CellValue): boolean => value === null || value === '' || value === '[]';

/**
 * True when a field is asked for: it has no condition, or the field that it depends on holds one of the values (of a list:
 * contains one), or is empty where the condition names none.
 */
export const isAsked = ({ when }: Pick<Field, 'when'>, values: Values): boolean => {
  if (when === null) return true;
  const value = values[when.field] ?? null;
  if (when.in.length === 0) return isEmpty(value);
  return listOf(value).some((one) => when.in.some((wanted) => String(wanted) === String(one)));
};
