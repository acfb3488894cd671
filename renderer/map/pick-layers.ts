import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { PickOptions } from './desk-map.ts';
import { sourceId } from './layer-style.ts';
import type { Look } from './looks.ts';
import { oneOf } from './selection-layers.ts';

const POINT: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];

const pickable = ({ only }: PickOptions): ExpressionSpecification =>
  only === undefined ? ['literal', true] : oneOf(only);

/** Points that can be picked: villages, of which the chosen ones are larger and filled. */
const pickSpots = (pick: PickOptions, color: string, look: Look): LayerSpecification[] => {
  const base = { source: sourceId(pick.layer), 'source-layer': pick.layer, type: 'circle' } as const;
  return [
    {
      ...base,
      id: 'pick:spot',
      filter: ['all', POINT, pickable(pick)],
      paint: {
        'circle-radius': ['case', ['boolean', ['feature-state', 'hover'], false], 8, 6],
        'circle-color': look.casing,
        'circle-stroke-color': look.labelSoft,
        'circle-stroke-width': 1.5,
      },
    },
    {
      ...base,
      id: 'pick:chosen',
      filter: ['all', POINT, oneOf(pick.picked)],
      paint: {
        'circle-radius': 8,
        'circle-color': color,
        'circle-stroke-color': look.casing,
        'circle-stroke-width': 2,
      },
    },
  ];
};

/** The areas that can be picked, and the grounds of those that are. */
const pickGrounds = (pick: PickOptions, color: string, look: Look): LayerSpecification[] => {
  const base = { source: sourceId(pick.layer), 'source-layer': pick.layer, type: 'fill' } as const;
  return [
    {
      ...base,
      id: 'pick:hit',
      filter: pickable(pick),
      paint: {
        'fill-color': look.select,
        'fill-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.12, 0],
      },
    },
    {
      ...base,
      id: 'pick:ground',
      filter: oneOf(pick.picked),
      // A colour of its own is to be seen as it is; without, the names beneath matter more.
      paint: { 'fill-color': color, 'fill-opacity': pick.color === undefined ? 0.35 : 0.75 },
    },
  ];
};

/** The borders of what can be picked, and of what is. */
const pickLines = (pick: PickOptions, look: Look): LayerSpecification[] => {
  const base = { source: sourceId(pick.layer), 'source-layer': pick.layer, type: 'line' } as const;
  return [
    {
      ...base,
      id: 'pick:edge',
      filter: pickable(pick),
      paint: { 'line-color': look.labelSoft, 'line-width': 1.25 },
    },
    {
      ...base,
      id: 'pick:casing',
      filter: oneOf(pick.picked),
      paint: { 'line-color': look.casing, 'line-width': 5 },
    },
    {
      ...base,
      id: 'pick:line',
      filter: oneOf(pick.picked),
      paint: { 'line-color': look.select, 'line-width': 2.5 },
    },
  ];
};

/** What is drawn while features of one layer are picked by clicks. */
export const pickLayers = (pick: PickOptions, look: Look): LayerSpecification[] => {
  const color = pick.color ?? look.select;
  return [...pickGrounds(pick, color, look), ...pickLines(pick, look), ...pickSpots(pick, color, look)];
};
