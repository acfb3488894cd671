import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Basemap, BasemapList } from '../../../shared/contract/basemaps.ts';
import { orpc } from '../../api/index.ts';
import type { SceneBasemap } from '../../map/index.ts';
import { useWorkspace } from '../workspace/index.ts';

const NOTHING: BasemapList = { basemaps: [], shown: 'context' };

/** All basemaps and what is shown of them. */
export const useBasemaps = (): BasemapList => {
  const workspace = useWorkspace();
  const query = useQuery({ ...orpc.basemaps.list.queryOptions(), enabled: workspace !== null });
  return query.data ?? NOTHING;
};

/** The basemap that is on; null for none of the user's own. */
export const useShownBasemap = (): Basemap | null => {
  const { basemaps, shown } = useBasemaps();
  return basemaps.find(({ id }) => id === shown) ?? null;
};

/** What a scene shows under its data; undefined for the outlines of countries alone. */
export const useSceneBasemap = (): SceneBasemap | undefined => {
  const { basemaps, shown } = useBasemaps();
  return useMemo((): SceneBasemap | undefined => {
    if (shown === 'none') return { kind: 'none' };
    const basemap = basemaps.find(({ id }) => id === shown);
    return basemap === undefined ? undefined : { kind: 'own', basemap };
  }, [basemaps, shown]);
};
