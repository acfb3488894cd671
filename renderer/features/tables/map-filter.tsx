import { Switch, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import { formatNumber } from '../../../shared/domain/units.ts';
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
import { isInTiles } from '../../map/index.ts';
import { useText } from '../../ui/index.ts';
import { useLayers } from '../layers/index.ts';
import { queryOf } from './use-table.ts';

const isFiltered = (view: TableView): boolean => view.filters.length > 0 || view.search !== '';

/** Which rows the map is to draw: by their ids where they are few, else by what the tiles know of them. */
const useMapRows = (
  layer: LayerSummary,
  view: TableView,
): { rows: MapRows | null; tooMany: number | null } => {
  const area = useDesk((state) => state.area);
  const own = view.onMap && isFiltered(view);
  const on = (own || area !== null) && layer.geometryType !== 'None' && layer.visible;
  const query = { ...queryOf(layer.name, own ? view : EMPTY_VIEW, area), sort: [], group: null };
  const { data } = useQuery({ ...orpc.tables.mapRows.queryOptions({ input: { query } }), enabled: on });
  if (!on || data === undefined) return { rows: null, tooMany: null };
  const { only, except, total } = data;
  if (only !== null || except !== null) return { rows: { only, except, conditions: [] }, tooMany: null };
  const { labelField, style } = layer;
  const known =
    area === null &&
    view.search === '' &&
    isInTiles(view.filters, [labelField, style.field, style.label?.field ?? null]);
  return known
    ? { rows: { only, except, conditions: view.filters }, tooMany: null }
    : { rows: null, tooMany: total };
};

function MapFilterOf({ layer }: { readonly layer: LayerSummary }) {
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const { rows } = useMapRows(layer, view);
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

/** The switch that shows a table's filter on the map, and says where it can't be shown. */
export function OnMapSwitch({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const { tooMany } = useMapRows(layer, view);
  if (layer.geometryType === 'None' || !isFiltered(view)) return null;
  const problem = tooMany === null ? null : t(tablesText.onMapTooMany, { n: formatNumber(tooMany) });
  return (
    <Tooltip label={problem ?? t(tablesText.onMapHint)} multiline maw={280} position="top">
      <Switch
        size="xs"
        label={t(tablesText.onMap)}
        checked={view.onMap}
        error={problem !== null}
        aria-describedby={problem === null ? undefined : `on-map-${layer.name}`}
        onChange={(event) => setTableView(layer.name, { onMap: event.currentTarget.checked })}
      />
    </Tooltip>
  );
}

/** Why the filter is not on the map, in words. */
export function OnMapProblem({ layer }: { readonly layer: LayerSummary }) {
  const t = useText();
  const view = useDesk((state) => state.tableViews[layer.name] ?? EMPTY_VIEW);
  const { tooMany } = useMapRows(layer, view);
  if (tooMany === null) return null;
  return (
    <span id={`on-map-${layer.name}`} role="status">
      {t(tablesText.onMapTooMany, { n: formatNumber(tooMany) })}
    </span>
  );
}
