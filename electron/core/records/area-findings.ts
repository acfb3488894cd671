import type { CellValue } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Finding } from '../../../shared/contract/records.ts';
import { RETIRING_REGISTERS } from '../../../shared/domain/area-codes.ts';
import { isAreaLock, isRetiredArea } from '../../../shared/domain/area-locks.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import { areaLockText } from '../../../shared/text/area-locks.ts';
import type { ReadableDb } from '../db/types.ts';
import { onlyRetired } from './retired-links.queries.ts';

type Values = Readonly<Record<string, CellValue>>;

/** Cells of a row as they would be written, over what stands; `before` is null of a new row. */
interface WrittenCells {
  readonly before: Values | null;
  readonly written: Values;
  readonly shapeWritten?: boolean;
}

const wrong = (rule: string, field: string, message: Finding['message']): Finding => ({
  ...{ rule, severity: 'error', fields: [field], message },
});

/**
 * What speaks against cells because areas have a history: what only a change of areas may write, areas that are no longer in
 * force, and links to such. Imports bring new codes on a way of their own and are not asked.
 *
 * @param db of the workspace, also for rows of the restricted store
 */
export const areaJudge = (
  db: ReadableDb,
  layer: LayerSummary,
  today: string,
): ((row: WrittenCells) => Finding[]) => {
  const known = new Map<string, boolean>();
  const isRetired = (register: string, by: 'id' | 'code', key: string): boolean => {
    const name = `${register} ${key}`;
    const column = by === 'id' ? 'id' : (registerOf(register)?.codeField ?? 'code');
    const found = known.get(name) ?? onlyRetired(db, register, column, key, today);
    known.set(name, found);
    return found;
  };
  const link = (name: string, values: Values): Finding[] => {
    const reference = layer.fields.find((field) => field.name === name)?.reference;
    const value = values[name] ?? null;
    if (!reference || value === null || value === '') return [];
    const { register: named, by } = reference;
    const register = typeof named === 'string' ? named : String(values[named.field] ?? '');
    return RETIRING_REGISTERS.includes(register) && isRetired(register, by, String(value))
      ? [wrong('area-retired', name, areaLockText.linkRetired)]
      : [];
  };
  return ({ before, written, shapeWritten = false }) => {
    const values = { ...before, ...written };
    const changed = Object.keys(written).filter(
      (name) => (before?.[name] ?? null) !== (written[name] ?? null),
    );
    if (before && isRetiredArea(layer.register, before, today))
      return [...changed, ...(shapeWritten ? ['valid_to'] : [])].map((name) =>
        wrong('area-retired', name, areaLockText.retired),
      );
    // A row of the past may name areas of the past.
    const links = isRetiredArea(layer.register, values, today) ? [] : changed;
    return [
      ...(before ? changed : [])
        .filter((name) => isAreaLock(layer.register, name, before?.[name]))
        .map((name) => wrong('area-change', name, areaLockText.locked)),
      ...links.flatMap((name) => link(name, values)),
    ];
  };
};
