import { z } from 'zod';
import { fieldName, metres, recipeInput, step } from './parts.ts';

/** With `roads` distances are measured along the lines of a layer, both ways alike, and not straight. */
const along = {
  roads: recipeInput.optional(),
  /** Metres: a place further from every road has no way. 500 where it is not given. */
  reachM: z.number().min(0).max(20_000).optional(),
  /** Metres: ends and corners of lines so near each other meet. 1 where it is not given. */
  snapM: z.number().min(0).max(50).optional(),
  /** Whether lines meet where they cross without a common corner, as `joined` says, which is the rule; or do not. */
  crossings: z.enum(['joined', 'apart']).optional(),
};

/** Keeps the features of `input` that lie within (or, with `beyond`, not within) `distanceM` of any feature of `of`. */
export const nearStep = z.object({
  ...step,
  op: z.literal('near'),
  input: recipeInput,
  of: recipeInput,
  distanceM: metres,
  beyond: z.boolean().default(false),
  ...along,
});
/** For each row of `input` the `k` nearest of `of` with their distance; with `group`, the `k` nearest of each group. */
export const nearestStep = z.object({
  ...step,
  op: z.literal('nearest'),
  input: recipeInput,
  of: recipeInput,
  k: z.number().int().min(1).max(20).default(1),
  /** A field of `of`. */
  group: fieldName.optional(),
  /** Further ones are none. */
  maxM: metres.optional(),
  ...along,
});
/** The ground within each distance (up to 1,000 km: further round it comes to lie behind the poles): of every row, or with `dissolve` of all together; `rings` without the nearer one. */
export const bufferStep = z.object({
  ...step,
  op: z.literal('buffer'),
  input: recipeInput,
  distancesM: z.array(z.number().min(0.01).max(1_000_000)).min(1).max(10),
  dissolve: z.boolean().default(false),
  rings: z.boolean().default(false),
});
/** The ground that is nearer to each point than to any other, within `within` where it is given. */
export const voronoiStep = z.object({
  ...step,
  op: z.literal('voronoi'),
  input: recipeInput,
  within: recipeInput.optional(),
});
