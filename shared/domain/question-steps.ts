import type { CellValue } from '../contract/base.ts';
import type { Recipe } from '../contract/recipe.ts';

type Pattern = string | number | boolean | readonly Pattern[] | { readonly [key: string]: Pattern };

/**
 * The steps that each question stands for. `$name` is what its blank holds; of a blank that holds a field of a layer, as
 * `layer|field`, `$name.layer` and `$name.field` are its halves. What an empty blank holds is left out of the step.
 */
export const QUESTION_STEPS: Readonly<Record<string, readonly { readonly [key: string]: Pattern }[]>> = {
  'count-near': [
    {
      ...{ id: 'near', op: 'near', input: '$subject', of: '$of', distanceM: '$distance', beyond: false },
      roads: '$roads',
    },
    { id: 'count', op: 'count-in-areas', areas: '$areas', input: '#near' },
  ],
  // Before the count of anything, which says the same steps.
  'unsafe-houses': [{ id: 'count', op: 'count-in-areas', areas: '$areas', input: 'household_unsafe' }],
  'count-in': [{ id: 'count', op: 'count-in-areas', areas: '$areas', input: '$subject' }],
  'area-within': [{ id: 'sum', op: 'area-in-areas', areas: '$areas', input: '$subject' }],
  'sum-in': [
    {
      id: 'sums',
      op: 'summarise-in-areas',
      areas: '$areas',
      input: '$figure.layer',
      figures: [{ statistic: 'sum', field: '$figure.field', percent: true }],
    },
  ],
  nearest: [{ id: 'nearest', op: 'nearest', input: '$subject', of: '$of', k: 1, roads: '$roads' }],
  'far-from': [
    {
      ...{ id: 'far', op: 'near', input: '$subject', of: '$of', distanceM: '$distance', beyond: true },
      roads: '$roads',
    },
  ],
  service: [{ id: 'service', op: 'voronoi', input: '$subject', within: '$within' }],
  overlap: [{ id: 'common', op: 'intersect', input: '$subject', with: '$with' }],
  without: [{ id: 'gaps', op: 'gaps', areas: '$areas', input: '$subject', distanceM: '$distance' }],
  'without-row': [
    {
      ...{ id: 'gaps', op: 'gaps', areas: 'council_area', input: '$subject', distanceM: 0 },
      ...{ areasField: 'id', inputField: 'council_area_id' },
    },
  ],
  dense: [{ id: 'density', op: 'density', input: '$subject', radiusM: '$distance', cellM: 1000 }],
  gathered: [
    { id: 'count', op: 'count-in-areas', areas: '$areas', input: '$subject' },
    {
      ...{ id: 'spots', op: 'hot-spots', input: '#count', value: 'count' },
      ...{ neighbours: 'border', k: 8, distanceM: 10_000 },
    },
  ],
  stale: [
    {
      ...{ id: 'stale', op: 'select-by-value', input: '$subject' },
      where: 'days_between(as_of_date, today()) > 365',
    },
  ],
  'small-funds': [
    {
      ...{ id: 'members', op: 'dissolve', input: '$subject' },
      ...{ by: ['council_area_id'], sums: ['members'] },
    },
    {
      ...{ id: 'areas', op: 'attribute-join', input: 'council_area', with: '#members' },
      ...{ field: 'id', withField: 'council_area_id' },
    },
    {
      ...{ id: 'share', op: 'calculate', input: '#areas', title: 'สมาชิกกองทุน (ร้อยละของประชากร)' },
      expression: 'percent(members, population)',
    },
    { id: 'small', op: 'select-by-value', input: '#share', where: 'percent(members, population) < 10' },
  ],
  rings: [
    {
      ...{ id: 'rings', op: 'buffer', input: '$of', distancesM: [1000, 3000, 5000] },
      ...{ dissolve: true, rings: true },
    },
    { id: 'ground', op: 'area-in-areas', areas: '#rings', input: '$subject' },
  ],
  'no-manager': [
    { id: 'without', op: 'select-by-value', input: '$areas', where: 'has_social_manager = false' },
  ],
  changed: [{ id: 'change', op: 'change', before: '$before', after: '$after' }],
};

/** The operations of a question's steps; none for a question that is not known. */
export const stepsAsked = (id: string): { readonly op: string }[] =>
  (QUESTION_STEPS[id] ?? []).map(({ op }) => ({ op: String(op) }));

type Values = Readonly<Record<string, CellValue>>;

const BLANK = /^\$([a-z]+)(?:\.(layer|field))?$/;

const heldBy = (name: string, values: Values): CellValue => {
  const [, blank = '', half] = BLANK.exec(name) ?? [];
  const value = values[blank] ?? null;
  if (half === undefined) return value;
  const [layer = '', field = ''] = String(value ?? '').split('|');
  return half === 'layer' ? layer : field;
};

const filled = (pattern: Pattern, values: Values): unknown => {
  if (typeof pattern === 'string') return BLANK.test(pattern) ? heldBy(pattern, values) : pattern;
  if (typeof pattern !== 'object') return pattern;
  if (Array.isArray(pattern)) return pattern.map((one: Pattern) => filled(one, values));
  const entries = Object.entries(pattern).map(([key, one]) => [key, filled(one, values)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
};

/** The steps of a question with its blanks filled; null for a question that is not known. Not yet checked as a recipe. */
export const stepsOfQuestion = (id: string, values: Values): unknown[] | null =>
  QUESTION_STEPS[id]?.map((step) => filled(step, values)) ?? null;

/** Puts what stands in a step where the pattern has a blank; false where they differ otherwise. */
const read = (pattern: Pattern, given: unknown, into: Map<string, unknown>): boolean => {
  if (typeof pattern === 'string' && BLANK.test(pattern)) {
    into.set(pattern, given);
    return true;
  }
  if (typeof pattern !== 'object') return pattern === given;
  if (typeof given !== 'object' || given === null) return false;
  const [wanted, there] = [Object.entries(pattern), given as Readonly<Record<string, unknown>>];
  // A file may leave out what a step has by itself, and holds nothing beyond what the sentence says.
  const extra = Object.keys(there).filter((key) => !(key in pattern) && there[key] !== undefined);
  return extra.length === 0 && wanted.every(([key, one]) => read(one, there[key], into));
};

const valuesFrom = (found: ReadonlyMap<string, unknown>): Record<string, CellValue> => {
  const values: Record<string, CellValue> = {};
  for (const [name, value] of found) {
    const [, blank = '', half] = BLANK.exec(name) ?? [];
    if (half === undefined) values[blank] = (value ?? null) as CellValue;
    else if (half === 'field') values[blank] = `${found.get(`$${blank}.layer`)}|${value}`;
  }
  return values;
};

/** The question that steps answer, with what its blanks hold; null where no sentence says them. */
export const questionOfSteps = (
  steps: Recipe['steps'],
): { readonly id: string; readonly values: Record<string, CellValue> } | null => {
  for (const [id, pattern] of Object.entries(QUESTION_STEPS)) {
    const found = new Map<string, unknown>();
    if (pattern.length === steps.length && pattern.every((one, i) => read(one, steps[i], found)))
      return { id, values: valuesFrom(found) };
  }
  return null;
};
