import type { Recipe } from '../../../shared/contract/recipe.ts';
import type { SavedRecipe } from '../../../shared/contract/recipes.ts';
import { gapsOf } from '../../../shared/recipes/gaps.ts';
import { recipesUi } from '../../../shared/text/recipes.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { downloadFile, pickFiles } from '../../platform/index.ts';
import { translate } from '../../ui/index.ts';
import { askRecipe } from './analysis-actions.ts';
import { openRecipe, openSaved, useComposed } from './compose-store.ts';

const take = (recipes: SavedRecipe[]): void => {
  queryClient.setQueryData(orpc.recipes.list.queryKey(), recipes);
};

/** Does something with the saved recipes and says so with a way back; null says nothing. */
const told = async (work: () => Promise<string | null>): Promise<void> => {
  try {
    const words = await work();
    if (words !== null) notifyUndo(words);
  } catch (error) {
    notifyError(error);
  }
};

/** Keeps a recipe with the workspace under a name, which is open from then on; a toast takes it back. */
export const saveRecipe = (title: string, recipe: Recipe): Promise<void> =>
  told(async () => {
    const recipes = await api.recipes.save({ title, recipe });
    take(recipes);
    const saved = recipes.at(-1);
    if (saved !== undefined && useComposed.getState().steps !== null) openSaved(saved);
    return translate(recipesUi.saved, { title });
  });

/** Gives a saved recipe other steps. */
export const replaceRecipe = (id: string, recipe: Recipe): Promise<void> =>
  told(async () => {
    take(await api.recipes.replace({ id, recipe }));
    return translate(recipesUi.saved, { title: recipe.title });
  });

/** Keeps a copy under a name that is free. */
export const duplicateRecipe = ({ id }: SavedRecipe): Promise<void> =>
  told(async () => {
    const recipes = await api.recipes.duplicate({ id });
    take(recipes);
    return translate(recipesUi.saved, { title: recipes.at(-1)?.recipe.title ?? '' });
  });

/** Gives a saved recipe another name. */
export const renameRecipe = (id: string, title: string): Promise<void> =>
  told(async () => {
    take(await api.recipes.rename({ id, title }));
    if (useComposed.getState().id === id) useComposed.setState({ title });
    return translate(recipesUi.renamed, { title });
  });

/** Removes a saved recipe; a toast takes it back. */
export const removeRecipe = ({ id, recipe: { title } }: SavedRecipe): Promise<void> =>
  told(async () => {
    take(await api.recipes.remove({ id }));
    // Its steps stay open, and can be saved anew.
    if (useComposed.getState().id === id) useComposed.setState({ id: null });
    return translate(recipesUi.removed, { title });
  });

/** Hands a recipe out as the file that the command line takes. */
export const recipeToFile = (recipe: Recipe): Promise<void> =>
  told(async () => {
    const { download, file } = await api.recipes.toFile({ recipe });
    if (await downloadFile(download, file)) notifyDone(translate(recipesUi.handedOut, { file }));
    return null;
  });

/**
 * Opens a recipe file; what it names that is not here is asked for, and nothing is kept until it is saved. Rejects with the
 * refusal of a file that is none, to be said beside the button.
 */
export const openRecipeFile = async (): Promise<void> => {
  const [picked] = await pickFiles(['json']);
  if (picked === undefined) return;
  const { recipe, areaMissing } = await api.recipes.readFile({ token: picked.token });
  openRecipe(recipe, { title: recipe.title, areaMissing });
};

/**
 * Runs a saved recipe on the data of now. One that names what is not here is opened instead, where that is asked for.
 *
 * @param filled with its open blanks filled; the recipe as it is saved without
 */
export const runSaved = async (saved: SavedRecipe, filled: Recipe = saved.recipe): Promise<void> => {
  try {
    const layers = await queryClient.fetchQuery(orpc.layers.list.queryOptions());
    openSaved({ id: saved.id, recipe: filled });
    if (gapsOf(filled, layers).length === 0) await askRecipe(filled);
  } catch (error) {
    notifyError(error);
  }
};
