import type { Field, LayerSummary } from '../../../shared/contract/layers.ts';
import type { ClassMethod, LayerStyle, Normalise, StyleKind } from '../../../shared/contract/style.ts';
import { decimalsFor } from '../../../shared/domain/class-breaks.ts';
import { fieldList } from '../../../shared/domain/code-lists/index.ts';
import {
  BIVARIATE_PAIRS,
  bivariateColors,
  PALETTES,
  paletteColors,
  paletteOf,
} from '../../../shared/domain/palettes.ts';
import { placeNumbers } from '../../../shared/domain/place-numbers.ts';
import { MAP_COLORS } from '../../../shared/domain/ramps.ts';
import { api } from '../../api/index.ts';
import { likelyKind, likelyKnown } from './likely-fields.ts';
import { likely } from './likely-number.ts';

/** Five are told apart on a wall and remembered; more only by choice. */
export const USUAL_CLASSES = 5;
const GROUND = { color: '#FBCB78', opacity: 0.9, pattern: 'none' } as const;

export const isNumber = (field: Field): boolean =>
  (field.type === 'integer' || field.type === 'real') &&
  field.codeList === null &&
  field.format !== 'year-be' &&
  field.hidden !== true;

/** Numbers of the rows, and those that are known of their places. */
export const numberFields = (layer: LayerSummary): Field[] => [
  ...layer.fields.filter(isNumber),
  ...placeNumbers(layer),
];

/** Fields whose values are kinds: short words, codes, yes and no. */
export const kindFields = ({ fields }: LayerSummary): Field[] =>
  fields.filter(
    (field) =>
      field.hidden !== true &&
      !field.many &&
      (field.type === 'text' ||
        field.type === 'boolean' ||
        field.codeList !== null ||
        field.format === 'year-be'),
  );

export const textFields = ({ fields }: LayerSummary): Field[] =>
  fields.filter((field) => field.hidden !== true);

const isPolygon = ({ geometryType }: LayerSummary): boolean =>
  geometryType.endsWith('Polygon') || geometryType === 'Mixed';

/** The kinds that a layer's shapes can show. */
export const kindsOf = (layer: LayerSummary): StyleKind[] => {
  if (layer.geometryType.endsWith('Point'))
    return ['single', 'categories', 'classes', 'sizes', 'heat', 'clusters'];
  return isPolygon(layer)
    ? ['single', 'categories', 'classes', 'sizes', 'dots', 'bivariate']
    : ['single', 'categories', 'classes'];
};

export interface ClassChoice {
  readonly field: string;
  readonly method: ClassMethod;
  readonly count: number;
  readonly normalise: Normalise | null;
  readonly ramp: string;
  readonly reversed: boolean;
}

/** Totals of people are coloured by how close they live: large areas would else look full. */
const usualDivisor = (layer: LayerSummary, { name }: Field): Normalise | null =>
  isPolygon(layer) && (name === '@population' || name === '@households')
    ? { by: 'area', field: null, per: 1000 }
    : null;

/** What classes are made by now, or by itself where there are none. */
export const classChoice = (layer: LayerSummary, usual?: Field): ClassChoice | null => {
  const { style } = layer;
  const numbers = numberFields(layer);
  const field = numbers.find(({ name }) => name === style.field) ?? usual ?? likely(numbers);
  if (field === undefined) return null;
  const method = style.classes?.method ?? 'round';
  return {
    field: field.name,
    method: method === 'own' ? 'round' : method,
    // A number of which there are no values has one class, and nothing can be made by that.
    count: style.classes && style.classes.colors.length > 1 ? style.classes.colors.length : USUAL_CLASSES,
    normalise: style.field === null ? usualDivisor(layer, field) : (style.normalise ?? null),
    ramp: style.classes?.ramp ?? 'need',
    reversed: style.classes?.reversed ?? false,
  };
};

/** Signs that areas bear while sizes or dots stand on them, and in no other kind. */
const unsigned = (layer: LayerSummary): Partial<LayerStyle> =>
  layer.geometryType.endsWith('Polygon') ? { point: null } : {};

