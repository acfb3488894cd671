import { z } from 'zod';
import { procedure } from './base.ts';
import { recipe } from './recipe.ts';

/** A recipe that is kept with the workspace; its name is the recipe's title. */
export const savedRecipe = z.object({ id: z.string(), recipe });
export type SavedRecipe = z.infer<typeof savedRecipe>;

const title = z.string().trim().min(1).max(120);

export const recipesContract = {
  /** In the order in which they were saved. */
  list: procedure.output(z.array(savedRecipe)),
  /** Keeps a recipe under its title. Refuses `name-taken`. */
  save: procedure.input(z.object({ title, recipe })).output(z.array(savedRecipe)),
  /** Refuses `view-not-found`, `name-taken`. */
  rename: procedure.input(z.object({ id: z.string(), title })).output(z.array(savedRecipe)),
  /** Refuses `view-not-found`. */
  remove: procedure.input(z.object({ id: z.string() })).output(z.array(savedRecipe)),
};
