import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LayerStyle } from '../../../shared/contract/style.ts';
import { api } from '../../api/index.ts';

/**
 * Heat weighed by a field, or by nothing. The greatest value weighs as much as one point: raw figures of hundreds would
 * paint all the ground in the darkest colour.
 */
export const heatBy = async (
  layer: LayerSummary,
  heat: NonNullable<LayerStyle['heat']>,
  field: string | null,
): Promise<LayerStyle> => {
  const { max: _before, ...plain } = heat;
  if (field === null) return { ...layer.style, field, heat: plain };
  const { max } = await api.styles.histogram({ layer: layer.name, field, normalise: null, bins: 2 });
  return { ...layer.style, field, heat: max !== null && max > 0 ? { ...plain, max } : plain };
};
