import { z } from 'zod';
import { bilingual } from './base.ts';
import { ICONS } from './icons.ts';

/** `#rrggbb`. */
export const color = z.string().regex(/^#[0-9a-fA-F]{6}$/);

/** Hatching drawn above the fill: `hatch` for missing data, `forest` for community forests. */
export const pattern = z.enum(['none', 'hatch', 'forest', 'dots']);

/** How the rows of a layer are told apart. */
export const styleKind = z.enum([
  'single',
  'categories',
  'classes',
  /** A number as the area of a circle. */
  'sizes',
  /** One dot for so many, strewn inside the area. */
  'dots',
  /** Two numbers at once, three classes each. */
  'bivariate',
  'heat',
  'clusters',
]);
export type StyleKind = z.infer<typeof styleKind>;

export const fillStyle = z.object({
  color,
  opacity: z.number().min(0).max(1),
  pattern: pattern.default('none'),
});
export const strokeStyle = z.object({
  color,
  /** Pixels at 100 %. */
  width: z.number().min(0).max(40),
  /** Dash lengths in units of the width; empty for a solid line. */
  dash: z.array(z.number()).default([]),
});
export const pointIcon = z.enum(ICONS);
export type PointIcon = z.infer<typeof pointIcon>;
export const pointStyle = z.object({
  icon: pointIcon,
  color,
  /** Diameter in pixels. */
  size: z.number().positive().max(200),
});
export const labelStyle = z.object({
  field: z.string(),
  /** A second field on a line of its own. */
  second: z.string().nullable().optional(),
  /** Put before each name, as `อ.` before a district's. */
  prefix: z.string().default(''),
  /** Pixels. */
  size: z.number().positive().max(100),
  weight: z.enum(['500', '600', '700']).default('600'),
  minZoom: z.number().default(0),
  /** Smaller wins a collision. */
  priority: z.number().int().default(5),
  /** Width of the halo in pixels; the look's own without. */
  halo: z.number().min(0).max(8).optional(),
  /** Only rows whose number is at least this bear their name. */
  above: z.object({ field: z.string(), min: z.number() }).nullable().optional(),
  /** A name that its area has no room for stands beside it, at the end of a line. */
  callout: z.boolean().optional(),
});
export type LabelStyle = z.infer<typeof labelStyle>;
export const category = z.object({ value: z.union([z.string(), z.number()]), label: z.string(), color });
/** `deviation` is counted in standard deviations from the mean. */
export const classMethod = z.enum(['round', 'quantile', 'equal', 'natural', 'deviation']);
export type ClassMethod = z.infer<typeof classMethod>;
/**
 * Classes of a number: `breaks` has one value more than `colors`; a value v is in class i when
 * breaks[i] <= v < breaks[i+1], the last class closed above.
 */
export const classes = z.object({
  method: z.enum([...classMethod.options, 'own']),
  breaks: z.array(z.number()).min(2),
  colors: z.array(color).min(1),
  /** The office's own words for classes, by their place; an empty one is read from the breaks. */
  labels: z.array(z.string()).optional(),
  /** The name of the ramp that the colours were taken from, and whether it runs backwards. */
  ramp: z.string().optional(),
  reversed: z.boolean().optional(),
  unit: z.string().default(''),
  decimals: z.number().int().min(0).default(0),
});
/** What a number is divided by. `field` is another field of the row, the others are known of its place. */
export const normalise = z.object({
  by: z.enum(['area', 'population', 'households', 'field']),
  field: z.string().nullable().default(null),
  /** «ต่อ 100»: what the quotient is multiplied by. An area counts in rai. */
  per: z.number().positive().default(1),
});
export type Normalise = z.infer<typeof normalise>;
export const sizes = z.object({
  /** The value of the largest circle. */
  max: z.number().positive(),
  /** Its diameter in pixels; the area of others goes with their value. */
  largest: z.number().positive().max(200),
});
export const dots = z.object({
  /** How many one dot stands for. */
  per: z.number().positive(),
  /** Diameter in pixels. */
  size: z.number().positive().max(20),
});
export const bivariate = z.object({
  /** The second field, upward; the first is the style's `field`, to the right. */
  field: z.string(),
  normalise: normalise.nullable().default(null),
  /** Four boundaries each. */
  breaks: z.tuple([z.array(z.number()).length(4), z.array(z.number()).length(4)]),
  /** Nine, row by row from the least of both: index = 3 × upward + rightward. */
  colors: z.array(color).length(9),
});
export const heat = z.object({
  /** Pixels. */
  radius: z.number().min(4).max(120),
  colors: z.array(color).min(2),
  ramp: z.string().optional(),
  /** The greatest value of the field that weighs; a row with it weighs as much as one point. */
  max: z.number().positive().optional(),
});
export const ZOOM_LIMIT = 24;
/** The deepest zoom of a layer's tiles: nearer, the map enlarges these. */
export const TILE_ZOOM_LIMIT = 14;
/** How a layer is drawn. The map, the wall, the legend and the printed sheet are all made from this one value. */
export const layerStyle = z.object({
  kind: styleKind,
  /** The field whose value decides, for every kind but `single` and `clusters`. */
  field: z.string().nullable().default(null),
  fill: fillStyle.nullable().default(null),
  stroke: strokeStyle.nullable().default(null),
  point: pointStyle.nullable().default(null),
  label: labelStyle.nullable().default(null),
  categories: z.array(category).default([]),
  classes: classes.nullable().default(null),
  normalise: normalise.nullable().optional(),
  sizes: sizes.nullable().optional(),
  dots: dots.nullable().optional(),
  bivariate: bivariate.nullable().optional(),
  heat: heat.nullable().optional(),
  /** Keys of legend lines whose rows are not drawn. */
  hidden: z.array(z.string()).optional(),
  minZoom: z.number().default(0),
  /** Not drawn from this zoom on. */
  maxZoom: z.number().max(ZOOM_LIMIT).optional(),
});
export type LayerStyle = z.infer<typeof layerStyle>;

/** One line of a legend, with what it counts. */
export const legendItem = z.object({
  /** Names the line in the style: what `hidden` lists. */
  key: z.string(),
  /** `missing` is hatched «ยังไม่มีข้อมูล», `suppressed` is «ปกปิด». */
  kind: z.enum(['single', 'category', 'class', 'missing', 'suppressed']),
  label: z.string(),
  color: color.nullable(),
  pattern,
  strokeColor: color.nullable(),
  icon: z.enum(['fill', 'line', ...ICONS]),
  /** How strongly the colour of a ground is drawn, where not fully. */
  opacity: z.number().min(0).max(1).optional(),
  /** Diameter in pixels where the size of the sign says something. */
  size: z.number().optional(),
  /** Not drawn on the map. */
  hidden: z.boolean().optional(),
  count: z.number().int(),
  /** Square metres, geodesic; null for points and lines. */
  areaM2: z.number().nullable(),
});
export type LegendItem = z.infer<typeof legendItem>;
export const legend = z.object({
  layer: z.string(),
  title: z.string(),
  kind: styleKind,
  /** The number that classes, sizes or dots are of; empty where there is none. */
  measure: z.string(),
  unit: z.string(),
  items: z.array(legendItem),
  /** Of a map of two numbers: what grows to the right and what grows upward. */
  axes: z.tuple([z.string(), z.string()]).optional(),
  /** Of heat: its colours from little to much. */
  ramp: z.array(color).optional(),
  /** What the map can't show as the style says, in words. */
  note: bilingual.optional(),
  total: z.number().int(),
  source: z.string().nullable(),
  /** ISO date. */
  asOf: z.string().nullable(),
});
export type Legend = z.infer<typeof legend>;

/** A number by fid: what is drawn of a layer where its tiles don't hold it. */
export const numbersByFid = z.object({ fids: z.array(z.number().int()), values: z.array(z.number()) });
export type NumbersByFid = z.infer<typeof numbersByFid>;

/** A style kept under a name, to be used on any layer. */
export const savedStyle = z.object({ id: z.string(), title: z.string(), style: layerStyle });
export type SavedStyle = z.infer<typeof savedStyle>;
