import type { LawfulBasis } from '../../../../shared/contract/import-choice.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { householdsText } from '../../../../shared/text/households.ts';
import type { RestrictedStore } from '../../context.ts';
import { currentSet, type HouseholdOrigin, insertImport } from '../../restricted/index.ts';
import type { HouseholdPlan, PlannedHousehold, PlannedMember } from './household-types.ts';
import { type HouseholdWriter, householdWriter } from './households.queries.ts';

type Store = Pick<RestrictedStore, 'change' | 'db' | 'desk' | 'who'>;

/** The ids under which both stores know an import. */
export interface ImportIds {
  readonly importId: string;
  readonly sourceId: string;
  /** The change set of `workspace.gpkg` that notes it. */
  readonly workspaceSet: string;
}

/**
 * Refuses `restricted-missing` or `restricted-locked` where the store is not open, and `basis-missing` where the user has
 * not said on what ground the list is kept.
 */
export function requireHouseholdStore(
  restricted: Pick<RestrictedStore, 'db'>,
  basis: LawfulBasis | null,
): asserts basis is LawfulBasis {
  restricted.db();
  if (basis === null) throw new Refusal('basis-missing');
}

/** Writes a planned list into the restricted store: one change set, with its ground and source. Audited by counts. */
export function writeHouseholds(
  restricted: Store,
  plan: HouseholdPlan,
  basis: LawfulBasis,
  origin: HouseholdOrigin,
  ids: ImportIds,
): { readonly households: number; readonly members: number } {
  const { importId, sourceId, workspaceSet } = ids;
  return restricted.change({ kind: 'import', label: householdsText.importing }, (db) => {
    const who = restricted.who();
    const writer = householdWriter(db, { importId, sourceId, who });
    const written = { households: 0, members: 0 };
    for (const household of plan.households) {
      const { households, members } = writeHousehold(writer, plan, household, basis);
      written.households += households;
      written.members += members;
    }
    for (const id of plan.missing) writer.removeHousehold(id);
    const changeSet = currentSet(db);
    insertImport(db, {
      ...written,
      ...{ id: importId, changeSet, workspaceSet, sourceId, origin, basis, who },
      account: plan.account,
    });
    restricted.desk().note({ action: 'import-households', subject: importId, rows: plan.account.read });
    return written;
  });
}

function writeHousehold(
  writer: HouseholdWriter,
  plan: HouseholdPlan,
  household: PlannedHousehold,
  basis: LawfulBasis,
): { households: number; members: number } {
  const verdicts = household.rows.map((row) => plan.verdictOf(row).action);
  if (verdicts.every((action) => action === 'skip')) return { households: 0, members: 0 };
  const { id, known, cells, filling, point, fillsPoint } = household;
  let written = 0;
  if (!known) {
    writer.insertHousehold(id, point, {
      recheck_status: 0,
      lawful_basis: basis.kind,
      keep_until: basis.keepUntil,
      ...cells,
    });
    written = 1;
  } else if (plan.actions.changed !== 'skip') {
    const all = plan.actions.changed === 'update';
    const change = { ...(all ? cells : filling), ...(point && (all || fillsPoint) ? { geom: point } : {}) };
    if (Object.keys(change).length > 0) {
      writer.updateHousehold(id, change);
      written = 1;
    }
  }
  const members = household.members.filter((member) => writeMember(writer, plan, id, member, basis)).length;
  return { households: written, members };
}

/** Returns whether anything was written. */
function writeMember(
  writer: HouseholdWriter,
  plan: HouseholdPlan,
  household: string,
  { id, row, known, cells, filling, moves }: PlannedMember,
  basis: LawfulBasis,
): boolean {
  const { action } = plan.verdictOf(row);
  if (action === 'skip' || action === 'same') return false;
  if (!known) {
    writer.insertMember(id, household, { ...cells, consent_basis: basis.kind });
    return true;
  }
  const change = { ...(action === 'fill' ? filling : cells), ...(moves ? { household_id: household } : {}) };
  if (Object.keys(change).length === 0) return false;
  writer.updateMember(id, { ...change, consent_basis: basis.kind });
  return true;
}
