import { useQueries } from '@tanstack/react-query';
import type { Feature } from '../../../shared/contract/layers.ts';
import { orpc } from '../../api/index.ts';
import type { Selection } from '../../app/desk.ts';

/** Asking for each row is fine up to here; more rows have their sum in the table. */
const MOST = 50;

/** The selected rows one by one, as far as it is fine to ask for each; empty while unknown or when they are more. */
export const useSelectedRows = (selection: Selection): readonly Feature[] => {
  const fids = selection.fids.length > MOST ? [] : selection.fids;
  return useQueries({
    queries: fids.map((fid) => orpc.layers.feature.queryOptions({ input: { layer: selection.layer, fid } })),
    combine: (rows) => rows.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
};

/** The area of the selected rows together in square metres; null while unknown or when they have none. */
export const useSelectionArea = (selection: Selection | null): number | null => {
  const fids = selection === null || selection.fids.length > MOST ? [] : selection.fids;
  return useQueries({
    queries: fids.map((fid) =>
      orpc.layers.feature.queryOptions({ input: { layer: selection?.layer ?? '', fid } }),
    ),
    combine: (rows) => {
      if (rows.length === 0) return null;
      let sum = 0;
      for (const { data } of rows) {
        if (data?.areaM2 === null || data?.areaM2 === undefined) return null;
        sum += data.areaM2;
      }
      return sum;
    },
  });
};
