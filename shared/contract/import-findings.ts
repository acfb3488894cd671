import { z } from 'zod';
import { bilingual } from './base.ts';
import { ISSUE_CODES } from './codes.ts';
import { areaLevel, columnMapping, placing, rowActions } from './import-choice.ts';

/** Garbled text that a file brings along, and how it would read put right. */
export const mojibakeFinding = z.object({
  /** `windows-1252`: CP874 read as Latin letters (µÓºÅ); `utf-8`: UTF-8 read as Latin letters (à¸•); `mixed`: both. */
  kind: z.enum(['windows-1252', 'utf-8', 'mixed']),
  columns: z.array(z.string()),
  rows: z.number().int(),
  examples: z.array(z.object({ before: z.string(), after: z.string() })).max(10),
});
export type MojibakeFinding = z.infer<typeof mojibakeFinding>;

/** How a table lies in its file. */
export const tableLayout = z.object({
  /** Counted from 1; 0 where the table has no column names. */
  headerRow: z.number().int(),
  delimiter: z.string().nullable(),
  /** The first rows as they stand, for choosing the row of the names. */
  rows: z.array(z.array(z.string())).max(15),
});
export type TableLayout = z.infer<typeof tableLayout>;

/** A way to place the rows of a table, with the share of the looked-at rows that get a place by it. */
export const placingOffer = z.object({ placing, share: z.number(), reason: bilingual });
export type PlacingOffer = z.infer<typeof placingOffer>;

/** A register that a set could fill, and how well. */
export const registerFit = z.object({ key: z.string(), score: z.number(), reason: bilingual });
export type RegisterFit = z.infer<typeof registerFit>;

export const mappingFinding = columnMapping.extend({
  evidence: z.enum(['profile', 'name', 'content', 'type', 'user']),
  /** False where the user had better look. */
  certain: z.boolean(),
  /** A cell, and how it is read: in Thai, and where English writes it otherwise. */
  examples: z.array(z.object({ from: z.string(), to: z.string(), toEn: z.string() })).max(3),
  /** Cells that could not be converted among those looked at, and some of them. */
  failed: z.number().int(),
  failedExamples: z.array(z.string()).max(5),
});
export type MappingFinding = z.infer<typeof mappingFinding>;
/** What becomes of the columns when a register is filled. */
export const mappingReport = z.object({
  found: z.array(mappingFinding),
  /** Columns that are left out. */
  left: z.array(z.string()),
  /** Required fields that no column fills. */
  missing: z.array(z.string()),
});
export type MappingReport = z.infer<typeof mappingReport>;

export const areaSuggestion = z.object({
  code: z.string(),
  name: z.string(),
  /** The names of the areas above it. */
  above: z.string(),
  /** 0 to 1. */
  score: z.number(),
  reason: bilingual,
});
/** Rows that name the same area in the same words. */
export const areaGroup = z.object({
  key: z.string(),
  /** As the file has it. */
  text: z.string(),
  rows: z.number().int(),
  outcome: z.enum(['code', 'name', 'place', 'picked', 'suggested', 'ambiguous', 'unmatched']),
  /** What is to be known of the code that the file gives: retired, or none of an area. */
  note: bilingual.nullable().default(null),
  area: z.object({ code: z.string(), name: z.string() }).nullable(),
  suggestions: z.array(areaSuggestion).max(8),
});
export type AreaGroup = z.infer<typeof areaGroup>;
/** Rows to areas. The counts are rows and sum up to `rows`; `suggested`, `ambiguous` and `unmatched` are not matched. */
export const areaMatch = z.object({
  level: areaLevel,
  rows: z.number().int(),
  code: z.number().int(),
  name: z.number().int(),
  place: z.number().int(),
  picked: z.number().int(),
  suggested: z.number().int(),
  ambiguous: z.number().int(),
  unmatched: z.number().int(),
  /** Those that are not settled and those that the user settled, the most rows first; at most 300. */
  groups: z.array(areaGroup).max(300),
});
export type AreaMatch = z.infer<typeof areaMatch>;

export const rowDifference = z.object({
  field: z.string(),
  label: bilingual,
  before: z.string(),
  after: z.string(),
});
export const matchedRow = z.object({
  /** In the file, from 1; null for rows that stand only here. */
  row: z.number().int().nullable(),
  label: z.string(),
  differences: z.array(rowDifference).max(30),
  reason: bilingual.nullable(),
});
export const rowClass = z.object({ count: z.number().int(), items: z.array(matchedRow).max(100) });
/** Rows of the file to rows that stand in the register. */
export const rowMatch = z.object({
  register: z.string(),
  new: rowClass,
  changed: rowClass,
  same: rowClass,
  /** `areas`: those over which missing is judged, by name, at most fifty; `areaCount` counts all of them. */
  missing: rowClass.extend({ areas: z.array(z.string()).max(50), areaCount: z.number().int() }),
  conflicting: rowClass,
  actions: rowActions,
});
export type RowMatch = z.infer<typeof rowMatch>;

/** A shape that was changed while it was read; geometries are GeoJSON in WGS 84, simplified for looking at. */
export const shapeChange = z.object({
  row: z.number().int(),
  label: z.string(),
  code: z.enum(ISSUE_CODES),
  before: z.unknown(),
  after: z.unknown(),
  /** Square metres. */
  areaBefore: z.number().nullable(),
  areaAfter: z.number().nullable(),
  at: z.tuple([z.number(), z.number()]).nullable(),
});
export type ShapeChange = z.infer<typeof shapeChange>;
/** A place where areas of one set lie over one another or leave a thin gap. */
export const shapeConflict = z.object({
  kind: z.enum(['overlap', 'sliver', 'gap']),
  rows: z.array(z.number().int()).min(1).max(2),
  labels: z.array(z.string()),
  m2: z.number(),
  at: z.tuple([z.number(), z.number()]),
  /** GeoJSON geometry, for the map. */
  shape: z.unknown(),
});
export type ShapeConflict = z.infer<typeof shapeConflict>;

/** Columns that hold facts of persons, and of what kind. */
export const personalColumn = z.object({
  name: z.string(),
  kind: z.enum(['national-id', 'name', 'phone', 'address', 'birth', 'health', 'words']),
  /** An open layer or register never takes it. */
  withheld: z.boolean(),
});
export type PersonalColumn = z.infer<typeof personalColumn>;
