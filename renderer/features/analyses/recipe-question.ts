import type { Question } from '../../../shared/contract/analyses.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import { type Recipe, recipe as recipeSchema } from '../../../shared/contract/recipe.ts';
import { canHold } from '../../../shared/domain/question-blanks.ts';
import { questionOfSteps } from '../../../shared/domain/question-steps.ts';
import { questionKey } from '../../../shared/recipes/same.ts';

/** A question with its blanks filled, as a recipe was asked. */
export interface Asked {
  readonly question: Question;
  readonly values: Readonly<Record<string, CellValue>>;
}

/**
 * The question that a recipe answers, with its blanks in the order of the sentence; null where none fits: a recipe
 * written by hand, or a layer or distance that is no choice of the question any more.
 */
export const askedBy = (recipe: Recipe | null, questions: readonly Question[]): Asked | null => {
  if (recipe === null) return null;
  const filled = questionOfSteps(recipe.steps);
  const question = questions.find(({ id }) => id === filled?.id);
  if (filled === null || question === undefined) return null;
  const values: Record<string, CellValue> = {};
  for (const part of question.parts) {
    if (!('blank' in part)) continue;
    const value = filled.values[part.blank];
    if (value === undefined || !canHold(part, value)) return null;
    values[part.blank] = value;
  }
  return { question, values };
};

/** Whether two recipes ask the same; what a step has by itself may be left out of either. */
export const asksTheSame = (one: Recipe | null, other: Recipe | null): boolean => {
  const [a, b] = [one, other].map((recipe) => recipeSchema.safeParse(recipe));
  return a?.success === true && b?.success === true && questionKey(a.data) === questionKey(b.data);
};
