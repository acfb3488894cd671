import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import type { LayerStyle } from '../../shared/contract/style.ts';
import { RETIRING_REGISTERS } from '../../shared/domain/area-codes.ts';
import { dayInThailand } from '../../shared/domain/dates.ts';
import { colorIn, type Look } from './looks.ts';
import { colorPaint, missingFilter, suppressedFilter } from './paint.ts';
import { onlyRows, type RowsShown } from './row-filter.ts';
import { fontOf } from './thai-fonts.ts';

/** What one layer of the workspace becomes in MapLibre's terms. */
export interface LayerParts {
  readonly source: SourceSpecification;
  /** Grounds, lines and points, lowest first. */
  readonly shapes: readonly LayerSpecification[];
  /** Names: drawn above the shapes of all layers. */
  readonly labels: readonly LayerSpecification[];
}

export interface LayerDress {
  readonly look: Look;
  /** The workspace's id: makes tile addresses unique between workspaces. */
  readonly workspaceId: string;
  readonly language: 'th' | 'en';
  /** 0 to 1, on top of the layer's own opacity. */
  readonly dim?: number;
  readonly labels?: boolean;
  /** A label size in pixels that stands in for the style's. */
  readonly labelSize?: number;
  /** White borders between classes, for the wall. */
  readonly classBorder?: { readonly color: string; readonly width: number };
  /** Only the names of these rows are drawn. */
  readonly labelFids?: readonly number[];
  /** Only these rows are drawn. */
  readonly rows?: RowsShown;
  /** Rows can be taken off the map by the feature state `hidden`, while they are drawn above it. */
  readonly hideable?: boolean;
}

/** The id of a layer's source in the map's style. */
export const sourceId = (name: string): string => `ws-${name}`;

/** Areas retire when their last day is over: their tiles are of a day. */
const dayOf = ({ register }: LayerSummary): string =>
  register !== null && RETIRING_REGISTERS.includes(register) ? `&d=${dayInThailand()}` : '';

/** The tile address of a layer, root-relative so that MapLibre's worker fetches it. */
export const tileAddress = (layer: LayerSummary, workspaceId: string): string =>
  `/tiles/${encodeURIComponent(layer.name)}/{z}/{x}/{y}.mvt?v=${layer.version}&w=${encodeURIComponent(workspaceId)}${dayOf(layer)}`;

const isArea = (layer: LayerSummary): boolean =>
  layer.geometryType.endsWith('Polygon') || layer.geometryType === 'Mixed';
const isPoint = (layer: LayerSummary): boolean =>
  layer.geometryType.endsWith('Point') || layer.geometryType === 'Mixed';

type LabelStyle = NonNullable<LayerStyle['label']>;
type SymbolLayout = NonNullable<SymbolLayerSpecification['layout']>;

interface Bound {
  readonly layer: LayerSummary;
  readonly style: LayerStyle;
  readonly dress: LayerDress;
  readonly opacity: number;
  /** What all map layers of this layer share. */
  readonly base: { readonly source: string; readonly 'source-layer': string; readonly minzoom: number };
}

/** The opacity, or none of a row that is drawn above the map. */
const unlessHidden = (dress: LayerDress, opacity: number): number | ExpressionSpecification =>
  dress.hideable === true ? ['case', ['boolean', ['feature-state', 'hidden'], false], 0, opacity] : opacity;

/** The ground of what the pointer is on stands out a little. */
const groundOpacity = (dress: LayerDress, opacity: number): ExpressionSpecification => {
  const hovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
  const more = Math.min(1, opacity + 0.12);
  return dress.hideable === true
    ? ['case', ['boolean', ['feature-state', 'hidden'], false], 0, hovered, more, opacity]
    : ['case', hovered, more, opacity];
};

