import { z } from 'zod';
import {
  bilingual,
  cellValue,
  extent,
  fieldType,
  geometryType,
  isoDate,
  issue,
  jobRef,
  procedure,
} from './base.ts';
import { fileFormat, importChoice, importProfile, lawfulBasis, placing } from './import-choice.ts';
import {
  areaMatch,
  mappingReport,
  mojibakeFinding,
  personalColumn,
  placingOffer,
  registerFit,
  rowMatch,
  shapeChange,
  shapeConflict,
  tableLayout,
} from './import-findings.ts';
import { importOrigin, originAsked } from './import-origin.ts';

export const encodingFinding = z.object({
  /** A WHATWG label, or null when undecided. */
  name: z.string().nullable(),
  /** How it was decided: `cpg`, `ldid`, `utf8-valid`, `utf8-mostly`, `thai-bytes`, `ascii`, `user`, `format`, `undecided`. */
  evidence: z.string(),
  candidates: z.array(z.object({ name: z.string(), score: z.number() })),
});
export const crsCandidate = z.object({
  /** `EPSG:n`. */
  id: z.string(),
  title: z.string(),
  /** Share of the sampled features that fall where they should, 0 to 1. */
  inside: z.number(),
  /** Median metres off from known areas, or null where nothing is known to compare with. */
  metresOff: z.number().nullable(),
  /** To where it lies off, in words; absent where it does not, or not all alike. */
  direction: bilingual.optional(),
});
export const crsFinding = z.object({
  id: z.string().nullable(),
  /**
   * `prj` (well-known text), `declared` (a number), `format`, `areas` (known ones), `extent` (of areas, the province or
   * the country), `user`, `none` (no shapes), `undecided`, `unknown` (something is declared that is not known here).
   */
  evidence: z.string(),
  /** The datum operation's name, or null where none is needed. */
  operation: z.string().nullable(),
  candidates: z.array(crsCandidate),
  /** With what of the workspace `metresOff` was measured. */
  comparedWith: z
    .object({ kind: z.enum(['codes', 'names', 'place']), count: z.number().int(), register: z.string() })
    .optional(),
  /** What speaks against the declared system: the candidate that fits instead, and how far off the declared one is. */
  suspected: z
    .object({ kind: z.enum(['datum', 'axes', 'zone']), id: z.string(), metres: z.number().nullable() })
    .optional(),
  /** The name in the file of a system that is not known here. */
  declared: z.string().optional(),
});
export const inspectedLayer = z.object({
  name: z.string(),
  featureCount: z.number().int(),
  geometryType,
  encoding: encodingFinding,
  crs: crsFinding,
  extent: extent.nullable(),
  fields: z.array(z.object({ name: z.string(), type: fieldType })),
  issues: z.array(issue),
});
export type InspectedLayer = z.infer<typeof inspectedLayer>;
/** What `changwat inspect` prints. */
export const inspection = z.object({
  path: z.string(),
  format: z.string(),
  complete: z.boolean(),
  layers: z.array(
    inspectedLayer.extend({
      format: fileFormat,
      /** False where an import takes the set in only if the user says so. */
      offered: z.boolean(),
      parts: z.array(z.string()),
      missing: z.array(z.string()),
      layout: tableLayout.nullable(),
      placing,
      placings: z.array(placingOffer),
      mojibake: mojibakeFinding.nullable(),
      registers: z.array(registerFit),
      personal: z.array(personalColumn),
      suggestedTitle: z.string(),
      skipped: z.number().int(),
      repaired: z.number().int(),
      /** Why the set can't be taken in at all, or null. */
      refusal: bilingual.nullable(),
    }),
  ),
});
export type Inspection = z.infer<typeof inspection>;

