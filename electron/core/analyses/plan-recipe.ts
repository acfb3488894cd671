import { type Recipe, recipe as recipeSchema, type StepOf } from '../../../shared/contract/recipe.ts';
import { UNSAFE_HOUSES } from '../../../shared/domain/household-sets.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { formatAskedDistance } from '../../../shared/domain/units.ts';
import type { NearWords } from '../../../shared/text/analyses.ts';
import type { CatalogueLayer } from './analyses.queries.ts';
import { planRows, type RowsPlan } from './plan-rows.ts';
import { type PlannedInput, resolveInput } from './planned-input.ts';
import { type CountedStep, isCounted } from './task-step.ts';
import { HOUSEHOLD_DISTANCES_M } from './withheld/index.ts';

/** What a step works on: the layer at the root, and the conditions that steps before it put. */
export interface Chain {
  readonly root: PlannedInput;
  readonly near: readonly NearWords[];
}

export interface Plan {
  readonly kind: 'counted';
  readonly recipe: Recipe & { readonly steps: readonly CountedStep[] };
  readonly inputs: ReadonlyMap<string, PlannedInput>;
  readonly last: CountedStep;
  /** The rows of the result: areas, or the features that are kept. */
  readonly rows: Chain;
  /** What is counted or measured in them; for a last `near` the kept features themselves. */
  readonly subject: Chain;
  /** A figure was made from restricted rows, so it is shown only as far as it may be. */
  readonly restricted: boolean;
}

/**
 * The areas that households may be counted in: those for all of which together it is decided what is withheld. Any other
 * layer may hold the same areas once more.
 */
export const AREA_REGISTERS: readonly string[] = [
  'subdistrict',
  'district',
  'zone',
  'council_area',
  'province',
];

const invalid = (reason: string): Refusal => new Refusal('recipe-invalid', { reason });

/**
 * Checks a recipe against the workspace's layers and resolves what it names. Recipes of `near` and figures in areas alone
 * are planned so that households may be asked of; all others over rows with fields. Refuses `recipe-invalid` (what does
 * not fit together, and every recipe whose result would show where restricted rows lie) and `recipe-input-missing`.
 */
export function planRecipe(candidate: unknown, layers: readonly CatalogueLayer[]): Plan | RowsPlan {
  const recipe = readRecipe(candidate);
  return recipe.steps.every(isCounted) ? planCounted(recipe, layers) : planRows(recipe, layers);
}

/** The plan of a recipe whose figures may be about households. Refuses as `planRecipe` does. */
export function planCounted(recipe: Recipe, layers: readonly CatalogueLayer[]): Plan {
  const steps = recipe.steps.filter(isCounted);
  if (steps.length < recipe.steps.length) throw invalid('steps');
  const inputs = new Map<string, PlannedInput>();
  const outputs = new Map<string, Chain>();
  const chainOf = (name: string): Chain => {
    if (name.startsWith('#')) {
      const earlier = outputs.get(name.slice(1));
      if (!earlier) throw invalid(`${name} is no earlier step`);
      return earlier;
    }
    const known = inputs.get(name) ?? resolveInput(name, layers);
    if (known.layer?.geometry_type === 'None') throw invalid(`${name} has no geometry`);
    inputs.set(name, known);
    return { root: known, near: [] };
  };
  let plan: Pick<Plan, 'rows' | 'subject' | 'last'> | null = null;
  for (const [at, step] of steps.entries()) {
    if (outputs.has(step.id)) throw invalid(`two steps are called ${step.id}`);
    const chains = step.op === 'near' ? nearChains(step, chainOf) : areaChains(step, chainOf);
    if (chains.subject.root.restricted) refuseTelling(step, chains, at === steps.length - 1);
    outputs.set(step.id, chains.rows);
    plan = { ...chains, last: step };
  }
  if (!plan) throw invalid('no steps');
  const restricted = plan.subject.root.restricted;
  if (plan.rows.root.restricted) throw refusedAs('households-rows');
  return { kind: 'counted', recipe: { ...recipe, steps }, inputs, ...plan, restricted };
}

const refusedAs = (problem: string, details: Record<string, string> = {}): Refusal =>
  new Refusal('recipe-invalid', { problem, ...details });

function readRecipe(candidate: unknown): Recipe {
  const result = recipeSchema.safeParse(candidate);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw invalid(issue ? `${issue.path.join('.') || 'recipe'}: ${issue.message}` : 'not a recipe');
}

const isHouseholdArea = ({ layer, register }: PlannedInput): boolean =>
  layer?.kind === 'register' && AREA_REGISTERS.includes(register ?? '');

/** Every layer of areas that households may be asked by. */
export const householdAreas = (layers: readonly CatalogueLayer[]): PlannedInput[] =>
  layers
    .map(({ name }) => resolveInput(name, layers))
    .filter((input) => isHouseholdArea(input) && input.areal);

/** Refuses the step that asks of households what would tell where one stands. */
function refuseTelling(step: CountedStep, { rows, subject }: Chains, last: boolean): void {
  if (step.op !== 'near') {
    if (!isHouseholdArea(rows.root)) throw refusedAs('households-areas');
    if (!last) throw refusedAs('households-last');
    // Of two together it could not be decided what must be withheld for the sake of each alone.
    if (subject.near.length > 1) throw refusedAs('households-once');
    return;
  }
  if (step.beyond) throw refusedAs('households-beyond');
  if (HOUSEHOLD_DISTANCES_M.includes(step.distanceM)) return;
  const distances = HOUSEHOLD_DISTANCES_M.map((metres) => metres / 1000).join(', ');
  throw refusedAs('households-ladder', { distances });
}

type ChainOf = (name: string) => Chain;
type Chains = Pick<Plan, 'rows' | 'subject'>;

function nearChains(step: StepOf<'near'>, chainOf: ChainOf): Chains {
  const input = chainOf(step.input);
  const of = chainOf(step.of);
  // What is withheld is decided for one condition at a time.
  if (input.root.name === UNSAFE_HOUSES) throw refusedAs('households-unsafe');
  // What is near a household tells where it stands.
  if (of.root.restricted) throw refusedAs('households-from');
  const distance = {
    th: formatAskedDistance(step.distanceM, 'th'),
    en: formatAskedDistance(step.distanceM, 'en'),
  };
  const kept: Chain = {
    root: input.root,
    near: [...input.near, { of: of.root.noun, distance, beyond: step.beyond }],
  };
  return { rows: kept, subject: kept };
}

function areaChains(step: Exclude<CountedStep, { op: 'near' }>, chainOf: ChainOf): Chains {
  const rows = chainOf(step.areas);
  const subject = chainOf(step.input);
  if (!rows.root.areal) throw invalid(`step ${step.id}: ${step.areas} has no areas`);
  if (step.op === 'area-in-areas' && !subject.root.areal)
    throw invalid(`step ${step.id}: ${step.input} has no areas`);
  return { rows, subject };
}
