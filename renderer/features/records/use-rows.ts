import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Row } from '../../../shared/contract/layers.ts';
import { orpc } from '../../api/index.ts';
import type { TableView } from '../../app/desk.ts';

/** Rows fetched at once; the core answers at most 1,000. */
export const PAGE = 200;

export interface Rows {
  readonly total: number;
  readonly sums: Readonly<Record<string, number>>;
  readonly ready: boolean;
  readonly error: unknown;
  /** The row at a position, or undefined while it is being fetched. */
  readonly at: (position: number) => Row | undefined;
}

/** The rows of a table page by page: the first page always, others as far as `first` to `last` need them. */
export const useRows = (layer: string, view: TableView, first: number, last: number): Rows => {
  const input = (page: number) => ({
    layer,
    ...view,
    filters: [...view.filters],
    offset: page * PAGE,
    limit: PAGE,
  });
  const head = useQuery(
    orpc.layers.rows.queryOptions({ input: input(0), placeholderData: keepPreviousData }),
  );
  const from = Math.max(1, Math.floor(first / PAGE));
  const to = Math.floor(Math.max(last, 0) / PAGE);
  const pages = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const more = useQueries({
    queries: pages.map((page) => orpc.layers.rows.queryOptions({ input: input(page) })),
  });
  return {
    total: head.data?.total ?? 0,
    sums: head.data?.sums ?? {},
    ready: head.isSuccess,
    error: head.error,
    at: (position) => {
      const page = Math.floor(position / PAGE);
      const data = page === 0 ? head.data : more[page - from]?.data;
      return data?.rows[position - page * PAGE];
    },
  };
};

/** Calls `onFound` with the place in the table of a row that was selected elsewhere. */
export const useFoundPosition = (
  layer: string,
  fid: number | null,
  view: TableView,
  onFound: (position: number) => void,
): void => {
  const query = useQuery({
    ...orpc.layers.position.queryOptions({
      input: { layer, fid: fid ?? 0, ...view, filters: [...view.filters] },
    }),
    enabled: fid !== null,
  });
  const position = query.data?.position ?? null;
  const latest = useRef(onFound);
  latest.current = onFound;
  useEffect(() => {
    if (fid !== null && position !== null) latest.current(position);
  }, [fid, position]);
};
