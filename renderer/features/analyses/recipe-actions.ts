import type { Recipe } from '../../../shared/contract/recipe.ts';
import type { SavedRecipe } from '../../../shared/contract/recipes.ts';
import { recipesUi } from '../../../shared/text/question-sentences.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';

const take = (recipes: SavedRecipe[]): void => {
  queryClient.setQueryData(orpc.recipes.list.queryKey(), recipes);
};

/** Keeps a recipe with the workspace under a name; a toast takes it back. */
export const saveRecipe = async (title: string, recipe: Recipe): Promise<void> => {
  try {
    take(await api.recipes.save({ title, recipe }));
    notifyUndo(translate(recipesUi.saved, { title }));
  } catch (error) {
    notifyError(error);
  }
};

/** Gives a saved recipe another name. */
export const renameRecipe = async (id: string, title: string): Promise<void> => {
  try {
    take(await api.recipes.rename({ id, title }));
  } catch (error) {
    notifyError(error);
  }
};

/** Removes a saved recipe; a toast takes it back. */
export const removeRecipe = async ({ id, recipe: { title } }: SavedRecipe): Promise<void> => {
  try {
    take(await api.recipes.remove({ id }));
    notifyUndo(translate(recipesUi.removed, { title }));
  } catch (error) {
    notifyError(error);
  }
};
