import { z } from 'zod';
import { expression, fieldName, recipeInput, relation, step } from './parts.ts';

/** Fields of `with` for each row of `input` that stands so to it: of the first by code, or a row for every one. */
export const spatialJoinStep = z.object({
  ...step,
  op: z.literal('spatial-join'),
  input: recipeInput,
  with: recipeInput,
  relation: relation.exclude(['disjoint']).default('intersects'),
  take: z.enum(['first', 'every']).default('first'),
});
/** Fields of `with` where `withField` equals `field`; `with` may be a table without places. */
export const attributeJoinStep = z.object({
  ...step,
  op: z.literal('attribute-join'),
  input: recipeInput,
  with: recipeInput,
  field: fieldName,
  withField: fieldName,
});
/** A new field by a formula. */
export const calculateStep = z.object({
  ...step,
  op: z.literal('calculate'),
  input: recipeInput,
  /** The new field's name, in any script. */
  title: z.string().min(1).max(100),
  expression,
});
/** The rows for which the formula is true. */
export const selectByValueStep = z.object({
  ...step,
  op: z.literal('select-by-value'),
  input: recipeInput,
  where: expression,
});
/** The rows that stand so to any row of `of`; `disjoint`: to none of them otherwise. */
export const selectByLocationStep = z.object({
  ...step,
  op: z.literal('select-by-location'),
  input: recipeInput,
  of: recipeInput,
  relation,
});
/** A point for each row: its centre of gravity, or one that surely lies on it. */
export const pointStep = z.object({
  ...step,
  op: z.enum(['centroid', 'point-on-surface']),
  input: recipeInput,
});
/** The hull around all rows, or around those of each value of `by`; the concave one hugs the closer the lower its ratio. */
export const convexHullStep = z.object({
  ...step,
  op: z.literal('convex-hull'),
  input: recipeInput,
  by: fieldName.optional(),
});
export const concaveHullStep = z.object({
  ...step,
  op: z.literal('concave-hull'),
  input: recipeInput,
  by: fieldName.optional(),
  ratio: z.number().min(0).max(1).default(0.3),
});
