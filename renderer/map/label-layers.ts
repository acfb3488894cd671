import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import type { LabelStyle } from '../../shared/contract/style.ts';
import { type Bound, type LayerDress, POINT_COUNT } from './bound-layer.ts';
import { labelText } from './label-text.ts';
import { isOneOf } from './row-filter.ts';
import { fontOf } from './thai-fonts.ts';

type SymbolLayout = NonNullable<SymbolLayerSpecification['layout']>;

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

type Where = 'area' | 'line' | 'point';

/** Names of areas stand at the point that the tiles give; names of points beside them, wherever there is room. */
const anchors = (where: Where, wall: boolean): Partial<SymbolLayout> => {
  if (where === 'line') return { 'symbol-placement': 'line', 'text-max-angle': 40, 'symbol-spacing': 320 };
  if (where === 'area' && wall)
    return { 'text-variable-anchor': [...WALL_ANCHORS], 'text-radial-offset': 0.2 };
  return where === 'area'
    ? { 'text-variable-anchor': ['center', 'top', 'bottom'], 'text-radial-offset': 0.2 }
    : {
        'text-variable-anchor': ['top', 'bottom', 'right', 'left'],
        'text-radial-offset': 0.9,
        'text-justify': 'auto',
      };
};

/** Wider than any name: lines end where the text says, not where a dictionary would split a proper name. */
const NO_WRAP = 60;

/** Of names that meet, the smaller key wins: by priority, and within it by the number that decides whether one is shown. */
const sortKey = ({ priority, above }: LabelStyle): number | ExpressionSpecification =>
  above ? ['-', priority, ['/', ['to-number', ['get', above.field], 0], 1e12]] : priority;

const labelLayout = (label: LabelStyle, dress: LayerDress, where: Where): SymbolLayout => ({
  // On the wall every name is shown: one without room of its own lies over another rather than being left out.
  'text-padding': dress.labelSize === undefined ? 3 : 0,
  'text-overlap': dress.labelSize === undefined ? 'never' : 'always',
  'text-field': labelText(label, where === 'line', fontOf('500')),
  'text-font': fontOf(dress.labelSize === undefined ? label.weight : '700'),
  'text-size': dress.labelSize ?? label.size * dress.look.labelScale,
  // Less than 1.5 lets tone marks touch the line above.
  'text-line-height': 1.5,
  'text-max-width': NO_WRAP,
  'symbol-sort-key': sortKey(label),
  ...anchors(where, dress.labelSize !== undefined),
});

const filterOf = (
  { above }: LabelStyle,
  { labelFids, calledOut }: LayerDress,
): ExpressionSpecification | null => {
  const parts: ExpressionSpecification[] = [];
  if (labelFids !== undefined) parts.push(['in', ['id'], ['literal', [...labelFids]]]);
  if (calledOut !== undefined && calledOut.length > 0) parts.push(['!', isOneOf(calledOut)]);
  if (above)
    parts.push(['all', ['has', above.field], ['>=', ['to-number', ['get', above.field], -1e300], above.min]]);
  return parts.length === 0 ? null : ['all', ...parts];
};

/** Minor names are softer, except on the wall, where nothing is grey. */
export const labelInk = (label: LabelStyle, { look }: LayerDress): string =>
  label.priority > 3 && look.name !== 'wall' ? look.labelSoft : look.label;

/** The shapes whose names stand where tiles put them, once a feature, and those that bear theirs themselves. */
const placesOf = ({ geometryType }: LayerSummary): readonly Where[] => {
  if (geometryType.endsWith('Polygon')) return ['area'];
  if (geometryType.endsWith('LineString')) return ['line'];
  // An area that lies in four tiles would bear four names there.
  return geometryType.endsWith('Point') ? ['point'] : ['area', 'point'];
};

const NO_AREA: ExpressionSpecification = ['!=', ['geometry-type'], 'Polygon'];

const allOf = (parts: readonly (ExpressionSpecification | null)[]): ExpressionSpecification | null => {
  const given = parts.filter((part) => part !== null);
  const [first] = given;
  return given.length > 1 ? ['all', ...given] : (first ?? null);
};

/** The names of a layer: of one kind of shape in one map layer, of all kinds those of areas in one of their own. */
export const labelLayers = ({ layer, style, dress, opacity, base }: Bound): LayerSpecification[] => {
  const label = style.label;
  // Above heat names would say where points are; clusters have their numbers there.
  if (label === null || dress.labels === false || style.kind === 'heat') return [];
  const { look } = dress;
  const places = placesOf(layer);
  return places.map((where): LayerSpecification => {
    const area = where === 'area';
    const alone: ExpressionSpecification | null = style.kind === 'clusters' ? ['<=', POINT_COUNT, 1] : null;
    const filter = allOf([filterOf(label, dress), alone, !area && places.length > 1 ? NO_AREA : null]);
    return {
      ...base,
      id: `${layer.name}${area && places.length > 1 ? ':area' : ''}:label`,
      type: 'symbol',
      'source-layer': area ? `${layer.name}_label` : layer.name,
      ...(filter === null ? {} : { filter }),
      minzoom: dress.labelSize === undefined ? Math.max(base.minzoom, label.minZoom) : 0,
      layout: labelLayout(label, dress, where),
      paint: {
        'text-color': labelInk(label, dress),
        'text-halo-color': look.halo,
        'text-halo-width': label.halo ?? look.haloWidth,
        'text-opacity': opacity,
      },
    };
  });
};
