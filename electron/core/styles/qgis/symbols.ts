import type { LayerSummary } from '../../../../shared/contract/layers.ts';
import type { LayerStyle, PointIcon } from '../../../../shared/contract/style.ts';
import { shapeOf } from '../../../../shared/domain/icon-shapes.ts';
import { channels, MAP_COLORS } from '../../../../shared/domain/ramps.ts';
import { el } from './xml.ts';

/** `r,g,b,a` as QGIS writes colours. */
export const rgba = (color: string, opacity = 1): string =>
  [...channels(color), Math.round(opacity * 255)].join(',');

type Properties = Readonly<Record<string, string | number>>;

/** A property that an expression decides: its name among a symbol layer's, and the expression. */
type Decided = readonly [name: string, expression: string] | null;

const option = (name: string, value: string): string => el('Option', { type: 'QString', name, value });

const decidedBy = (decided: Decided): string => {
  if (decided === null) return '';
  const [name, expression] = decided;
  const property = el('Option', { type: 'Map', name }, [
    el('Option', { type: 'bool', name: 'active', value: 'true' }),
    option('expression', expression),
    el('Option', { type: 'int', name: 'type', value: 3 }),
  ]);
  const map = el('Option', { type: 'Map' }, [
    option('name', ''),
    el('Option', { type: 'Map', name: 'properties' }, property),
    option('type', 'collection'),
  ]);
  return el('data_defined_properties', {}, map);
};

/** A layer of a symbol. Properties are written twice, as QGIS 3.22 does, so that older and newer ones read them. */
const symbolLayer = (kind: string, properties: Properties, decided: Decided = null, inner = ''): string => {
  const entries = Object.entries(properties).map(([key, value]) => [key, String(value)] as const);
  return el('layer', { class: kind, enabled: 1, pass: 0, locked: 0 }, [
    el(
      'Option',
      { type: 'Map' },
      entries.map(([key, value]) => option(key, value)),
    ),
    ...entries.map(([k, v]) => el('prop', { k, v })),
    decidedBy(decided),
    inner,
  ]);
};

export const symbol = (type: 'fill' | 'line' | 'marker', name: string, layers: readonly string[]): string =>
  el('symbol', { type, name, alpha: 1, clip_to_extent: 1, force_rhr: 0 }, layers);

/** Casing in white, ground in the colour, the sign in white: the drawing of the desk's map. */
const signSvg = (icon: PointIcon, color: string): string => {
  const { path, plain } = shapeOf(icon);
  const body = plain
    ? `<path d="${path}" fill="${color}" stroke="#ffffff" stroke-width="1.4"/>`
    : `<rect x="1" y="1" width="22" height="22" rx="5" fill="#ffffff"/><rect x="2.5" y="2.5" width="19" height="19" rx="4" fill="${color}"/><path d="${path}" fill="#ffffff" fill-rule="evenodd"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${body}</svg>`;
};

/** A point's sign; `size` may be decided by an expression, in pixels. */
export const marker = (
  name: string,
  about: {
    readonly icon: PointIcon;
    readonly color: string;
    readonly size: number;
    readonly opacity?: number;
  },
  size: string | null = null,
): string => {
  const decided: Decided = size === null ? null : ['size', size];
  const shared = { size: about.size, size_unit: 'Pixel', outline_width_unit: 'Pixel', outline_width: 1 };
  if (about.icon === 'circle')
    return symbol('marker', name, [
      symbolLayer(
        'SimpleMarker',
        {
          ...shared,
          ...{ name: 'circle', color: rgba(about.color, about.opacity), outline_color: rgba('#FFFFFF') },
          ...{ outline_style: 'solid', scale_method: 'diameter' },
        },
        decided,
      ),
    ]);
  const svg = Buffer.from(signSvg(about.icon, about.color)).toString('base64');
  return symbol('marker', name, [symbolLayer('SvgMarker', { ...shared, name: `base64:${svg}` }, decided)]);
};

const BRUSH = { none: 'solid', hatch: 'b_diagonal', forest: 'f_diagonal', dots: 'dense6' } as const;

const ground = (color: string, opacity: number, brush: string): string =>
  symbolLayer('SimpleFill', {
    ...{ color: rgba(color, opacity), style: brush, outline_style: 'no' },
    ...{ outline_color: rgba('#000000'), outline_width: 0, outline_width_unit: 'Pixel' },
  });

const edge = ({ color, width, dash }: NonNullable<LayerStyle['stroke']>): string =>
  symbolLayer('SimpleLine', {
    ...{ line_color: rgba(color), line_style: 'solid', line_width: width, line_width_unit: 'Pixel' },
    ...{ capstyle: 'round', joinstyle: 'round', use_custom_dash: dash.length > 0 ? 1 : 0 },
    ...{ customdash: dash.map((length) => length * width).join(';') || '5;2', customdash_unit: 'Pixel' },
  });

const areaSymbol = (
  name: string,
  style: LayerStyle,
  color: string | null,
  pattern: keyof typeof BRUSH,
): string => {
  const layers: string[] = [];
  const opacity = style.fill?.opacity ?? 1;
  if (color !== null && style.fill) layers.push(ground(color, pattern === 'hatch' ? 1 : opacity, 'solid'));
  if (pattern !== 'none') {
    const ink = pattern === 'forest' ? (style.stroke?.color ?? MAP_COLORS.forest) : MAP_COLORS.hatch;
    layers.push(ground(ink, 1, BRUSH[pattern]));
  }
  if (style.stroke && style.stroke.width > 0) layers.push(edge(style.stroke));
  return symbol('fill', name, layers.length > 0 ? layers : [ground('#FFFFFF', 0, 'no')]);
};

/** The kind of symbol that a layer's shapes take in QGIS. */
export const symbolType = ({
  geometryType,
}: Pick<LayerSummary, 'geometryType'>): 'fill' | 'line' | 'marker' => {
  if (geometryType.endsWith('Point')) return 'marker';
  return geometryType.endsWith('LineString') ? 'line' : 'fill';
};

/** The symbol of a layer in a colour (its own with null), with a pattern above. */
export const layerSymbol = (
  layer: LayerSummary,
  name: string,
  color: string | null,
  pattern: keyof typeof BRUSH,
): string => {
  const { style } = layer;
  const type = symbolType(layer);
  if (type === 'marker') {
    const point = style.point ?? { icon: 'circle' as const, color: MAP_COLORS.point, size: 6 };
    return marker(name, { ...point, color: color ?? point.color, opacity: pattern === 'hatch' ? 0.3 : 1 });
  }
  if (type === 'line') {
    const stroke = style.stroke ?? { color: MAP_COLORS.zoneLine, width: 1, dash: [] };
    return symbol('line', name, [edge({ ...stroke, color: color ?? stroke.color })]);
  }
  return areaSymbol(name, style, color ?? style.fill?.color ?? null, pattern);
};

/** A circle in the middle of an area, sized by an expression. */
export const centred = (name: string, inner: string, style: LayerStyle): string => {
  const centre = symbolLayer('CentroidFill', { point_on_surface: 1, point_on_all_parts: 0 }, null, inner);
  return symbol('fill', name, [...(style.stroke ? [edge(style.stroke)] : []), centre]);
};

/** Dots strewn inside an area, as many as an expression says. */
export const strewnDots = (name: string, inner: string, count: string, style: LayerStyle): string => {
  const dots = symbolLayer(
    'RandomMarkerFill',
    { count_method: 0, point_count: 1, seed: 7, clip_points: 0 },
    ['pointCount', count],
    inner,
  );
  return symbol('fill', name, [...(style.stroke ? [edge(style.stroke)] : []), dots]);
};
