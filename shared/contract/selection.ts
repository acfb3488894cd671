import { z } from 'zod';
import { procedure } from './base.ts';
import { tableQuery } from './table-query.ts';

const fid = z.number().int();
const layer = z.string().min(1);
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** More rows than this at once can't be worked with. */
export const MOST_SELECTED = 200_000;

export const placeRelation = z.enum(['intersects', 'within', 'touches', 'near']);
export type PlaceRelation = z.infer<typeof placeRelation>;

/** What a row is called, for lists of what lies at a place. */
export const namedRow = z.object({ layer, fid, title: z.string(), hint: z.string() });
export type NamedRow = z.infer<typeof namedRow>;

export const rowsOfLayer = z.object({ layer, fids: z.array(fid) });
export type RowsOfLayer = z.infer<typeof rowsOfLayer>;

export const selectionContract = {
  /** What rows are called, in the order asked for; those that are gone are left out. */
  names: procedure
    .input(z.object({ rows: z.array(z.object({ layer, fid })).max(100) }))
    .output(z.array(namedRow)),
  /** The rows that a drawn shape meets, or holds whole: of each query's layer those that its table shows. */
  inShape: procedure
    .input(
      z.object({
        queries: z.array(tableQuery).min(1).max(200),
        /** The corners of the shape; the way back to the first need not be there. */
        ring: z.array(position).min(3).max(10_000),
        relation: z.enum(['intersects', 'within']),
      }),
    )
    .output(z.array(rowsOfLayer)),
  /** Every row that a table shows. */
  byAttribute: procedure.input(z.object({ query: tableQuery })).output(rowsOfLayer),
  /** The rows of a table that stand so to rows of a layer; null for all of that. Persons stand nowhere. */
  byLocation: procedure
    .input(
      z.object({
        query: tableQuery,
        relation: placeRelation,
        /** Geodesic metres, for `near`. */
        distanceM: z.number().min(0).max(1_000_000).default(0),
        of: z.object({ layer, fids: z.array(fid).max(MOST_SELECTED).nullable() }),
      }),
    )
    .output(rowsOfLayer),
  /** How large rows are together: geodesic square metres, null where the layer has no areas. */
  measure: procedure
    .input(z.object({ layer, fids: z.array(fid).max(MOST_SELECTED) }))
    .output(z.object({ areaM2: z.number().nullable() })),
};
