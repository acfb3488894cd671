import { z } from 'zod';
import { bilingual, cellValue } from './base.ts';
import { tableQuery } from './table-query.ts';

/** Letters of a pasted block, and cells of one edit, beyond which a file is the better way. */
export const MOST_PASTED = 2_000_000;
export const MOST_CELLS = 200_000;

/** Rows by their fids, or by their places in a table: `from` counts in, `to` does not. */
export const rowsMeant = z.union([
  z.object({ fids: z.array(z.number().int()).max(MOST_CELLS) }),
  z.object({ query: tableQuery, from: z.number().int().min(0), to: z.number().int().min(0) }),
]);
export type RowsMeant = z.infer<typeof rowsMeant>;

/** Edits of many cells. Each is one change set. */
export const tableEdit = z.discriminatedUnion('kind', [
  /** Cells as they were typed, or set from a list. */
  z.object({
    kind: z.literal('cells'),
    cells: z
      .array(
        z.object({
          fid: z.number().int(),
          field: z.string(),
          value: cellValue,
          /** What stood there when it was typed over: the cell is refused where it is another by now. */
          expected: cellValue.optional(),
        }),
      )
      .min(1)
      .max(MOST_CELLS),
  }),
  /** One value for a field of all rows. */
  z.object({ kind: z.literal('set'), rows: rowsMeant, field: z.string(), value: cellValue }),
  z.object({ kind: z.literal('clear'), rows: rowsMeant, fields: z.array(z.string()) }),
  /** The values of some rows, given to the others in turn. */
  z.object({
    kind: z.literal('fill'),
    rows: rowsMeant,
    fields: z.array(z.string()),
    from: z.array(z.number().int()).min(1).max(1000),
  }),
  /**
   * A block of a spreadsheet (tabs and lines), laid on the table from the first of the rows and fields. It is repeated
   * where the marked cells are a multiple of it; what reaches beyond the last field or row is outside.
   */
  z.object({
    kind: z.literal('paste'),
    query: tableQuery,
    from: z.number().int().min(0),
    /** Marked rows and columns. */
    height: z.number().int().min(1),
    width: z.number().int().min(1),
    /** The shown fields from the first marked one to the last of the table. */
    fields: z.array(z.string()).min(1),
    text: z.string().max(MOST_PASTED),
  }),
  /** Words for other words in texts. */
  z.object({
    kind: z.literal('replace'),
    rows: rowsMeant,
    fields: z.array(z.string()),
    find: z.string().min(1).max(500),
    replacement: z.string().max(500),
    /** Only where it is the whole cell. */
    whole: z.boolean().default(false),
  }),
]);
export type TableEdit = z.infer<typeof tableEdit>;

/** What an edit would do to one cell. */
export const plannedCell = z.object({
  fid: z.number().int().nullable(),
  field: z.string().nullable(),
  /** As it stands in the block; null where nothing was typed. */
  typed: z.string().nullable(),
  before: cellValue,
  after: cellValue,
  state: z.enum(['change', 'same', 'refused', 'outside']),
  /** Why it is refused. */
  reason: bilingual.nullable(),
  /** What is said of a cell that is written all the same. */
  warning: bilingual.nullable(),
});
export type PlannedCell = z.infer<typeof plannedCell>;

/** Something said of cells of a field, and of how many. */
const cellReason = z.object({ field: z.string(), reason: bilingual, count: z.number().int() });
export type CellReason = z.infer<typeof cellReason>;

export const editPlan = z.object({
  /** Of the layer when this was planned. */
  version: z.number().int(),
  cells: z.number().int(),
  rows: z.number().int(),
  /** Of the cells: those that lose a value and get none. */
  emptied: z.number().int(),
  same: z.number().int(),
  refused: z.array(cellReason),
  /** What is written but looks wrong: a day to come, an area far from the measured one. */
  warned: z.array(cellReason),
  /** Rows and columns of a block that have no place in the table. */
  outside: z.object({ rows: z.number().int(), columns: z.number().int() }),
  /** The first cells that are looked at, row by row; of a block all cells of its first rows. */
  shown: z.array(plannedCell),
  /** What the shown rows are called. */
  labels: z.record(z.string(), z.string()),
  /** The names that references stand for, by field and value. */
  names: z.record(z.string(), z.record(z.string(), z.string())),
});
export type EditPlan = z.infer<typeof editPlan>;

export const editResult = z.object({
  cells: z.number().int(),
  rows: z.number().int(),
  /** Cells that could not be written. */
  refused: z.number().int(),
  /** Of those: cells of rows that somebody else wrote to meanwhile, how many rows that are, what the first of them are called. */
  held: z.object({ cells: z.number().int(), rows: z.number().int(), names: z.array(z.string()) }),
  /** Of the layer once it was written. */
  version: z.number().int(),
  /** Set where so many rows change that it takes a while: the job's result is an `editResult`. */
  jobId: z.string().nullable(),
});
export type EditResult = z.infer<typeof editResult>;
