import type { LawfulBasis } from '../../../../shared/contract/import-choice.ts';
import { householdsText } from '../../../../shared/text/households.ts';
import type { Change, OpenWorkspace } from '../../context.ts';
import { HOUSEHOLD_IMPORT, type HouseholdOrigin, undoHouseholdImport } from '../../restricted/index.ts';
import type { HouseholdPlan } from './household-types.ts';
import { newRowId } from './households.queries.ts';
import { requireHouseholdStore, writeHouseholds } from './write-households.ts';

type Target = Pick<OpenWorkspace, 'change' | 'restricted'>;

/** What goes with the note of a list in `workspace.gpkg`. */
export interface TakeAlong {
  /** What it is undone together with. */
  readonly batch?: string | null;
  /** Writes what else is to be remembered, in the same change set. */
  readonly note?: (change: Change) => void;
}

/**
 * Takes a list in: its rows into the restricted store, into `workspace.gpkg` no more than that there was an import, by
 * counts and the file's hash. Each store has its own change set; when one fails, the other is taken back.
 * Refuses `restricted-missing`, `restricted-locked` and `basis-missing`.
 */
export function takeHouseholds(
  workspace: Target,
  plan: HouseholdPlan,
  basis: LawfulBasis | null,
  origin: HouseholdOrigin,
  { batch = null, note }: TakeAlong = {},
): { readonly importId: string; readonly households: number; readonly members: number } {
  const { restricted } = workspace;
  requireHouseholdStore(restricted, basis);
  const importId = newRowId();
  let written: { households: number; members: number } | null = null;
  try {
    workspace.change({ kind: HOUSEHOLD_IMPORT, label: householdsText.importing, batch }, (change) => {
      const source = change.insert('dataset_source', sourceRow(origin));
      change.insert('import_job', { id: importId, source_id: source.id, ...jobRow(plan) });
      note?.(change);
      const ids = { importId, sourceId: source.id, workspaceSet: change.id };
      written = writeHouseholds(restricted, plan, basis, origin, ids);
    });
  } catch (error) {
    if (written !== null) undoHouseholdImport(restricted, importId);
    throw error;
  }
  if (written === null) throw new Error('no list was written');
  return { importId, ...(written as { households: number; members: number }) };
}

/** Nothing of a person: a file's name may be one's, and so may what an agency is called. */
const sourceRow = ({ asOf, sha256, bytes, encoding, crs }: HouseholdOrigin) => ({
  name_th: householdsText.source.th,
  received_on: new Date().toISOString().slice(0, 10),
  as_of_date: asOf,
  contains_personal: 1,
  file_sha256: sha256,
  file_bytes: bytes,
  ...{ encoding, crs },
});

function jobRow({ account }: HouseholdPlan) {
  const now = new Date().toISOString();
  return {
    register: 'household',
    status: account.skipped > 0 ? 'partial' : 'done',
    read_rows: account.read,
    inserted: account.inserted,
    updated: account.updated,
    unchanged: account.unchanged,
    skipped: account.skipped,
    started_at: now,
    finished_at: now,
  };
}
