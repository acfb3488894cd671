import type { Question } from '../../../shared/contract/analyses.ts';
import type { Bilingual, CellValue } from '../../../shared/contract/base.ts';
import { RECIPE_VERSION, type Recipe, type RecipeStep, recipe } from '../../../shared/contract/recipe.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { formatDistance } from '../../../shared/domain/units.ts';
import { householdNoun, questionText } from '../../../shared/text/analyses.ts';
import type { CatalogueLayer } from './analyses.queries.ts';
import { AREA_REGISTERS, HOUSEHOLD_DISTANCES_M, planCounted } from './plan-recipe.ts';
import { titleOf } from './result-words.ts';

/** A layer with what decides whether it can be chosen. */
export interface AskableLayer extends CatalogueLayer {
  readonly rows: number;
}
export type HouseholdState = 'none' | 'locked' | 'empty' | 'open';

const DISTANCE_FIRST = 1000;

type Part = Question['parts'][number];
type Blank = Extract<Part, { blank: string }>;
type Option = Blank['options'][number];

/** The questions of a decision meeting as sentences with blanks, with what can be chosen in this workspace. */
export function questionsOf(layers: readonly AskableLayer[], households: HouseholdState): Question[] {
  const usable = layers.filter((layer) => layer.kind !== 'result' && layer.geometry_type !== 'None');
  return [countNearQuestion(usable, households), areaWithinQuestion(usable, households)];
}

function countNearQuestion(layers: readonly AskableLayer[], households: HouseholdState): Question {
  const words = questionText.countNear;
  const areas = registerAreas(layers).map(layerOption);
  const counted = [
    ...householdOption(households),
    ...layerOptions(layers, ['village', 'housing_project', 'community_forest'], AREA_REGISTERS),
  ];
  const near = layerOptions(layers, ['community_forest', 'housing_project', 'village'], AREA_REGISTERS);
  const distances = HOUSEHOLD_DISTANCES_M.map((metres) =>
    option(metres, { th: formatDistance(metres, 'th'), en: formatDistance(metres, 'en') }),
  );
  return {
    id: 'count-near',
    title: words.title,
    parts: [
      { text: words.lead },
      blank('subject', counted),
      { text: words.in },
      blank('areas', areas, 'subdistrict'),
      { text: words.near },
      { blank: 'distance', kind: 'distance', options: distances, value: DISTANCE_FIRST },
      { text: words.of },
      blank('of', near),
    ],
    blockedBy: blockOf(areas, counted, households) ?? blockOf(areas, near, households),
  };
}

function areaWithinQuestion(layers: readonly AskableLayer[], households: HouseholdState): Question {
  const words = questionText.areaWithin;
  const areas = areaOptions(layers);
  const polygons = layers.filter((layer) => layer.geometry_type.endsWith('Polygon'));
  const forests = layerOptions(polygons, ['community_forest'], AREA_REGISTERS);
  return {
    id: 'area-within',
    title: words.title,
    parts: [
      { text: words.lead },
      blank('subject', forests),
      { text: words.in },
      blank('areas', areas, 'zone'),
    ],
    blockedBy: blockOf(areas, forests, households),
  };
}

/** The recipe that a filled question stands for. Refuses `recipe-invalid` and what the recipe's layers refuse. */
export function recipeOfQuestion(
  id: string,
  values: Record<string, CellValue>,
  layers: readonly CatalogueLayer[],
): Recipe {
  const text = (key: string): string => {
    const value = values[key];
    if (typeof value !== 'string' || value === '') throw new Refusal('recipe-invalid', { reason: key });
    return value;
  };
  const steps = stepsOf(id, text, values.distance);
  const draft = recipe.parse({ recipeVersion: RECIPE_VERSION, title: id, steps });
  return { ...draft, title: titleOf(planCounted(draft, layers)).th };
}

function stepsOf(id: string, text: (key: string) => string, distance: CellValue | undefined): RecipeStep[] {
  if (id === 'area-within')
    return [{ id: 'sum', op: 'area-in-areas', areas: text('areas'), input: text('subject') }];
  if (id !== 'count-near') throw new Refusal('recipe-invalid', { reason: id });
  const distanceM = Number(distance);
  if (distance === null || !Number.isFinite(distanceM) || distanceM < 0)
    throw new Refusal('recipe-invalid', { reason: 'distance' });
  return [
    { id: 'near', op: 'near', input: text('subject'), of: text('of'), distanceM, beyond: false },
    { id: 'count', op: 'count-in-areas', areas: text('areas'), input: '#near' },
  ];
}

const option = (value: CellValue, label: Bilingual, disabledReason: Bilingual | null = null): Option => ({
  value,
  label,
  disabledReason,
});

/** A blank stands on the wished layer if it can be chosen, else on the first that can. */
function blank(name: string, options: Option[], wished?: string): Blank {
  const free = options.filter((candidate) => candidate.disabledReason === null);
  const first =
    free.find((candidate) => wished !== undefined && String(candidate.value).startsWith(wished)) ??
    free[0] ??
    options[0];
  return { blank: name, kind: 'layer', options, value: first?.value ?? null };
}

const layerOption = (layer: AskableLayer): Option =>
  option(
    layer.name,
    { th: layer.title, en: layer.title_en || layer.title },
    layer.rows === 0 ? questionText.empty : null,
  );

/** The areas that all may be counted in, households too. */
const registerAreas = (layers: readonly AskableLayer[]): AskableLayer[] =>
  AREA_REGISTERS.flatMap((key) => layers.filter((layer) => registerKey(layer) === key));

function areaOptions(layers: readonly AskableLayer[]): Option[] {
  const imported = layers.filter(
    (layer) => layer.register === null && layer.geometry_type.endsWith('Polygon'),
  );
  return [...registerAreas(layers), ...imported].map(layerOption);
}

const registerKey = (layer: CatalogueLayer): string | null =>
  layer.zone_scheme_id ? 'zone' : layer.register;

/** The named registers first, then everything that is no area, imported layers included. */
function layerOptions(
  layers: readonly AskableLayer[],
  first: readonly string[],
  without: readonly string[],
): Option[] {
  const named = first.flatMap((key) => layers.filter((layer) => layer.register === key));
  const rest = layers.filter(
    (layer) => !named.includes(layer) && !without.includes(registerKey(layer) ?? ''),
  );
  return [...named, ...rest].map(layerOption);
}

function householdOption(state: HouseholdState): Option[] {
  const { name: label } = householdNoun;
  const reasons = {
    open: null,
    locked: questionText.locked,
    none: questionText.noHouseholds,
    empty: questionText.empty,
  };
  return [option('household', label, reasons[state])];
}

function blockOf(
  areas: readonly Option[],
  subjects: readonly Option[],
  households: HouseholdState,
): Bilingual | null {
  const free = (options: readonly Option[]): boolean =>
    options.some((candidate) => candidate.disabledReason === null);
  if (!free(areas)) return questionText.noAreas;
  if (free(subjects)) return null;
  return households === 'locked' && subjects.some(({ value }) => value === 'household')
    ? questionText.locked
    : questionText.nothing;
}
