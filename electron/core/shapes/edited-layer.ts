import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { shapesText } from '../../../shared/text/shapes.ts';
import type { ReadableDb } from '../db/types.ts';
import { readLayer } from '../layers/index.ts';

/**
 * A layer whose shapes may be edited. Refuses `layer-not-found`, and `validation-failed` for what has no shapes or whose
 * shapes follow from other rows: zones are made of districts, results of what was asked.
 */
export const editedLayer = (db: ReadableDb, name: string): LayerSummary => {
  const layer = readLayer(db, name);
  const reason =
    layer.geometryType === 'None'
      ? shapesText.noShapes
      : layer.zoneSchemeId !== null
        ? shapesText.zonesFollow
        : layer.kind === 'result'
          ? shapesText.resultsStand
          : null;
  if (reason !== null)
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', layer),
      ...namedInBoth('reason', reason),
    });
  return layer;
};
