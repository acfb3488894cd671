import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Legend } from '../../../shared/contract/style.ts';
import { orpc } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { useLanguage } from '../../ui/index.ts';
import { type DistrictNames, type RankedArea, rankRows } from './ranking-rows.ts';

/**
 * The layer that the place shows now: the one opened, while it exists, else the answer that is on the map. An undo
 * may have taken it away.
 */
export const useShownLayer = (): LayerSummary | null => {
  const name = useDesk((state) => state.answer);
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const opened = layers.find((layer) => layer.name === name);
  return opened ?? layers.findLast(({ kind, visible }) => kind === 'result' && visible) ?? null;
};

/** Everything that stands with a result layer. */
export const useResult = (layer: LayerSummary | null): AnalysisResult | null => {
  const input = { layer: layer?.name ?? '' };
  const { data } = useQuery({ ...orpc.analyses.result.queryOptions({ input }), enabled: layer !== null });
  return layer === null ? null : (data ?? null);
};

export const useLegend = (layer: LayerSummary | null): Legend | null => {
  const language = useLanguage((state) => state.language);
  const input = { layer: layer?.name ?? '', language };
  const { data } = useQuery({ ...orpc.styles.legend.queryOptions({ input }), enabled: layer !== null });
  return layer === null ? null : (data ?? null);
};

const NO_NAMES: DistrictNames = new Map();

/** What the districts are called; nothing where the workspace has none. */
const useDistrictNames = (): DistrictNames => {
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const there = layers.some(({ name, featureCount }) => name === 'district' && featureCount > 0);
  const input = { layer: 'district', limit: 1000 };
  const { data } = useQuery({ ...orpc.layers.rows.queryOptions({ input }), enabled: there });
  return useMemo(
    () =>
      data === undefined
        ? NO_NAMES
        : new Map(data.rows.map(({ values }) => [String(values.code), String(values.name_th ?? '')])),
    [data],
  );
};

/** A list of more is read by nobody; the table has them all. */
export const RANKED_AT_MOST = 1000;

/**
 * The areas of a result from most to least, of a comparison from the greatest difference on either side. The list shows
 * what the map does: of an answer about the whole province the areas that are looked at.
 */
export const useRanking = (
  layer: LayerSummary | null,
  result: AnalysisResult | null,
): readonly RankedArea[] | null => {
  const figure = result?.valueField ?? '';
  const shown = useDesk((state) => state.mapRows[layer?.name ?? '']);
  const ready = layer !== null && result !== null;
  const page = (descending: boolean) => ({
    ...orpc.layers.rows.queryOptions({
      input: {
        ...{ layer: layer?.name ?? '', limit: RANKED_AT_MOST },
        // Of rows that were only chosen there is no figure to sort by.
        sort: figure === '' ? null : { field: figure, descending },
        ...(shown === undefined ? {} : { rows: shown.key }),
      },
    }),
    enabled: ready,
  });
  const districts = useDistrictNames();
  const most = useQuery(page(true)).data;
  const bothWays = result?.compared !== undefined;
  // What has decreased most stands at the other end of so many.
  const further = ready && bothWays && (most?.total ?? 0) > RANKED_AT_MOST;
  const least = useQuery({ ...page(false), enabled: further }).data;
  if (!ready || most === undefined || (further && least === undefined)) return null;
  const rows = new Map([...most.rows, ...(further ? (least?.rows ?? []) : [])].map((row) => [row.fid, row]));
  return rankRows([...rows.values()], layer, result, districts).slice(0, RANKED_AT_MOST);
};
