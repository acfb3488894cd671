import type { Recipe } from '../../../shared/contract/recipe.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { layerNoun, type Noun } from '../../../shared/text/analyses.ts';
import { comparisonText } from '../../../shared/text/comparisons.ts';
import type { OpenWorkspace } from '../context.ts';
import { catalogueLayers } from './analyses.queries.ts';
import { planRecipe } from './plan-recipe.ts';

/** What the rows of a recipe's result are called; what is no layer here any more goes by a plain word. */
export const nounOfResult = ({ db }: Pick<OpenWorkspace, 'db'>, recipe: Recipe): Noun => {
  try {
    const plan = planRecipe(recipe, catalogueLayers(db));
    return plan.kind === 'rows' ? plan.main.noun : plan.rows.root.noun;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { th, en } = comparisonText.rows;
    return layerNoun(th, en);
  }
};
