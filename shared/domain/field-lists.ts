import type { CellValue } from '../contract/base.ts';

/** The values that a cell holds: those of a JSON list, else the one that it is. Empty for nothing. */
export const listOf = (value: CellValue): readonly (string | number | boolean)[] => {
  if (value === null || value === '') return [];
  if (typeof value !== 'string' || !value.startsWith('[')) return [value];
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list)
      ? list.filter((one) => typeof one === 'string' || typeof one === 'number')
      : [];
  } catch {
    return [value];
  }
};

/** How a list is kept in a cell: JSON, or nothing for an empty one. */
export const cellOfList = (values: readonly (string | number | boolean)[]): string | null =>
  values.length === 0 ? null : JSON.stringify(values);
