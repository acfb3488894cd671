import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recipe } from '../../../shared/contract/recipe.ts';
import type { OpenedRecipe } from '../../../shared/contract/recipes.ts';
import { withoutIdNumbers } from '../../../shared/domain/id-numbers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { sourcesOf } from '../../../shared/recipes/gaps.ts';
import { refusePersonalRecipe } from '../../../shared/recipes/personal.ts';
import { RECIPE_SCHEMA_ID } from '../analyses/index.ts';
import { areaTitle } from '../area-filter/index.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { safeFileName } from '../files/index.ts';
import { listLayers } from '../layers/index.ts';
import { LARGEST_RECIPE_BYTES, recipeOfText } from './read-recipe.ts';

const textOf = (path: string, name: string): string => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Refusal('file-not-found', { file: name });
  if (stat.size > LARGEST_RECIPE_BYTES)
    throw new Refusal('recipe-invalid', {
      ...{ problem: 'too-large', file: name, limitMB: LARGEST_RECIPE_BYTES / 1024 ** 2 },
    });
  return readFileSync(path, 'utf8');
};

const hasArea = ({ db }: OpenWorkspace, { within }: Recipe): boolean => {
  if (within === undefined) return true;
  try {
    areaTitle(db, within);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

/**
 * Reads a recipe from a file that the page holds a token of; nothing is kept. An area that this workspace does not have
 * is left out, and said. Refuses `token-unknown`, `file-not-found`, `recipe-invalid`.
 */
export const readRecipeFile = (context: AppContext, token: string): OpenedRecipe => {
  const held = context.files.path(token);
  const { path } = held;
  // It is said in refusals.
  const name = withoutIdNumbers(held.name);
  try {
    const { within, ...recipe } = recipeOfText(textOf(path, name), name);
    refusePersonalRecipe(recipe);
    const here = hasArea(context.workspace(), { ...recipe, within });
    return { recipe: here && within !== undefined ? { ...recipe, within } : recipe, areaMissing: !here };
  } finally {
    context.files.release([token]);
  }
};

/** A recipe with what its layers are called here, as it is kept and handed on. */
export const withSources = ({ db }: OpenWorkspace, recipe: Recipe): Recipe => {
  const sources = sourcesOf(recipe, listLayers(db));
  return { ...recipe, sources };
};

/** Reads a recipe file by its path, for the command line. Refuses `file-not-found`, `recipe-invalid`. */
export const recipeAtPath = (path: string): Recipe => {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  return recipeOfText(textOf(path, name), name);
};

/** Writes a recipe into a temporary file that the page fetches by its token. Refuses `recipe-invalid` for personal data. */
export const writeRecipeFile = (context: AppContext, recipe: Recipe): { download: string; file: string } => {
  refusePersonalRecipe(recipe);
  const file = safeFileName(`${recipe.title}.json`);
  const path = join(context.files.temporaryFolder(), file);
  const whole = { $schema: RECIPE_SCHEMA_ID, ...withSources(context.workspace(), recipe) };
  writeFileSync(path, `${JSON.stringify(whole, null, 2)}\n`);
  return { download: context.files.add(path, { name: file, temporary: true }).token, file };
};
