import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { type LayerStyle, TILE_ZOOM_LIMIT } from '../../shared/contract/style.ts';
import { RETIRING_REGISTERS } from '../../shared/domain/area-codes.ts';
import { dayInThailand } from '../../shared/domain/dates.ts';
import { drawnStyle, hidesByPlaces, maxZoomOf } from '../../shared/domain/style-rows.ts';
import { apart, type Bound, isArea, type LayerDress, unlessHidden } from './bound-layer.ts';
import { labelLayers } from './label-layers.ts';
import { colorIn } from './looks.ts';
import { type ColorPaint, colorPaint } from './paint.ts';
import { clusterLayers, dotLayers, dotSource, pointLayers, sizeLayers } from './point-layers.ts';
import { scoredLayers } from './scored-layers.ts';
import { shownFilter, suppressedFilter, valuelessFilter } from './style-values.ts';

export type { LayerDress } from './bound-layer.ts';

/** What one layer of the workspace becomes in MapLibre's terms. */
export interface LayerParts {
  readonly source: SourceSpecification;
  /** Sources beside the layer's own, by their id. */
  readonly more: Readonly<Record<string, SourceSpecification>>;
  /** Grounds, lines and points, lowest first. */
  readonly shapes: readonly LayerSpecification[];
  /** Names: drawn above the shapes of all layers. */
  readonly labels: readonly LayerSpecification[];
  /** What names must not cover. */
  readonly above: readonly LayerSpecification[];
}

/** The id of a layer's source in the map's style. */
export const sourceId = (name: string): string => `ws-${name}`;
/** The layer of such a source; null for the sources of others. */
export const layerOfSource = (id: string): string | null => (id.startsWith('ws-') ? id.slice(3) : null);

/** Areas retire when their last day is over: their tiles are of a day. */
const dayOf = ({ register }: LayerSummary): string =>
  register !== null && RETIRING_REGISTERS.includes(register) ? `&d=${dayInThailand()}` : '';

/** The tile address of a layer, root-relative so that MapLibre's worker fetches it. */
const tileAddress = (
  layer: LayerSummary,
  { opening, rows, labels, labelSize, figures }: LayerDress,
): string => {
  // Names of the wall's size stand at every zoom, whatever the desk's style says of them.
  const named = labelSize === undefined || labels === false ? '' : '&n=1';
  const counted = hidesByPlaces(layer.style) && figures !== undefined ? `&f=${figures}` : '';
  const some = `${rows === undefined ? '' : `&r=${rows.key}`}${named}${counted}`;
  return `/tiles/${encodeURIComponent(layer.name)}/{z}/{x}/{y}.mvt?v=${layer.version}&w=${encodeURIComponent(opening)}${dayOf(layer)}${some}`;
};

/** The ground of what the pointer is on stands out a little. */
const groundOpacity = (dress: LayerDress, opacity: number): ExpressionSpecification => {
  const hovered: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
  const more = Math.min(1, opacity + 0.12);
  return dress.hideable === true
    ? ['case', ['boolean', ['feature-state', 'hidden'], false], 0, hovered, more, opacity]
    : ['case', hovered, more, opacity];
};

/** Hatching for what is missing, dots for what is withheld. */
const withoutValue = ({ layer, style, dress, opacity, base }: Bound): LayerSpecification[] => {
  const { look, numbers } = dress;
  const [none, withheld] = [valuelessFilter(style, numbers), suppressedFilter(style)];
  if (none === null || withheld === null) return [];
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
  const missing: ExpressionSpecification = ['all', none, ['!', withheld]];
  return [pattern('missing', 'hatch', missing), pattern('suppressed', 'dots', withheld)];
};

const fillLayers = (bound: Bound): LayerSpecification[] => {
  const { layer, style, dress, opacity, base } = bound;
  if (style.fill === null || !isArea(layer)) return [];
  const { look } = dress;
  const isBare = style.kind === 'sizes' || style.kind === 'dots';
  const ground: LayerSpecification = {
    ...base,
    id: `${layer.name}:fill`,
    type: 'fill',
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: {
      'fill-color': colorPaint(style, look, style.fill.color, dress.numbers),
      // Under circles and dots the ground is bare: it is there to be clicked.
      'fill-opacity': isBare ? 0 : groundOpacity(dress, style.fill.opacity * opacity),
      'fill-antialias': style.stroke === null,
    },
  };
  const layers: LayerSpecification[] = [ground];
  if (style.fill.pattern !== 'none' && !isBare) {
    const ink = style.fill.pattern === 'hatch' ? look.hatch : colorIn(look, style.stroke?.color ?? '#4C7426');
    layers.push({
      ...apart(base),
      id: `${layer.name}:pattern`,
      type: 'fill',
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: {
        'fill-pattern': `${style.fill.pattern}:${ink}`,
        'fill-opacity': unlessHidden(dress, opacity),
      },
    });
  }
  return [...layers, ...withoutValue(bound)];
};

