import type { LayerSummary } from '../contract/layers.ts';
import { type LayerStyle, type Normalise, ZOOM_LIMIT } from '../contract/style.ts';
import { classOf } from './class-breaks.ts';
import { isPlaceNumber } from './place-numbers.ts';

/** Keys of legend lines, as a style's `hidden` lists them. */
export const KEYS = { all: 'all', other: 'other', missing: 'missing', suppressed: 'suppressed' } as const;
export const categoryKey = (value: string | number): string => `v:${value}`;
export const classKey = (index: number): string => `k:${index}`;

/** What a row says of its own look; `second` only of a map of two numbers. */
export interface StyledRow {
  readonly value: unknown;
  readonly state: unknown;
  readonly second?: unknown;
  readonly secondState?: unknown;
}

const withheld = (value: unknown, state: unknown): 'missing' | 'suppressed' | null => {
  if (state === 'suppressed') return KEYS.suppressed;
  return state === 'missing' || value === null || value === undefined || value === '' ? KEYS.missing : null;
};

const bivariateKey = ({ bivariate }: LayerStyle, { value, second, secondState }: StyledRow): string => {
  const why = withheld(second, secondState);
  if (why !== null) return why;
  const [right, up] = bivariate?.breaks ?? [[], []];
  const [x, y] = [classOf(right, Number(value)), classOf(up, Number(second))];
  return x < 0 || y < 0 ? KEYS.other : classKey(3 * y + x);
};

/** The legend line that a row belongs to: one rule for the legend, the map, the wall and the sheet. */
export const keyOfRow = (style: LayerStyle, row: StyledRow): string => {
  if (style.kind === 'single' || style.kind === 'clusters' || style.field === null) return KEYS.all;
  if (style.kind === 'heat') return KEYS.all;
  const why = withheld(row.value, row.state);
  if (why !== null) return why;
  if (style.kind === 'categories') {
    const found = style.categories.some(({ value }) => String(value) === String(row.value));
    return found ? categoryKey(String(row.value)) : KEYS.other;
  }
  if (!Number.isFinite(Number(row.value))) return KEYS.missing;
  if (style.kind === 'bivariate') return bivariateKey(style, row);
  if (style.kind !== 'classes') return KEYS.all;
  const at = classOf(style.classes?.breaks ?? [], Number(row.value));
  return at < 0 ? KEYS.other : classKey(at);
};

/** The colour of a legend line; `plain` is that of a layer in one colour, and of what fits no line. */
export const colorOfKey = (style: LayerStyle, key: string, plain: string): string => {
  if (key.startsWith('v:'))
    return style.categories.find(({ value }) => categoryKey(value) === key)?.color ?? plain;
  if (!key.startsWith('k:')) return plain;
  const colors = style.kind === 'bivariate' ? style.bivariate?.colors : style.classes?.colors;
  return colors?.[Number(key.slice(2))] ?? plain;
};

/** A number divided as the style says; null where the divisor is not known or not above zero. */
export const dividedBy = (value: unknown, divisor: unknown, { per }: Normalise): number | null => {
  const [above, below] = [Number(value), Number(divisor)];
  if (value === null || value === '' || divisor === null || divisor === undefined) return null;
  return Number.isFinite(above) && below > 0 ? (above / below) * per : null;
};

/** True where tiles can't hold a number: it, or what it is divided by, is known of the place and not of the row. */
export const isOfPlace = (field: string, normalise: Normalise | null | undefined): boolean =>
  isPlaceNumber(field) || (normalise ? normalise.by !== 'field' : false);

/** The second number of a style, where it is drawn by two: a style keeps it while it is of another kind. */
export const secondOf = ({ kind, bivariate }: LayerStyle): LayerStyle['bivariate'] =>
  kind === 'bivariate' ? bivariate : null;

/**
 * Whether rows are left out of a style's tiles by figures of their places: these change without a new version of the layer,
 * so that its tiles are of a version of the figures as well.
 */
