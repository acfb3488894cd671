import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { Legend } from '../../../shared/contract/style.ts';
import { orpc } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import { useLanguage } from '../../ui/index.ts';

/**
 * The legend of a layer for the rows that are on the map. Asked anew with each version of the layer: an answer that was
 * on its way when the style changed is not taken for the new one's.
 */
export const useLegend = (layer: LayerSummary): Legend | undefined => {
  const rows = useDesk((state) => state.mapRows[layer.name]);
  const language = useLanguage((state) => state.language);
  const input = { layer: layer.name, language, ...(rows === undefined ? {} : { rows: rows.key }) };
  const options = orpc.styles.legend.queryOptions({ input });
  const queryKey = [...options.queryKey, layer.version] as unknown as typeof options.queryKey;
  return useQuery({ ...options, queryKey, placeholderData: keepPreviousData }).data;
};
