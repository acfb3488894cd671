import type { IssueCode } from '../../../shared/contract/codes.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { importsText } from '../../../shared/text/imports.ts';
import type { Change, OpenWorkspace } from '../context.ts';
import type { SqlValue } from '../db/types.ts';
import type { CellValue, FeatureSource } from '../formats/index.ts';
import { loadGeos } from '../geometry/index.ts';
import { type ImportLayerResult, type ImportTarget, requireDecided } from './commit-set.ts';
import { insertOrigin, rememberProfile, statusOf } from './import-record.ts';
import type { WritableSet } from './inspected-set.ts';
import { type PlanRow, type WriteParts, writePlan } from './matching/index.ts';
import { namesAbove } from './names-above.ts';
import { openSource } from './open-set.ts';
import { keepOriginals } from './original-shapes.ts';
import { watchedRows } from './personal/index.ts';
import { planRegister, type RegisterPlan } from './plan-register.ts';
import type { SetDetails } from './set-details.ts';
import { drain, type StepOptions } from './steps.ts';
import type { Surroundings } from './surroundings.ts';

/** Of the whole work, what comparing the rows with those that stand is. */
const PLANNING = 0.3;

/**
 * Fills a register from an inspected set: one change set, taken back by one undo. Rows are compared again with the state
 * in which they are written. Refuses what `requireDecided` refuses, and `register-fields-missing` where no row has what
 * the register needs.
 *
 * @param db reads the workspace that `target` writes to
 */
export async function fillSet(
  { target, db }: { target: ImportTarget; db: OpenWorkspace['db'] },
  set: WritableSet,
  details: SetDetails,
  surroundings: Pick<Surroundings, 'gazetteer'>,
  control: StepOptions = {},
): Promise<ImportLayerResult> {
  const { filling } = set;
  if (!filling) throw new Error('no register to be filled');
  requireDecided(set);
  const { gazetteer } = surroundings;
  const geos = await loadGeos();
  const file = openSource(set.recipe, { db, gazetteer });
  const { signal, onProgress } = control;
  try {
    const planning = { signal, onProgress: (share: number) => onProgress?.(share * PLANNING) };
    const planned = drain(planRegister(file, set, filling, { db, gazetteer, geos }), planning);
    requireFilled(set, planned);
    const { register, index } = planned;
    const parts = {
      ...{ register, db, index, actions: set.choice.actions, geos, gazetteer, signal },
      namesAbove: register.key === 'subdistrict' ? namesAbove(file, set) : new Map(),
      onProgress: (share: number) => onProgress?.(PLANNING + share * (1 - PLANNING)),
    };
    if (isNothing(planned)) return resultOf(set, planned);
    const { batch = null } = details;
    const label = { kind: 'import', label: importsText.imported(details.title), batch };
    return target.change(label, (change) => write(change, file, set, details, planned, parts));
  } finally {
    file.close();
  }
}

function write(
  change: Change,
  file: FeatureSource,
  set: WritableSet,
  details: SetDetails,
  { register, plan, rows, account }: RegisterPlan,
  parts: Omit<WriteParts, 'origin'>,
): ImportLayerResult {
  const { issues } = set.shown;
  const into = { layer: register.key, register: register.key, issues, account };
  const origin = insertOrigin(change, set, details, into);
  const fields = register.fields.map(({ name }) => name);
  const cellsOf = ({ fields: said }: PlanRow): CellValue[] => fields.map((name) => asCell(said[name]));
  const watched = (): Iterable<PlanRow> => watchedRows(rows(), fields, cellsOf, set.source.name);
  writePlan(change, plan, watched, { ...parts, origin });
  keepOriginals(change, file, set, { layer: register.key, importId: origin.importId });
  rememberProfile(change, set, details);
  return resultOf(set, { register, account });
}

/** True where no row is taken and none goes: there is nothing to be noted, and nothing to be taken back. */
const isNothing = ({ account: { inserted, updated, unchanged }, plan }: RegisterPlan): boolean =>
  inserted + updated + unchanged + plan.removals.length === 0;

const resultOf = (
  set: WritableSet,
  { register, account }: Pick<RegisterPlan, 'register' | 'account'>,
): ImportLayerResult => ({
  ...{ name: register.key, title: register.th, status: statusOf(set, account) },
  ...{ issues: [...set.shown.issues], ...account },
});

const asCell = (value: SqlValue | undefined): CellValue =>
  typeof value === 'string' || typeof value === 'number' ? value : null;

const LACKING: ReadonlySet<IssueCode> = new Set(['required-missing', 'area-unmatched', 'code-missing']);

/** A file of which no row has what the register needs is not for it. */
function requireFilled({ filling }: WritableSet, { register, account, plan }: RegisterPlan): void {
  const taken = account.inserted + account.updated + account.unchanged;
  if (taken > 0 || plan.skipped.length === 0 || !plan.skipped.every(({ code }) => LACKING.has(code))) return;
  const targets = new Set(filling?.mapping.map(({ field }) => field));
  const fields = register.fields.filter(({ name, required }) => required && !targets.has(name));
  throw new Refusal('register-fields-missing', {
    ...namedInBoth('register', register),
    ...(register.key === 'village' ? { village: 1 } : {}),
    fields: fields.map(({ th }) => th).join(', '),
    fieldsEn: fields.map(({ en }) => en).join(', '),
  });
}
