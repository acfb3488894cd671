import { z } from 'zod';
import { isoDate } from './base.ts';

/** The formats that files are read from. A workbook's sheets, a GeoPackage's tables and a KML's folders are sets each. */
export const fileFormat = z.enum([
  'shapefile',
  'geopackage',
  'geojson',
  'kml',
  'gpx',
  'flatgeobuf',
  'csv',
  'xlsx',
]);
export type FileFormat = z.infer<typeof fileFormat>;

/** How places are written in a table's columns. `auto` reads decimal degrees, degrees-minutes-seconds and metres alike. */
export const coordinateNotation = z.enum(['auto', 'decimal', 'dms', 'metres']);
/** Levels of areas that rows are matched to. */
export const areaLevel = z.enum(['province', 'district', 'subdistrict', 'village', 'council_area']);
export type AreaLevelName = z.infer<typeof areaLevel>;

/** Where the shapes of a set come from. Columns are named as in the file. */
export const placing = z.discriminatedUnion('kind', [
  /** The file's own shapes. */
  z.object({ kind: z.literal('file') }),
  /** A table without places. */
  z.object({ kind: z.literal('none') }),
  /** Two columns, or one that holds both (`y` null), are the place of a point. `x` is the east or longitude. */
  z.object({
    kind: z.literal('coordinates'),
    x: z.string(),
    y: z.string().nullable(),
    notation: coordinateNotation.default('auto'),
  }),
  /** Each row takes the shape of the area that it names, by the columns that the area match uses. */
  z.object({ kind: z.literal('areas'), level: areaLevel }),
]);
export type Placing = z.infer<typeof placing>;

/**
 * Ways in which the cells of one or several columns become the value of a field.
 * `rai-ngan-wah` takes one to three columns; `full-name` splits title, given and family name; `code-parts` joins parts
 * of an area code; `code-list` finds the value by code, Thai or English label.
 */
export const CONVERSIONS = [
  'text',
  'integer',
  'number',
  'boolean',
  'date',
  'year-be',
  'code-list',
  'area-code',
  'code-parts',
  'rai-ngan-wah',
  'rai',
  'hectare',
  'square-metre',
  'square-kilometre',
  'baht',
  'million-baht',
  'phone',
  'national-id',
  'full-name',
] as const;
export const conversion = z.enum(CONVERSIONS);
export type Conversion = (typeof CONVERSIONS)[number];

/**
 * Columns of the file and what they become. `field` is a field of the register, or a target that begins with `@`:
 * `@id` (the row's own id, from an earlier export), `@area` (the code of the area that the row lies in),
 * `@province`, `@district`, `@subdistrict`, `@village`, `@council_area` (names for the match), `@declared-area`
 * (ไร่, งาน and ตารางวา together), `@member.<field>` (a field of a household's member, `@member.full_name` among them).
 */
export const columnMapping = z.object({
  columns: z.array(z.string()).min(1).max(8),
  field: z.string(),
  convert: conversion,
});
export type ColumnMapping = z.infer<typeof columnMapping>;

/** What happens to the rows of each class. Rows of the file that nothing is done with are unchanged or skipped. */
export const rowActions = z.object({
  new: z.enum(['insert', 'skip']).default('insert'),
  /** `fill` writes only where the row here is empty. */
  changed: z.enum(['update', 'fill', 'skip']).default('update'),
  /** Rows that stand here and are not in the file. */
  missing: z.enum(['keep', 'remove']).default('keep'),
  /** Over which rows here missing is judged: those of areas that the file has rows of, or all. */
  missingIn: z.enum(['areas', 'register']).default('areas'),
  conflicting: z.enum(['skip', 'update', 'insert']).default('skip'),
});
export type RowActions = z.infer<typeof rowActions>;

/** What the user decides of one set; null leaves it to the evidence. */
export const importChoice = z.object({
  encoding: z.string().nullable().default(null),
  crs: z.string().nullable().default(null),
  /** Row of the column names counted from 1, 0 for a table that has none. Tables only. */
  headerRow: z.number().int().min(0).max(1000).nullable().default(null),
  delimiter: z.enum([',', ';', '\t', '|']).nullable().default(null),
  /** Text that was garbled before it came into the file is put right. */
  repairText: z.boolean().default(false),
  placing: placing.nullable().default(null),
  /** The register that the rows fill; null makes a layer of their own. */
  register: z.string().nullable().default(null),
  mapping: z.array(columnMapping).max(200).nullable().default(null),
  /** A stored profile by its id, whose choices stand where the user has made none. */
  profile: z.string().nullable().default(null),
  /** The code of the area that the user picked, by the key of the group in the area match; `''` leaves it unmatched. */
  areaPicks: z.record(z.string(), z.string()).default({}),
  actions: rowActions.prefault({}),
});
export type ImportChoice = z.infer<typeof importChoice>;

/** On what ground personal data is kept (section 24 and 26 of the Act), asked before a household list is taken in. */
export const lawfulBasis = z.object({
  kind: z.enum(['consent', 'public-task', 'legal-duty', 'vital-interest', 'contract', 'legitimate-interest']),
  /** Document, notice or resolution that it rests on. */
  note: z.string().trim().min(1).max(500),
  /** ISO date until which the rows are kept, or null where none is set. */
  keepUntil: isoDate.nullable().default(null),
});
export type LawfulBasis = z.infer<typeof lawfulBasis>;

/** What is remembered of an agency's files. `columns` is the sorted list of column names by which a file is known again. */
export const importProfile = z.object({
  id: z.string(),
  name: z.string(),
  agency: z.string(),
  format: fileFormat.nullable(),
  register: z.string().nullable(),
  encoding: z.string().nullable(),
  crs: z.string().nullable(),
  headerRow: z.number().int().nullable(),
  placing: placing.nullable(),
  mapping: z.array(columnMapping).nullable(),
  columns: z.array(z.string()),
  usedAt: z.string().nullable(),
});
export type ImportProfile = z.infer<typeof importProfile>;
