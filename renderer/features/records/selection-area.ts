import { useQueries, useQuery } from '@tanstack/react-query';
import type { Feature } from '../../../shared/contract/layers.ts';
import { failureOf, orpc } from '../../api/index.ts';
import type { Selection } from '../../app/desk.ts';
import { isPersonalName } from '../layers/index.ts';

/** Asking for each row is fine up to here; more rows have their sum in the table. */
const MOST = 50;

/** The selected rows one by one, as far as it is fine to ask for each; empty while unknown or when they are more. */
export const useSelectedRows = (selection: Selection): readonly Feature[] => {
  const fids = selection.fids.length > MOST ? [] : selection.fids;
  return useQueries({
    queries: fids.map((fid) => orpc.layers.feature.queryOptions({ input: { layer: selection.layer, fid } })),
    combine: (rows) => rows.flatMap(({ data, isError }) => (data === undefined || isError ? [] : [data])),
  });
};

/** The selected rows that are gone: an undo or another window took them away. */
export const useGoneRows = (selection: Selection | null): readonly number[] => {
  // A locked store answers for its rows itself.
  const asked = selection !== null && selection.fids.length <= MOST && !isPersonalName(selection.layer);
  const fids = asked ? selection.fids : [];
  return useQueries({
    queries: fids.map((fid) =>
      orpc.layers.feature.queryOptions({ input: { layer: selection?.layer ?? '', fid } }),
    ),
    combine: (rows) => fids.filter((_, at) => isRowGone(rows[at])),
  });
};

/** A row that an undo or another window took away is no longer selected; that is no error to show. */
export const isGone = (error: unknown): boolean =>
  ['row-not-found', 'layer-not-found'].includes(failureOf(error).refusal?.code ?? '');

const isRowGone = (row: { isError: boolean; isFetching: boolean; error: unknown } | undefined): boolean =>
  // A row that came back by a redo is asked for again, and its last answer was that it is gone.
  row?.isError === true && !row.isFetching && isGone(row.error);

/** The area of many rows, asked for at once. */
const useAreaOfMany = (selection: Selection | null): number | null => {
  const many = selection !== null && selection.fids.length > MOST && !isPersonalName(selection.layer);
  const input = { layer: selection?.layer ?? '', fids: many ? [...selection.fids] : [] };
  const { data } = useQuery({ ...orpc.selection.measure.queryOptions({ input }), enabled: many });
  return many ? (data?.areaM2 ?? null) : null;
};

/** The area of the selected rows together in square metres; null while unknown or when they have none. */
export const useSelectionArea = (selection: Selection | null): number | null => {
  const ofMany = useAreaOfMany(selection);
  const fids = selection === null || selection.fids.length > MOST ? [] : selection.fids;
  const ofFew = useQueries({
    queries: fids.map((fid) =>
      orpc.layers.feature.queryOptions({ input: { layer: selection?.layer ?? '', fid } }),
    ),
    combine: (rows) => {
      if (rows.length === 0) return null;
      let sum = 0;
      for (const { data, isError } of rows) {
        // What a failed answer left behind is of before.
        if (isError || data?.areaM2 === null || data?.areaM2 === undefined) return null;
        sum += data.areaM2;
      }
      return sum;
    },
  });
  return ofMany ?? ofFew;
};
