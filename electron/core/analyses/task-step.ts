import type { RecipeStep } from '../../../shared/contract/recipe.ts';

/** Keeps the features of `input` that stand so to any of `of`; asked by a selection, never kept as a recipe. */
export interface RelateStep {
  readonly id: string;
  readonly op: 'relate';
  readonly input: string;
  readonly of: string;
  readonly relation: 'within' | 'touches';
}
export type TaskStep = RecipeStep | RelateStep;
