import { z } from 'zod';
import { areaFilter } from './area-filter.ts';
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

/** A saved, composable analysis. The last step is the result. */
export const recipe = z.object({
  recipeVersion: z.union([z.literal(1), z.literal(RECIPE_VERSION)]),
  title: z.string().min(1).max(200),
  steps: z.array(recipeStep).min(1).max(20),
  /** Only the rows of the result that lie in this area are kept; what they are near to, or hold, may lie outside. */
  within: areaFilter.optional(),
});
export type Recipe = z.infer<typeof recipe>;
