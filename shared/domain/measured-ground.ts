import type { Recipe, RecipeOp } from '../contract/recipe.ts';

/** Operations that give rai, or metres of a line: on the ellipsoid, or where it is asked for on the grid of a UTM zone. */
const MEASURED: ReadonlySet<RecipeOp> = new Set<RecipeOp>([
  ...(['area-in-areas', 'summarise-in-areas', 'buffer', 'voronoi', 'change'] as const),
  ...(['intersect', 'union', 'difference', 'symmetric-difference', 'identity', 'clip'] as const),
  ...(['grid', 'convex-hull', 'concave-hull', 'topology-check'] as const),
]);

/** Whether steps measure ground or lines at all. What is united on the way to something else is not asked for its area. */
export const measuresGround = (steps: readonly { readonly op: string }[]): boolean =>
  steps.some(({ op }) => MEASURED.has(op as RecipeOp)) || steps.at(-1)?.op === 'dissolve';

/** The recipe that measures as it is asked; one that measures nothing says nothing of it. */
export const measuredBy = (recipe: Recipe, measure: NonNullable<Recipe['measure']>): Recipe => {
  const { measure: _before, ...plain } = recipe;
  return measure === 'utm' && measuresGround(recipe.steps) ? { ...plain, measure } : plain;
};
