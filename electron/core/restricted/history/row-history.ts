import type { CellValue } from '../../../../shared/contract/base.ts';
import type { RowChange } from '../../../../shared/contract/journal.ts';
import { maskOf, maskValue } from '../../../../shared/domain/masking.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { type RegisterField, registerOf, SYSTEM_COLUMNS } from '../../../../shared/domain/registers/index.ts';
import { restrictedText } from '../../../../shared/text/restricted.ts';
import type { RestrictedStore } from '../../context.ts';
import type { SqlValue } from '../../db/types.ts';
import { setById } from './history.queries.ts';
import { presentRow, type RowImage, type RowStep, rowIdOf, rowSteps } from './row-images.queries.ts';

/** The register of who may use the store. */
const USERS = 'app_user';
const SILENT = new Set<string>(SYSTEM_COLUMNS);

const columnsOf = (...images: (RowImage | null)[]): string[] =>
  [...new Set(images.flatMap((image) => Object.keys(image ?? {})))].filter((name) => !SILENT.has(name));

/** A value of an image as it may be seen. */
function shown(field: RegisterField | undefined, value: SqlValue | undefined, open: boolean): CellValue {
  if (value instanceof Uint8Array) return null;
  const plain = typeof value === 'bigint' ? Number(value) : (value ?? null);
  const kind = field && !open ? maskOf(field) : null;
  if (kind !== null) return maskValue(kind, plain === null ? null : String(plain));
  return field?.type === 'boolean' && plain !== null ? plain === 1 : plain;
}

function cellsOf(register: string, { before, after }: RowStep, open: boolean): RowChange['cells'] {
  if (!before || !after) return [];
  const fields = registerOf(register)?.fields ?? [];
  return columnsOf(before, after)
    .filter((name) => (before[name] ?? null) !== (after[name] ?? null))
    .map((name) => {
      const field = fields.find((one) => one.name === name);
      return {
        field: name,
        before: shown(field, before[name], open),
        after: shown(field, after[name], open),
      };
    });
}

/**
 * Everything that happened to a row of the restricted store, the newest first, masked as far as the row was not opened with a
 * reason. What was erased is told as a change whose cells nobody knows any more. What happened to users is for who keeps them:
 * refuses `rights-missing` to others.
 */
export function restrictedRowHistory(
  restricted: RestrictedStore,
  register: string,
  fid: number,
): RowChange[] {
  if (register === USERS) restricted.desk().requireKeeper();
  const db = restricted.db();
  const id = rowIdOf(db, register, fid);
  if (id === null) return [];
  const open = restricted.desk().openingOf(register, fid) !== null;
  if (open) restricted.reading(register).seen([fid]);
  let stands = false;
  return rowSteps(db, register, id).flatMap((step): RowChange[] => {
    const changeSet = setById(db, step.set);
    if (!changeSet) return [];
    const newest = !stands && changeSet.state === 'done';
    if (newest) stands = true;
    const moved = step.before && step.after && step.before.geom !== step.after.geom;
    return [
      {
        changeSet,
        action: step.action,
        cells: cellsOf(register, step, open),
        shape: moved ? { beforeM2: null, afterM2: null } : null,
        canGoBack: !newest && changeSet.state === 'done' && step.after !== null,
      },
    ];
  });
}

/**
 * Gives a row the values that it had right after a change set, as a new change by the same law as any other edit; returns how
 * many cells those were. Its place stays. Refuses `row-not-found`, `rights-missing` for who may not edit the register,
 * `personal-masked` where a field would change that was not opened, and what `RowWriter.update` refuses.
 */
export function restrictedGoBack(
  restricted: RestrictedStore,
  { layer: register, fid, changeSet }: { layer: string; fid: number; changeSet: string },
): number {
  if (!restricted.reading(register).editable) throw new Refusal('rights-missing');
  const db = restricted.db();
  const id = rowIdOf(db, register, fid);
  const now = id === null ? null : presentRow(db, register, id);
  const then =
    id === null ? undefined : rowSteps(db, register, id).find(({ set }) => set === changeSet)?.after;
  if (id === null || !now || !then) throw new Refusal('row-not-found', { row: fid });
  const cells = Object.fromEntries(
    columnsOf(then)
      .filter((name) => (then[name] ?? null) !== (now[name] ?? null))
      .map((name) => [name, then[name] ?? null]),
  );
  const names = Object.keys(cells);
  if (names.length === 0) return 0;
  const definition = registerOf(register);
  const label = restrictedText.wentBack(definition?.th ?? register, definition?.en ?? register);
  restricted.changeRows({ kind: 'edit', label }, (writer) => writer.update(register, fid, cells));
  return names.length;
}
