import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LayerStyle } from '../../../shared/contract/style.ts';

/** The style of a layer once a field is gone: null where it does not speak of the field and stays as it is. */
export function styleWithout({ style }: Pick<LayerSummary, 'style'>, field: string): LayerStyle | null {
  const coloured = style.kind !== 'single' && style.field === field;
  const named = style.label?.field === field;
  if (!coloured && !named) return null;
  return {
    ...style,
    ...(coloured ? { kind: 'single', field: null, categories: [], classes: null } : {}),
    ...(named ? { label: null } : {}),
  };
}
