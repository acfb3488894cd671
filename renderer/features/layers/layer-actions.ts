import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { mapText } from '../../../shared/text/map.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { notifyError, notifyUndo } from '../../app/notify.tsx';
import { translate } from '../../ui/index.ts';

const listKey = () => orpc.layers.list.queryKey();

const patch = (name: string, change: Partial<LayerSummary>): void => {
  queryClient.setQueryData(listKey(), (old) =>
    old?.map((layer) => (layer.name === name ? { ...layer, ...change } : layer)),
  );
};

/** Shows the change at once; what the core refuses is fetched back. */
const optimistic = async (
  name: string,
  change: Partial<LayerSummary>,
  work: () => Promise<unknown>,
): Promise<boolean> => {
  patch(name, change);
  try {
    await work();
    return true;
  } catch (error) {
    notifyError(error);
    void queryClient.invalidateQueries({ queryKey: listKey() });
    return false;
  }
};

export const setVisible = (layer: LayerSummary, visible: boolean): void => {
  void optimistic(layer.name, { visible }, () => api.layers.setView({ layer: layer.name, visible }));
};

/** While the slider moves only the page knows; `commit` tells the core. */
export const setOpacity = (layer: LayerSummary, opacity: number, commit: boolean): void => {
  if (!commit) patch(layer.name, { opacity });
  else void optimistic(layer.name, { opacity }, () => api.layers.setView({ layer: layer.name, opacity }));
};

export const renameLayer = async (layer: LayerSummary, title: string): Promise<void> => {
  const done = await optimistic(layer.name, { title }, () => api.layers.rename({ layer: layer.name, title }));
  if (done) notifyUndo(translate(mapText.renamed, { title }));
};

export const removeLayer = async (layer: LayerSummary): Promise<void> => {
  try {
    await api.layers.remove({ layer: layer.name });
    notifyUndo(translate(mapText.removed, { title: layer.title }));
  } catch (error) {
    notifyError(error);
  }
};

export const moveLayer = async (
  layers: readonly LayerSummary[],
  names: readonly string[],
  moved: LayerSummary,
): Promise<void> => {
  const at = new Map(names.map((name, index) => [name, index]));
  queryClient.setQueryData(listKey(), (old) =>
    old?.map((layer) => ({ ...layer, order: at.get(layer.name) ?? layer.order })),
  );
  try {
    await api.layers.reorder({ names: [...names] });
    notifyUndo(translate(mapText.moved, { title: moved.title }));
  } catch (error) {
    notifyError(error);
    queryClient.setQueryData(listKey(), [...layers]);
  }
};
