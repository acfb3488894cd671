import { z } from 'zod';

/** A layer of the workspace by its table name, the restricted `household` register, or an earlier step by `#id`. */
export const recipeInput = z.string().min(1);
/** What every step bears: the name by which later steps take its output. */
export const step = { id: z.string().regex(/^[a-z][a-z0-9_]*$/) };
/** Geodesic metres; 20,000 km is half way round the earth. */
export const metres = z.number().min(0).max(20_000_000);
/** A field of the rows that a step takes, by its column name. */
export const fieldName = z.string().min(1).max(200);
/** A formula in the language of `shared/formula`. */
export const expression = z.string().min(1).max(2000);

/** One figure of a summary; all but `count`, `length` and `area` are of a field. */
export const statistic = z.enum(['count', 'sum', 'mean', 'min', 'max', 'length', 'area']);
export type Statistic = z.infer<typeof statistic>;
export const figure = z
  .object({
    statistic,
    field: fieldName.optional(),
    /** For `sum` and `mean`: each row counts so many times. */
    weight: fieldName.optional(),
    /** Adds the share that each area has of the whole, in percent. */
    percent: z.boolean().default(false),
  })
  .refine(({ statistic: kind, field }) => ['count', 'length', 'area'].includes(kind) || field !== undefined, {
    message: 'a sum, mean, min or max is of a field',
  })
  .refine(({ statistic: kind, percent }) => !percent || !['mean', 'min', 'max'].includes(kind), {
    message: 'a mean, min or max is no part of a whole: only what adds up has a per cent of it',
  });
export type Figure = z.infer<typeof figure>;

/** How two shapes stand to each other: the relations of OGC Simple Features. */
export const relation = z.enum([
  'intersects',
  'within',
  'contains',
  'touches',
  'crosses',
  'overlaps',
  'equals',
  'disjoint',
]);
export type Relation = z.infer<typeof relation>;