export const hidesByPlaces = (style: LayerStyle): boolean => {
  const second = secondOf(style);
  const first = style.field !== null && isOfPlace(style.field, style.normalise);
  const byPlaces = first || (!!second && isOfPlace(second.field, second.normalise));
  return byPlaces && (style.hidden?.length ?? 0) > 0;
};

/** The fields that a style reads of its rows, besides those of labels. */
export const fieldsRead = (style: LayerStyle): string[] => {
  const { normalise } = style;
  const second = secondOf(style);
  const named = [
    style.kind === 'single' || style.kind === 'clusters' ? null : style.field,
    normalise?.field ?? null,
    second?.field ?? null,
    second?.normalise?.field ?? null,
  ];
  return [...new Set(named.filter((name): name is string => name !== null && !isPlaceNumber(name)))];
};

/** Every column that a tile needs for a style: fields with the column that says why a value is not there, and labels'. */
export const columnsOfStyle = (style: LayerStyle): string[] => {
  const read = fieldsRead(style);
  const { label } = style;
  const named = [label?.field, label?.second, label?.above?.field].filter(
    (name): name is string => typeof name === 'string',
  );
  return [...new Set([...read.flatMap((name) => [name, `${name}_state`]), ...named])];
};

/** Parts without which a kind can't be drawn. */
const isWhole = (style: LayerStyle): boolean => {
  switch (style.kind) {
    case 'single':
    case 'clusters':
      return true;
    case 'heat':
      return Boolean(style.heat);
    case 'categories':
      return style.field !== null;
    case 'classes':
      return style.field !== null && style.classes !== null;
    case 'sizes':
      return style.field !== null && Boolean(style.sizes);
    case 'dots':
      return style.field !== null && Boolean(style.dots);
    case 'bivariate':
      return style.field !== null && Boolean(style.bivariate);
  }
};

type Styled = Pick<LayerSummary, 'style' | 'fields'>;

/** Fields that a layer's style names and the layer has not: renamed or removed since, or another layer's style. */
export const unknownFields = ({ style, fields }: Styled): string[] => {
  const known = new Set(fields.map(({ name }) => name));
  const { label } = style;
  const named = [...fieldsRead(style), label?.field, label?.second, label?.above?.field];
  return [...new Set(named.filter((name): name is string => typeof name === 'string' && !known.has(name)))];
};

/** In one colour, without what it is told apart by. */
export const plainStyle = (style: LayerStyle): LayerStyle => ({
  ...style,
  ...{ kind: 'single', field: null, categories: [], classes: null, normalise: null },
  ...{ sizes: null, dots: null, bivariate: null, heat: null, hidden: [] },
});

/**
 * The style as it can be drawn: where it names fields that are not there, in one colour and without the names that
 * are missing, so that a map is never blank.
 */
export const drawnStyle = (layer: Styled): LayerStyle => {
  const { style } = layer;
  const unknown = new Set(unknownFields(layer));
  if (unknown.size === 0 && isWhole(style)) return style;
  const lost = fieldsRead(style).some((name) => unknown.has(name)) || !isWhole(style);
  const base = lost ? plainStyle(style) : style;
  const { label } = base;
  if (label === null || unknown.has(label.field)) return { ...base, label: null };
  const without = (name: string | null | undefined): boolean => typeof name === 'string' && unknown.has(name);
  return {
    ...base,
    label: {
      ...label,
      second: without(label.second) ? null : label.second,
      above: without(label.above?.field) ? null : label.above,
    },
  };
};

/** Whether a map at this zoom draws a layer that is switched on. */
export const isDrawnAt = (style: Pick<LayerStyle, 'minZoom' | 'maxZoom'>, zoom: number): boolean =>
  zoom >= style.minZoom && zoom < (style.maxZoom ?? ZOOM_LIMIT);

/** The first zoom at which a layer is drawn no more. */
export const maxZoomOf = ({ maxZoom }: LayerStyle): number => maxZoom ?? ZOOM_LIMIT;
