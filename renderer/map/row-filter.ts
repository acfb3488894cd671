import type { ExpressionSpecification } from 'maplibre-gl';

/** A choice among many ids: looked up, where `in` would go through all of them for each feature. */
export const isOneOf = (fids: readonly number[]): ExpressionSpecification =>
  fids.length === 0
    ? ['literal', false as never]
    : (['match', ['id'], [...new Set(fids)], true, false] as unknown as ExpressionSpecification);
