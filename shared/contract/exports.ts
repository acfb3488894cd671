import { z } from 'zod';
import { extent, issue, jobRef, procedure } from './base.ts';

export const exportFormat = z.enum(['gpkg', 'shp', 'geojson', 'kml', 'fgb', 'csv', 'xlsx']);
export type ExportFormat = z.infer<typeof exportFormat>;
/** What `changwat export` prints; in the app `file` is a name and `download` a token. */
export const exportResult = z.object({
  file: z.string(),
  rows: z.number().int(),
  bytes: z.number(),
  sha256: z.string(),
  leftOut: z.array(
    z.object({
      code: z.string(),
      count: z.number().int(),
      message: z.string(),
      messageEn: z.string().default(''),
    }),
  ),
  issues: z.array(issue),
});
export type ExportResult = z.infer<typeof exportResult>;
export const downloadResult = exportResult.extend({
  /** Fetch `GET /files/<download>` once, as an attachment. */
  download: z.string(),
});
export type DownloadResult = z.infer<typeof downloadResult>;

/** Letters of what a sheet says that it is narrowed to: what it has room for. */
export const MOST_NARROWED_WORDS = 300;

export const sheetRequest = z.object({
  title: z.string().trim().min(1).max(200),
  /** Layers to draw, lowest first; empty for those visible. */
  layers: z.array(z.string()).default([]),
  /** The layer whose legend leads the sheet and whose evidence is printed. */
  focus: z.string().nullable().default(null),
  /** What to show; null for the extent of the layers drawn. */
  extent: extent.nullable().default(null),
  paper: z.enum(['a4', 'a3']).default('a4'),
  orientation: z.enum(['landscape', 'portrait']).default('landscape'),
  /** Of the program's own words; names and what the office wrote are as they stand. */
  language: z.enum(['th', 'en']).default('th'),
  thaiDigits: z.boolean().default(false),
  maker: z.string().max(200).default(''),
  /** Whether the picture basemap that is on lies under the layers. */
  basemap: z.boolean().default(false),
  /** Only what filters leave on the map: by layer the key of its rows (`tables.mapRows`), and what the sheet says of it. */
  narrowed: z
    .object({ rows: z.record(z.string(), z.string().max(40)), words: z.string().max(MOST_NARROWED_WORDS) })
    .nullable()
    .default(null),
});
export type SheetRequest = z.infer<typeof sheetRequest>;

export const exportsContract = {
  /** The job's result is a `DownloadResult`. */
  run: procedure
    .input(z.object({ layer: z.string(), format: exportFormat, crs: z.string().nullable().default(null) }))
    .output(jobRef),
  /**
   * The job's result is a `DownloadResult` of a PDF; where no printer can be had, of the same sheet as an HTML page
   * that the browser prints (`file` ends in `.html`).
   */
  sheet: procedure.input(sheetRequest).output(jobRef),
};