/** Hatching for what is missing, dots for what is withheld. */
const withoutValue = ({ layer, dress, opacity, base }: Bound, field: string): LayerSpecification[] => {
  const { look } = dress;
  const polygon: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
  const pattern = (id: string, kind: string, filter: ExpressionSpecification): LayerSpecification => ({
    ...base,
    id: `${layer.name}:${id}`,
    type: 'fill',
    filter: ['all', polygon, filter],
    paint: {
      'fill-pattern': `${kind}:${look.hatch}:${look.hatchGround}`,
      'fill-opacity': unlessHidden(dress, opacity),
    },
  });
  const missing: ExpressionSpecification = ['all', missingFilter(field), ['!', suppressedFilter(field)]];
  return [pattern('missing', 'hatch', missing), pattern('suppressed', 'dots', suppressedFilter(field))];
};

const fillLayers = (bound: Bound): LayerSpecification[] => {
  const { layer, style, dress, opacity, base } = bound;
  if (style.fill === null || !isArea(layer)) return [];
  const { look } = dress;
  const ground: LayerSpecification = {
    ...base,
    id: `${layer.name}:fill`,
    type: 'fill',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: {
      'fill-color': colorPaint(style, look, style.fill.color),
      'fill-opacity': groundOpacity(dress, style.fill.opacity * opacity),
      'fill-antialias': style.stroke === null,
    },
  };
  const layers: LayerSpecification[] = [ground];
  if (style.fill.pattern !== 'none') {
    const ink = style.fill.pattern === 'hatch' ? look.hatch : colorIn(look, style.stroke?.color ?? '#4C7426');
    layers.push({
      ...base,
      id: `${layer.name}:pattern`,
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-pattern': `${style.fill.pattern}:${ink}`,
        'fill-opacity': unlessHidden(dress, opacity),
      },
    });
  }
  if (style.kind === 'classes' && style.field !== null) layers.push(...withoutValue(bound, style.field));
  return layers;
};

/** Thinner when far: at the zoom of a whole province the lines of many areas would else cover them. */
const widthByZoom = (width: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  5,
  width * 0.35,
  8,
  width * 0.75,
  11,
  width,
  16,
  width * 1.8,
];

const lineLayers = ({ layer, style, dress, opacity, base }: Bound): LayerSpecification[] => {
  const stroke = style.stroke;
  if (stroke === null || layer.geometryType.endsWith('Point') || layer.geometryType === 'None') return [];
  const { look, classBorder } = dress;
  const isLine = layer.geometryType.endsWith('LineString');
  const color =
    classBorder?.color ?? (isLine ? colorPaint(style, look, stroke.color) : colorIn(look, stroke.color));
  return [
    {
      ...base,
      id: `${layer.name}:line`,
      type: 'line',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': color,
        'line-width': classBorder ? classBorder.width : widthByZoom(stroke.width * look.lineScale),
        'line-opacity': unlessHidden(dress, opacity),
        ...(stroke.dash.length > 0 ? { 'line-dasharray': [...stroke.dash] } : {}),
      },
    },
  ];
};

/** Points are drawn small from afar and never larger than their style says. */
const scaleByZoom = (size: number): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  7,
  size * 0.45,
  9,
  size * 0.75,
  11,
  size,
  16,
  size * 1.35,
];

