import { useQuery } from '@tanstack/react-query';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { orpc } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { useLayers, usePersonalLayers } from '../layers/index.ts';
import { tabLayers } from './tab-layers.ts';

/** Which layer the table shows: the one asked for, else of the selection, else the smallest areas. */
export const useTabs = (): {
  readonly tabs: readonly LayerSummary[];
  readonly layer: LayerSummary | undefined;
} => {
  const layers = useLayers();
  const wanted = useDesk((state) => state.tableLayer ?? state.selection?.layer ?? null);
  const personal = usePersonalLayers().filter(({ name }) => name === wanted);
  const tabs = tabLayers([...layers, ...personal], wanted);
  const layer =
    tabs.find(({ name }) => name === wanted) ??
    tabs.find(({ register }) => register === 'subdistrict') ??
    tabs[0];
  return { tabs, layer };
};

/** A layer or register by its name, whichever store keeps its rows; undefined while unknown, null where it can't be seen. */
export const useTableLayer = (name: string | null): LayerSummary | null | undefined => {
  const known = useLayers().find((layer) => layer.name === name);
  const asked = useQuery({
    ...orpc.tables.describe.queryOptions({ input: { layer: name ?? '' } }),
    enabled: name !== null && known === undefined,
    retry: false,
  });
  if (known !== undefined) return known;
  return asked.isError ? null : asked.data;
};
