import type { Question } from '../../../shared/contract/analyses.ts';
import type { CellValue } from '../../../shared/contract/base.ts';
import type { Recipe } from '../../../shared/contract/recipe.ts';
import { canHold } from '../../../shared/domain/question-blanks.ts';
import { questionOfSteps } from '../../../shared/domain/question-steps.ts';

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
