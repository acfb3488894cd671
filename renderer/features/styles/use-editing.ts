import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { LayerStyle } from '../../../shared/contract/style.ts';
import { notifyError } from '../../app/notify.tsx';
import { applyStyle, previewStyle } from './style-actions.ts';

/** What every part of the panel may do to the style. */
export interface Editing {
  readonly layer: LayerSummary;
  readonly style: LayerStyle;
  /** Shows a change without keeping it. */
  readonly show: (change: Partial<LayerStyle>) => void;
  /** Keeps a change as one step. */
  readonly keep: (change: Partial<LayerStyle>) => void;
  /** Keeps what is worked out first; null changes nothing. */
  readonly make: (work: Promise<LayerStyle | null>) => void;
}

export const editingOf = (layer: LayerSummary): Editing => ({
  layer,
  style: layer.style,
  show: (change) => previewStyle(layer, { ...layer.style, ...change }),
  keep: (change) => void applyStyle(layer, { ...layer.style, ...change }),
  make: (work) =>
    void work.then((style) => (style === null ? undefined : applyStyle(layer, style))).catch(notifyError),
});
