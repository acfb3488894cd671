import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerStyle } from '../../shared/contract/style.ts';
import { colorIn, type Look } from './looks.ts';

/** A constant colour or an expression that MapLibre evaluates for each feature. */
export type ColorPaint = string | ExpressionSpecification;

const isMissing = (field: string): ExpressionSpecification => ['!', ['has', field]];

/** The filter of features whose value is missing or withheld: drawn with a pattern, never as zero. */
export const missingFilter = (field: string): ExpressionSpecification => [
  'any',
  isMissing(field),
  ['==', ['get', `${field}_state`], 'missing'],
  ['==', ['get', `${field}_state`], 'suppressed'],
];

/** The filter of features whose value is withheld: dotted, a third state beside missing and zero. */
export const suppressedFilter = (field: string): ExpressionSpecification => [
  '==',
  ['get', `${field}_state`],
  'suppressed',
];

const categoryColors = (style: LayerStyle, look: Look, other: string): ColorPaint => {
  if (style.field === null || style.categories.length === 0) return other;
  const pairs = style.categories.flatMap((item) => [String(item.value), colorIn(look, item.color)]);
  return [
    'match',
    ['to-string', ['get', style.field]],
    ...pairs,
    other,
  ] as unknown as ExpressionSpecification;
};

/** `breaks` has one value more than `colors`; the last class is closed above, so its end is no step. */
const classColors = (style: LayerStyle, look: Look, other: string): ColorPaint => {
  const { field, classes } = style;
  if (field === null || classes === null || classes.colors.length === 0) return other;
  const [first = other, ...rest] = classes.colors.map((color) => colorIn(look, color, true));
  const steps = rest.flatMap((color, index) => [classes.breaks[index + 1] ?? Number.MAX_VALUE, color]);
  const value = ['to-number', ['get', field], classes.breaks[0] ?? 0];
  return [
    'case',
    missingFilter(field),
    look.hatchGround,
    ['step', value, first, ...steps],
  ] as unknown as ExpressionSpecification;
};

/** The colour of a layer's features by its style; `own` is the colour of a single-symbol layer. */
export const colorPaint = (style: LayerStyle, look: Look, own: string): ColorPaint => {
  const other = colorIn(look, own);
  if (style.kind === 'categories') return categoryColors(style, look, other);
  if (style.kind === 'classes') return classColors(style, look, other);
  return other;
};
