import { z } from 'zod';
import { areaFilter } from './area-filter.ts';
import { cellValue, jobRef, procedure } from './base.ts';
import { layerGroup, row } from './layers.ts';
import { editPlan, editResult, tableEdit } from './table-edit.ts';
import { savedView, tableLook, tableQuery } from './table-query.ts';

/** A register or layer as the list of all tables names it. */
export const tableEntry = z.object({
  name: z.string(),
  title: z.string(),
  titleEn: z.string(),
  group: layerGroup,
  /** Null where the store that holds its rows is locked. */
  count: z.number().int().nullable(),
  /** `none`: there is no store of personal data yet. */
  state: z.enum(['open', 'locked', 'none']),
});
export type TableEntry = z.infer<typeof tableEntry>;

/** Rows that follow each other under one heading. */
export const tableGroup = z.object({
  value: cellValue,
  /** The name that a reference stands for; null for other values. */
  name: z.string().nullable(),
  /** The place of its first row. */
  start: z.number().int(),
  count: z.number().int(),
});
export type TableGroup = z.infer<typeof tableGroup>;

/** Days `YYYY-MM-DD`; null where there is none. */
export const timeline = z.object({
  first: z.string().nullable(),
  last: z.string().nullable(),
  /** Rows without a day. */
  missing: z.number().int(),
  /** Months `YYYY-MM` that have any, in their order, with how many rows. */
  months: z.array(z.object({ month: z.string(), rows: z.number().int() })),
});
export type Timeline = z.infer<typeof timeline>;

const names = z.record(z.string(), z.record(z.string(), z.string()));
const sums = z.record(z.string(), z.number());
const editOfLayer = z.object({ layer: z.string(), edit: tableEdit });

export const tablesContract = {
  /** All registers of both stores, then imported layers and results. */
  list: procedure.output(z.array(tableEntry)),
  /** How many rows of each lie in an area, by name; without those that can't be narrowed or are locked. */
  countsIn: procedure.input(z.object({ area: areaFilter })).output(z.record(z.string(), z.number().int())),
  /** Rows by their place in the table. */
  rows: procedure
    .input(
      z.object({
        query: tableQuery,
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1000).default(200),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        rows: z.array(row),
        /** The names that references stand for, by field and value; a field is left out while its store is locked. */
        names,
        /** Cells were edited since that the order or the filter goes by. */
        stale: z.boolean(),
        /** Of the layer when they were read: what an edit of them gives as `version`. */
        version: z.number().int(),
      }),
    ),
  /** The groups in their order. Refuses `groups-too-many`. */
  groups: procedure.input(z.object({ query: tableQuery })).output(z.object({ groups: z.array(tableGroup) })),
  /** Sums of the columns that can be summed: over all rows, over a stretch of them, and of each group. */
  sums: procedure
    .input(
      z.object({
        query: tableQuery,
        from: z.number().int().min(0).nullable().default(null),
        to: z.number().int().min(0).nullable().default(null),
      }),
    )
    .output(z.object({ total: sums, groups: z.array(sums) })),
  /** The place of a row, so that the table can scroll to a selection. */
  position: procedure
    .input(z.object({ query: tableQuery, fid: z.number().int() }))
    .output(z.object({ position: z.number().int().nullable() })),
  /** The rows from one place to before another. */
  fids: procedure
    .input(z.object({ query: tableQuery, from: z.number().int().min(0), to: z.number().int().min(0) }))
    .output(z.object({ fids: z.array(z.number().int()) })),
  /**
   * How the days of a field lie in time, or with null the days on which areas of a register that retires began or ended. Days
   * that can't be are left out and counted with what is missing. Refuses `field-not-found`, `validation-failed` for no dates.
   */
  timeline: procedure.input(z.object({ layer: z.string(), field: z.string().nullable() })).output(timeline),
  /** The different values of a field among the rows that the other filters leave, most frequent first. */
  choices: procedure
    .input(z.object({ query: tableQuery, field: z.string(), search: z.string().max(200) }))
    .output(
      z.object({
        choices: z.array(
          z.object({ value: cellValue, name: z.string().nullable(), count: z.number().int() }),
        ),
        /** Different values in all. */
        distinct: z.number().int(),
      }),
    ),
  /** Rows that a reference may name, by words of their name or code. `row`: what else stands in the edited row. */
  candidates: procedure
    .input(
      z.object({
        layer: z.string(),
        field: z.string(),
        search: z.string().max(200),
        row: z.record(z.string(), cellValue).default({}),
      }),
    )
    .output(z.array(z.object({ value: z.string(), name: z.string(), hint: z.string() }))),
  /** Cells as a spreadsheet takes them: tabs between columns, lines between rows. */
  copy: procedure
    .input(
      z.object({
        query: tableQuery,
        from: z.number().int().min(0),
        to: z.number().int().min(0),
        fields: z.array(z.string()).min(1),
        headings: z.boolean().default(false),
      }),
    )
    .output(z.object({ text: z.string(), rows: z.number().int() })),
  /** What an edit would do, without doing it. */
  plan: procedure.input(editOfLayer).output(editPlan),
  /**
   * Does it as one change set and leaves out what is refused. `version` is that of the rows or the plan that were looked at:
   * rows that somebody else wrote to since are held back and named, and where rows came or went so that places in the table
   * are others now it refuses `table-changed`. `own` are versions that the page made itself by earlier edits. Null asks
   * nobody. With `strict` nothing is written when a cell is refused, and it is said why (`validation-failed`).
   */
  apply: procedure
    .input(
      editOfLayer.extend({
        version: z.number().int().nullable().default(null),
        own: z.array(z.number().int()).max(1000).default([]),
        strict: z.boolean().default(false),
      }),
    )
    .output(editResult),
  /**
   * Which rows the map is to draw: those named, or all but those named; both null where they are too many to name, and for areas of
   * another day. The core keeps them under `key` while the workspace is open: legends are counted and tiles are cut by it.
   */
  mapRows: procedure.input(z.object({ query: tableQuery })).output(
    z.object({
      total: z.number().int(),
      only: z.array(z.number().int()).nullable(),
      except: z.array(z.number().int()).nullable(),
      key: z.string(),
    }),
  ),
  /** What is seen, as a file: the rows in their order, the columns in theirs. The job's result is a `DownloadResult`. */
  export: procedure
    .input(
      z.object({
        query: tableQuery,
        columns: z.array(z.string()).min(1),
        /** Only these of its rows, in its order; null for all. */
        fids: z.array(z.number().int()).max(200_000).nullable().default(null),
        format: z.enum(['xlsx', 'csv']),
      }),
    )
    .output(jobRef),
  views: procedure.input(z.object({ layer: z.string() })).output(z.array(savedView)),
  /** Refuses `name-taken`. Words of filters on personal data are not kept. */
  saveView: procedure
    .input(z.object({ layer: z.string(), title: z.string().trim().min(1).max(120), look: tableLook }))
    .output(savedView),
  updateView: procedure
    .input(
      z.object({
        id: z.string(),
        title: z.string().trim().min(1).max(120).optional(),
        look: tableLook.optional(),
        isDefault: z.boolean().optional(),
      }),
    )
    .output(savedView),
  removeView: procedure.input(z.object({ id: z.string() })).output(z.object({})),
  reorderViews: procedure
    .input(z.object({ layer: z.string(), ids: z.array(z.string()) }))
    .output(z.array(savedView)),
};
