import type { Recipe, RecipeParameter } from '../contract/recipe.ts';

const sortedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sortedKeys(one)]),
  );
};

/**
 * Tells questions apart: equal for recipes that ask the same, whatever they are called, of the same area.
 *
 * @param open blanks that may hold anything, to find a recipe's runs with any values
 */
export const questionKey = (
  { steps, within, measure }: Pick<Recipe, 'steps' | 'within' | 'measure'>,
  open: readonly RecipeParameter[] = [],
): string => {
  const asked = steps.map((step) => {
    const blanks = open.filter((one) => one.step === step.id).map(({ blank }) => blank);
    return { ...step, ...Object.fromEntries(blanks.map((blank) => [blank, null])) };
  });
  // Where it is not said, areas are geodesic.
  const how = measure === 'utm' ? { measure } : {};
  return JSON.stringify(sortedKeys({ steps: asked, within: within ?? null, ...how }));
};
