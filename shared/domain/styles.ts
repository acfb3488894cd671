import type { GeometryType } from '../contract/base.ts';
import type { LayerStyle } from '../contract/style.ts';
import { AREA_PREFIX } from '../text/layers.ts';
import { paletteOf } from './palettes.ts';
import { categoryColor, MAP_COLORS, rampColors } from './ramps.ts';

type Label = NonNullable<LayerStyle['label']>;

const EMPTY: LayerStyle = {
  kind: 'single',
  field: null,
  fill: null,
  stroke: null,
  point: null,
  label: null,
  categories: [],
  classes: null,
  minZoom: 0,
};

const label = (field: string, size: number, more: Partial<Label> = {}): Label => ({
  field,
  prefix: '',
  size,
  weight: '600',
  minZoom: 0,
  priority: 5,
  ...more,
});
const line = (color: string, width: number, dash: number[] = []) => ({ color, width, dash });

const zone: LayerStyle = {
  ...EMPTY,
  kind: 'categories',
  field: 'name_th',
  fill: { color: MAP_COLORS.land, opacity: 0.9, pattern: 'none' },
  stroke: line(MAP_COLORS.zoneLine, 2),
  label: label('name_th', 18, { weight: '700', priority: 1 }),
};

const point = (color: string, size: number): LayerStyle => ({
  ...EMPTY,
  point: { icon: 'circle', color, size },
  label: label('name_th', 13, { weight: '500', priority: 8, minZoom: 11 }),
});

/** How each register is drawn until someone styles it: grounds pale, borders by rank, points on top. */
const REGISTER_STYLES: Readonly<Record<string, LayerStyle>> = {
  zone,
  province: { ...EMPTY, stroke: line(MAP_COLORS.provinceLine, 2.4) },
  district: {
    ...EMPTY,
    stroke: line(MAP_COLORS.amphoeLine, 1.4),
    label: label('name_th', 15, { prefix: AREA_PREFIX.district, priority: 2, minZoom: 7 }),
  },
  subdistrict: {
    ...EMPTY,
    // Stronger than the white of choropleths: without a zone layer below, white lines vanish on the pale land.
    stroke: line('#B9C5C1', 0.9),
    label: label('name_th', 13, {
      prefix: AREA_PREFIX.subdistrict,
      weight: '500',
      priority: 4,
      minZoom: 9.5,
    }),
  },
  council_area: {
    ...EMPTY,
    stroke: line('#5E3378', 1.2, [3, 2]),
    label: label('name_th', 13, { weight: '500', priority: 6, minZoom: 10 }),
  },
  village: {
    ...EMPTY,
    point: { icon: 'circle', color: MAP_COLORS.point, size: 5 },
    label: label('name_th', 12, { weight: '500', priority: 9, minZoom: 12 }),
    minZoom: 9.5,
  },
  community_forest: {
    ...EMPTY,
    fill: { color: MAP_COLORS.forestSoft, opacity: 0.6, pattern: 'forest' },
    stroke: line(MAP_COLORS.forest, 1.2),
    label: label('name_th', 13, { weight: '500', priority: 7, minZoom: 11 }),
  },
  local_authority: {
    ...EMPTY,
    stroke: line('#6B5B3E', 1.2, [6, 3]),
    label: label('name_th', 13, { weight: '500', priority: 6, minZoom: 10 }),
  },
  forest_part: {
    ...EMPTY,
    kind: 'categories',
    field: 'purpose',
    fill: { color: MAP_COLORS.forestSoft, opacity: 0.7, pattern: 'none' },
    stroke: line(MAP_COLORS.forest, 0.8, [4, 2]),
    categories: [
      { value: 'conservation', label: 'บริเวณเพื่อการอนุรักษ์', color: '#5E8C3A' },
      { value: 'use', label: 'บริเวณเพื่อการใช้ประโยชน์', color: '#C9B458' },
    ],
  },
  council: point('#5E3378', 9),
  learning_area: point('#B35C00', 9),
  housing_project: {
    ...EMPTY,
    point: { icon: 'house', color: MAP_COLORS.housing, size: 16 },
    label: label('name_th', 13, { priority: 6, minZoom: 11 }),
  },
};

/** Drawing order, lowest first: imported layers and results come between areas and forests, their points above those. */
const RANKS: Readonly<Record<string, number>> = {
  zone: 0,
  subdistrict: 10,
  council_area: 20,
  local_authority: 25,
  district: 30,
  province: 40,
  community_forest: 110,
  forest_part: 111,
  village: 120,
  housing_project: 130,
  learning_area: 135,
  council: 140,
};
const UNDRAWN = 1000;

