import { z } from 'zod';
import { bilingual, jobRef, procedure } from './base.ts';

/** What the rules found of one kind. */
export const checkResult = z.object({
  key: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  title: bilingual,
  /** Why it matters and what to do. */
  advice: bilingual,
  /** The layers whose rows are meant, by name. */
  layers: z.array(z.string()),
  count: z.number().int(),
  /** What a safe fix would do, or null where a person has to decide. */
  fix: bilingual.nullable(),
  /** Why the rule could not be run, or null: personal data that is locked. */
  unchecked: bilingual.nullable(),
});
export type CheckResult = z.infer<typeof checkResult>;

export const checkReport = z.object({
  /** ISO instant. */
  at: z.string(),
  results: z.array(checkResult),
  /** Rows that were looked at. */
  rows: z.number().int(),
  /** True when rows were changed since. */
  stale: z.boolean(),
});
export type CheckReport = z.infer<typeof checkReport>;

/** A row that a rule names. */
export const checkItem = z.object({
  layer: z.string(),
  layerTitle: z.string(),
  fid: z.number().int(),
  title: z.string(),
  /** The area that tells it from its namesakes. */
  subtitle: z.string(),
  detail: bilingual,
  /** `[lon, lat]` of the fault itself, where it has a place of its own. */
  place: z.tuple([z.number(), z.number()]).nullable(),
});
export type CheckItem = z.infer<typeof checkItem>;

export const checksContract = {
  /** Runs every rule over everything as a job, whose result is a `CheckReport`. */
  run: procedure.output(jobRef),
  /** The last report of this session, or null. */
  report: procedure.output(checkReport.nullable()),
  /** Refuses `check-not-run` before the first report. */
  items: procedure
    .input(
      z.object({
        key: z.string(),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.object({ total: z.number().int(), items: z.array(checkItem) })),
  /** Does what `fix` promises, for the rows named or for all, as one change. */
  fix: procedure
    .input(
      z.object({
        key: z.string(),
        rows: z
          .array(z.object({ layer: z.string(), fid: z.number().int() }))
          .max(10_000)
          .nullable()
          .default(null),
      }),
    )
    .output(z.object({ changed: z.number().int(), left: z.number().int() })),
};
