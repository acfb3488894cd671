import type { ChangeSet, JournalState, UndoResult } from '../../../shared/contract/journal.ts';
import type { OpenWorkspace } from '../context.ts';
import { batchOf, clockOf, setsOfBatch } from '../journal/index.ts';
import { LINKS_OF_REMOVAL, REMOVAL } from '../records/index.ts';
import {
  followHouseholds,
  HOUSEHOLD_IMPORT,
  importOfSet,
  readingOf,
  redoRestricted,
  restrictedJournal,
  undoRestricted,
} from '../restricted/index.ts';

export type Both = Pick<OpenWorkspace, 'db' | 'journal' | 'restricted'>;

/** What the next step would be, and of which store. */
interface Step {
  readonly set: ChangeSet | null;
  readonly apart: boolean;
}

/** What the restricted store would do by itself: nothing while it is locked; a list goes with the note of it in the workspace. */
const apartStep = ({ restricted }: Both, way: 'undo' | 'redo'): ChangeSet | null => {
  if (restricted.state !== 'open') return null;
  const set = restrictedJournal(restricted)[way];
  return set === null || importOfSet(restricted.db(), set.id) !== null ? null : set;
};

/** Of two changes the later is undone first, and the earlier brought back first: as if there were one journal. */
export const nextStep = (workspace: Both, way: 'undo' | 'redo'): Step => {
  const here = workspace.journal.state()[way];
  const apart = apartStep(workspace, way);
  if (apart === null || here === null) return { set: apart ?? here, apart: apart !== null };
  // By the hybrid clock of both: a wall clock that was set back would put the earlier one first.
  const [there, now] = [readingOf(workspace.restricted.db(), apart.id), clockOf(workspace.db, here.id)];
  const first = way === 'undo' ? there > now : there < now;
  return { set: first ? apart : here, apart: first };
};

/** What undo and redo would do now, in whichever store. */
export const journalOfAll = (workspace: Both): JournalState => ({
  undo: nextStep(workspace, 'undo').set,
  redo: nextStep(workspace, 'redo').set,
});

/**
 * Undoes the last change, whichever store it was in; where it notes a household list, the list goes from the restricted store
 * with it. Each store has its own journal: this only takes the steps in the order in which they were done. Refuses
 * `restricted-locked` before anything is done. What one act made, as the layers of one file, goes together.
 */
export const undoAll = (workspace: Both): UndoResult => wholeAct(workspace, 'undo');

/** The same for redo. */
export const redoAll = (workspace: Both): UndoResult => wholeAct(workspace, 'redo');

/** Takes back what stands of a batch, whatever was done since: a batch that was given up half-way leaves nothing behind. */
export function revertBatch(workspace: Both, batch: string): void {
  workspace.journal.together(() => {
    for (const { id, kind, state } of setsOfBatch(workspace.db, batch))
      if (state === 'done') revertPlainly(workspace, { id, kind });
  });
}

const revertPlainly = (workspace: Both, { id, kind }: Pick<ChangeSet, 'id' | 'kind'>): UndoResult => {
  const { journal, restricted } = workspace;
  if (kind === HOUSEHOLD_IMPORT) restricted.db();
  return inBoth(workspace, 'undo', () => journal.revert(id));
};

/**
 * Takes one change set of the history back, `kind` being its kind. Refuses `undo-conflict` where that would lose what was done
 * since. An undo takes it back again; what a household list was is brought back by a redo, in both stores.
 */
export const revertAll = (workspace: Both, set: Pick<ChangeSet, 'id' | 'kind'>): UndoResult =>
  set.kind === HOUSEHOLD_IMPORT ? revertPlainly(workspace, set) : workspace.journal.takeOut(set.id);

/** The batch of the next step, or null where that stands by itself. */
export const nextBatch = (workspace: Both, way: 'undo' | 'redo'): string | null => {
  const { set, apart } = nextStep(workspace, way);
  return set === null || apart ? null : batchOf(workspace.db, set.id);
};

/** True where the next step belongs to the one just taken: links in the restricted store to rows that were deleted. */
export function goesAlong(workspace: Both, way: 'undo' | 'redo', { changeSet }: UndoResult): boolean {
  const { set, apart } = nextStep(workspace, way);
  if (set === null || set.label !== changeSet.label) return false;
  const [links, removal] = way === 'undo' ? [set, changeSet] : [changeSet, set];
  return apart === (way === 'undo') && links.kind === LINKS_OF_REMOVAL && removal.kind === REMOVAL;
}

function wholeAct(workspace: Both, way: 'undo' | 'redo'): UndoResult {
  const first = oneAct(workspace, way);
  return goesAlong(workspace, way, first) ? joined([first, oneAct(workspace, way)]) : first;
}

function oneAct(workspace: Both, way: 'undo' | 'redo'): UndoResult {
  const batch = nextBatch(workspace, way);
  if (batch === null) return step(workspace, way);
  const sets = setsOfBatch(workspace.db, batch);
  if (sets.some(({ kind }) => kind === HOUSEHOLD_IMPORT)) workspace.restricted.db();
  return workspace.journal.together(() => {
    const results: UndoResult[] = [];
    do results.push(step(workspace, way));
    while (nextBatch(workspace, way) === batch);
    return joined(results);
  });
}

/** What was done in several steps, told as one. */
export function joined(results: readonly UndoResult[]): UndoResult {
  const [last] = results.slice(-1);
  if (!last) throw new Error('no step was taken');
  const sets = results.map(({ changeSet }) => changeSet);
  const words = (key: 'label' | 'labelEn'): string => [...new Set(sets.map((set) => set[key]))].join(' · ');
  return {
    changeSet: {
      ...last.changeSet,
      ...{ label: words('label'), labelEn: words('labelEn') },
      rows: sets.reduce((sum, { rows }) => sum + rows, 0),
    },
    state: last.state,
    keptLater: results.reduce((sum, { keptLater }) => sum + keptLater, 0),
  };
}

export function step(workspace: Both, way: 'undo' | 'redo'): UndoResult {
  const { journal, restricted } = workspace;
  const { set, apart } = nextStep(workspace, way);
  if (apart) {
    const result = way === 'undo' ? undoRestricted(restricted) : redoRestricted(restricted);
    return { ...result, state: journalOfAll(workspace) };
  }
  if (set?.kind === HOUSEHOLD_IMPORT) restricted.db();
  const result = inBoth(workspace, way, () => journal[way]());
  return { ...result, state: journalOfAll(workspace) };
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