/** Where a new layer belongs: lower numbers are drawn lower. Imported polygons lie above the area lines. */
export const defaultRank = (register: string | null, geometryType: GeometryType): number => {
  if (geometryType === 'None') return UNDRAWN;
  const known = register === null ? undefined : RANKS[register];
  if (known !== undefined) return known;
  if (geometryType === 'Point' || geometryType === 'MultiPoint') return 115;
  if (geometryType === 'LineString' || geometryType === 'MultiLineString') return 112;
  return 55;
};

const polygonStyle = (color: string): Partial<LayerStyle> => ({
  fill: { color, opacity: 0.4, pattern: 'none' },
  stroke: line(MAP_COLORS.zoneLine, 1),
});
/** Kinds dark enough for a thin line on pale ground. */
const lineColor = (index: number): string => {
  const colors = paletteOf('brewer-Dark2')?.colors ?? [];
  return colors[index % Math.max(1, colors.length)] ?? MAP_COLORS.zoneLine;
};
const lineStyle = (color: string): Partial<LayerStyle> => ({ stroke: line(color, 2) });
const pointStyle = (color: string): Partial<LayerStyle> => ({ point: { icon: 'circle', color, size: 8 } });

/**
 * How a layer is drawn that is no register. `index` counts the layers before it, so that neighbours in the panel
 * differ in colour.
 */
export const geometryStyle = (
  geometryType: GeometryType,
  labelField: string | null,
  index = 0,
): LayerStyle => {
  const color = categoryColor(index);
  const named =
    labelField === null ? null : label(labelField, 13, { weight: '500', priority: 5, minZoom: 8 });
  const base = { ...EMPTY, label: named };
  switch (geometryType) {
    case 'Point':
    case 'MultiPoint':
      return {
        ...base,
        ...pointStyle(color),
        label: named === null ? null : { ...named, minZoom: 11, priority: 8 },
      };
    case 'LineString':
    case 'MultiLineString':
      return { ...base, ...lineStyle(lineColor(index)) };
    case 'None':
      return EMPTY;
    case 'Mixed':
      return { ...base, ...polygonStyle(color), ...pointStyle(color) };
    default:
      return { ...base, ...polygonStyle(color) };
  }
};

/** The default of a register, or of a geometry type where the register is null or draws nothing of its own. */
export const defaultStyle = (
  register: string | null,
  geometryType: GeometryType,
  labelField: string | null,
  index = 0,
): LayerStyle =>
  (register === null ? undefined : REGISTER_STYLES[register]) ??
  geometryStyle(geometryType, labelField, index);

/** Shapes of any kind coloured by what a text field says, for results of several kinds. */
export const kindsStyle = (
  geometryType: GeometryType,
  field: string,
  categories: LayerStyle['categories'],
  labelField: string | null,
): LayerStyle => {
  const plain = geometryStyle(geometryType, labelField);
  const areal = geometryType.endsWith('Polygon');
  return {
    ...plain,
    kind: 'categories',
    ...{ field, categories },
    ...(areal ? { fill: { color: MAP_COLORS.hatchGround, opacity: 0.92, pattern: 'none' } } : {}),
    ...(areal ? { stroke: line('#FFFFFF', 1) } : {}),
  };
};

/**
 * Polygons coloured by classes of a number, for results: `breaks` as in the contract, colours from the ramp of need
 * or of amount.
 */
export const classedStyle = (options: {
  field: string;
  breaks: number[];
  labelField: string | null;
  ramp?: 'sequential' | 'amount';
  unit?: string;
  decimals?: number;
}): LayerStyle => ({
  ...EMPTY,
  kind: 'classes',
  field: options.field,
  fill: { color: MAP_COLORS.hatchGround, opacity: 0.92, pattern: 'none' },
  stroke: line('#FFFFFF', 1),
  label: options.labelField === null ? null : label(options.labelField, 13, { priority: 3, minZoom: 8.5 }),
  classes: {
    method: 'round',
    breaks: options.breaks,
    colors: rampColors(options.ramp ?? 'sequential', Math.max(1, options.breaks.length - 1)),
    unit: options.unit ?? '',
    decimals: options.decimals ?? 0,
  },
});

/** The same for points: signs large enough to tell their classes apart, named only from near. */
export const onPoints = (style: LayerStyle): LayerStyle => ({
  ...style,
  fill: null,
  stroke: line('#FFFFFF', 1),
  point: { icon: 'circle', color: MAP_COLORS.point, size: 9 },
  label: style.label === null ? null : { ...style.label, minZoom: 11, priority: 8 },
});
