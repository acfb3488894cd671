import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { Field } from '../../../shared/contract/layers.ts';
import { orpc } from '../../api/index.ts';
import type { NamedRow, RowNames } from './cell-text.ts';

type Values = Readonly<Record<string, CellValue>>;

/** The register whose row a value names, or null where that is not said. */
export const registerNamed = (field: Field, values: Values): string | null => {
  const register = field.reference?.register;
  if (register === undefined) return null;
  if (typeof register === 'string') return register;
  const level = values[register.field];
  return typeof level === 'string' && level !== '' ? level : null;
};

interface Wanted {
  readonly register: string;
  readonly by: 'id' | 'code';
  readonly keys: string[];
}

/** Every row that values name, by register and in one order, so that the same rows are asked for once. */
const wantedOf = (fields: readonly Field[], rows: readonly Values[]): Wanted[] => {
  const byRegister = new Map<string, Set<string>>();
  for (const field of fields) {
    if (field.reference === null) continue;
    for (const values of rows) {
      const [register, key] = [registerNamed(field, values), values[field.name]];
      if (register === null || typeof key !== 'string' || key === '') continue;
      const group = `${register} ${field.reference.by}`;
      const keys = byRegister.get(group) ?? new Set<string>();
      byRegister.set(group, keys.add(key));
    }
  }
  return [...byRegister].sort().map(([group, keys]) => {
    const [register = '', by] = group.split(' ');
    return { register, by: by === 'code' ? 'code' : 'id', keys: [...keys].sort() };
  });
};

const ASKED: NamedRow = { state: 'asked' };

/**
 * What the rows are called that values of these rows name: one call for all of them, asked again when rows change. Give the
 * answer to `cellText`.
 *
 * @param rows the rows' values; a page of a table at a time, up to some thousand rows
 */
export const useRowNames = (fields: readonly Field[], rows: readonly Values[]): RowNames => {
  const wanted = useMemo(() => wantedOf(fields, rows), [fields, rows]);
  const found = useQuery({
    ...orpc.records.labels.queryOptions({ input: { wanted }, placeholderData: keepPreviousData }),
    enabled: wanted.length > 0,
  });
  const { data, isPlaceholderData } = found;
  return useCallback(
    (field, values) => {
      const key = String(values[field.name] ?? '');
      const [register, by] = [registerNamed(field, values), field.reference?.by];
      const at = wanted.findIndex((one) => one.register === register && one.by === by);
      const answer = isPlaceholderData ? undefined : data?.[at];
      const label = answer?.labels[key] ?? data?.find(({ labels }) => key in labels)?.labels[key];
      if (label !== undefined) return { state: 'known', label };
      if (answer === undefined) return register === null ? { state: 'gone' } : ASKED;
      return { state: answer.locked ? 'locked' : 'gone' };
    },
    [wanted, data, isPlaceholderData],
  );
};
