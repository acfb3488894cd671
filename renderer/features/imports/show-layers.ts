import { api, orpc, queryClient } from '../../api/index.ts';
import { goTo, setActiveLayer } from '../../app/desk.ts';
import { deskMapApi } from '../../map/index.ts';
import { tellOutside } from '../area-filter/index.ts';
import { unionOf } from './outline-paths.ts';

/** Goes to the map, shows these layers and moves to them. */
export const showLayers = async (names: readonly string[]): Promise<void> => {
  const layers = await queryClient.fetchQuery(orpc.layers.list.queryOptions());
  const shown = layers.filter((layer) => names.includes(layer.name));
  for (const layer of shown)
    if (!layer.visible) await api.layers.setView({ layer: layer.name, visible: true });
  goTo('map');
  setActiveLayer(shown[0]?.name ?? null);
  const extent = unionOf(shown.map((layer) => layer.extent));
  if (extent !== null) deskMapApi.fitExtent(extent);
  await tellOutside(shown);
};
