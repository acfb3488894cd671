import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Basemap, BasemapList, BasemapView } from '../../../shared/contract/basemaps.ts';
import { orpc } from '../../api/index.ts';
import type { SceneBasemap } from '../../map/index.ts';
import { useWorkspace } from '../workspace/index.ts';

const START: BasemapView = { shown: 'context', opacity: 1, grey: false, fromZoom: 0, toZoom: 24 };
const NOTHING: BasemapList = { basemaps: [], view: START };

/** All basemaps and what is shown of them. */
export const useBasemaps = (): BasemapList => {
  const workspace = useWorkspace();
  const query = useQuery({ ...orpc.basemaps.list.queryOptions(), enabled: workspace !== null });
  return query.data ?? NOTHING;
};

/** The basemap that is on; null for none of the user's own. */
export const useShownBasemap = (): Basemap | null => {
  const { basemaps, view } = useBasemaps();
  return basemaps.find(({ id }) => id === view.shown) ?? null;
};

/** What a scene shows under its data; undefined for the outlines of countries alone. */
export const useSceneBasemap = (): SceneBasemap | undefined => {
  const { basemaps, view } = useBasemaps();
  return useMemo((): SceneBasemap | undefined => {
    if (view.shown === 'none') return { kind: 'none' };
    const basemap = basemaps.find(({ id }) => id === view.shown);
    return basemap === undefined ? undefined : { kind: 'own', basemap, view };
  }, [basemaps, view]);
};
