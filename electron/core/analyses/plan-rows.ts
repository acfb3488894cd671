import type { Recipe, RecipeStep } from '../../../shared/contract/recipe.ts';
import { type Blank, OPERATIONS, type Takes } from '../../../shared/domain/operations.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { formatAskedDistance } from '../../../shared/domain/units.ts';
import type { NearWords, Noun } from '../../../shared/text/analyses.ts';
import { blankText, operationText } from '../../../shared/text/operations.ts';
import { roadText } from '../../../shared/text/roads.ts';
import type { CatalogueLayer } from './analyses.queries.ts';
import { type PlannedInput, resolveInput } from './planned-input.ts';

/** What a step gives, as far as it is known before it runs. */
export interface Source {
  /** The layer whose rows they are, or were made of. */
  readonly root: PlannedInput;
  readonly kind: Takes | 'any';
  /** The distances by which earlier steps chose them. */
  readonly near: readonly NearWords[];
}

/** A checked recipe over rows with fields: every operation, but none of households. */
export interface RowsPlan {
  readonly kind: 'rows';
  readonly recipe: Recipe;
  readonly inputs: ReadonlyMap<string, PlannedInput>;
  readonly last: RecipeStep;
  /** The layer that the last step's rows are of, and the one that they were held against. */
  readonly main: PlannedInput;
  readonly other: PlannedInput | null;
  readonly kindOfRows: Takes | 'any';
  /** The distances by which the rows of the result were chosen, and those of the other layer. */
  readonly near: readonly NearWords[];
  readonly otherNear: readonly NearWords[];
  /** What the roads are called along which a step measures, by the step's id. */
  readonly roads: ReadonlyMap<string, Noun>;
}

const invalid = (reason: string): Refusal => new Refusal('recipe-invalid', { reason });

/**
 * Checks that every step takes what its operation can work with. Refuses `recipe-invalid`, `recipe-input-missing`, and
 * households: what is counted of them goes by `near` and `count-in-areas` alone, where it is withheld as it must be.
 */
export function planRows(recipe: Recipe, layers: readonly CatalogueLayer[]): RowsPlan {
  const inputs = new Map<string, PlannedInput>();
  const outputs = new Map<string, Source>();
  const sourceOf = (name: string): Source => {
    if (name.startsWith('#')) {
      const earlier = outputs.get(name.slice(1));
      if (!earlier) throw invalid(`${name} is no earlier step`);
      return earlier;
    }
    const known = inputs.get(name) ?? resolveInput(name, layers);
    if (known.restricted) throw refusedHouseholds(recipe);
    inputs.set(name, known);
    return { root: known, kind: kindOf(known), near: [] };
  };
  const roads = new Map<string, Noun>();
  let plan: Omit<RowsPlan, 'kind' | 'recipe' | 'inputs' | 'roads'> | null = null;
  for (const step of recipe.steps) {
    if (outputs.has(step.id)) throw invalid(`two steps are called ${step.id}`);
    const [main, other] = sourcesOf(step, sourceOf);
    if (!main) throw invalid(`step ${step.id} has no rows`);
    const { yields } = OPERATIONS[step.op];
    const kind = yields === 'input' ? main.kind : yields === 'areas' ? 'polygon' : yields;
    if ('roads' in step && step.roads !== undefined) roads.set(step.id, sourceOf(step.roads).root.noun);
    const near = nearOf(step, main, other, roads.get(step.id));
    outputs.set(step.id, { root: main.root, kind, near });
    const otherNear = other?.near ?? [];
    plan = { main: main.root, other: other?.root ?? null, last: step, kindOfRows: kind, near, otherNear };
  }
  if (!plan) throw invalid('no steps');
  return { kind: 'rows', recipe, inputs, roads, ...plan };
}

const refusedHouseholds = ({ steps }: Recipe): Refusal =>
  steps.some((step) => 'roads' in step && step.roads !== undefined)
    ? new Refusal('recipe-invalid', { problem: 'roads-households' })
    : new Refusal('recipe-invalid', { problem: 'households-op' });

/** By which distances the rows of a step are chosen: those of the rows that it takes stay true where it chooses among them. */
function nearOf(
  step: RecipeStep,
  main: Source,
  of: Source | undefined,
  roads: Noun | undefined,
): NearWords[] {
  if (step.op === 'select-by-value' || step.op === 'select-by-location') return [...main.near];
  if (step.op !== 'near' || of === undefined) return [];
  const distance = {
    th: formatAskedDistance(step.distanceM, 'th'),
    en: formatAskedDistance(step.distanceM, 'en'),
  };
  const along = roads === undefined ? {} : { along: roadText.along(roads) };
  return [...main.near, { of: of.root.noun, distance, beyond: step.beyond, ...along }];
}

/** The layers of a step in the order of its blanks, each of a kind that the operation takes. */
function sourcesOf(step: RecipeStep, sourceOf: (name: string) => Source): Source[] {
  const values: Readonly<Record<string, unknown>> = step;
  const blanks = Object.entries<Blank>(OPERATIONS[step.op].blanks);
  return blanks.flatMap(([name, blank]): Source[] => {
    const value = values[name];
    if (blank.kind !== 'layer' || typeof value !== 'string') return [];
    const source = sourceOf(value);
    if (source.kind !== 'any' && !blank.takes.includes(source.kind)) {
      const word = blankText[name as keyof typeof blankText].th;
      throw invalid(
        `${operationText[step.op].title.th}: «${source.root.noun.name.th}» (${word}) ${KINDS[source.kind]}`,
      );
    }
    return [source];
  });
}

const KINDS: Readonly<Record<Takes, string>> = {
  point: 'เป็นจุด ใช้ไม่ได้',
  line: 'เป็นเส้น ใช้ไม่ได้',
  polygon: 'เป็นพื้นที่ ใช้ไม่ได้',
  table: 'ไม่มีตำแหน่งบนแผนที่ ใช้ไม่ได้',
};

function kindOf({ layer }: PlannedInput): Source['kind'] {
  const type = layer?.geometry_type ?? 'None';
  if (type.endsWith('Point')) return 'point';
  if (type.endsWith('LineString')) return 'line';
  if (type.endsWith('Polygon')) return 'polygon';
  return type === 'None' ? 'table' : 'any';
}
