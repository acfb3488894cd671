import { useQuery } from '@tanstack/react-query';
import { MOST_BOXES } from '../../../shared/contract/layers.ts';
import { orpc } from '../../api/index.ts';
import { useDesk } from '../../app/desk.ts';
import type { MapViewProps } from '../../map/index.ts';
import { useLayers } from '../layers/index.ts';

/**
 * Where the selected rows are: from afar their own points are in no tile. Null where they are too many to be marked one
 * by one, until it is known, and for rows of which no map shows where they are.
 */
export const useSelectedBoxes = (): MapViewProps['boxes'] => {
  const selection = useDesk((state) => state.selection);
  const layer = useLayers().find(({ name }) => name === selection?.layer);
  const input = { layer: layer?.name ?? '', fids: [...(selection?.fids ?? [])] };
  const { data } = useQuery({
    ...orpc.layers.boxes.queryOptions({ input }),
    // A row that is moved takes its mark along.
    queryKey: [...orpc.layers.boxes.queryKey({ input }), layer?.version],
    enabled:
      layer !== undefined &&
      layer.geometryType !== 'None' &&
      input.fids.length > 0 &&
      input.fids.length <= MOST_BOXES,
  });
  return data ?? null;
};
