import type { Feature, FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Extent } from '../../shared/contract/base.ts';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { sourceId } from './layer-style.ts';
import type { Look } from './looks.ts';
import { isOneOf } from './row-filter.ts';

/** Where a row is. */
export interface RowBox {
  readonly fid: number;
  readonly box: Extent;
}

/** More rows than these are told by their number; marking each would take the map longer than anyone looks. */
const MOST_MARKED = 10_000;
export const oneOf = (fids: readonly number[]): ExpressionSpecification =>
  isOneOf(fids.length > MOST_MARKED ? fids.slice(-1) : fids);

/** Up to this size on the screen, in pixels, a row has a ring around it: its outline would hardly be seen. */
const RINGED = 20;
/** MapLibre's world at zoom 0, in pixels. */
const WORLD = 512;
/** No map is nearer. */
const NEAREST = 30;

/** From which zoom on a box is larger than a ring. */
const ringedUntil = ([west, south, east, north]: Extent): number => {
  const middle = (((south + north) / 2) * Math.PI) / 180;
  const size = Math.max(east - west, (north - south) / Math.cos(middle)) / 360;
  return size > 0 ? Math.min(NEAREST, Math.log2(RINGED / (size * WORLD))) : NEAREST;
};

/** The middles of rows, each with the zoom up to which it is marked by a ring. */
export const spotsOf = (boxes: readonly RowBox[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: boxes.map(({ box }): Feature => {
    const [west, south, east, north] = box;
    return {
      type: 'Feature',
      properties: { until: ringedUntil(box) },
      geometry: { type: 'Point', coordinates: [(west + east) / 2, (south + north) / 2] },
    };
  }),
});

const RADIUS = [7, 6, 9, 9, 11, 13] as const;
const radius = (less: number): ExpressionSpecification =>
  ['interpolate', ['linear'], ['zoom'], ...RADIUS.map((n, i) => (i % 2 === 0 ? n : n - less))] as never;

/** Two rings one on the other: the lower one keeps the upper one off the map's colours. */
const rings = (
  where: {
    readonly source: string;
    readonly 'source-layer'?: string;
    readonly filter: ExpressionSpecification;
  },
  id: string,
  look: Look,
): LayerSpecification[] => [
  {
    ...{ ...where, id: `${id}-casing`, type: 'circle' },
    paint: {
      'circle-radius': radius(2),
      'circle-opacity': 0,
      'circle-stroke-color': look.casing,
      'circle-stroke-width': 7,
    },
  },
  {
    ...{ ...where, id, type: 'circle' },
    paint: {
      'circle-radius': radius(0),
      'circle-color': look.select,
      'circle-opacity': 0.12,
      'circle-stroke-color': look.select,
      'circle-stroke-width': 3,
    },
  },
];

/**
 * Rings around rows where they are themselves, from the source `selected`: from afar one point of a tile stands for those
 * around it. Drawn above all else.
 */
export const spotRings = (look: Look): LayerSpecification[] =>
  rings({ source: 'selected', filter: ['<', ['zoom'], ['get', 'until']] }, 'selected:spot', look);

/**
 * What marks the selected rows.
 *
 * @param marked their places are in the source `selected`
 */
export const selectionLayers = (
  layer: LayerSummary,
  fids: readonly number[],
  look: Look,
  marked: boolean,
): LayerSpecification[] => {
  const base = { source: sourceId(layer.name), 'source-layer': layer.name };
  const line = { 'line-join': 'round', 'line-cap': 'round' } as const;
  const points = { ...base, filter: ['all', oneOf(fids), ['==', ['geometry-type'], 'Point']] as never };
  const notPoint: ExpressionSpecification = ['all', oneOf(fids), ['!=', ['geometry-type'], 'Point']];
  return [
    {
      ...base,
      id: 'selected:ground',
      type: 'fill',
      filter: ['all', oneOf(fids), ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': look.select, 'fill-opacity': 0.1 },
    },
    {
      ...base,
      id: 'selected:casing',
      type: 'line',
      filter: notPoint,
      layout: line,
      paint: { 'line-color': look.casing, 'line-width': 6 },
    },
    {
      ...base,
      id: 'selected:line',
      type: 'line',
      filter: notPoint,
      layout: line,
      paint: { 'line-color': look.select, 'line-width': 3 },
    },
    // Of one that is marked where it is, more points are looked for only where it may have several.
    ...(marked && layer.geometryType === 'Point' ? [] : rings(points, 'selected:point', look)),
  ];
};
