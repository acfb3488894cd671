import { z } from 'zod';
import { bilingual, language } from './base.ts';
import { color } from './style.ts';

/** How many rows of a bar are told by their number: more are not chosen at once. */
export const CHOSEN_AT_MOST = 5000;

/** A piece of a bar in the colour of one legend line; `color` is null where the line has none, as of withheld values. */
export const chartPart = z.object({
  /** The legend line, as a style's `hidden` names it. */
  key: z.string(),
  color: color.nullable(),
  /** In the chart's measure. */
  value: z.number(),
});
export const chartBar = z.object({
  label: z.string(),
  /** Of a histogram: where the bar begins and ends; null for rows without a number, and for bars of kinds. */
  from: z.number().nullable(),
  to: z.number().nullable(),
  /** Why these rows have no number; null for all other bars. */
  state: z.enum(['missing', 'suppressed']).nullable(),
  /** The sum of the figures that may be shown, or the number of rows; null where no row has a figure. */
  value: z.number().nullable(),
  rows: z.number().int(),
  /** Rows of a sum whose figure is withheld or not known: not in `value`. */
  withheld: z.number().int(),
  missing: z.number().int(),
  parts: z.array(chartPart),
  /** The rows themselves; empty where they are more than may be chosen at once. */
  fids: z.array(z.number().int()).max(CHOSEN_AT_MOST),
});
export type ChartBar = z.infer<typeof chartBar>;

/** An answer as a chart: how its figures lie, or what each kind comes to. */
export const analysisChart = z.object({
  layer: z.string(),
  kind: z.enum(['histogram', 'bars']),
  /** What the bars are: '' for the distribution, `@zone` and `@district` for the area above, else a field. */
  by: z.string(),
  choices: z.array(z.object({ by: z.string(), title: bilingual })),
  /** What `value` of a bar is: a sum of the result's figure, or how many rows. */
  measure: z.enum(['sum', 'rows']),
  /** Of a sum the unit of the figure, else what rows are counted by. */
  unit: z.string(),
  /** Of a histogram, what stands along it. */
  figure: bilingual.nullable(),
  figureUnit: z.string(),
  bars: z.array(chartBar),
});
export type AnalysisChart = z.infer<typeof analysisChart>;

export const chartRequest = z.object({
  layer: z.string(),
  /** What the bars are; without one what suits the answer best. */
  by: z.string().optional(),
  /** The rows that the map is narrowed to, by their key (`tables.mapRows`). */
  rows: z.string().max(40).optional(),
  language: language.default('th'),
});
