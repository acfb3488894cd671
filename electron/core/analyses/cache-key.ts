import { createHash } from 'node:crypto';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { Recipe } from '../../../shared/contract/recipe.ts';
import { placeFieldsIn } from '../../../shared/domain/place-fields.ts';
import { areaStamp } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { rowSource } from '../layers/index.ts';
import { catalogueLayers, rowsInForce } from './analyses.queries.ts';
import { householdAreas, type Plan } from './plan-recipe.ts';
import type { RowsPlan } from './plan-rows.ts';

/** Keys of another making can't be held against each other. */
const MAKING = '2:';

const NAMES_TODAY = /today|วันนี้/i;

/** Whether a formula asks for the day, so that the same rows give another answer tomorrow. */
export const asksDay = ({ steps }: Recipe): boolean =>
  steps.some(
    (step) =>
      (step.op === 'calculate' && NAMES_TODAY.test(step.expression)) ||
      (step.op === 'select-by-value' && NAMES_TODAY.test(step.where)),
    // Who holds a role is told by the day.
  ) || placeFieldsIn(steps).some(({ from }) => from === 'role_assignment');

/**
 * What an answer stands on: the same steps on the same rows, and where a formula asks for today on the same day. The title
 * does not count, the order of steps does. Areas that retire leave the rows in force overnight without a new version, so
 * these are counted; what is withheld of households follows from all areas that they may be asked by, so these stand in it.
 *
 * @param day `YYYY-MM-DD` in Thailand
 */
export function cacheKey(
  workspace: OpenWorkspace,
  plan: Plan | RowsPlan,
  inputs: AnalysisResult['inputs'],
  day: string,
): string {
  const { db } = workspace;
  const { recipe } = plan;
  const { table } = plan.kind === 'rows' ? plan.main : plan.rows.root;
  const rows = inputs.map(({ name, version }) => [name, version, rowsInForce(db, name)]);
  const area = areaStamp(workspace, rowSource(workspace, table), recipe.within ?? null);
  const ofPersons = plan.kind === 'counted' && plan.restricted;
  const others = ofPersons
    ? householdAreas(catalogueLayers(db)).map(({ table, layer }) => [
        table,
        layer?.version,
        rowsInForce(db, table),
      ])
    : [];
  const how = recipe.measure === 'utm' ? [recipe.measure] : [];
  const parts = [recipe.recipeVersion, recipe.steps, rows, area, asksDay(recipe) ? day : '', others, ...how];
  return `${MAKING}${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}

/** True of a key that can be held against one that is made now. */
export const isComparable = (key: unknown): key is string =>
  typeof key === 'string' && key.startsWith(MAKING);
