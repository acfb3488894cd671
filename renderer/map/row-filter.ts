import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { LayerSummary } from '../../shared/contract/layers.ts';
import { isPoint, type RowsShown } from './bound-layer.ts';

/** A choice among many ids: looked up, where `in` would go through all of them for each feature. */
export const isOneOf = (fids: readonly number[]): ExpressionSpecification =>
  fids.length === 0
    ? ['literal', false as never]
    : (['match', ['id'], [...new Set(fids)], true, false] as unknown as ExpressionSpecification);

const expressionOf = ({ only, except }: RowsShown): ExpressionSpecification => {
  if (only !== null) return isOneOf(only);
  return ['!', isOneOf(except ?? [])];
};

/**
 * Whether the tiles themselves are to hold these rows alone: where they can't be named, and where a point stands for others
 * that lie with it, some of which may be wanted and some not.
 */
export const areCutAway = (layer: LayerSummary, { only, except }: RowsShown): boolean =>
  isPoint(layer) || (only === null && except === null);

/** Map layers of `layer` of which only some rows are drawn: as they are where its tiles hold no others. */
export const onlyRows = (
  layer: LayerSummary,
  layers: readonly LayerSpecification[],
  rows: RowsShown | undefined,
): readonly LayerSpecification[] => {
  if (rows === undefined || areCutAway(layer, rows)) return layers;
  const wanted = expressionOf(rows);
  return layers.map((one) => {
    const own = 'filter' in one ? (one.filter as ExpressionSpecification | undefined) : undefined;
    return { ...one, filter: own === undefined ? wanted : ['all', own, wanted] } as LayerSpecification;
  });
};
