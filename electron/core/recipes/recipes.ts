import type { Recipe } from '../../../shared/contract/recipe.ts';
import type { SavedRecipe } from '../../../shared/contract/recipes.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { recipeChange } from '../../../shared/text/question-sentences.ts';
import type { ChangeLabel, OpenWorkspace } from '../context.ts';
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

/** The recipes of the workspace, in the order in which they were saved. */
export const listRecipes = ({ db }: OpenWorkspace): SavedRecipe[] =>
  storedRecipes(db).map(({ id, recipe }) => ({ id, recipe }));

/** Keeps a recipe under a name, behind the others. Refuses `name-taken`. */
export const saveRecipe = (workspace: OpenWorkspace, title: string, recipe: Recipe): SavedRecipe[] => {
  refuseTaken(workspace, title, null);
  const position = storedRecipes(workspace.db).length;
  workspace.change(labelled(recipeChange.saved(title)), (change) => {
    change.insert('saved_view', {
      layer: RECIPES,
      title,
      view: JSON.stringify({ ...recipe, title }),
      position,
    });
  });
  return listRecipes(workspace);
};

/** Refuses `view-not-found`, `name-taken`. */
export const renameRecipe = (workspace: OpenWorkspace, id: string, title: string): SavedRecipe[] => {
  const { fid } = need(workspace, id);
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
