import type { ChangeSet, UndoResult } from '../../../shared/contract/journal.ts';
import type { OpenWorkspace } from '../context.ts';
import { followHouseholds, HOUSEHOLD_IMPORT } from '../restricted/index.ts';

type Both = Pick<OpenWorkspace, 'journal' | 'restricted'>;

/**
 * Undoes the last change; where it notes a household list, the list goes from the restricted store with it. Each store has
 * its own journal: this only takes the same step in both. Refuses `restricted-locked` before anything is done.
 */
export const undoAll = (workspace: Both): UndoResult => step(workspace, 'undo');

/** The same for redo. */
export const redoAll = (workspace: Both): UndoResult => step(workspace, 'redo');

/** The same for one change set of the history, `kind` being its kind. */
export const revertAll = (workspace: Both, { id, kind }: Pick<ChangeSet, 'id' | 'kind'>): UndoResult => {
  const { journal, restricted } = workspace;
  if (kind === HOUSEHOLD_IMPORT) restricted.db();
  return inBoth(workspace, 'undo', () => journal.revert(id));
};

function step(workspace: Both, way: 'undo' | 'redo'): UndoResult {
  const { journal, restricted } = workspace;
  if (journal.state()[way]?.kind === HOUSEHOLD_IMPORT) restricted.db();
  return inBoth(workspace, way, () => journal[way]());
}

function inBoth({ journal, restricted }: Both, way: 'undo' | 'redo', here: () => UndoResult): UndoResult {
  const result = here();
  try {
    followHouseholds({ restricted }, result.changeSet, way);
  } catch (error) {
    journal[way === 'undo' ? 'redo' : 'undo']();
    throw error;
  }
  return result;
}
