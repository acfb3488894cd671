import { Switch, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { tablesText } from '../../../shared/text/tables.ts';
import { orpc } from '../../api/index.ts';
import {
  EMPTY_VIEW,
  type MapRows,
  setMapRows,
  setTableView,
  type TableView,
  useDesk,
} from '../../app/desk.ts';
import { useText } from '../../ui/index.ts';
import { useLayers } from '../layers/index.ts';
import { queryOf } from './use-table.ts';

const isFiltered = (view: TableView): boolean => view.filters.length > 0 || view.search !== '';

/** Which rows the map is to draw of a layer; null for all. */
const useMapRows = (layer: LayerSummary, view: TableView): MapRows | null => {
  const area = useDesk((state) => state.area);
  const own = view.onMap && isFiltered(view);
  const on = (own || area !== null) && layer.geometryType !== 'None' && layer.visible;
  const query = { ...queryOf(layer.name, own ? view : EMPTY_VIEW, area), sort: [], group: null };
  const { data } = useQuery({ ...orpc.tables.mapRows.queryOptions({ input: { query } }), enabled: on });
  if (!on || data === undefined) return null;
  const { only, except, key } = data;
  return { only, except, key };
};

function MapFilterOf({ layer }: { readonly layer: LayerSummary }) {
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const rows = useMapRows(layer, view);
  const key = JSON.stringify(rows);
  useEffect(() => {
    setMapRows(layer.name, JSON.parse(key) as MapRows | null);
  }, [layer.name, key]);
  useEffect(() => () => setMapRows(layer.name, null), [layer.name]);
  return null;
}

/** Draws only the rows of the desk's area and of tables' filters on the map, the latter where that was asked. */
export function MapFilters() {
  const layers = useLayers();
  const views = useDesk((state) => state.tableViews);
  const area = useDesk((state) => state.area);
  return layers
    .filter(({ name }) => area !== null || views[name] !== undefined)
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
