import { useQuery } from '@tanstack/react-query';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Recipe } from '../../../shared/contract/recipe.ts';
import { measuredBy } from '../../../shared/domain/measured-ground.ts';
import { type Gap, gapsOf } from '../../../shared/recipes/gaps.ts';
import { orpc } from '../../api/index.ts';
import { useAnalysis } from './analysis-store.ts';
import { type Problem, problemsOf, recipeOfSteps } from './compose.ts';
import { type RecipeFrame, useComposed } from './compose-store.ts';
import type { StepDraft } from './step-draft.ts';

/** The recipe of steps with all that stands around them; null while a step is not filled. */
const framed = (
  steps: readonly StepDraft[],
  layers: readonly LayerSummary[],
  { title, parameters, sources, within }: RecipeFrame,
): Recipe | null => {
  const recipe = recipeOfSteps(steps, layers);
  if (recipe === null) return null;
  // A blank of a step that was taken out is asked for no more.
  const asked = parameters.filter(({ step }) => recipe.steps.some(({ id }) => id === step));
  return {
    ...recipe,
    ...(title === null ? {} : { title }),
    ...(asked.length === 0 ? {} : { parameters: [...asked] }),
    ...(sources.length === 0 ? {} : { sources: [...sources] }),
    ...(within === null ? {} : { within }),
  };
};

export interface ComposedRecipe {
  readonly recipe: Recipe | null;
  /** What it names that is not there; the first has to be answered before the next is known. */
  readonly gaps: readonly Gap[];
  /** What else keeps it from being run. */
  readonly problems: readonly Problem[];
  readonly ready: boolean;
}

/** The recipe that is being put together. */
export const useComposedRecipe = (): ComposedRecipe => {
  const layers = useQuery(orpc.layers.list.queryOptions()).data;
  const composed = useComposed();
  const measure = useAnalysis((state) => state.measure);
  const { steps } = composed;
  // Before the layers are known none of them is missing.
  if (steps === null || layers === undefined) return { recipe: null, gaps: [], problems: [], ready: false };
  const plain = framed(steps, layers, composed);
  const recipe = plain === null ? null : measuredBy(plain, measure);
  const gaps = recipe === null ? [] : gapsOf(recipe, layers);
  const problems = gaps.length > 0 ? [] : problemsOf(steps, layers);
  const named = composed.parameters.every(({ name }) => name.trim() !== '');
  const ready = recipe !== null && named && gaps.length === 0 && problems.length === 0;
  return { recipe, gaps, problems, ready };
};
