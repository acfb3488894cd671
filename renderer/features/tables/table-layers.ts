import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { useDesk } from '../../app/desk.ts';
import { isPersonal, useLayer, useLayers } from '../layers/index.ts';
import { tabLayers } from './tab-layers.ts';

/** Which layer the table shows: the one asked for, else of the selection, else the smallest areas. */
export const useTabs = (): {
  readonly tabs: readonly LayerSummary[];
  readonly layer: LayerSummary | undefined;
} => {
  const layers = useLayers();
  const wanted = useDesk((state) => state.tableLayer ?? state.selection?.layer ?? null);
  const personal = useLayer(wanted);
  const known = personal !== undefined && isPersonal(personal) ? [...layers, personal] : layers;
  const tabs = tabLayers(known, wanted);
  const layer =
    tabs.find(({ name }) => name === wanted) ??
    tabs.find(({ register }) => register === 'subdistrict') ??
    tabs[0];
  return { tabs, layer };
};
