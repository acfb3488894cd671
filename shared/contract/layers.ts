import { z } from 'zod';
import { cellValue, codeItem, extent, fieldType, geometryType, procedure } from './base.ts';
import { layerStyle } from './style.ts';

export const layerGroup = z.enum([
  'area',
  'resource',
  'housing',
  'organisation',
  'people',
  'imported',
  'result',
]);

export const field = z.object({
  /** The column of the table. */
  name: z.string(),
  /** The Thai label; equals `name` for columns that have none. */
  title: z.string(),
  titleEn: z.string(),
  type: fieldType,
  /** `m2` is shown in rai; others are shown as they stand. */
  unit: z.string().nullable(),
  /** The key of a code list in `shared/domain/code-lists/index.ts` or of one of the office's own, or null. */
  codeList: z.string().nullable(),
  /** The words of the list where it is the office's own: read them by `fieldList` and `fieldLabel`. */
  choices: z.array(codeItem).optional(),
  editable: z.boolean(),
  required: z.boolean(),
  /** The value is a JSON list of values of the code list. */
  many: z.boolean(),
  /** The row of another register that the value names; `register` may be the name of the field that says which. */
  reference: z
    .object({
      register: z.union([z.string(), z.object({ field: z.string() })]),
      by: z.enum(['id', 'code']),
    })
    .nullable(),
  /** Asked for only where another field holds one of the values, or nothing (`[]`). */
  when: z.object({ field: z.string(), in: z.array(cellValue) }).nullable(),
  format: z.enum(['phone', 'email', 'national-id', 'year-be', 'color', 'long-text']).nullable(),
  /** The heading of a form under which it stands: a key of `SECTIONS`. */
  section: z.string(),
  /** Identifies a person: its values come masked until they are opened with a reason. */
  masked: z.boolean(),
  /** It tells of health, disability or the like: while masked it is not even told whether there is a value. */
  sensitive: z.boolean().optional(),
  /** The office's own: its type may change and it may be removed. */
  own: z.boolean().optional(),
  /** Kept, but shown in no form and no table until somebody shows it again. */
  hidden: z.boolean().optional(),
});
export type Field = z.infer<typeof field>;

export const layerSummary = z.object({
  /** The table (or view) of `workspace.gpkg`. */
  name: z.string(),
  title: z.string(),
  titleEn: z.string(),
  group: layerGroup,
  kind: z.enum(['register', 'imported', 'result']),
  /** The key of the register it fills, or null. */
  register: z.string().nullable(),
  geometryType,
  featureCount: z.number().int(),
  extent: extent.nullable(),
  /** Grows with each change of rows or style: part of the tile address. */
  version: z.number().int(),
  visible: z.boolean(),
  /** 0 is drawn lowest. */
  order: z.number().int(),
  opacity: z.number().min(0).max(1),
  style: layerStyle,
  fields: z.array(field),
  labelField: z.string().nullable(),
  source: z.string().nullable(),
  asOf: z.string().nullable(),
  /** True when the layer came from a zoning scheme: its scheme's id. */
  zoneSchemeId: z.string().nullable(),
});
export type LayerSummary = z.infer<typeof layerSummary>;

export const rowFilter = z.object({
  field: z.string(),
  op: z.enum(['equals', 'contains', 'at-least', 'at-most', 'missing']),
  value: cellValue,
});
export type RowFilter = z.infer<typeof rowFilter>;

export const row = z.object({
  /** GeoPackage's integer key; the id of the feature in tiles and the unit of selection. */
  fid: z.number().int(),
  id: z.string(),
  values: z.record(z.string(), cellValue),
  /** Geodesic square metres, or null when not a polygon. */
  areaM2: z.number().nullable(),
});
export type Row = z.infer<typeof row>;

export const feature = row.extend({
  layer: z.string(),
  title: z.string(),
  extent: extent.nullable(),
  /** Geodesic metres of a line, or null. */
  lengthM: z.number().nullable(),
  vertices: z.number().int(),
  /** The areas it lies in, smallest last: `[{ register: 'district', title: 'วัฒนานคร', fid }]`. */
  parents: z.array(
    z.object({ register: z.string(), title: z.string(), layer: z.string(), fid: z.number().int() }),
  ),
  /** Other rows of the layer with the same name: to be told apart by code. */
  sameName: z.number().int(),
  source: z.string().nullable(),
  asOf: z.string().nullable(),
  importedAt: z.string().nullable(),
});
export type Feature = z.infer<typeof feature>;

/** So many rows at most are told where they are one by one. */
export const MOST_BOXES = 500;

export const layersContract = {
  list: procedure.output(z.array(layerSummary)),
  rows: procedure
    .input(
      z.object({
        layer: z.string(),
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(1000).default(200),
        sort: z.object({ field: z.string(), descending: z.boolean() }).nullable().default(null),
        filters: z.array(rowFilter).default([]),
        /** Plain text looked for in every text column, tone marks and all. */
        search: z.string().default(''),
        /** Only rows that a map is narrowed to, by the key of `tables.mapRows`; sums stay those of all. Refuses `table-changed`. */
        rows: z.string().max(40).optional(),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        rows: z.array(row),
        /** Sums of the numeric columns over all filtered rows; `areaM2` too. */
        sums: z.record(z.string(), z.number()),
      }),
    ),
  /** The position of a row in the sorted, filtered table, so that the table can scroll to a selection. */
  position: procedure
    .input(
      z.object({
        layer: z.string(),
        fid: z.number().int(),
        sort: z.object({ field: z.string(), descending: z.boolean() }).nullable().default(null),
        filters: z.array(rowFilter).default([]),
        search: z.string().default(''),
      }),
    )
    .output(z.object({ position: z.number().int().nullable() })),
  feature: procedure.input(z.object({ layer: z.string(), fid: z.number().int() })).output(feature),
  extent: procedure
    .input(z.object({ layer: z.string(), fids: z.array(z.number().int()).max(10000) }))
    .output(extent.nullable()),
  /** The geometry of chosen rows as GeoJSON, for highlights and overlays; at most 500. */
  geometries: procedure
    .input(z.object({ layer: z.string(), fids: z.array(z.number().int()).max(500) }))
    .output(z.array(z.object({ fid: z.number().int(), geometry: z.unknown() }))),
  /** The box of each of some rows, for marking where they are; rows without a place are left out. At most 500. */
  boxes: procedure
    .input(z.object({ layer: z.string(), fids: z.array(z.number().int()).max(MOST_BOXES) }))
    .output(z.array(z.object({ fid: z.number().int(), box: extent }))),
  /** View state, journalled like any change but merged with the one before it. */
  setView: procedure
    .input(
      z.object({
        layer: z.string(),
        visible: z.boolean().optional(),
        opacity: z.number().min(0).max(1).optional(),
      }),
    )
    .output(layerSummary),
  reorder: procedure.input(z.object({ names: z.array(z.string()) })).output(z.array(layerSummary)),
  rename: procedure
    .input(z.object({ layer: z.string(), title: z.string().trim().min(1).max(200) }))
    .output(layerSummary),
  remove: procedure.input(z.object({ layer: z.string() })).output(z.object({})),
};