const pointLayers = ({ layer, style, dress, opacity, base }: Bound): LayerSpecification[] => {
  const point = style.point;
  if (point === null || !isPoint(layer)) return [];
  const { look } = dress;
  const filter: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
  if (point.icon === 'circle') {
    return [
      {
        ...base,
        id: `${layer.name}:point`,
        type: 'circle',
        filter,
        paint: {
          'circle-color': colorPaint(style, look, point.color),
          'circle-radius': scaleByZoom((point.size / 2) * look.lineScale),
          'circle-opacity': unlessHidden(dress, opacity),
          'circle-stroke-color': look.casing,
          'circle-stroke-width': point.size >= 6 ? 1 : 0.5,
          'circle-stroke-opacity': unlessHidden(dress, opacity),
        },
      },
    ];
  }
  return [
    {
      ...base,
      id: `${layer.name}:point`,
      type: 'symbol',
      filter,
      layout: {
        'icon-image': `${point.icon}:${colorIn(look, point.color)}:${look.casing}`,
        'icon-size': scaleByZoom((point.size / 24) * look.lineScale),
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': unlessHidden(dress, opacity) },
    },
  ];
};

/** On the wall a name moves aside before it meets another. */
const WALL_ANCHORS = [
  'center',
  'top',
  'bottom',
  'left',
  'right',
  'top-left',
  'top-right',
  'bottom-left',
  'bottom-right',
] as const;

/** Names of areas stand at the point that the tiles give; names of points beside them, wherever there is room. */
const anchors = (area: boolean, wall: boolean): Partial<SymbolLayout> => {
  if (area && wall) return { 'text-variable-anchor': [...WALL_ANCHORS], 'text-radial-offset': 0.2 };
  return area
    ? { 'text-variable-anchor': ['center', 'top', 'bottom'], 'text-radial-offset': 0.2 }
    : {
        'text-variable-anchor': ['top', 'bottom', 'right', 'left'],
        'text-radial-offset': 0.9,
        'text-justify': 'auto',
      };
};

const labelLayout = (label: LabelStyle, dress: LayerDress, area: boolean): SymbolLayout => ({
  // On the wall every name is shown: one without room of its own lies over another rather than being left out.
  'text-padding': dress.labelSize === undefined ? 3 : 0,
  'text-overlap': dress.labelSize === undefined ? 'never' : 'always',
  'text-field': label.prefix === '' ? ['get', label.field] : ['concat', label.prefix, ['get', label.field]],
  'text-font': fontOf(dress.labelSize === undefined ? label.weight : '700'),
  'text-size': dress.labelSize ?? label.size * dress.look.labelScale,
  // Less than 1.5 lets tone marks touch the line above.
  'text-line-height': 1.5,
  'text-max-width': 12,
  'symbol-sort-key': label.priority,
  ...anchors(area, dress.labelSize !== undefined),
});

const labelLayers = ({ layer, style, dress, opacity, base }: Bound): LayerSpecification[] => {
  const label = style.label;
  if (label === null || dress.labels === false) return [];
  const { look } = dress;
  const area = layer.geometryType.endsWith('Polygon');
  return [
    {
      ...base,
      id: `${layer.name}:label`,
      type: 'symbol',
      'source-layer': area ? `${layer.name}_label` : layer.name,
      ...(dress.labelFids === undefined ? {} : { filter: ['in', ['id'], ['literal', [...dress.labelFids]]] }),
      minzoom: dress.labelSize === undefined ? Math.max(base.minzoom, label.minZoom) : 0,
      layout: labelLayout(label, dress, area),
      paint: {
        'text-color': label.priority > 3 && look.name !== 'wall' ? look.labelSoft : look.label,
        'text-halo-color': look.halo,
        'text-halo-width': look.haloWidth,
        'text-opacity': opacity,
      },
    },
  ];
};

/** What `layer` becomes on a map: one way for the desk, the wall and every preview. */
export const layerToMapStyle = (layer: LayerSummary, dress: LayerDress): LayerParts => {
  const { style } = layer;
  const bound: Bound = {
    layer,
    style,
    dress,
    opacity: layer.opacity * (dress.dim ?? 1),
    base: { source: sourceId(layer.name), 'source-layer': layer.name, minzoom: style.minZoom },
  };
  return {
    source: { type: 'vector', tiles: [tileAddress(layer, dress.workspaceId)], minzoom: 0, maxzoom: 14 },
    shapes: onlyRows([...fillLayers(bound), ...lineLayers(bound), ...pointLayers(bound)], dress.rows),
    labels: onlyRows(labelLayers(bound), dress.rows),
  };
};
