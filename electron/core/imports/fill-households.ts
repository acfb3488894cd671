import type { LawfulBasis } from '../../../shared/contract/import-choice.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { type ImportLayerResult, requireDecided } from './commit-set.ts';
import {
  type HouseholdPlan,
  planHouseholds,
  requireHouseholdStore,
  takeHouseholds,
} from './households/index.ts';
import { rememberProfile, statusOf } from './import-record.ts';
import type { WritableSet } from './inspected-set.ts';
import { openSource } from './open-set.ts';
import { accountOf, hasUnread, matchRows } from './plan-register.ts';
import { rowsAbove } from './rows-above.ts';
import type { SetDetails } from './set-details.ts';
import { runSteps, type StepOptions } from './steps.ts';
import type { Surroundings } from './surroundings.ts';

export const HOUSEHOLDS = 'household';

/**
 * Takes a household list into the restricted store, and into `workspace.gpkg` no more than that it was taken in. Refuses
 * `restricted-missing`, `restricted-locked`, `basis-missing` and what `requireDecided` refuses.
 */
export async function fillHouseholds(
  workspace: OpenWorkspace,
  set: WritableSet,
  details: SetDetails,
  { gazetteer }: Pick<Surroundings, 'gazetteer'>,
  { rehearse, ...control }: StepOptions & { readonly rehearse: boolean },
): Promise<ImportLayerResult> {
  const { filling } = set;
  if (filling?.register !== HOUSEHOLDS) throw new Error('no list of households');
  const basis = details.basis ?? null;
  requireHouseholdStore(workspace.restricted, basis);
  requireDecided(set);
  const file = openSource(set.recipe, { db: workspace.db, gazetteer });
  try {
    const { index, rows } = await runSteps(
      matchRows(file, set, filling, { db: workspace.db, gazetteer }),
      control,
    );
    const { actions } = set.choice;
    const parts = {
      db: workspace.restricted.db(),
      index,
      actions,
      unread: hasUnread(set),
      above: rowsAbove(set.recipe),
    };
    const plan = await runSteps(planHouseholds(parts, rows()), { signal: control.signal });
    const { account } = accountOf(set, plan);
    const taken = account.inserted + account.updated + account.unchanged + plan.missing.length > 0;
    if (taken && !rehearse) write(workspace, set, details, basis, { ...plan, account });
    const title = registerOf(HOUSEHOLDS)!.th;
    return {
      name: HOUSEHOLDS,
      title,
      status: statusOf(set, account),
      issues: [...set.shown.issues],
      ...account,
    };
  } finally {
    file.close();
  }
}

function write(
  workspace: OpenWorkspace,
  set: WritableSet,
  details: SetDetails,
  basis: LawfulBasis | null,
  plan: HouseholdPlan,
): void {
  const { profile, hashes, source, encoding, crs } = set;
  const origin = {
    agency: details.source,
    asOf: details.asOf,
    sha256: hashes?.original ?? null,
    bytes: source.original.size,
    encoding: encoding.name,
    crs: crs.finding.id,
    profileId: profile?.id ?? null,
  };
  takeHouseholds(workspace, plan, basis, origin, {
    batch: details.batch ?? null,
    note: (change) => rememberProfile(change, set, details),
  });
}
