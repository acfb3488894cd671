import { z } from 'zod';
import { bilingual, cellValue, jobRef, procedure } from './base.ts';
import { analysisChart, chartRequest } from './charts.ts';
import { recipe } from './recipe.ts';
import { scoringPlan } from './scoring.ts';

export const leftOut = z.object({
  code: z.string(),
  count: z.number().int(),
  message: z.string(),
  messageEn: z.string().default(''),
  /** The rows themselves can be asked for, the first thousand of them. */
  listed: z.boolean().optional(),
});
/** A row that took no part in an answer, or did so in a way that must be said. */
export const leftOutRow = z.object({
  fid: z.number().int(),
  /** What it is called, else its code or number. */
  name: z.string(),
  /** It has a place on the map. */
  placed: z.boolean(),
});
export type LeftOutRow = z.infer<typeof leftOutRow>;
/** The rows of one line of what was left out. */
export const leftOutList = z.object({
  /** The layer that they are of; null where it is there no more. */
  layer: z.string().nullable(),
  /** How many the line is about, of which the first thousand are listed. */
  count: z.number().int(),
  rows: z.array(leftOutRow),
  /** How many of those that were listed have been removed since. */
  gone: z.number().int(),
});
export const analysisInput = z.object({
  name: z.string(),
  title: z.string().default(''),
  version: z.number().int(),
  asOf: z.string().nullable(),
});
/** What `changwat analyse` prints, and what stands with a result layer for ever. */
export const analysisResult = z.object({
  /** The result layer's table. */
  layer: z.string(),
  title: z.string(),
  /** How many rows the result has. */
  rows: z.number().int(),
  sentence: z.string(),
  sentenceEn: z.string(),
  inputs: z.array(analysisInput),
  method: z.string(),
  methodEn: z.string(),
  leftOut: z.array(leftOut),
  /** What every share and total is out of, in words: «จาก 55 ตำบล». */
  denominator: bilingual,
  /** The result's column that is mapped. */
  valueField: z.string(),
  unit: z.string(),
  total: z.number().nullable(),
  /** Cells under k and their complements that are shown as «ปกปิด». */
  suppressed: z.number().int(),
  /** What was asked; null for a ranking, which is made by `scoring`. */
  recipe: recipe.nullable(),
  scoring: scoringPlan.nullable().default(null),
  /** Of a comparison: the two answers that it was made of, and when they were. */
  compared: z
    .object({ before: z.string(), after: z.string(), beforeRanAt: z.string(), afterRanAt: z.string() })
    .optional(),
  /** ISO instant. */
  ranAt: z.string(),
  tookMs: z.number(),
  /** True when the same recipe on the same versions of its inputs had been answered before: this is that answer. */
  reused: z.boolean().default(false),
});
export type AnalysisResult = z.infer<typeof analysisResult>;

/** A question is a sentence with blanks; each blank is a choice. */
export const questionPart = z.union([
  z.object({ text: bilingual }),
  z.object({
    blank: z.string(),
    kind: z.enum(['layer', 'distance', 'figure', 'choice']),
    options: z.array(
      z.object({ value: cellValue, label: bilingual, disabledReason: bilingual.nullable().default(null) }),
    ),
    value: cellValue,
  }),
]);
export const question = z.object({
  id: z.string(),
  /** What it asks about: one of `questionGroups`. */
  group: z.string(),
  title: bilingual,
  parts: z.array(questionPart),
  /** Filled when it can't be asked now, e.g. the restricted store is locked. */
  blockedBy: bilingual.nullable(),
});
export type Question = z.infer<typeof question>;

/** What has changed since an answer was made. */
export const changedInputs = z.object({
  /** What inputs are called whose rows changed since, or that are there no more. */
  changed: z.array(z.string()),
  /** Households are asked of and the store is locked: whether they changed can't be told. */
  unsure: z.boolean(),
  /** A formula asks for the day, and that is another by now. */
  newDay: z.boolean(),
});
export type ChangedInputs = z.infer<typeof changedInputs>;

export const analysesContract = {
  questions: procedure.output(z.array(question)),
  /** The recipe that a filled-in question stands for. */
  recipeOf: procedure
    .input(z.object({ questionId: z.string(), values: z.record(z.string(), cellValue) }))
    .output(recipe),
  /** The job's result is an `AnalysisResult`. */
  run: procedure.input(z.object({ recipe })).output(jobRef),
  /** Everything that stands with a result layer. */
  result: procedure.input(z.object({ layer: z.string() })).output(analysisResult),
  /** When each result layer was worked out, newest first; null of one that doesn't tell. */
  times: procedure.output(z.array(z.object({ layer: z.string(), ranAt: z.string().nullable() }))),
  /** The rows behind the `at`th line of what an answer left out. Refuses `layer-not-found`. */
  leftOutRows: procedure
    .input(z.object({ layer: z.string(), at: z.number().int().min(0) }))
    .output(leftOutList),
  /** A result layer as a chart. Refuses `layer-not-found` for a layer that is no result. */
  chart: procedure.input(chartRequest).output(analysisChart),
  /** What has changed since an answer was made: whether it still holds. */
  changes: procedure.input(z.object({ layer: z.string() })).output(changedInputs),
};
