import { z } from 'zod';

/** `#rrggbb`. */
export const color = z.string().regex(/^#[0-9a-fA-F]{6}$/);

/** Hatching drawn above the fill: `hatch` for missing data, `forest` for community forests. */
export const pattern = z.enum(['none', 'hatch', 'forest', 'dots']);

export const fillStyle = z.object({
  color,
  opacity: z.number().min(0).max(1),
  pattern: pattern.default('none'),
});
export const strokeStyle = z.object({
  color,
  /** Pixels at 100 %. */
  width: z.number().min(0),
  /** Dash lengths in units of the width; empty for a solid line. */
  dash: z.array(z.number()).default([]),
});
export const pointStyle = z.object({
  icon: z.enum(['circle', 'house', 'tree']),
  color,
  /** Diameter in pixels. */
  size: z.number().positive(),
});
export const labelStyle = z.object({
  field: z.string(),
  /** Put before each name, as `อ.` before a district's. */
  prefix: z.string().default(''),
  /** Pixels. */
  size: z.number().positive(),
  weight: z.enum(['500', '600', '700']).default('600'),
  minZoom: z.number().default(0),
  /** Smaller wins a collision. */
  priority: z.number().int().default(5),
});
export const category = z.object({ value: z.union([z.string(), z.number()]), label: z.string(), color });
/**
 * Classes of a number: `breaks` has one value more than `colors`; a value v is in class i when
 * breaks[i] <= v < breaks[i+1], the last class closed above.
 */
export const classes = z.object({
  method: z.enum(['round', 'quantile', 'equal', 'natural', 'own']),
  breaks: z.array(z.number()).min(2),
  colors: z.array(color).min(1),
  unit: z.string().default(''),
  decimals: z.number().int().min(0).default(0),
});
/** How a layer is drawn. The map, the wall, the legend and the printed sheet are all made from this one value. */
export const layerStyle = z.object({
  kind: z.enum(['single', 'categories', 'classes']),
  /** The field whose value decides the colour, for `categories` and `classes`. */
  field: z.string().nullable().default(null),
  fill: fillStyle.nullable().default(null),
  stroke: strokeStyle.nullable().default(null),
  point: pointStyle.nullable().default(null),
  label: labelStyle.nullable().default(null),
  categories: z.array(category).default([]),
  classes: classes.nullable().default(null),
  minZoom: z.number().default(0),
});
export type LayerStyle = z.infer<typeof layerStyle>;

/** One line of a legend, with what it counts. */
export const legendItem = z.object({
  /** `missing` is hatched «ยังไม่มีข้อมูล», `suppressed` is «ปกปิด». */
  kind: z.enum(['single', 'category', 'class', 'missing', 'suppressed']),
  label: z.string(),
  color: color.nullable(),
  pattern,
  strokeColor: color.nullable(),
  icon: z.enum(['fill', 'line', 'circle', 'house', 'tree']),
  count: z.number().int(),
  /** Square metres, geodesic; null for points and lines. */
  areaM2: z.number().nullable(),
});
export type LegendItem = z.infer<typeof legendItem>;
export const legend = z.object({
  layer: z.string(),
  title: z.string(),
  unit: z.string(),
  items: z.array(legendItem),
  total: z.number().int(),
  source: z.string().nullable(),
  /** ISO date. */
  asOf: z.string().nullable(),
});
export type Legend = z.infer<typeof legend>;
