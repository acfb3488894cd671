import { z } from 'zod';
import { bilingual, issue } from './base.ts';
import { areaLevel } from './import-choice.ts';
import { areaGroup } from './import-findings.ts';

/** Levels that figures may be asked for: those of areas, and zones. */
export const figureLevel = z.enum(['province', 'zone', 'district', 'subdistrict', 'council_area', 'village']);
export type FigureLevel = z.infer<typeof figureLevel>;

/** A figure of an area for an indicator and year, and how it is known. */
export const figure = z.object({
  /** Null where it is not known, or not for all parts. */
  value: z.number().nullable(),
  unit: z.string().nullable(),
  yearBe: z.number().int().nullable(),
  source: z.string().nullable(),
  asOf: z.string().nullable(),
  /**
   * `own`: stated for the area itself; `summed`: of the areas below it; `shared`: of sub-districts, shared out by households;
   * `none`: not known.
   */
  how: z.enum(['own', 'summed', 'shared', 'none']),
  /** Of how many areas below it the figure is known: `known` of `of`. */
  known: z.number().int(),
  of: z.number().int(),
  /** What is known of it where it is not complete; null where nothing is. */
  partial: z.number().nullable(),
  /** The area had another extent when the figure was taken: the day of the change since. */
  beforeChange: z.string().nullable(),
});
export type Figure = z.infer<typeof figure>;

export const indicatorLine = z.object({
  indicator: z.string(),
  label: bilingual,
  /** Newest year first. */
  figures: z.array(figure),
});
export type IndicatorLine = z.infer<typeof indicatorLine>;

export const knownIndicator = z.object({
  indicator: z.string(),
  label: bilingual,
  unit: z.string().nullable(),
  /** How many figures stand under it. */
  count: z.number().int(),
});
export type KnownIndicator = z.infer<typeof knownIndicator>;

/** Where a table of figures comes from: a layer or table of the workspace, or a block that was pasted. */
export const figureSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('layer'), layer: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string().max(10_000_000), title: z.string().max(200) }),
]);
export type FigureSource = z.infer<typeof figureSource>;

/** Roles of columns that name the area of a row. */
export const areaRole = z.enum(['code', 'province', 'district', 'subdistrict', 'village', 'council_area']);
export type AreaRole = z.infer<typeof areaRole>;

export const figureColumn = z.object({
  name: z.string(),
  title: z.string(),
  /** Some of its cells. */
  examples: z.array(z.string()).max(3),
  /** Cells that are numbers, of those that are filled. */
  numbers: z.number().int(),
  filled: z.number().int(),
});

/** How a table is read as figures. Columns are named as in the source. */
export const figureReading = z.object({
  level: areaLevel,
  /** Which columns name the area. */
  areas: z.partialRecord(areaRole, z.string()),
  /** Which columns are figures, and of what. */
  indicators: z
    .array(
      z.object({
        column: z.string(),
        indicator: z.string().trim().min(1).max(80),
        unit: z.string().trim().max(40).nullable(),
        /** Where the table has columns of several years; else the one of the table. */
        yearBe: z.number().int().min(2400).max(2699).nullable().default(null),
      }),
    )
    .min(1)
    .max(200),
  yearBe: z.number().int().min(2400).max(2699),
  source: z.string().trim().max(300),
  asOf: z.iso.date().nullable(),
  /** The code of the area that the user picked, by the key of a group; `''` leaves it out. */
  picks: z.record(z.string(), z.string()).default({}),
});
export type FigureReading = z.infer<typeof figureReading>;

/** What a table holds, and how it could be read. */
export const figureTable = z.object({
  title: z.string(),
  rows: z.number().int(),
  columns: z.array(figureColumn),
  proposed: figureReading.omit({ indicators: true }).extend({
    indicators: z.array(figureReading.shape.indicators.element),
  }),
});
export type FigureTable = z.infer<typeof figureTable>;

/** So many rows and cells that are left out are named one by one. */
export const MOST_LEFT_OUT = 200;

export const figurePreview = z.object({
  rows: z.number().int(),
  matched: z.number().int(),
  /** Groups of rows whose area is not certain, or was picked. */
  groups: z.array(areaGroup),
  /** Figures by what becomes of them; they sum up to all readable cells of matched rows. */
  fresh: z.number().int(),
  changed: z.number().int(),
  same: z.number().int(),
  /** Empty cells: nothing is written for them. */
  empty: z.number().int(),
  issues: z.array(issue),
  /** The first of the rows and cells that are left out, by the row of the table below its heading, and why. */
  leftOut: z.array(z.object({ row: z.number().int(), why: bilingual })).max(MOST_LEFT_OUT),
  /** Some of the figures, as they would be written. */
  sample: z.array(
    z.object({
      area: z.string(),
      code: z.string(),
      indicator: bilingual,
      yearBe: z.number().int(),
      before: z.number().nullable(),
      after: z.number(),
      unit: z.string().nullable(),
    }),
  ),
});
export type FigurePreview = z.infer<typeof figurePreview>;
