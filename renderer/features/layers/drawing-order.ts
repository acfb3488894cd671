import type { LayerSummary } from '../../../shared/contract/layers.ts';

/** An outline without a ground: borders that stay readable above coloured areas. */
const isBoundary = (layer: LayerSummary): boolean =>
  layer.group === 'area' && layer.style.fill === null && layer.geometryType.endsWith('Polygon');

const isColouredResult = (layer: LayerSummary): boolean =>
  layer.kind === 'result' && layer.geometryType.endsWith('Polygon');

/** The layers with one answer shown in the place of all others; as they are while that one isn't there. */
export const withAnswer = (
  layers: readonly LayerSummary[],
  answer: string | null,
): readonly LayerSummary[] =>
  layers.some(({ name, kind }) => name === answer && kind === 'result')
    ? layers.map((layer) => (layer.kind === 'result' ? { ...layer, visible: layer.name === answer } : layer))
    : layers;

/** The answer that the map shows in its place: the topmost that is shown, also one of which nothing can be drawn. */
const answerOf = (layers: readonly LayerSummary[]): LayerSummary | undefined =>
  layers.findLast(({ kind, visible }) => kind === 'result' && visible);

/** One answer and the borders: areas below them, points and lines above; of an answer that has no places the borders alone. */
const answered = (answer: LayerSummary, shown: readonly LayerSummary[]): LayerSummary[] => {
  const borders = shown.filter(isBoundary);
  if (isColouredResult(answer)) return [answer, ...borders];
  return shown.includes(answer) && answer.featureCount > 0 ? [...borders, answer] : borders;
};

/**
 * The layers as they are drawn, lowest first: coloured results go below the borders of areas, wherever they stand in
 * the panel. With `answer` the map is one answer: the topmost result and the borders, nothing else.
 */
export const drawingOrder = (layers: readonly LayerSummary[], answer: boolean): LayerSummary[] => {
  const shown = layers.filter((layer) => layer.visible && layer.geometryType !== 'None');
  const top = answer ? answerOf(layers) : undefined;
  if (top !== undefined) return answered(top, shown);
  const results = shown.filter(isColouredResult);
  const others = shown.filter((layer) => !isColouredResult(layer));
  const border = others.findIndex(isBoundary);
  return border < 0 ? shown : [...others.slice(0, border), ...results, ...others.slice(border)];
};

/** While areas are scored the map is these areas below the borders of wider ones, whatever the panel shows. */
export const scoredOrder = (layers: readonly LayerSummary[], scored: string): LayerSummary[] => {
  const own = layers.find(({ name }) => name === scored);
  const borders = layers.filter((layer) => layer.visible && layer.name !== scored && isBoundary(layer));
  return own === undefined ? borders : [own, ...borders];
};
