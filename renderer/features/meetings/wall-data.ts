import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AnalysisResult } from '../../../shared/contract/analyses.ts';
import type { Extent } from '../../../shared/contract/base.ts';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Legend } from '../../../shared/contract/style.ts';
import type { Zone, ZoneScheme } from '../../../shared/contract/zones.ts';
import { api, orpc } from '../../api/index.ts';
import { useLanguage } from '../../ui/index.ts';
import type { WallView } from './wall-store.ts';

export interface WallZones {
  readonly scheme: ZoneScheme | null;
  readonly zones: readonly Zone[];
  /** fids of the district register by code. */
  readonly districtFids: (zone: Zone) => number[];
}

/** The zoning that the number keys go by: the one on the map, else the first. */
export const useWallZones = (layers: readonly LayerSummary[]): WallZones => {
  const { data } = useQuery(orpc.zones.list.queryOptions());
  return useMemo(() => {
    const schemes = data?.schemes ?? [];
    const shown = schemes.find(({ layer }) => layers.some(({ name, visible }) => visible && name === layer));
    const scheme = shown ?? schemes.find(({ zones }) => zones.length > 0) ?? null;
    const districts = data?.districts ?? [];
    const districtFids = (zone: Zone): number[] =>
      districts.filter(({ code }) => zone.districtCodes.includes(code)).map(({ fid }) => fid);
    return { scheme, zones: scheme?.zones ?? [], districtFids };
  }, [data, layers]);
};

/** Where a zone lies and its shape, to move there and to veil the rest. */
export const useZoneShape = (
  scheme: ZoneScheme | null,
  zone: Zone | null,
): { readonly extent: Extent | null; readonly geometry: unknown } | null => {
  const { data } = useQuery({
    queryKey: [...orpc.zones.key(), 'wall-shape', scheme?.layer, zone?.fid],
    queryFn: async () => {
      const input = { layer: scheme?.layer ?? '', fids: [zone?.fid ?? 0] };
      const [extent, shapes] = await Promise.all([api.layers.extent(input), api.layers.geometries(input)]);
      return { extent, geometry: shapes[0]?.geometry ?? null };
    },
    enabled: scheme !== null && zone !== null,
  });
  return zone === null ? null : (data ?? null);
};

/** The evidence of the result that a view shows. */
export const useViewResult = (view: WallView | null): AnalysisResult | null => {
  const layer = view?.kind === 'result' ? view.layer : null;
  const input = { layer: layer ?? '' };
  const { data } = useQuery({ ...orpc.analyses.result.queryOptions({ input }), enabled: layer !== null });
  return layer === null ? null : (data ?? null);
};

/** Legends of these layers, of the rows that filters leave, as far as they have come. */
export const useLegends = (
  names: readonly string[],
  rows: Readonly<Record<string, string>>,
): readonly Legend[] => {
  const language = useLanguage((state) => state.language);
  const queries = names.map((layer) => {
    const key = rows[layer];
    const input = { layer, language, ...(key === undefined ? {} : { rows: key }) };
    return orpc.styles.legend.queryOptions({ input });
  });
  return useQueries({
    queries,
    combine: (answers) => answers.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
};

/** The whole of what a view shows. */
export const wholeExtent = (layers: readonly LayerSummary[], shown: readonly string[]): Extent | null => {
  const province = layers.find((layer) => layer.register === 'province' && layer.extent !== null);
  const extents = layers.filter(({ name }) => shown.includes(name)).map(({ extent }) => extent);
  const known = (province?.extent ? [province.extent] : extents).filter((extent) => extent !== null);
  if (known.length === 0) return null;
  return [
    Math.min(...known.map((e) => e[0])),
    Math.min(...known.map((e) => e[1])),
    Math.max(...known.map((e) => e[2])),
    Math.max(...known.map((e) => e[3])),
  ];
};
