import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { Extent } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
import { areaFilterText } from '../../../shared/text/area-filter.ts';
import { api, orpc } from '../../api/index.ts';
import { askedArea, type DeskArea, setArea, useDesk } from '../../app/desk.ts';
import { notifyAction, notifyDone } from '../../app/notify.tsx';
import { type DeskMap, deskMapApi, type Focus, useDeskMap } from '../../map/index.ts';
import { translate } from '../../ui/index.ts';
import { type OfferedArea, offeredAreas } from './area-list.ts';

const NONE: readonly OfferedArea[] = [];

/** All areas that can be chosen; undefined while they are being asked for. */
export const useOfferedAreas = (): readonly OfferedArea[] | undefined => {
  const spine = useQuery(orpc.areas.spine.queryOptions()).data;
  const zones = useQuery(orpc.zones.list.queryOptions()).data;
  return useMemo(
    () => (spine === undefined || zones === undefined ? undefined : offeredAreas(spine, zones.schemes)),
    [spine, zones],
  );
};

/** An area that is gone, or that an undo took away, narrows nothing any more. */
export const useAreaStands = (): void => {
  const area = useDesk((state) => state.area);
  const offered = useOfferedAreas() ?? (area === null ? NONE : undefined);
  useEffect(() => {
    if (area === null || offered === undefined || offered.some(({ id }) => id === area.id)) return;
    clearArea();
  }, [area, offered]);
};

/** Where the map was before it went to an area. */
let before: DeskMap['view'] = null;

/** Narrows everything to an area and shows it. */
export const chooseArea = (area: DeskArea): void => {
  if (useDesk.getState().area === null) before = useDeskMap.getState().view;
  setArea(area);
  void deskMapApi.focusFeatures(area.layer, [area.fid], 14);
};

/** Everything of the province is shown again, and the map goes back to where it was. */
export const clearArea = (): void => {
  setArea(null);
  if (before !== null) deskMapApi.goTo(before.centre, before.zoom);
  before = null;
  notifyDone(translate(areaFilterText.cleared));
};

/** Says, with the way back, that rows just made lie outside the area and are not on the map; nothing where all are in it. */
export const tellOutside = async (made: readonly LayerSummary[]): Promise<void> => {
  const { area } = useDesk.getState();
  const asked = askedArea(area);
  if (area === null || asked === null) return;
  const inside = await api.tables.countsIn({ area: asked });
  const outside = made.reduce(
    (sum, { name, featureCount }) => sum + featureCount - (inside[name] ?? featureCount),
    0,
  );
  if (outside === 0) return;
  const words = { n: formatNumber(outside), area: translate(area.words) };
  notifyAction(translate(areaFilterText.outside, words), translate(areaFilterText.all), clearArea);
};

/** How many rows of each layer lie in the area, by name; undefined without a filter, and for what can't be narrowed. */
export const useAreaCounts = (): Readonly<Record<string, number>> | undefined => {
  const area = useDesk((state) => state.area);
  const asked = askedArea(area);
  const { data } = useQuery({
    ...orpc.tables.countsIn.queryOptions({
      input: { area: asked ?? { register: 'district', id: '-' } },
      placeholderData: keepPreviousData,
    }),
    enabled: asked !== null,
  });
  return asked === null ? undefined : data;
};

/** Where the area lies, once it is known; null without a filter. */
export const useAreaExtent = (): Extent | null => {
  const area = useDesk((state) => state.area);
  const input = { layer: area?.layer ?? '', fids: [area?.fid ?? 0] };
  const { data } = useQuery({ ...orpc.layers.extent.queryOptions({ input }), enabled: area !== null });
  return area === null ? null : (data ?? null);
};

/** What the map veils around: the shape of the area, once it has come. */
export const useAreaFocus = (): Focus | null => {
  const area = useDesk((state) => state.area);
  const { data } = useQuery({
    ...orpc.layers.geometries.queryOptions({ input: { layer: area?.layer ?? '', fids: [area?.fid ?? 0] } }),
    enabled: area !== null,
  });
  const geometry = area === null ? undefined : data?.[0]?.geometry;
  return useMemo(() => (geometry === undefined ? null : { geometry, quiet: true }), [geometry]);
};
