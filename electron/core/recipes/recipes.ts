import type { Recipe } from '../../../shared/contract/recipe.ts';
import type { SavedRecipe } from '../../../shared/contract/recipes.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { openBlanks } from '../../../shared/recipes/parameters.ts';
import { refusePersonalRecipe } from '../../../shared/recipes/personal.ts';
import { recipeChange, recipesUi } from '../../../shared/text/recipes.ts';
import type { ChangeLabel, OpenWorkspace } from '../context.ts';
import { lastRuns } from './last-run.ts';
import { withSources } from './recipe-file.ts';
import { RECIPES, type StoredRecipe, storedRecipes } from './recipes.queries.ts';

const labelled = (label: ChangeLabel['label']): ChangeLabel => ({ kind: 'recipe', label });

const need = ({ db }: OpenWorkspace, id: string): StoredRecipe => {
  const found = storedRecipes(db).find((one) => one.id === id);
  if (!found) throw new Refusal('view-not-found');
  return found;
};

const refuseTaken = ({ db }: OpenWorkspace, title: string, except: string | null): void => {
  if (storedRecipes(db).some((one) => one.title === title && one.id !== except))
    throw new Refusal('name-taken', { name: title });
};

/** The recipes of the workspace, in the order in which they were saved, each with its newest answer. */
export const listRecipes = (workspace: OpenWorkspace): SavedRecipe[] => {
  const lastRun = lastRuns(workspace);
  return storedRecipes(workspace.db).map(({ id, recipe }) => ({ id, recipe, lastRun: lastRun(recipe) }));
};

/** What stands in the table: the recipe with what its layers are called here, its name apart. */
const viewOf = (workspace: OpenWorkspace, title: string, recipe: Recipe): string =>
  JSON.stringify({ ...withSources(workspace, recipe), title });

/** Keeps a recipe under a name, behind the others. Refuses `name-taken`, `recipe-invalid`. */
export const saveRecipe = (workspace: OpenWorkspace, title: string, recipe: Recipe): SavedRecipe[] => {
  openBlanks(recipe);
  refusePersonalRecipe({ ...recipe, title });
  refuseTaken(workspace, title, null);
  const position = storedRecipes(workspace.db).length;
  workspace.change(labelled(recipeChange.saved(title)), (change) => {
    change.insert('saved_view', {
      layer: RECIPES,
      title,
      view: viewOf(workspace, title, recipe),
      position,
    });
  });
  return listRecipes(workspace);
};

/** Gives a saved recipe other steps. Refuses `view-not-found`, `recipe-invalid`. */
export const replaceRecipe = (workspace: OpenWorkspace, id: string, recipe: Recipe): SavedRecipe[] => {
  openBlanks(recipe);
  refusePersonalRecipe(recipe);
  const { fid, title } = need(workspace, id);
  workspace.change(labelled(recipeChange.replaced(title)), (change) =>
    change.update('saved_view', fid, { view: viewOf(workspace, title, recipe) }),
  );
  return listRecipes(workspace);
};

const LONGEST_TITLE = 120;

/** «… (สำเนา)», then «… (สำเนา 2)»: the first that is free. */
const copyTitle = (workspace: OpenWorkspace, title: string): string => {
  const taken = new Set(storedRecipes(workspace.db).map((one) => one.title));
  for (let n = 1; ; n++) {
    const tail = (n === 1 ? recipesUi.copy : recipesUi.copyN).th.replace('{n}', String(n));
    const wanted = `${title.slice(0, LONGEST_TITLE - tail.length - 1)} ${tail}`;
    if (!taken.has(wanted)) return wanted;
  }
};

/** Keeps a copy under a name that is free. Refuses `view-not-found`. */
export const duplicateRecipe = (workspace: OpenWorkspace, id: string): SavedRecipe[] => {
  const { title, recipe } = need(workspace, id);
  return saveRecipe(workspace, copyTitle(workspace, title), recipe);
};

/** Refuses `view-not-found`, `name-taken`. */
export const renameRecipe = (workspace: OpenWorkspace, id: string, title: string): SavedRecipe[] => {
  const { fid, recipe } = need(workspace, id);
  refusePersonalRecipe({ ...recipe, title });
  refuseTaken(workspace, title, id);
  workspace.change(labelled(recipeChange.renamed(title)), (change) =>
    change.update('saved_view', fid, { title }),
  );
  return listRecipes(workspace);
};

/** Refuses `view-not-found`. */
export const removeRecipe = (workspace: OpenWorkspace, id: string): SavedRecipe[] => {
  const { fid, title } = need(workspace, id);
  workspace.change(labelled(recipeChange.removed(title)), (change) => change.remove('saved_view', [fid]));
  return listRecipes(workspace);
};
