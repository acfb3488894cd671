import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { listRecipes, removeRecipe, renameRecipe, saveRecipe } from './recipes.ts';

/** Recipes of analyses, kept and journalled with the workspace. */
export const recipesProcedures = (context: AppContext): Procedures<'recipes'> => {
  const { recipes } = api;
  const open = () => context.workspace();
  return {
    list: recipes.list.handler(() => listRecipes(open())),
    save: recipes.save.handler(({ input }) => saveRecipe(open(), input.title, input.recipe)),
    rename: recipes.rename.handler(({ input }) => renameRecipe(open(), input.id, input.title)),
    remove: recipes.remove.handler(({ input }) => removeRecipe(open(), input.id)),
  };
};
