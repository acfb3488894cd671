import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerStyle } from '../../shared/contract/style.ts';
import { CLUSTER_STEPS } from '../../shared/domain/class-breaks.ts';
import { MAP_COLORS } from '../../shared/domain/ramps.ts';
import { type Bound, isArea, isPoint, POINT_COUNT, unlessHidden } from './bound-layer.ts';
import { colorIn } from './looks.ts';
import { colorPaint } from './paint.ts';
import { firstNumber } from './style-values.ts';
import { fontOf } from './thai-fonts.ts';

const POINT: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
const asExpression = (value: unknown): ExpressionSpecification => value as ExpressionSpecification;

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

const spots = (
  { layer, style, dress, opacity, base }: Bound,
  filter: ExpressionSpecification,
): LayerSpecification => {
  const point = style.point ?? { icon: 'circle', color: MAP_COLORS.point, size: 6 };
  const { look, numbers } = dress;
  const shared = { ...base, id: `${layer.name}:point`, filter };
  if (point.icon === 'circle')
    return {
      ...shared,
      type: 'circle',
      paint: {
        'circle-color': colorPaint(style, look, point.color, numbers),
        'circle-radius': scaleByZoom((point.size / 2) * look.lineScale),
        'circle-opacity': unlessHidden(dress, opacity),
        // A point without a value is a hollow ring, as hatching is for areas.
        'circle-stroke-color': ringPaint(style, dress),
        'circle-stroke-width': point.size >= 6 ? 1 : 0.5,
        'circle-stroke-opacity': unlessHidden(dress, opacity),
      },
    };
  const color = colorPaint(style, look, point.color, numbers, look.hatch);
  const image =
    typeof color === 'string'
      ? `${point.icon}:${color}:${look.casing}`
      : asExpression(['concat', `${point.icon}:`, color, `:${look.casing}`]);
  return {
    ...shared,
    type: 'symbol',
    layout: {
      'icon-image': image,
      'icon-size': scaleByZoom((point.size / 24) * look.lineScale),
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
    paint: { 'icon-opacity': unlessHidden(dress, opacity) },
  };
};

/** The ring of points: casing, or the colour of hatching where the value is missing. */
const ringPaint = (
  style: LayerStyle,
  { look, numbers }: Bound['dress'],
): string | ExpressionSpecification => {
  const plain = { ...style, categories: style.categories.map((one) => ({ ...one, color: look.casing })) };
  const { classes, bivariate } = style;
  const pale: LayerStyle = {
    ...plain,
    classes: classes && { ...classes, colors: classes.colors.map(() => look.casing) },
    bivariate: bivariate ? { ...bivariate, colors: bivariate.colors.map(() => look.casing) } : null,
  };
  return colorPaint(pale, { ...look, name: 'light' }, look.casing, numbers, look.hatch);
};

/** Circles whose area goes with the value, the largest below: on points, and where the names of areas stand. */
export const sizeLayers = (bound: Bound): LayerSpecification[] => {
  const { layer, style } = bound;
  if (style.kind !== 'sizes' || !style.sizes || style.field === null) return [];
  const circles: LayerSpecification[] = [];
  if (isArea(layer) || layer.geometryType.endsWith('LineString'))
    circles.push(circlesBySize(bound, `${layer.name}:size`, `${layer.name}_label`));
  if (isPoint(layer))
    circles.push(circlesBySize(bound, `${layer.name}:${isArea(layer) ? 'size-point' : 'size'}`, layer.name));
  return circles;
};

const circlesBySize = (
  { style, dress, opacity, base }: Bound,
  id: string,
  source: string,
): LayerSpecification => {
  const { point, fill, stroke } = style;
  const { look } = dress;
  const { max, largest } = style.sizes ?? { max: 1, largest: 0 };
  const number = firstNumber(style, dress.numbers);
  const share: ExpressionSpecification = ['/', ['min', ['max', number, 0], max], max];
  return {
    ...base,
    'source-layer': source,
    id,
    type: 'circle',
    filter: ['all', POINT, ['>', number, 0]],
    layout: { 'circle-sort-key': ['-', 0, number] },
    paint: {
      'circle-color': colorIn(look, point?.color ?? fill?.color ?? stroke?.color ?? MAP_COLORS.point),
      'circle-radius': ['*', (largest / 2) * look.lineScale, ['sqrt', share]],
      'circle-opacity': unlessHidden(dress, opacity * 0.75),
      'circle-stroke-color': look.casing,
      'circle-stroke-width': 1.2,
      'circle-stroke-opacity': unlessHidden(dress, opacity),
    },
  };
};

/** The id of the source of a layer's dots. */
export const dotSource = (name: string): string => `ws-${name}-dots`;

/** One dot for so many, strewn over the areas. */
export const dotLayers = ({ layer, style, dress, opacity, base }: Bound): LayerSpecification[] => {
  const { dots, point, fill } = style;
  if (style.kind !== 'dots' || !dots || dress.dots === undefined) return [];
  const { look } = dress;
  const { 'source-layer': _none, ...rest } = base;
  return [
    {
      ...rest,
      source: dotSource(layer.name),
      id: `${layer.name}:dots`,
      type: 'circle',
      paint: {
        'circle-color': colorIn(look, point?.color ?? fill?.color ?? MAP_COLORS.point),
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          7,
          dots.size * 0.35,
          10,
          dots.size * 0.5,
          14,
          dots.size,
        ],
        'circle-opacity': opacity,
      },
    },
  ];
};

