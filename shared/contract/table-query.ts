import { z } from 'zod';
import { areaFilter } from './area-filter.ts';
import { cellValue } from './base.ts';

/** A number in the field's own unit (satang, square metres), or a date `YYYY-MM-DD`. */
const bound = z.union([z.number(), z.string()]);

/**
 * A condition that a row must meet; several hold together. Words are looked for in texts and in the names of the rows
 * that a field refers to.
 */
export const tableFilter = z.discriminatedUnion('op', [
  z.object({
    field: z.string(),
    op: z.enum(['contains', 'not-contains', 'equals', 'starts-with']),
    value: z.string().max(500),
  }),
  /** Both ends count in; null leaves an end open. */
  z.object({ field: z.string(), op: z.literal('between'), from: bound.nullable(), to: bound.nullable() }),
  /** Any of the values; null among them asks for rows without one. */
  z.object({ field: z.string(), op: z.literal('in'), values: z.array(cellValue).max(2000) }),
  z.object({ field: z.string(), op: z.enum(['missing', 'not-missing']) }),
]);
export type TableFilter = z.infer<typeof tableFilter>;

export const sortKey = z.object({ field: z.string(), descending: z.boolean() });
export type SortKey = z.infer<typeof sortKey>;

/** Which rows of a layer or register a table shows, and in which order. */
export const tableQuery = z.object({
  layer: z.string(),
  filters: z.array(tableFilter).max(50).default([]),
  /** Looked for in every column as a person reads it. */
  search: z.string().max(200).default(''),
  /** Only rows that lie in it; null for all. Kept in no view. */
  area: areaFilter.nullable().default(null),
  /** The areas of this day, not of today; null for today's. Without meaning for rows that don't retire. Kept in no view. */
  on: z.iso.date().nullable().default(null),
  /** The first weighs most. A field, or `areaM2`. */
  sort: z.array(sortKey).max(8).default([]),
  group: sortKey.nullable().default(null),
  /** As long as it stays the same, an edited cell moves no row and hides none; another one puts the rows in order anew. */
  stamp: z.number().int().default(0),
});
export type TableQuery = z.infer<typeof tableQuery>;

/** How a table is looked at: what a saved view keeps. */
export const tableLook = z.object({
  /** Shown columns in their order; null for those that the layer has by itself. */
  columns: z.array(z.string()).nullable().default(null),
  /** Pixels, for columns that were made wider or narrower. */
  widths: z.record(z.string(), z.number().int().min(40).max(1200)).default({}),
  /** So many of the first columns stay in sight. */
  frozen: z.number().int().min(0).max(20).default(1),
  sort: z.array(sortKey).max(8).default([]),
  filters: z.array(tableFilter).max(50).default([]),
  group: sortKey.nullable().default(null),
  /** Only the rows of the filter are drawn on the map. */
  onMap: z.boolean().default(false),
});
export type TableLook = z.infer<typeof tableLook>;

export const savedView = z.object({
  id: z.string(),
  title: z.string(),
  look: tableLook,
  /** Used when the table is opened. */
  isDefault: z.boolean(),
});
export type SavedView = z.infer<typeof savedView>;
