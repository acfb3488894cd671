import type { JournalState, UndoResult } from '../../../../shared/contract/journal.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { journalText } from '../../../../shared/text/journal.ts';
import type { RestrictedStore } from '../../context.ts';
import { redoHouseholdImport, undoHouseholdImport } from '../household-imports.ts';
import { redoRestrictedSet, revertRestrictedSet } from '../undo.queries.ts';
import { importOfSet, type RestrictedSet, redoCandidate, setById, undoCandidate } from './history.queries.ts';

/** What undo and redo of the restricted store would do now. */
export const restrictedJournal = (restricted: RestrictedStore): JournalState => ({
  undo: undoCandidate(restricted.db()),
  redo: redoCandidate(restricted.db())?.set ?? null,
});

function answer(restricted: RestrictedStore, id: string): UndoResult {
  const changeSet = setById(restricted.db(), id);
  if (!changeSet) throw new Error(`no change set ${id}`);
  return { changeSet, state: restrictedJournal(restricted), keptLater: 0 };
}

function takeBack(restricted: RestrictedStore, set: RestrictedSet): UndoResult {
  const importId = importOfSet(restricted.db(), set.id);
  if (importId !== null) undoHouseholdImport(restricted, importId);
  else {
    const label = journalText.undo({ th: set.label, en: set.labelEn });
    restricted.change({ kind: 'undo', label, reverts: set.id }, (db) => revertRestrictedSet(db, set.id));
  }
  return answer(restricted, set.id);
}

/** Takes the last change of the store back. Refuses `nothing-to-undo`. */
export function undoRestricted(restricted: RestrictedStore): UndoResult {
  const set = undoCandidate(restricted.db());
  if (!set) throw new Refusal('nothing-to-undo');
  return takeBack(restricted, set);
}

/** Takes one change back, also long after it. Refuses `nothing-to-undo`, and `undo-conflict` where later ones build on it. */
export function revertRestricted(restricted: RestrictedStore, id: string): UndoResult {
  const set = setById(restricted.db(), id);
  if (!set?.canRevert) throw new Refusal('nothing-to-undo');
  return takeBack(restricted, set);
}

/** Brings the last change back that was taken back. Refuses `nothing-to-redo`. */
export function redoRestricted(restricted: RestrictedStore): UndoResult {
  const found = redoCandidate(restricted.db());
  if (!found) throw new Refusal('nothing-to-redo');
  const { undo, set } = found;
  const importId = importOfSet(restricted.db(), undo);
  if (importId !== null) redoHouseholdImport(restricted, importId);
  else {
    const label = journalText.redo({ th: set.label, en: set.labelEn });
    restricted.change({ kind: 'redo', label, reverts: undo }, (db) => void redoRestrictedSet(db, undo));
  }
  return answer(restricted, set.id);
}