/** Heat: how close points lie, weighed by a field where the style names one. */
const heatLayer = ({ layer, style, dress, opacity, base }: Bound): LayerSpecification => {
  const { radius = 24, colors = ['#FFF2D0', '#6E240C'], max: chosen = 1 } = style.heat ?? {};
  const max = dress.heatMax ?? chosen;
  const steps = colors.flatMap((color, i) => [0.12 + (0.88 * i) / Math.max(1, colors.length - 1), color]);
  const weight: ExpressionSpecification =
    style.field === null ? POINT_COUNT : ['/', ['max', 0, firstNumber(style, dress.numbers)], max];
  return {
    ...base,
    id: `${layer.name}:heat`,
    type: 'heatmap',
    filter: POINT,
    paint: {
      'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 6, radius * 0.5, 10, radius, 15, radius * 2],
      'heatmap-weight': weight,
      'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 6, 0.35, 10, 0.8, 14, 1.6],
      'heatmap-color': asExpression([
        'interpolate',
        ['linear'],
        ['heatmap-density'],
        0,
        'rgba(255,255,255,0)',
        0.05,
        `${colors[0]}00`,
        ...steps,
      ]),
      'heatmap-opacity': opacity * 0.85,
    },
  };
};

const clusterSize = (): ExpressionSpecification => {
  const [first, ...rest] = CLUSTER_STEPS;
  return asExpression([
    'step',
    POINT_COUNT,
    first.size / 2,
    ...rest.flatMap(({ from, size }) => [from, size / 2]),
  ]);
};

/**
 * Clusters with their number, to be drawn above the names of areas, which would else cover it; a point alone has its own
 * sign among the shapes. Tiles say in `point_count` what a point stands for.
 */
export const clusterLayers = ({ layer, style, dress, opacity, base }: Bound): LayerSpecification[] => {
  if (style.kind !== 'clusters' || !isPoint(layer)) return [];
  const { look } = dress;
  const many: ExpressionSpecification = ['all', POINT, ['>', POINT_COUNT, 1]];
  const color = colorIn(look, style.point?.color ?? MAP_COLORS.point);
  return [
    {
      ...base,
      id: `${layer.name}:cluster`,
      type: 'circle',
      filter: many,
      paint: {
        'circle-color': color,
        'circle-radius': clusterSize(),
        'circle-opacity': opacity * 0.9,
        'circle-stroke-color': look.casing,
        'circle-stroke-width': 2,
      },
    },
    {
      ...base,
      id: `${layer.name}:count`,
      type: 'symbol',
      filter: many,
      layout: {
        'text-field': asExpression([
          'number-format',
          POINT_COUNT,
          { locale: 'en-US', 'max-fraction-digits': 0 },
        ]),
        'text-font': fontOf('700'),
        'text-size': 13 * look.lineScale,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': look.name === 'dark' ? look.casing : '#FFFFFF', 'text-opacity': opacity },
    },
  ];
};

/** Everything that is drawn of a layer's points. */
export const pointLayers = (bound: Bound): LayerSpecification[] => {
  const { layer, style } = bound;
  if (!isPoint(layer)) return [];
  if (style.kind === 'heat') return [heatLayer(bound)];
  if (style.kind === 'clusters') return [spots(bound, ['all', POINT, ['<=', POINT_COUNT, 1]])];
  if (style.kind === 'sizes' || style.point === null) return [];
  return [spots(bound, POINT)];
};
