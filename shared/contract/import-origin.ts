import { z } from 'zod';
import { bilingual, issue } from './base.ts';
import { fileFormat, lawfulBasis } from './import-choice.ts';

/** Of what the origin is asked: a whole layer or register, one row, or one change of the history. */
export const originAsked = z.discriminatedUnion('of', [
  z.object({ of: z.literal('layer'), layer: z.string() }),
  z.object({ of: z.literal('row'), layer: z.string(), fid: z.number().int() }),
  z.object({ of: z.literal('change'), changeSet: z.string() }),
]);
export type OriginAsked = z.infer<typeof originAsked>;

/** All that stands of one import for ever: where rows came from and how they were read. */
export const importOrigin = z.object({
  id: z.string(),
  title: z.string(),
  /** The layer or register that its rows went to. */
  layer: z.string(),
  register: z.string().nullable(),
  /** ISO instant. */
  at: z.string(),
  /** An opaque id of `identity.state().people`, or null where the history does not say. */
  who: z.string().nullable(),
  agency: z.string().nullable(),
  asOf: z.string().nullable(),
  /** Null of household lists: a file's name may be personal. */
  fileName: z.string().nullable(),
  fileBytes: z.number().nullable(),
  sha256: z.string().nullable(),
  /** Hashes of the parts by their names, where the file has several. */
  parts: z.record(z.string(), z.string()),
  format: fileFormat.nullable(),
  /** The layer, sheet or table in the file. */
  layerInFile: z.string().nullable(),
  encoding: z.string().nullable(),
  encodingEvidence: z.string().nullable(),
  crs: z.object({ id: z.string(), title: z.string() }).nullable(),
  crsEvidence: z.string().nullable(),
  /** The datum operation. */
  operation: z.string().nullable(),
  headerRow: z.number().int().nullable(),
  repairText: z.boolean(),
  profile: z.string().nullable(),
  /** Columns of the file and the fields that they filled; null for a layer. */
  mapping: z.array(z.object({ columns: z.array(z.string()), field: bilingual })).nullable(),
  account: z.object({
    read: z.number().int(),
    inserted: z.number().int(),
    updated: z.number().int(),
    unchanged: z.number().int(),
    skipped: z.number().int(),
    repaired: z.number().int(),
  }),
  issues: z.array(issue),
  /** Rows whose shape was repaired and is kept as it came. */
  originals: z.number().int(),
  /** Why household data is kept; null of open data, and while the store is locked. */
  basis: lawfulBasis.nullable(),
});
export type ImportOrigin = z.infer<typeof importOrigin>;