/** Thinner when far: at the zoom of a whole province the lines of many areas would else cover them. */
const widthByZoom = (width: number, ofWays = width): ExpressionSpecification => {
  const at = (share: number): number | ExpressionSpecification =>
    ofWays === width
      ? width * share
      : ['match', ['geometry-type'], 'LineString', ofWays * share, width * share];
  return ['interpolate', ['linear'], ['zoom'], 5, at(0.35), 8, at(0.75), 11, at(1), 16, at(1.8)];
};

/** A line among areas and points is no border: it is drawn at least so wide, in pixels. */
const WAY = 2.4;

/** Lines bear the colour of the data, borders of areas their own; in a layer of all kinds of shapes each its own. */
const lineColor = (
  { geometryType }: LayerSummary,
  style: LayerStyle,
  { look, numbers }: LayerDress,
): ColorPaint => {
  const own = style.stroke?.color ?? '';
  if (geometryType.endsWith('LineString')) return colorPaint(style, look, own, numbers, look.hatch);
  if (geometryType !== 'Mixed') return colorIn(look, own);
  const ways = colorPaint(style, look, style.point?.color ?? style.fill?.color ?? own, numbers, look.hatch);
  return ['match', ['geometry-type'], 'LineString', ways, colorIn(look, own)];
};

const lineLayers = ({ layer, style, dress, opacity, base }: Bound): LayerSpecification[] => {
  const stroke = style.stroke;
  if (stroke === null || layer.geometryType.endsWith('Point') || layer.geometryType === 'None') return [];
  const { look, classBorder } = dress;
  const isMixed = layer.geometryType === 'Mixed';
  const width = stroke.width * look.lineScale;
  return [
    {
      ...base,
      id: `${layer.name}:line`,
      type: 'line',
      filter: ['!=', ['geometry-type'], 'Point'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': classBorder?.color ?? lineColor(layer, style, dress),
        'line-width': classBorder
          ? classBorder.width
          : widthByZoom(width, isMixed ? Math.max(width, WAY * look.lineScale) : width),
        'line-opacity': unlessHidden(dress, opacity),
        ...(stroke.dash.length > 0 ? { 'line-dasharray': [...stroke.dash] } : {}),
      },
    },
  ];
};

/** Rows of hidden legend lines are left out, of shapes and of names. */
const withoutHidden = (
  layers: readonly LayerSpecification[],
  shown: ExpressionSpecification | null,
): readonly LayerSpecification[] =>
  shown === null
    ? layers
    : layers.map((layer) => {
        const own = 'filter' in layer ? (layer.filter as ExpressionSpecification | undefined) : undefined;
        return { ...layer, filter: own === undefined ? shown : ['all', own, shown] } as LayerSpecification;
      });

const dotsOf = ({ layer, style, dress }: Bound): LayerParts['more'] => {
  const { dots } = dress;
  if (style.kind !== 'dots' || dots === undefined) return {};
  const coordinates = Array.from({ length: dots.length / 2 }, (_, i) => [
    dots[2 * i] ?? 0,
    dots[2 * i + 1] ?? 0,
  ]);
  const geometry = { type: 'MultiPoint' as const, coordinates };
  return {
    [dotSource(layer.name)]: { type: 'geojson', data: { type: 'Feature', properties: {}, geometry } },
  };
};

/**
 * What `layer` becomes on a map: one way for the desk, the wall and every preview. A style of which fields are gone is
 * drawn plain.
 */
export const layerToMapStyle = (layer: LayerSummary, dress: LayerDress): LayerParts => {
  const style = drawnStyle(layer);
  const bound: Bound = {
    layer,
    style,
    dress,
    opacity: layer.opacity * (dress.dim ?? 1),
    base: {
      ...{ source: sourceId(layer.name), 'source-layer': layer.name, minzoom: style.minZoom },
      ...(style.maxZoom === undefined ? {} : { maxzoom: maxZoomOf(style) }),
    },
  };
  const shown = shownFilter(style, dress.numbers);
  const own = () => [...fillLayers(bound), ...lineLayers(bound), ...pointLayers(bound), ...sizeLayers(bound)];
  const shapes = dress.scored === undefined ? own() : scoredLayers(bound, dress.scored);
  return {
    source: { type: 'vector', tiles: [tileAddress(layer, dress)], minzoom: 0, maxzoom: TILE_ZOOM_LIMIT },
    more: dotsOf(bound),
    shapes: [...withoutHidden(shapes, shown), ...dotLayers(bound)],
    labels: withoutHidden(labelLayers(bound), shown),
    above: clusterLayers(bound),
  };
};
