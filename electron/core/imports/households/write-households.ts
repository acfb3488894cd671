import type { LawfulBasis } from '../../../../shared/contract/import-choice.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { householdsText } from '../../../../shared/text/households.ts';
import type { RestrictedStore } from '../../context.ts';
import type { SqlValue } from '../../db/index.ts';
import { currentSet, type HouseholdOrigin, insertImport } from '../../restricted/index.ts';
import type { RowAction } from '../matching/index.ts';
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

/**
 * Writes a planned list into the restricted store: one change set, with its ground and source. Audited by counts. Throws
 * when what is written is not what was announced.
 */
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
    const writing = new HouseholdWriting(householdWriter(db, { importId, sourceId, who }), plan, basis);
    for (const household of plan.households) writing.write(household);
    for (const id of plan.missing) writing.writer.removeHousehold(id);
    writing.requireAsAnnounced();
    const { households, members } = writing;
    const changeSet = currentSet(db);
    insertImport(db, {
      ...{ households, members },
      ...{ id: importId, changeSet, workspaceSet, sourceId, origin, basis, who },
      account: plan.account,
    });
    restricted.desk().note({ action: 'import-households', subject: importId, rows: plan.account.read });
    return { households, members };
  });
}

/** Writes households one after the other, each row by its own verdict, and counts the rows by which something was written. */
class HouseholdWriting {
  readonly writer: HouseholdWriter;
  private readonly plan: HouseholdPlan;
  private readonly basis: LawfulBasis;
  households = 0;
  members = 0;
  private inserted = 0;
  private updated = 0;

  constructor(writer: HouseholdWriter, plan: HouseholdPlan, basis: LawfulBasis) {
    this.writer = writer;
    this.plan = plan;
    this.basis = basis;
  }

  write(household: PlannedHousehold): void {
    const [first] = household.rows;
    const members = new Map(household.members.map((member) => [member.row, member]));
    const acting = household.rows.filter(
      (row) => !['skip', 'same'].includes(this.plan.verdictOf(row).action),
    );
    if (acting.length === 0) return;
    const isApart = acting.some((row) => this.plan.verdictOf(row).action === 'insert');
    const written =
      isApart && household.apart ? { ...household, known: false, ...household.apart } : household;
    const own = this.writeItself(written);
    for (const row of acting) {
      const member = members.get(row);
      const wrote = member ? this.writeMember(written, member) : false;
      if (!wrote && !(own && row === first)) continue;
      if (this.plan.verdictOf(row).action === 'insert') this.inserted++;
      else this.updated++;
    }
  }

  /** Makes the household for whichever of its rows is taken in; one that stands is changed by its first row alone. */
  private writeItself(household: PlannedHousehold): boolean {
    const { id, known, cells, point, rows } = household;
    const { kind, keepUntil } = this.basis;
    const change = known ? this.changeOf(household, this.plan.verdictOf(rows[0] ?? 0).action) : null;
    if (known && (!change || Object.keys(change).length === 0)) return false;
    if (change) this.writer.updateHousehold(id, change);
    else {
      const kept = { recheck_status: 0, lawful_basis: kind, keep_until: keepUntil };
      this.writer.insertHousehold(id, point, { ...kept, ...cells });
    }
    this.households++;
    return true;
  }

  private changeOf(
    { cells, filling, point, fillsPoint }: PlannedHousehold,
    action: RowAction,
  ): Record<string, SqlValue> {
    if (action !== 'update' && action !== 'fill') return {};
    const all = action === 'update';
    return { ...(all ? cells : filling), ...(point && (all || fillsPoint) ? { geom: point } : {}) };
  }

  private writeMember(
    household: PlannedHousehold,
    { id, row, known, cells, filling, moves }: PlannedMember,
  ): boolean {
    const { action } = this.plan.verdictOf(row);
    const { kind } = this.basis;
    if (!known) {
      // The row changes its household; its person is something new that the user does not want.
      if (action !== 'insert' && this.plan.actions.new === 'skip' && !household.disputed) return false;
      this.writer.insertMember(id, household.id, { ...cells, consent_basis: kind });
      this.members++;
      return true;
    }
    const change = {
      ...(action === 'fill' ? filling : cells),
      ...(moves ? { household_id: household.id } : {}),
    };
    if (Object.keys(change).length === 0) return false;
    this.writer.updateMember(id, { ...change, consent_basis: kind });
    this.members++;
    return true;
  }

  requireAsAnnounced(): void {
    const { inserted, updated } = this.plan.account;
    if (this.inserted !== inserted || this.updated !== updated)
      throw new Error(
        `${this.inserted} and ${this.updated} rows written, ${inserted} and ${updated} announced`,
      );
  }
}
