import type { Extent } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { SheetDraft } from './export-store.ts';

const touch = (a: Extent, b: Extent): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

const focusOf = (draft: SheetDraft, layers: readonly LayerSummary[]): LayerSummary | undefined =>
  layers.find(({ name }) => name === draft.focus);

/** The layers on the sheet, lowest first: those ticked, else those visible that have rows, as far as they touch the main subject. */
export const sheetLayersOf = (draft: SheetDraft, layers: readonly LayerSummary[]): readonly string[] => {
  const focus = focusOf(draft, layers);
  const near = (layer: LayerSummary): boolean =>
    focus === undefined ||
    layer.name === focus.name ||
    (layer.kind !== 'result' &&
      focus.extent !== null &&
      layer.extent !== null &&
      touch(focus.extent, layer.extent));
  const on = (layer: LayerSummary): boolean =>
    draft.layers.length > 0
      ? draft.layers.includes(layer.name)
      : ((layer.visible && layer.featureCount > 0) || layer === focus) && near(layer);
  // Registers without places are layers that no map can draw.
  return [...layers]
    .filter(({ geometryType }) => geometryType !== 'None')
    .sort((a, b) => a.order - b.order)
    .filter(on)
    .map(({ name }) => name);
};

/** What «ทั้งจังหวัด» shows: all of the main subject, else the province; null leaves it to the layers drawn. */
export const sheetExtentOf = (draft: SheetDraft, layers: readonly LayerSummary[]): Extent | null => {
  const province = layers.find(({ register, extent }) => register === 'province' && extent !== null);
  return focusOf(draft, layers)?.extent ?? province?.extent ?? null;
};
