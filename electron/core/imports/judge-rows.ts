import type { AreaMatch } from '../../../shared/contract/import-findings.ts';
import type { ReadableDb } from '../db/types.ts';
import type { FeatureSource } from '../formats/index.ts';
import { loadGeos } from '../geometry/index.ts';
import { AreaFinder } from './area-shapes.ts';
import { HOUSEHOLDS } from './fill-households.ts';
import { NO_SHAPE_FINDINGS, type ShapeFindings } from './found-shapes.ts';
import { planHouseholds } from './households/index.ts';
import type { InspectedSet, PlannedRows } from './inspected-set.ts';
import { fillableRegister, fillingOf, mappingOf, type RegisterFilling } from './mapping-of.ts';
import { withheldNames } from './open-layer.ts';
import { accountOf, hasUnread, matchRows, planRegister } from './plan-register.ts';
import { rowsAbove } from './rows-above.ts';
import { shapeFindings } from './shape-findings.ts';
import { runSteps, type StepOptions } from './steps.ts';
import type { Surroundings } from './surroundings.ts';

type ReadSet = Pick<
  InspectedSet,
  'choice' | 'profile' | 'asked' | 'recipe' | 'crs' | 'table' | 'reading' | 'spoolPath'
>;
type Judged = Pick<InspectedSet, 'filling' | 'mapping' | 'planned' | 'placedBy' | 'shapes'>;

export interface JudgeOptions extends StepOptions {
  readonly quick?: boolean;
  readonly earlier?: InspectedSet | undefined;
}

const NONE_WITHHELD: ReadonlySet<string> = new Set();

/** Compares the rows with one another and with the workspace: shapes, areas, the rows of the register to be filled. */
export async function judgeRows(
  file: FeatureSource,
  set: ReadSet,
  surroundings: Surroundings,
  exists: (code: string) => boolean,
  options: JudgeOptions,
): Promise<Judged> {
  const { choice, table, asked, profile } = set;
  const quick = options.quick ?? false;
  const register = choice.register === null ? null : fillableRegister(choice.register, surroundings.db);
  const byProfile = profile !== null && asked.mapping === null && choice.mapping !== null;
  const how = { mapping: choice.mapping, placing: set.recipe.placing };
  const withheld = register?.store === 'restricted' ? NONE_WITHHELD : withheldNames(set.reading);
  const mapping = register ? mappingOf(register, table, how, exists, byProfile, withheld) : null;
  const filling = register && mapping ? fillingOf(register, mapping) : null;
  const judged = { mapping, filling };
  if (quick) return { ...judged, planned: null, placedBy: null, shapes: NO_SHAPE_FINDINGS };
  const shapes = await shapesOf(file, set, options);
  const placedBy = await placedByAreas(file, set, surroundings, options);
  if (!filling || !surroundings.db) return { ...judged, planned: null, placedBy, shapes };
  const planned = await planFor(file, set, filling, { ...surroundings, db: surroundings.db }, options);
  return { ...judged, planned, placedBy, shapes };
}

type Around = Pick<Surroundings, 'gazetteer' | 'households'> & { readonly db: ReadableDb };

async function planFor(
  file: FeatureSource,
  set: ReadSet,
  filling: RegisterFilling,
  { db, gazetteer, households }: Around,
  options: StepOptions,
): Promise<PlannedRows> {
  const parts = { db, gazetteer };
  if (filling.register !== HOUSEHOLDS) {
    const made = await runSteps(
      planRegister(file, set, filling, { ...parts, geos: await loadGeos() }),
      options,
    );
    const { account, skipped, tally, matching, plan } = made;
    return { account, skipped, tally, areaMatch: matching.report, rowMatch: plan.report };
  }
  const { matching, tally, index, rows } = await runSteps(matchRows(file, set, filling, parts), options);
  const areaMatch = matching.report;
  const store = households();
  if (store === 'locked') {
    // Nothing is known of what stands in it: which rows are new can't be told.
    const { account, skipped } = set.reading;
    return { account, skipped, tally, areaMatch, rowMatch: null };
  }
  const kept = store === 'none' ? null : store;
  const { actions } = set.choice;
  const made = planHouseholds(
    { db: kept, index, actions, unread: hasUnread(set), above: rowsAbove(set.recipe) },
    rows(),
  );
  const plan = await runSteps(made, { signal: options.signal });
  tally.mergeAlike(plan.tally, 'area-unmatched');
  return { ...accountOf(set, plan), tally, areaMatch, rowMatch: plan.report };
}

/** Shapes are looked at once for each way of reading them. */
async function shapesOf(
  file: FeatureSource,
  set: ReadSet,
  { earlier, ...steps }: JudgeOptions,
): Promise<ShapeFindings> {
  if (earlier && earlier.reading === set.reading) return earlier.shapes;
  const polygons = set.reading.geometryType === 'Polygon' || set.reading.geometryType === 'MultiPolygon';
  if (!polygons && set.reading.mended.size === 0) return NO_SHAPE_FINDINGS;
  return runSteps(shapeFindings(file, set, await loadGeos()), { signal: steps.signal });
}

async function placedByAreas(
  file: FeatureSource,
  { recipe, table }: ReadSet,
  surroundings: Surroundings,
  { signal }: StepOptions,
): Promise<AreaMatch | null> {
  if (!recipe.areas) return null;
  const matching = await runSteps(new AreaFinder(recipe.areas, surroundings).report(file, table), { signal });
  return matching?.report ?? null;
}
