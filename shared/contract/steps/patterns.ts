import { z } from 'zod';
import { fieldName, metres, recipeInput, step } from './parts.ts';

/** Who counts as a neighbour: whose ground meets, the `k` nearest, or all within `distanceM`. */
export const neighbourhood = z.enum(['border', 'nearest', 'distance']);
export type Neighbourhood = z.infer<typeof neighbourhood>;

const pattern = {
  ...step,
  input: recipeInput,
  /** A number of the rows of `input`. */
  value: fieldName,
  /** Of points, which have no borders, `border` is read as `nearest`. */
  neighbours: neighbourhood.default('border'),
  k: z.number().int().min(1).max(50).default(8),
  distanceM: metres.default(10_000),
};
/** Where high values gather and where low ones do (Getis-Ord Gi*), told from chance with a correction for asking often. */
export const hotSpotsStep = z.object({ ...pattern, op: z.literal('hot-spots') });
/** Which rows are like their neighbours and which stand out from them (local Moran's I), told from chance. */
export const outliersStep = z.object({ ...pattern, op: z.literal('outliers') });
