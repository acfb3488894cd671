import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import type { LabelStyle } from '../../../../shared/contract/style.ts';
import { quoted, quotedString } from './rules.ts';
import { scaleAt } from './scales.ts';
import { rgba, symbolType } from './symbols.ts';
import { el } from './xml.ts';

const INK = '#16211E';
const HALO = 1.8;

/** What a name says, as an expression of QGIS. */
export const labelExpression = ({ field, second, prefix, above }: LabelStyle): string => {
  const name = prefix === '' ? quoted(field) : `${quotedString(prefix)} || ${quoted(field)}`;
  const whole = second ? `concat(${name}, '\\n', ${quoted(second)})` : name;
  return above ? `CASE WHEN ${quoted(above.field)} >= ${above.min} THEN ${whole} END` : whole;
};

/** Curved along lines, beside points, over a point inside areas: numbers of QGIS's own list. */
const PLACEMENT = { line: 3, marker: 6, fill: 1 } as const;

/** The labels of a layer, or none. */
export const labelling = (layer: LayerSummary): string => {
  const { label } = layer.style;
  if (label === null) return '';
  const style = el(
    'text-style',
    {
      ...{
        fieldName: labelExpression(label),
        isExpression: 1,
        fontFamily: 'Sarabun',
        namedStyle: 'SemiBold',
      },
      ...{ fontSize: label.size, fontSizeUnit: 'Pixel', fontWeight: Number(label.weight) >= 600 ? 75 : 57 },
      ...{ textColor: rgba(INK), textOpacity: 1, multilineHeight: 1.2, allowHtml: 0 },
    },
    el('text-buffer', {
      ...{ bufferDraw: 1, bufferSize: label.halo ?? HALO, bufferSizeUnits: 'Pixel' },
      ...{ bufferColor: rgba('#FFFFFF'), bufferOpacity: 1, bufferJoinStyle: 128, bufferNoFill: 1 },
    }),
  );
  const settings = el('settings', { calloutType: 'simple' }, [
    style,
    el('text-format', { wrapChar: '', multilineAlign: 1, autoWrapLength: 0 }),
    el('placement', {
      ...{ placement: PLACEMENT[symbolType(layer)], priority: Math.max(0, 10 - label.priority), dist: 3 },
      ...{ distUnits: 'Pixel', centroidInside: 1, centroidWhole: 1, quadOffset: 4, fitInPolygonOnly: 0 },
    }),
    el('rendering', {
      ...{ drawLabels: 1, obstacle: 1, scaleVisibility: label.minZoom > 0 ? 1 : 0 },
      ...{ scaleMin: 0, scaleMax: scaleAt(label.minZoom), displayAll: 0, fontLimitPixelSize: 0 },
    }),
  ]);
  return el('labeling', { type: 'simple' }, settings);
};
