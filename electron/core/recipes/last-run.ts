import type { Recipe } from '../../../shared/contract/recipe.ts';
import type { LastRun } from '../../../shared/contract/recipes.ts';
import { answersTo, changedInputs, keptAnswers } from '../analyses/index.ts';
import type { OpenWorkspace } from '../context.ts';

const valuesIn = (asked: Recipe, { parameters = [] }: Recipe): Record<string, unknown> =>
  Object.fromEntries(
    parameters.map(({ name, step: id, blank }) => {
      const step: Readonly<Record<string, unknown>> | undefined = asked.steps.find((one) => one.id === id);
      return [name, step?.[blank] ?? null];
    }),
  );

/**
 * Finds the newest answer of each recipe, from the answers that are kept: what a recipe remembers of its runs is what
 * undo and deletion left of them, and nothing is remembered twice.
 */
export const lastRuns = (workspace: OpenWorkspace): ((recipe: Recipe) => LastRun | null) => {
  const answers = keptAnswers(workspace);
  // The desk narrows a recipe that names no area to the one that is looked at: that is a run of it as well.
  const anywhere = answers.map((answer) => ({ ...answer, recipe: { ...answer.recipe, within: undefined } }));
  return (recipe) => {
    const [answer] = answersTo(recipe.within ? answers : anywhere, recipe, recipe.parameters);
    if (answer === undefined) return null;
    const { layer, ranAt, sentence, sentenceEn } = answer;
    return {
      ...{ layer, ranAt, sentence: { th: sentence, en: sentenceEn } },
      values: valuesIn(answer.recipe, recipe),
      ...changedInputs(workspace, answer),
    };
  };
};
