import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ISSUE_CODES, REFUSAL_CODES } from './codes.ts';

/** What a refusal carries over the wire: its code and the words that fill the sentence's blanks. */
export const refusalData = z.object({
  code: z.enum(REFUSAL_CODES),
  details: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type RefusalData = z.infer<typeof refusalData>;

/** Every procedure of the contract may refuse in words, or fail with a log id. */
export const procedure = oc.errors({
  REFUSED: { status: 422, data: refusalData },
  FAILED: { status: 500, data: z.object({ logId: z.string() }) },
});

/** Imperfect input with which the work went on. `message` is the Thai sentence, `messageEn` the English one. */
export const issue = z.object({
  code: z.enum(ISSUE_CODES),
  severity: z.enum(['info', 'warning', 'error']),
  count: z.number().int(),
  message: z.string(),
  messageEn: z.string().default(''),
  /** Row numbers (1-based, as in the file) or names of rows, never personal data. */
  examples: z.array(z.string()).default([]),
});
export type Issue = z.infer<typeof issue>;

/** `[minLon, minLat, maxLon, maxLat]` in WGS 84 degrees. */
export const extent = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Extent = z.infer<typeof extent>;

export const geometryType = z.enum([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'Mixed',
  'None',
]);
export type GeometryType = z.infer<typeof geometryType>;

export const fieldType = z.enum(['text', 'integer', 'real', 'boolean', 'date', 'datetime', 'binary']);
export type FieldType = z.infer<typeof fieldType>;

/** A cell's value as it crosses the wire: dates as ISO text, binary left out. */
export const cellValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type CellValue = z.infer<typeof cellValue>;

/** The languages of the product. */
export const language = z.enum(['th', 'en']);
export type Language = z.infer<typeof language>;

/** A text in both languages of the product. */
/** A day of the calendar, `YYYY-MM-DD` in the common era, that there is. */
export const isoDate = z.iso.date();

export const bilingual = z.object({ th: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

/** One word of a code list: what is stored and how it is read; a retired one is no longer offered. */
export const codeItem = z.object({
  value: z.union([z.string(), z.number()]),
  label: bilingual,
  retired: z.boolean().optional(),
});
export type CodeItemData = z.infer<typeof codeItem>;

export const jobRef = z.object({ jobId: z.string() });
