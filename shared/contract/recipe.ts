import { z } from 'zod';
import { areaFilter } from './area-filter.ts';
import { fieldType, geometryType } from './base.ts';
import { bufferStep, nearestStep, nearStep, voronoiStep } from './steps/distances.ts';
import { changeStep, clipStep, dissolveStep, overlayStep, topologyCheckStep } from './steps/overlays.ts';
import { hotSpotsStep, outliersStep } from './steps/patterns.ts';
import {
  attributeJoinStep,
  calculateStep,
  concaveHullStep,
  convexHullStep,
  pointStep,
  selectByLocationStep,
  selectByValueStep,
  spatialJoinStep,
} from './steps/rows.ts';
import {
  areaInAreasStep,
  countInAreasStep,
  densityStep,
  gapsStep,
  gridStep,
  summariseInAreasStep,
} from './steps/summaries.ts';

/** Every named operation; what each is called and asks for stands in `shared/domain/operations.ts`. */
export const recipeStep = z.discriminatedUnion('op', [
  nearStep,
  countInAreasStep,
  areaInAreasStep,
  summariseInAreasStep,
  gapsStep,
  gridStep,
  densityStep,
  hotSpotsStep,
  outliersStep,
  nearestStep,
  bufferStep,
  voronoiStep,
  overlayStep,
  clipStep,
  dissolveStep,
  changeStep,
  topologyCheckStep,
  spatialJoinStep,
  attributeJoinStep,
  calculateStep,
  selectByValueStep,
  selectByLocationStep,
  pointStep,
  convexHullStep,
  concaveHullStep,
]);
export type RecipeStep = z.infer<typeof recipeStep>;
export type RecipeOp = RecipeStep['op'];
/** The step of one operation. */
export type StepOf<Op extends RecipeOp, Step = RecipeStep> = Step extends { op: infer Ops }
  ? Op extends Ops
    ? Step
    : never
  : never;

/** Version 1 knew `near`, `count-in-areas` and `area-in-areas`; such files are read as they are. */
export const RECIPE_VERSION = 2;

/**
 * A blank that is asked for when the recipe is run; what stands in the step is its default. Blanks of one name are asked
 * for once and filled alike.
 */
export const recipeParameter = z.object({
  name: z.string().trim().min(1).max(60),
  /** The step's `id`, and the name of its blank. */
  step: z.string(),
  blank: z.string(),
  /** Must be given each time: the default is an example. */
  required: z.boolean().default(false),
});
export type RecipeParameter = z.infer<typeof recipeParameter>;

/**
 * What a layer was, with the fields that the recipe names, where the recipe was saved: by it another workspace, or this
 * one after a renaming, can propose what stands for it.
 */
export const recipeSource = z.object({
  name: z.string(),
  title: z.string(),
  register: z.string().nullable(),
  geometryType,
  fields: z.array(z.object({ name: z.string(), title: z.string(), type: fieldType })).max(100),
});
export type RecipeSource = z.infer<typeof recipeSource>;

/** A saved, composable analysis. The last step is the result. */
export const recipe = z.object({
  recipeVersion: z.union([z.literal(1), z.literal(RECIPE_VERSION)]),
  title: z.string().min(1).max(200),
  steps: z.array(recipeStep).min(1).max(20),
  /**
   * How areas and lengths are measured: geodesic on WGS 84, or on the grid of the UTM zone in which the middle of the layer
   * lies. Distances are geodesic always.
   */
  measure: z.enum(['geodesic', 'utm']).optional(),
  /** Only the rows of the result that lie in this area are kept; what they are near to, or hold, may lie outside. */
  within: areaFilter.optional(),
  parameters: z.array(recipeParameter).max(20).optional(),
  /** For proposals alone: a recipe without them runs the same. */
  sources: z.array(recipeSource).max(40).optional(),
});
export type Recipe = z.infer<typeof recipe>;
