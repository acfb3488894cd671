import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { drawnStyle, unknownFields } from '../../../shared/domain/style-rows.ts';
import { colorIn, LOOKS } from '../../map/index.ts';
import type { SwatchLook } from '../../ui/index.ts';

/** The sign of a layer that is drawn in one way. */
export const swatchOf = (layer: LayerSummary, scheme: 'light' | 'dark'): SwatchLook => {
  const style = drawnStyle(layer);
  const look = LOOKS[scheme];
  const own = (color: string | undefined): string | null =>
    color === undefined ? null : colorIn(look, color);
  const strokeColor = own(style.stroke?.color);
  if (style.point !== null && style.fill === null) {
    return { icon: style.point.icon, color: own(style.point.color), strokeColor, pattern: 'none' };
  }
  if (layer.geometryType.endsWith('LineString'))
    return { icon: 'line', color: null, strokeColor, pattern: 'none' };
  const { color, opacity = 1, pattern = 'none' } = style.fill ?? {};
  return { icon: 'fill', color: own(color), strokeColor, pattern, opacity: opacity * layer.opacity };
};

/** Whether the layer's legend has several lines. */
export const hasClasses = (layer: LayerSummary): boolean =>
  layer.style.kind !== 'single' || unknownFields(layer).length > 0;
