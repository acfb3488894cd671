import { z } from 'zod';
import { changedInputs } from './analyses.ts';
import { bilingual, jobRef, procedure } from './base.ts';
import { recipe } from './recipe.ts';

/** The newest answer that a recipe gave, with any values in its open blanks; the layer holds its figures. */
export const lastRun = z.object({
  layer: z.string(),
  /** ISO instant. */
  ranAt: z.string(),
  sentence: bilingual,
  /** What stood in the open blanks, by their names. */
  values: z.record(z.string(), z.unknown()),
  ...changedInputs.shape,
});
export type LastRun = z.infer<typeof lastRun>;

/** A recipe that is kept with the workspace; its name is the recipe's title. */
export const savedRecipe = z.object({ id: z.string(), recipe, lastRun: lastRun.nullable() });
export type SavedRecipe = z.infer<typeof savedRecipe>;

/** A recipe from a file; `areaMissing` where it asked for an area that this workspace does not have. */
export const openedRecipe = z.object({ recipe, areaMissing: z.boolean() });
export type OpenedRecipe = z.infer<typeof openedRecipe>;

const title = z.string().trim().min(1).max(120);
const id = z.string();

export const recipesContract = {
  /** In the order in which they were saved. */
  list: procedure.output(z.array(savedRecipe)),
  /** Keeps a recipe under its title. Refuses `name-taken`, `recipe-invalid`. */
  save: procedure.input(z.object({ title, recipe })).output(z.array(savedRecipe)),
  /** Gives a saved recipe other steps; its name stays. Refuses `view-not-found`, `recipe-invalid`. */
  replace: procedure.input(z.object({ id, recipe })).output(z.array(savedRecipe)),
  /** Keeps a copy under a name that is free. Refuses `view-not-found`. */
  duplicate: procedure.input(z.object({ id })).output(z.array(savedRecipe)),
  /** Refuses `view-not-found`, `name-taken`. */
  rename: procedure.input(z.object({ id, title })).output(z.array(savedRecipe)),
  /** Refuses `view-not-found`. */
  remove: procedure.input(z.object({ id })).output(z.array(savedRecipe)),
  /** The JSON that the command line takes; fetch it by its token. Refuses `recipe-invalid` for personal data. */
  toFile: procedure.input(z.object({ recipe })).output(z.object({ download: z.string(), file: z.string() })),
  /** Reads a recipe file; nothing is kept. Refuses `recipe-invalid`, `token-unknown`. */
  readFile: procedure.input(z.object({ token: z.string() })).output(openedRecipe),
  /** The newest earlier answer to the question that an answer is of; null without one. */
  earlier: procedure
    .input(z.object({ layer: z.string() }))
    .output(z.object({ layer: z.string(), ranAt: z.string() }).nullable()),
  /**
   * Compares an answer with the one before it, row by row. The job's result is an `AnalysisResult` with `compared`; it
   * refuses `recipe-not-comparable`.
   */
  compare: procedure.input(z.object({ layer: z.string() })).output(jobRef),
};
