import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LayerStyle } from '../../../shared/contract/style.ts';
import { drawnStyle, unknownFields } from '../../../shared/domain/style-rows.ts';

/** The style of a layer once a field is gone: null where it does not speak of the field and stays as it is. */
export function styleWithout(
  { style, fields }: Pick<LayerSummary, 'style' | 'fields'>,
  field: string,
): LayerStyle | null {
  const left = { style, fields: fields.filter(({ name }) => name !== field) };
  return unknownFields(left).includes(field) ? drawnStyle(left) : null;
}
