import { useQuery } from '@tanstack/react-query';
import { api, orpc } from '../../api/index.ts';

/** Registers whose outlines say best where a file belongs, coarsest last. */
const KNOWN = ['subdistrict', 'district', 'province'] as const;

/** At most this many rows: what one call gives. */
const LIMIT = 500;

const fetchKnown = async (layer: string): Promise<unknown[]> => {
  const { rows } = await api.layers.rows({ layer, limit: LIMIT });
  if (rows.length === 0) return [];
  const found = await api.layers.geometries({ layer, fids: rows.map((row) => row.fid) });
  return found.map(({ geometry }) => geometry);
};

/** Outlines of the finest areas that the workspace holds, for the small map; empty while there are none. */
export const useKnownAreas = (): readonly unknown[] => {
  const layers = useQuery(orpc.layers.list.queryOptions()).data ?? [];
  const candidates = KNOWN.map((register) => layers.find((layer) => layer.register === register));
  const layer = candidates.find(
    (found) => found !== undefined && found.featureCount > 0 && found.featureCount <= LIMIT,
  );
  const known = useQuery({
    queryKey: [...orpc.layers.key(), 'known-areas', layer?.name, layer?.version],
    queryFn: () => fetchKnown(layer?.name ?? ''),
    enabled: layer !== undefined,
  });
  return known.data ?? [];
};