/** A ground for the colours of areas, and a border that parts them. */
const grounded = (layer: LayerSummary): Partial<LayerStyle> => {
  const { fill, stroke } = layer.style;
  if (!isPolygon(layer)) return {};
  return {
    ...unsigned(layer),
    fill: fill ?? GROUND,
    stroke: stroke ?? { color: '#FFFFFF', width: 1, dash: [] },
  };
};

export const rampOf = (key: string, count: number, reversed: boolean): string[] => {
  const palette = paletteOf(key) ?? PALETTES[0];
  return palette === undefined ? [] : paletteColors(palette, count, reversed);
};

/** The colours of classes. Of signs, which stand on pale ground, the palest of a ramp would not be seen: they begin at the next. */
export const classColors = (layer: LayerSummary, key: string, count: number, reversed: boolean): string[] => {
  const palette = paletteOf(key) ?? PALETTES[0];
  if (palette?.use !== 'sequential' || isPolygon(layer)) return rampOf(key, count, reversed);
  const more = rampOf(key, count + 1, false).slice(1);
  return reversed ? more.reverse() : more;
};

const withBreaks = (breaks: readonly number[]): number[] => {
  const [first = 0, ...rest] = breaks;
  return rest.length === 0 ? [first, first + 1] : [first, ...rest];
};

/** Classes made anew by a choice: boundaries by the core, colours from the ramp. */
export const classesBy = async (layer: LayerSummary, choice: ClassChoice): Promise<LayerStyle> => {
  const { field, method, count, normalise, ramp, reversed } = choice;
  const answer = await api.styles.classify({ layer: layer.name, field, method, count, normalise });
  const breaks = withBreaks(answer.breaks);
  const colors = classColors(layer, ramp, breaks.length - 1, reversed);
  return {
    ...layer.style,
    ...grounded(layer),
    ...{ kind: 'classes', field, normalise, hidden: [] },
    classes: {
      ...{ method, breaks, colors, ramp, reversed },
      ...{ unit: '', decimals: decimalsFor(breaks) },
    },
  };
};

/** Kinds from the field's list of codes, else from the values that there are, the most frequent first. */
export const categoriesBy = async (
  layer: LayerSummary,
  field: Field,
  palette = 'kinds',
): Promise<{ style: LayerStyle; more: number }> => {
  const list = fieldList(field)?.items;
  const found = list ? null : await api.styles.values({ layer: layer.name, field: field.name, limit: 24 });
  const values =
    list?.filter(({ retired }) => retired !== true).map(({ value }) => value) ??
    found?.values.map(({ value }) => value) ??
    [];
  const colors = rampOf(palette, values.length, false);
  return {
    more: found?.more ?? 0,
    style: {
      ...layer.style,
      ...grounded(layer),
      ...{ kind: 'categories', field: field.name, normalise: null, classes: null, hidden: [] },
      categories: values.map((value, i) => ({ value, label: '', color: colors[i] ?? '#888888' })),
    },
  };
};

const greatest = async (layer: LayerSummary, field: string, normalise: Normalise | null) => {
  const { max, sum } = await api.styles.histogram({ layer: layer.name, field, normalise, bins: 2 });
  return { max: max !== null && max > 0 ? max : 1, sum: Math.max(0, sum) };
};

/** A ground that signs of their own colour stand on. */
const signed = (layer: LayerSummary): Partial<LayerStyle> => ({
  point: layer.style.point ?? { icon: 'circle', color: '#8A2D58', size: 10 },
  ...(isPolygon(layer)
    ? {
        fill: layer.style.fill ?? GROUND,
        stroke: layer.style.stroke ?? { color: '#B9C5C1', width: 0.9, dash: [] },
      }
    : {}),
});

export const sizesBy = async (
  layer: LayerSummary,
  field: string,
  normalise: Normalise | null,
): Promise<LayerStyle> => ({
  ...layer.style,
  ...signed(layer),
  ...{ kind: 'sizes', field, normalise, hidden: [] },
  sizes: {
    max: (await greatest(layer, field, normalise)).max,
    largest: layer.style.sizes?.largest ?? 44,
  },
});

/** So many that about this many dots are drawn in all, as a round number. */
const WISHED_DOTS = 4000;
const roundPer = (sum: number): number => {
  const raw = Math.max(1, sum / WISHED_DOTS);
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
};

