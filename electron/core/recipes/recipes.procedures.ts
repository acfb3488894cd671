import { comparisonUi } from '../../../shared/text/comparisons.ts';
import { compareAnswer, earlierAnswer } from '../analyses/index.ts';
import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import { readRecipeFile, writeRecipeFile } from './recipe-file.ts';
import {
  duplicateRecipe,
  listRecipes,
  removeRecipe,
  renameRecipe,
  replaceRecipe,
  saveRecipe,
} from './recipes.ts';

/** Recipes of analyses, kept and journalled with the workspace. */
export const recipesProcedures = (context: AppContext): Procedures<'recipes'> => {
  const { recipes } = api;
  const open = () => context.workspace();
  return {
    list: recipes.list.handler(() => listRecipes(open())),
    save: recipes.save.handler(({ input }) => saveRecipe(open(), input.title, input.recipe)),
    replace: recipes.replace.handler(({ input }) => replaceRecipe(open(), input.id, input.recipe)),
    duplicate: recipes.duplicate.handler(({ input }) => duplicateRecipe(open(), input.id)),
    rename: recipes.rename.handler(({ input }) => renameRecipe(open(), input.id, input.title)),
    remove: recipes.remove.handler(({ input }) => removeRecipe(open(), input.id)),
    toFile: recipes.toFile.handler(({ input }) => writeRecipeFile(context, input.recipe)),
    readFile: recipes.readFile.handler(({ input }) => readRecipeFile(context, input.token)),
    earlier: recipes.earlier.handler(({ input }) => earlierAnswer(open(), input.layer)),
    compare: recipes.compare.handler(({ input }) => {
      // The one that was asked: another may be open by the time the job gets its turn.
      const workspace = open();
      const jobId = context.jobs.start('analyse', comparisonUi.compare, async ({ signal }) => {
        await workspace.writable(signal);
        return compareAnswer(workspace, input.layer);
      });
      return { jobId };
    }),
  };
};
