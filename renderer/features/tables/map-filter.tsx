import { Switch, Tooltip } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { orpc } from '../../api/index.ts';
import {
  EMPTY_VIEW,
  type MapRows,
  type MapTime,
  setMapRows,
  setTableView,
  type TableView,
  useDesk,
} from '../../app/desk.ts';
import { useText } from '../../ui/index.ts';
import { useDrawnLayers } from '../layers/index.ts';
import { isOfOtherDays } from './map-times.ts';
import { queryOf } from './use-table.ts';

const isFiltered = (view: TableView): boolean => view.filters.length > 0 || view.search !== '';

/**
 * Which rows a map is to draw of a layer at a time, within the desk's area and what its table shows on the map; null for all.
 *
 * @param time null for all times
 */
export const useMapRows = (layer: LayerSummary | undefined, time: MapTime | null): MapRows | null => {
  const name = layer?.name ?? '';
  const view = useDesk((state) => state.tableViews[name] ?? EMPTY_VIEW);
  const area = useDesk((state) => state.area);
  const own = view.onMap && isFiltered(view);
  const drawn = layer !== undefined && layer.geometryType !== 'None' && layer.visible;
  const on = drawn && (own || area !== null || time !== null);
  const base = queryOf(name, own ? view : EMPTY_VIEW, area);
  const filters = [...base.filters, ...(time?.filter ? [time.filter] : [])];
  // A row whose date is edited goes where its new date belongs, at once: no hand is on it, as there is in a table.
  const stamp = time === null || layer === undefined ? base.stamp : layer.version;
  const query = { ...base, filters, on: time?.on ?? null, stamp, sort: [], group: null };
  const { data } = useQuery({
    // The step before stays until the next is known, so that nothing flickers.
    ...orpc.tables.mapRows.queryOptions({ input: { query }, placeholderData: keepPreviousData }),
    enabled: on,
  });
  return useMemo(() => {
    if (!on || data === undefined) return null;
    const { only, except, key, total } = data;
    // An area that lies in the rows of a layer leaves them whole.
    const whole = total === layer?.featureCount && !own && !isOfOtherDays(time);
    return whole ? null : { only, except, key, total };
  }, [on, data, own, time, layer?.featureCount]);
};

function MapFilterOf({ layer }: { readonly layer: LayerSummary }) {
  const time = useDesk(({ mapTime }) => (mapTime?.layer === layer.name ? mapTime : null));
  const rows = useMapRows(layer, time);
  const key = JSON.stringify(rows);
  useEffect(() => {
    setMapRows(layer.name, JSON.parse(key) as MapRows | null);
  }, [layer.name, key]);
  useEffect(() => () => setMapRows(layer.name, null), [layer.name]);
  return null;
}

/** Draws only the rows of the desk's area, of its time and of tables' filters on the map, the last where that was asked. */
export function MapFilters() {
  const layers = useDrawnLayers();
  const views = useDesk((state) => state.tableViews);
  const area = useDesk((state) => state.area);
  const timed = useDesk((state) => state.mapTime?.layer);
  return layers
    .filter(({ name }) => area !== null || name === timed || views[name] !== undefined)
    .map((layer) => <MapFilterOf key={layer.name} layer={layer} />);
}

/** The switch that shows a table's filter on the map. */
export function OnMapSwitch({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  if (layer.geometryType === 'None' || !isFiltered(view)) return null;
  return (
    <Tooltip label={t(tablesText.onMapHint)} multiline maw={280} position="top">
      <Switch
        size="xs"
        label={t(tablesText.onMap)}
        checked={view.onMap}
        onChange={(event) => setTableView(layer.name, { onMap: event.currentTarget.checked })}
      />
    </Tooltip>
  );
}
