import { z } from 'zod';
import { analysisResult } from './analyses.ts';
import { extent, fieldType, geometryType, issue } from './base.ts';
import { REFUSAL_CODES } from './codes.ts';
import { exportResult } from './exports.ts';
import { importResult, inspection } from './imports.ts';
import { backupResult } from './workspace.ts';

/** One line of `changwat layers`; `name` is the table in `workspace.gpkg`. */
export const cliLayer = z.object({
  name: z.string(),
  title: z.string(),
  featureCount: z.number().int(),
  geometryType,
  extent: extent.nullable(),
  register: z.string().nullable(),
});
export type CliLayer = z.infer<typeof cliLayer>;

/** One line of `changwat registers`: what `--register` takes. */
export const cliRegister = z.object({
  key: z.string(),
  title: z.string(),
  titleEn: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      titleEn: z.string(),
      type: fieldType,
      required: z.boolean(),
    }),
  ),
});
export type CliRegister = z.infer<typeof cliRegister>;

/** What each command prints as one JSON document. Fields may be added, never changed or dropped. */
export const cliOutput = {
  /** `workspace` is the folder's path; `passphrase` opens the households, and is null where the caller gave one. */
  sample: z.object({ workspace: z.string(), layers: z.array(cliLayer), passphrase: z.string().nullable() }),
  /** A new workspace without rows. */
  init: z.object({ workspace: z.string(), layers: z.array(cliLayer) }),
  inspect: inspection,
  import: importResult,
  layers: z.array(cliLayer),
  registers: z.array(cliRegister),
  /** With `--out`, `out` tells of the file that was written. */
  analyse: analysisResult.extend({ out: exportResult.optional() }),
  'recipe-schema': z.record(z.string(), z.unknown()),
  export: exportResult,
  backup: backupResult,
  restore: z.object({ workspace: z.string(), layers: z.array(cliLayer) }),
  check: z.object({ ok: z.boolean(), issues: z.array(issue) }),
} as const;
export type CliCommand = keyof typeof cliOutput;
export type CliOutput<C extends CliCommand> = z.infer<(typeof cliOutput)[C]>;

/** What a command prints when it did not do what was asked; a bug's code is `internal`. */
export const cliError = z.object({
  error: z.object({
    code: z.enum([...REFUSAL_CODES, 'internal']),
    message: z.string(),
    messageEn: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
});
export type CliError = z.infer<typeof cliError>;

/** 0 done, also with issues and partly; 2 refused; 1 bug; 130 cancelled. */
export const CLI_EXIT = { done: 0, bug: 1, refused: 2, cancelled: 130 } as const;
