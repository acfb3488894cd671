import type { AreaChange } from '../../../../shared/contract/area-change.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../../shared/domain/refusal-words.ts';
import type { Change } from '../../context.ts';
import { newAreaId } from './areas.queries.ts';
import type { PlannedChange } from './plan-change.ts';

/** Refuses `validation-failed` for the first error that a plan found. */
export function refuseErrors({ plan }: PlannedChange): void {
  const error = plan.findings.find(({ severity }) => severity === 'error');
  if (error) throw new Refusal('validation-failed', namedInBoth('reason', error.message));
}

/** Writes what was planned, within a change. Returns the fids of the areas that stand after it. */
export function writeAreaChange(
  change: Change,
  { book }: PlannedChange,
  { register, onDate, note }: AreaChange,
): number[] {
  // What must not stand twice goes before what takes its place.
  for (const [table, fids] of book.removals) change.remove(table, [...fids]);
  for (const { table, fid, values, wkb } of book.updates)
    if (!book.removals.get(table)?.has(fid)) change.update(table, fid, values, wkb);
  const made = book.inserts.map(({ table, values, wkb }) => ({
    table,
    ...change.insert(table, values, wkb),
  }));
  const eventId = newAreaId();
  for (const { kind, register: of, from, to } of book.lineage)
    change.insert('area_lineage', {
      ...{ event_id: eventId, kind, register: of, on_date: onDate, note },
      ...{ from_id: from.id, from_code: from.code, from_name: from.name },
      ...{ to_id: to?.id ?? null, to_code: to?.code ?? null, to_name: to?.name ?? null },
    });
  // Rows of the register that were given a last day are those that stand no more.
  const standing = book.updates.filter(({ table, values }) => table === register && !('valid_to' in values));
  const fresh = made.filter(({ table }) => table === register);
  return [...standing, ...fresh].map(({ fid }) => fid);
}
