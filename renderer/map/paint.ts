import type { ExpressionSpecification } from 'maplibre-gl';
import type { LayerStyle } from '../../shared/contract/style.ts';
import { colorOfKey } from '../../shared/domain/style-rows.ts';
import { colorIn, type Look } from './looks.ts';
import { byLine, type StyleNumbers } from './style-values.ts';

/** A constant colour or an expression that MapLibre evaluates for each feature. */
export type ColorPaint = string | ExpressionSpecification;

/**
 * The colour of a layer's features by its style; `own` is the colour of a single-symbol layer, and of what fits no line
 * of the legend. Ramps keep their values in the dark, where their order is in their lightness.
 */
export const colorPaint = (
  style: LayerStyle,
  look: Look,
  own: string,
  numbers?: StyleNumbers,
  missing = look.hatchGround,
): ColorPaint => {
  const other = colorIn(look, own);
  const data = style.kind !== 'categories';
  const of = (key: string): string => colorIn(look, colorOfKey(style, key, own), data);
  return byLine<string>(style, numbers, { missing, other, of }) ?? other;
};