export const importAccount = z.object({
  read: z.number().int(),
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  /** Counted among inserted, updated and unchanged. */
  repaired: z.number().int(),
});
export type ImportAccount = z.infer<typeof importAccount>;
export const importLayerResult = importAccount.extend({
  name: z.string(),
  title: z.string(),
  status: z.enum(['done', 'partial', 'none']),
  issues: z.array(issue),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
/** What `changwat import` prints. */
export const importResult = importAccount.extend({
  status: z.enum(['done', 'partial', 'none']),
  layer: z.string().nullable(),
  issues: z.array(issue),
  layers: z.array(importLayerResult),
  /** Files with the skipped rows and their reasons, where they were asked for. */
  skippedFiles: z.array(z.string()).optional(),
});
export type ImportResult = z.infer<typeof importResult>;

/** One set of a dropped file, as the preview page shows it. */
export const importSet = inspectedLayer.extend({
  key: z.string(),
  format: fileFormat,
  /** File names (no paths) of its parts, and the extensions of parts that should be there and are not. */
  parts: z.array(z.string()),
  missing: z.array(z.string()),
  sizeBytes: z.number(),
  /** Up to ten rows of the text columns in each plausible encoding. */
  readings: z.array(
    z.object({ encoding: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  ),
  /** Up to ten whole rows in the chosen reading. */
  sample: z.array(z.record(z.string(), cellValue)),
  suggestedTitle: z.string(),
  /** What lines above a table's header say of it: offered for the fields of its origin. */
  saidAbove: z.object({ agency: z.string().nullable(), asOf: isoDate.nullable() }),
  /** The register whose code column was recognised, or null: «ใช้เป็นตำบล» is then offered. */
  suggestedRegister: z.string().nullable(),
  account: importAccount,
  /** False where the rows wait for a locked store to be compared: what becomes of them is not known yet. */
  compared: z.boolean(),
  skippedRows: z.array(z.object({ row: z.number().int(), reason: z.string(), reasonEn: z.string() })),
  /** Simplified outlines in WGS 84 (GeoJSON geometry objects, at most 300) in the chosen coordinate system. */
  outlines: z.array(z.unknown()),
  /** A sentence where the set can't be taken in at all. */
  refusal: bilingual.nullable(),
  /** False where a set is taken in only if the user says so, as the second sheet of a workbook. */
  offered: z.boolean(),
  /** Garbled text that can be put right, whether or not it is; null where there is none. */
  mojibake: mojibakeFinding.nullable(),
  /** Of tables. */
  layout: tableLayout.nullable(),
  /** Where the shapes come from in this reading, and the ways there are. */
  placing,
  placings: z.array(placingOffer),
  /** The registers that it could fill, the best first; `register` is the one that this reading fills, or null. */
  registers: z.array(registerFit),
  register: z.string().nullable(),
  mapping: mappingReport.nullable(),
  areaMatch: areaMatch.nullable(),
  rowMatch: rowMatch.nullable(),
  /** The stored profile that fits the columns, or null; `profileUsed` where this reading follows it. */
  profile: importProfile.pick({ id: true, name: true, agency: true }).nullable(),
  profileUsed: z.boolean(),
  /** Columns of personal data; empty where none was recognised. */
  personal: z.array(personalColumn),
  /** At most 100 each; their counts stand among the issues. */
  shapeChanges: z.array(shapeChange),
  shapeConflicts: z.array(shapeConflict),
});
export type ImportSet = z.infer<typeof importSet>;

export const importsContract = {
  /** `files` are tokens of uploaded or picked files. The job's result is `{ previewId, sets }`. */
  inspect: procedure.input(z.object({ files: z.array(z.string()).min(1).max(200) })).output(jobRef),
  /** The same set read again with the user's choice. */
  preview: procedure.input(importChoice.extend({ previewId: z.string(), key: z.string() })).output(importSet),
  /** One change set for each set; the job's result is an `ImportResult`. */
  commit: procedure
    .input(
      z.object({
        previewId: z.string(),
        sets: z
          .array(
            importChoice.extend({
              key: z.string(),
              title: z.string().trim().min(1).max(200),
              /** The agency that it came from. */
              source: z.string().max(300).default(''),
              asOf: isoDate.nullable().default(null),
              /** Needed for households: refused `basis-missing` without. */
              basis: lawfulBasis.nullable().default(null),
              /** Remembers the choices under this name for the agency's next file; null remembers nothing. */
              saveProfile: z.string().trim().min(1).max(120).nullable().default(null),
            }),
          )
          .min(1),
      }),
    )
    .output(jobRef),
  /** The skipped rows of a set with their reasons and all their cells as XLSX, for the agency. */
  skippedRows: procedure
    .input(importChoice.extend({ previewId: z.string(), key: z.string() }))
    .output(z.object({ token: z.string(), name: z.string(), rows: z.number().int() })),
  profiles: procedure.output(z.array(importProfile)),
  removeProfile: procedure.input(z.object({ id: z.string() })).output(z.object({})),
  /** Ends a preview, if there is one, and deletes those of the files that were uploaded for it. */
  discard: procedure
    .input(z.object({ previewId: z.string().nullable(), files: z.array(z.string()).max(1000).default([]) }))
    .output(z.object({})),
  /** Where rows come from: the imports that stand, the newest first. Empty where nothing was imported. */
  origins: procedure.input(originAsked).output(z.array(importOrigin)),
  /** Shapes of an import as they were before they were repaired, and after; at most a hundred. */
  originals: procedure.input(z.object({ importId: z.string() })).output(z.array(shapeChange)),
  /** Fills a register from an imported layer; the job's result is a `RegisterFill`. */
  useAsRegister: procedure
    .input(z.object({ layer: z.string(), register: z.enum(['subdistrict']) }))
    .output(jobRef),
};
export const previewResult = z.object({ previewId: z.string(), sets: z.array(importSet) });
export type PreviewResult = z.infer<typeof previewResult>;
export const registerFill = importAccount.extend({
  register: z.string(),
  /** Rows made above: `{ district: 8, province: 1 }`. */
  derived: z.record(z.string(), z.number().int()),
  issues: z.array(issue),
});
export type RegisterFill = z.infer<typeof registerFill>;
