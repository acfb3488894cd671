import { Refusal } from '../../../shared/domain/refusal.ts';
import { householdsText } from '../../../shared/text/households.ts';
import type { OpenWorkspace, RestrictedStore } from '../context.ts';
import { importOfWorkspaceSet, importState, setRedone, setUndone } from './household-imports.queries.ts';
import { currentSet, redoRestrictedSet, revertRestrictedSet, stands } from './undo.queries.ts';

type Store = Pick<RestrictedStore, 'change' | 'db' | 'desk'>;

/** The kind of change set of `workspace.gpkg` that notes a list. Taking it back takes the list back. */
export const HOUSEHOLD_IMPORT = 'household-import';

/** Takes the import of a list back. Refuses `nothing-to-undo` and `undo-conflict`. */
export function undoHouseholdImport(restricted: Store, importId: string): void {
  const state = importState(restricted.db(), importId);
  if (!state || state.undo_set !== null || !stands(restricted.db(), state.change_set_id))
    throw new Refusal('nothing-to-undo');
  const set = state.change_set_id;
  restricted.change({ kind: 'undo', label: householdsText.undoing, reverts: set }, (db) => {
    revertRestrictedSet(db, set);
    setUndone(db, importId, currentSet(db));
    restricted.desk().note({ action: 'undo-import-households', subject: importId });
  });
}

/** Brings an import back that was taken back. Refuses `nothing-to-redo` and `undo-conflict`. */
export function redoHouseholdImport(restricted: Store, importId: string): void {
  const state = importState(restricted.db(), importId);
  const undone = state?.undo_set ?? null;
  if (undone === null || !stands(restricted.db(), undone)) throw new Refusal('nothing-to-redo');
  restricted.change({ kind: 'redo', label: householdsText.redoing, reverts: undone }, (db) => {
    setRedone(db, importId, redoRestrictedSet(db, undone));
    restricted.desk().note({ action: 'redo-import-households', subject: importId });
  });
}

/** What an undo or redo of the workspace's journal has to do in the restricted store first. */
export interface HouseholdStep {
  /** Of the workspace's change set. */
  readonly id: string;
  readonly kind: string;
}

/**
 * Goes along with an undo or redo of the workspace: where the change set notes a list, the list is taken back or brought
 * back. Refuses `restricted-locked` and `restricted-missing` when it can't, before anything is done.
 */
export function followHouseholds(
  { restricted }: Pick<OpenWorkspace, 'restricted'>,
  step: HouseholdStep | null,
  way: 'undo' | 'redo',
): void {
  if (step?.kind !== HOUSEHOLD_IMPORT) return;
  const importId = importOfWorkspaceSet(restricted.db(), step.id);
  if (importId === null) return;
  try {
    if (way === 'undo') undoHouseholdImport(restricted, importId);
    else redoHouseholdImport(restricted, importId);
  } catch (error) {
    // Taken back or brought back by itself already: the workspace only catches up.
    if (!(error instanceof Refusal && /^nothing-to-/.test(error.code))) throw error;
  }
}
