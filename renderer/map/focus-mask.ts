import type { Feature, Polygon, Position } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { Look } from './looks.ts';

/** One area in focus: everything outside it is veiled. */
export interface Focus {
  /** A GeoJSON polygon or multipolygon. */
  readonly geometry: unknown;
  /** On the desk: what lies outside stays readable, for it is worked beside. */
  readonly quiet?: boolean;
}

const WORLD: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
];

const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

const polygonsOf = (geometry: unknown): Position[][][] => {
  const coordinates = partOf(geometry, 'coordinates');
  if (!Array.isArray(coordinates)) return [];
  return partOf(geometry, 'type') === 'MultiPolygon'
    ? (coordinates as Position[][][])
    : [coordinates as Position[][]];
};

/** The whole world with the focus cut out. Holes of the focus stay open: at the scale of a zone they are specks. */
export const maskOf = (focus: Focus): Feature<Polygon> => {
  const holes = polygonsOf(focus.geometry).flatMap(([outer]) => (outer === undefined ? [] : [outer]));
  return { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [WORLD, ...holes] } };
};

/** The veil and the outline of the focus; both stand above the shapes and below the names. */
export const focusLayers = (look: Look, { quiet = false }: Focus): LayerSpecification[] => [
  {
    id: 'focus:veil',
    type: 'fill',
    source: 'focus',
    paint: { 'fill-color': look.out, 'fill-opacity': quiet ? 0.6 : 0.78, 'fill-antialias': false },
  },
  {
    id: 'focus:edge',
    type: 'line',
    source: 'focus',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': look.label, 'line-width': (quiet ? 2 : 4) * look.lineScale },
  },
];
