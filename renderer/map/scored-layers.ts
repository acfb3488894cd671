import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { apart, type Bound, isPoint } from './bound-layer.ts';

/** The class of areas on the map is 0 and up, the urgent last; these stand for what has none. */
export const SCORE_NONE = -1;
export const SCORE_EXCLUDED = -2;

/** The class of a row, as the page sets it; none until it has. */
const SCORE: ExpressionSpecification = ['to-number', ['feature-state', 'score'], SCORE_NONE];

const colorOf = (colors: readonly string[], none: string, excluded: string): ExpressionSpecification =>
  [
    'match',
    SCORE,
    ...colors.flatMap((color, i) => [i, color]),
    ...[SCORE_EXCLUDED, excluded],
    none,
  ] as unknown as ExpressionSpecification;

const when = (state: number, value: number): ExpressionSpecification => [
  'case',
  ['==', SCORE, state],
  value,
  0,
];

/**
 * A layer whose rows are coloured by the class that the page gives each: by feature state, so that a slider's move costs no
 * tile. What can't be ranked is hatched, what takes no part is plain ground.
 */
export const scoredLayers = (bound: Bound, colors: readonly string[]): LayerSpecification[] => {
  const { layer, base, dress } = bound;
  const { look } = dress;
  const excluded = look.name === 'dark' ? '#3A4744' : '#D5DCD9';
  const color = colorOf(colors, look.hatchGround, excluded);
  if (isPoint(layer))
    return [
      {
        ...{ ...base, id: `${layer.name}:point`, type: 'circle' },
        paint: {
          'circle-color': color,
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, 2.5, 10, 5, 14, 9],
          'circle-stroke-color': look.label,
          'circle-stroke-width': 0.75,
        },
      },
    ];
  return [
    {
      ...{ ...base, id: `${layer.name}:fill`, type: 'fill' },
      paint: { 'fill-color': color, 'fill-opacity': 0.92 },
    },
    {
      ...{ ...apart(base), id: `${layer.name}:missing`, type: 'fill' },
      paint: {
        'fill-pattern': `hatch:${look.hatch}:${look.hatchGround}`,
        'fill-opacity': when(SCORE_NONE, 1),
      },
    },
    {
      ...{ ...base, id: `${layer.name}:line`, type: 'line' },
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': look.casing,
        'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.4, 8, 0.8, 11, 1.2],
      },
    },
  ];
};
