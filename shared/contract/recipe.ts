import { z } from 'zod';
import { areaFilter } from './area-filter.ts';

/** A layer of the workspace by its table name, the restricted `household` register, or an earlier step by `#id`. */
export const recipeInput = z.string().min(1);

const step = { id: z.string().regex(/^[a-z][a-z0-9_]*$/) };

/** Keeps the features of `input` that lie within (or, with `beyond`, not within) `distanceM` of any feature of `of`. */
export const nearStep = z.object({
  ...step,
  op: z.literal('near'),
  input: recipeInput,
  of: recipeInput,
  /** Geodesic metres. */
  distanceM: z.number().min(0).max(20_000_000),
  beyond: z.boolean().default(false),
});
/** Counts the points of `input` in each area; a point on a shared border counts once, in the area of the lowest code. */
export const countInAreasStep = z.object({
  ...step,
  op: z.literal('count-in-areas'),
  areas: recipeInput,
  input: recipeInput,
});
/** Sums the geodesic area that polygons of `input` share with each area; overlapping polygons of `input` count once. */
export const areaInAreasStep = z.object({
  ...step,
  op: z.literal('area-in-areas'),
  areas: recipeInput,
  input: recipeInput,
});
export const recipeStep = z.discriminatedUnion('op', [nearStep, countInAreasStep, areaInAreasStep]);
export type RecipeStep = z.infer<typeof recipeStep>;

/** A saved, composable analysis. The last step is the result. */
export const recipe = z.object({
  recipeVersion: z.literal(1),
  title: z.string().min(1).max(200),
  steps: z.array(recipeStep).min(1).max(20),
  /** Only the rows of the result that lie in this area are kept; what they are near to, or hold, may lie outside. */
  within: areaFilter.optional(),
});
export type Recipe = z.infer<typeof recipe>;
