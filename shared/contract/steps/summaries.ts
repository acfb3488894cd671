import { z } from 'zod';
import { fieldName, figure, metres, recipeInput, step } from './parts.ts';

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
/**
 * Figures of `input` in each area: points whole, by the rule of shared borders, which lines along a border follow too;
 * other lines and polygons by the share of their length or area that lies in it. `count` counts each row once, where a
 * point on it lies, as `count-in-areas` does.
 */
export const summariseInAreasStep = z.object({
  ...step,
  op: z.literal('summarise-in-areas'),
  areas: recipeInput,
  input: recipeInput,
  figures: z.array(figure).min(1).max(10),
});
/** The areas in which, or within `distanceM` of which, there is nothing of `input`; or to which no row of it refers. */
export const gapsStep = z
  .object({
    ...step,
    op: z.literal('gaps'),
    areas: recipeInput,
    input: recipeInput,
    distanceM: metres.default(0),
    /** Both or none: rows belong together where these fields are equal, instead of by place. */
    areasField: fieldName.optional(),
    inputField: fieldName.optional(),
  })
  .refine(({ areasField, inputField }) => (areasField === undefined) === (inputField === undefined), {
    message: 'areasField and inputField go together',
  });
/** Cells of equal size over `input`, with how many rows lie in each, and the sum of a field. */
export const gridStep = z.object({
  ...step,
  op: z.literal('grid'),
  input: recipeInput,
  cell: z.enum(['square', 'hexagon']),
  /** The side of a square, or the width of a hexagon from side to side. */
  sizeM: z.number().min(10).max(1_000_000),
  sum: fieldName.optional(),
});
/** A surface of density by a quartic kernel: rows (or the weight field) per square kilometre, in square cells. */
export const densityStep = z.object({
  ...step,
  op: z.literal('density'),
  input: recipeInput,
  radiusM: z.number().min(10).max(1_000_000),
  cellM: z.number().min(10).max(1_000_000),
  weight: fieldName.optional(),
});