export const dotsBy = async (layer: LayerSummary, field: string): Promise<LayerStyle> => ({
  ...layer.style,
  ...signed(layer),
  // Dots share out a total: what was divided has none.
  ...{ kind: 'dots', field, normalise: null, hidden: [] },
  dots: { per: roundPer((await greatest(layer, field, null)).sum), size: layer.style.dots?.size ?? 3 },
});

export const isPairOf = (colors: readonly string[]): string =>
  BIVARIATE_PAIRS.find((pair) => bivariateColors(pair).join() === colors.join())?.key ?? '';

interface TwoNumbers {
  readonly first: { readonly field: string; readonly normalise: Normalise | null };
  readonly second: { readonly field: string; readonly normalise: Normalise | null };
  readonly pair: string;
}

/** Three classes of each number with about as many rows; where values repeat, boundaries are put in between. */
const thirds = (breaks: readonly number[]): number[] => {
  const low = breaks[0] ?? 0;
  const high = breaks.at(-1) ?? low;
  if (breaks.length === 4) return [...breaks];
  const step = (high - low || 1) / 3;
  return [low, low + step, low + 2 * step, low + 3 * step];
};

export const bivariateBy = async (layer: LayerSummary, about: TwoNumbers): Promise<LayerStyle> => {
  const { first, second, pair } = about;
  const asked = { layer: layer.name, method: 'quantile', count: 3 } as const;
  const [right, up] = await Promise.all([
    api.styles.classify({ ...asked, ...first }),
    api.styles.classify({ ...asked, ...second }),
  ]);
  const colors = bivariateColors(BIVARIATE_PAIRS.find(({ key }) => key === pair) ?? BIVARIATE_PAIRS[0]);
  return {
    ...layer.style,
    ...grounded(layer),
    ...{ kind: 'bivariate', field: first.field, normalise: first.normalise, hidden: [] },
    bivariate: { ...second, breaks: [thirds(right.breaks), thirds(up.breaks)], colors },
  };
};

const heatStyle = (layer: LayerSummary): LayerStyle => ({
  ...layer.style,
  ...{ kind: 'heat', field: null, normalise: null, hidden: [] },
  heat: layer.style.heat ?? { radius: 28, colors: rampOf('need', 5, false), ramp: 'need' },
});

const singleStyle = (layer: LayerSummary): LayerStyle => ({
  ...layer.style,
  ...unsigned(layer),
  ...{ kind: 'single', field: null, normalise: null, hidden: [] },
});

const clustersStyle = (layer: LayerSummary): LayerStyle => ({
  ...singleStyle(layer),
  kind: 'clusters',
  point: layer.style.point ?? { icon: 'circle', color: MAP_COLORS.point, size: 8 },
});

/** A layer's style in another kind, with the most likely field; null where it has no field for it. */
export const styleOfKind = async (layer: LayerSummary, kind: StyleKind): Promise<LayerStyle | null> => {
  if (kind === 'single') return singleStyle(layer);
  if (kind === 'heat') return heatStyle(layer);
  if (kind === 'clusters') return clustersStyle(layer);
  if (kind === 'categories') {
    const fields = kindFields(layer);
    const field = fields.find(({ name }) => name === layer.style.field) ?? (await likelyKind(layer, fields));
    return field ? (await categoriesBy(layer, field)).style : null;
  }
  const numbers = numberFields(layer);
  const field = numbers.find(({ name }) => name === layer.style.field) ?? (await likelyKnown(layer, numbers));
  if (field === undefined) return null;
  const normalise = layer.style.normalise ?? null;
  if (kind === 'classes') {
    const choice = classChoice(layer, field);
    return choice && classesBy(layer, choice);
  }
  if (kind === 'sizes') return sizesBy(layer, field.name, normalise);
  if (kind === 'dots') return dotsBy(layer, field.name);
  const other = likely(numbers.filter(({ name }) => name !== field.name)) ?? field;
  const second = { field: other.name, normalise: null };
  return bivariateBy(layer, { first: { field: field.name, normalise }, second, pair: 'blue-orange' });
};
