import type { RecipeStep, StepOf } from '../../../shared/contract/recipe.ts';

/**
 * The operations whose answers may be about households: their figures are shown only as far as they may be. Distances
 * along roads are none of them: with lines drawn for the purpose they would tell where each household stands.
 */
export type CountedStep = StepOf<'near' | 'count-in-areas' | 'area-in-areas'>;
export const isCounted = (step: RecipeStep): step is CountedStep =>
  (step.op === 'near' && step.roads === undefined) ||
  step.op === 'count-in-areas' ||
  step.op === 'area-in-areas';

/** Keeps the features of `input` that stand so to any of `of`; asked by a selection, never kept as a recipe. */
export interface RelateStep {
  readonly id: string;
  readonly op: 'relate';
  readonly input: string;
  readonly of: string;
  readonly relation: 'within' | 'touches';
}
export type TaskStep = CountedStep | RelateStep;
