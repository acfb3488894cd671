import type { Recipe } from '../../../shared/contract/recipe.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type ReadableDb, sql } from '../db/index.ts';
import { recipeOfText } from './read-recipe.ts';

/** Recipes stand beside the saved views of tables, under a name that no layer can have. */
export const RECIPES = 'recipe:';

export interface StoredRecipe {
  readonly fid: number;
  readonly id: string;
  readonly recipe: Recipe;
  readonly title: string;
}

const recipeOf = (stored: string): Recipe | null => {
  try {
    return recipeOfText(stored, '');
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

/** The saved recipes in their order; one that another program wrote over is left out. */
export const storedRecipes = (db: ReadableDb): StoredRecipe[] =>
  db
    .all<{ fid: number; id: string; title: string; view: string }>(
      sql`SELECT fid, id, title, view FROM saved_view WHERE layer = ${RECIPES} ORDER BY position, fid`,
    )
    .flatMap(({ fid, id, title, view }) => {
      const read = recipeOf(view);
      return read === null ? [] : [{ fid, id, title, recipe: { ...read, title } }];
    });
