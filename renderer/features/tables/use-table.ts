import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { Row } from '../../../shared/contract/layers.ts';
import type { TableQuery } from '../../../shared/contract/table-query.ts';
import type { TableGroup } from '../../../shared/contract/tables.ts';
import { orpc } from '../../api/index.ts';
import { askedArea, type DeskArea, type TableView, useDesk } from '../../app/desk.ts';
import type { Names } from './columns.ts';

/** Rows fetched at once; the core answers at most 1,000. */
const PAGE = 200;

/** What the core is asked for a table that is looked at in this way. */
export const queryOf = (layer: string, view: TableView, area: DeskArea | null): TableQuery => ({
  layer,
  area: askedArea(area),
  filters: view.filters,
  search: view.search,
  sort: view.sort,
  group: view.group,
  stamp: view.stamp,
  on: null,
});

/** A row with the names of the rows that it refers to. */
export interface NamedRow {
  readonly row: Row;
  readonly names: Names;
}

export interface TableData {
  readonly query: TableQuery;
  readonly total: number;
  readonly stale: boolean;
  /** The oldest version of what the page shows of it; null until something is there. */
  readonly version: number | null;
  readonly ready: boolean;
  /** Another order or filter was asked for and is not there yet. */
  readonly waiting: boolean;
  readonly error: unknown;
  readonly groups: readonly TableGroup[] | null;
  /** The row at a place, or undefined while it is being fetched. */
  readonly at: (position: number) => NamedRow | undefined;
}

const oldest = (versions: readonly number[]): number | null =>
  versions.length === 0 ? null : Math.min(...versions);

/** The rows of a table page by page: the first page always, others as far as `first` to `last` need them. */
export const useTable = (layer: string, view: TableView, first: number, last: number): TableData => {
  const area = useDesk((state) => state.area);
  const query = queryOf(layer, view, area);
  const input = (page: number) => ({ query, offset: page * PAGE, limit: PAGE });
  const head = useQuery(
    orpc.tables.rows.queryOptions({ input: input(0), placeholderData: keepPreviousData }),
  );
  const grouping = useQuery({
    ...orpc.tables.groups.queryOptions({ input: { query }, placeholderData: keepPreviousData }),
    enabled: view.group !== null,
  });
  const from = Math.max(1, Math.floor(first / PAGE));
  const to = Math.floor(Math.max(last, 0) / PAGE);
  const pages = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const more = useQueries({
    queries: pages.map((page) => orpc.tables.rows.queryOptions({ input: input(page) })),
  });
  return {
    query,
    total: head.data?.total ?? 0,
    stale: head.data?.stale ?? false,
    version: oldest([head, ...more].flatMap(({ data }) => data?.version ?? [])),
    ready: head.isSuccess && (view.group === null || grouping.isSuccess),
    waiting: head.isPlaceholderData || (view.group !== null && grouping.isPlaceholderData),
    error: head.error ?? (view.group === null ? null : grouping.error),
    groups: view.group === null ? null : (grouping.data?.groups ?? null),
    at: (position) => {
      const page = Math.floor(position / PAGE);
      const data = page === 0 ? head.data : more[page - from]?.data;
      const row = data?.rows[position - page * PAGE];
      return row && data && { row, names: data.names };
    },
  };
};

export interface TableSums {
  readonly total: Readonly<Record<string, number>>;
  readonly groups: readonly Readonly<Record<string, number>>[];
}
const NO_SUMS: TableSums = { total: {}, groups: [] };

/** Sums of the columns that can be summed. They come after the rows: nobody waits for them. */
export const useSums = (query: TableQuery, ready: boolean): TableSums => {
  const sums = useQuery({
    ...orpc.tables.sums.queryOptions({ input: { query }, placeholderData: keepPreviousData }),
    enabled: ready,
  });
  return sums.data ?? NO_SUMS;
};

/** Sums over marked rows; null while there are none or they are unknown. */
export const useSumsBetween = (
  query: TableQuery,
  between: { readonly from: number; readonly to: number } | null,
): TableSums['total'] | null => {
  const sums = useQuery({
    ...orpc.tables.sums.queryOptions({ input: { query, from: between?.from ?? 0, to: between?.to ?? 0 } }),
    enabled: between !== null,
  });
  return between === null ? null : (sums.data?.total ?? null);
};
