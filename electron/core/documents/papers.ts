import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { type DocumentRow, rowFidOf } from './documents.queries.ts';

/** Whose document it is. */
type Owned = Pick<DocumentRow, 'owner_table' | 'owner_id'>;

/**
 * Documents of the restricted store show persons as much as its rows do. Refuses `personal-not-allowed` for who may not see
 * persons, `personal-masked` for a paper of a person or household that was not opened with a reason, `restricted-locked`.
 */
export function refuseUnseen(
  { restricted }: OpenWorkspace,
  { owner_table: table, owner_id: id }: Owned,
): void {
  const desk = restricted.desk();
  if (!desk.me.canSeePersonal) throw new Refusal('personal-not-allowed');
  const register = registerOf(table);
  if (register?.store !== 'restricted') return;
  const fid = rowFidOf(restricted.db(), table, id);
  if (fid === undefined || desk.openingOf(table, fid) === null)
    throw new Refusal('personal-masked', namedInBoth('field', register));
  restricted.reading(table).seen([fid]);
}

/** True where `refuseUnseen` would refuse nothing. */
export function maySee(workspace: OpenWorkspace, owned: Owned): boolean {
  try {
    refuseUnseen(workspace, owned);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
