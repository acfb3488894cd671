import type { GeometryType } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Shape } from '../../../shared/contract/records.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../shared/domain/refusal-words.ts';
import { encodeWkb } from '../../../shared/geo/wkb.ts';
import { validationText } from '../../../shared/text/layers.ts';

/** A shape of one part as the type of a layer of many parts has it, and the other way where there is but one. */
const fitted = (shape: Shape, type: GeometryType): Shape | null => {
  if (shape.type === type || type === 'Mixed') return shape;
  if (shape.type === 'Polygon' && type === 'MultiPolygon')
    return { type: 'MultiPolygon', coordinates: [shape.coordinates] };
  if (shape.type === 'LineString' && type === 'MultiLineString')
    return { type: 'MultiLineString', coordinates: [shape.coordinates] };
  if (shape.type === 'Point' && type === 'MultiPoint')
    return { type: 'MultiPoint', coordinates: [shape.coordinates] };
  const [only] = shape.type.startsWith('Multi') && shape.coordinates.length === 1 ? shape.coordinates : [];
  if (only === undefined) return null;
  if (shape.type === 'MultiPolygon' && type === 'Polygon')
    return { type: 'Polygon', coordinates: shape.coordinates[0] ?? [] };
  if (shape.type === 'MultiLineString' && type === 'LineString')
    return { type: 'LineString', coordinates: shape.coordinates[0] ?? [] };
  return shape.type === 'MultiPoint' && type === 'Point'
    ? { type: 'Point', coordinates: shape.coordinates[0] ?? [0, 0] }
    : null;
};

/**
 * A shape as the layer keeps it: little-endian WKB of the layer's own type. Refuses `validation-failed` for a shape of
 * another kind, and for any where the layer has none.
 */
export const shapeWkb = (layer: LayerSummary, shape: Shape): Uint8Array => {
  const fit = fitted(shape, layer.geometryType);
  if (!fit)
    throw new Refusal('validation-failed', {
      ...namedInBoth('field', layer),
      ...namedInBoth('reason', validationText.otherShape),
    });
  return encodeWkb(fit);
};
