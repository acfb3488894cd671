import { z } from 'zod';
import { fieldName, recipeInput, step } from './parts.ts';

/**
 * Two layers laid over each other. `intersect`: the common ground; `union`: all ground, cut where borders run;
 * `difference`: of `input` what `with` leaves; `symmetric-difference`: what only one of them holds; `identity`: all of
 * `input`, cut by `with`. Parts bear the fields of both, their rai and the share of the row they were cut from.
 */
export const overlayStep = z.object({
  ...step,
  op: z.enum(['intersect', 'union', 'difference', 'symmetric-difference', 'identity']),
  input: recipeInput,
  with: recipeInput,
});
export type OverlayStep = z.infer<typeof overlayStep>;
/** What of `input` lies in `to`, row by row, with its fields. */
export const clipStep = z.object({ ...step, op: z.literal('clip'), input: recipeInput, to: recipeInput });
/** One row for each value of the fields (or one of all), shapes united, number fields summed as asked. */
export const dissolveStep = z.object({
  ...step,
  op: z.literal('dissolve'),
  input: recipeInput,
  by: z.array(fieldName).max(3).default([]),
  sums: z.array(fieldName).max(20).default([]),
});
/** Ground gained, lost and same from `before` to `after`; with `key`, row by row where the field is equal. */
export const changeStep = z.object({
  ...step,
  op: z.literal('change'),
  before: recipeInput,
  after: recipeInput,
  key: fieldName.optional(),
});
/** Where areas overlap, leave gaps up to `gapM` wide, lie twice, or are invalid. */
export const topologyCheckStep = z.object({
  ...step,
  op: z.literal('topology-check'),
  input: recipeInput,
  gapM: z.number().min(0).max(1000).default(10),
});
