import type { TableQuery } from '../../../shared/contract/table-query.ts';
import type { OpenWorkspace } from '../context.ts';
import type { RowSource } from '../layers/index.ts';
import { rowSetsOf } from '../row-sets/index.ts';
import { mayHoldRetired } from './conditions.queries.ts';
import { fidsBetween, orderedRows } from './orders.ts';

/** More rows than these can't be named to a map without slowing it down. */
const MOST_NAMED = 5000;

/**
 * The rows that a map is to draw, named where they are few enough, else those that it is to leave out. Both null where
 * either are too many: then tiles are cut of the rows kept under `key` alone, as they are where areas that have ended may be
 * among them, which no other tiles hold.
 */
export const mapRows = (
  workspace: OpenWorkspace,
  source: RowSource,
  query: TableQuery,
): { total: number; only: number[] | null; except: number[] | null; key: string } => {
  const plain = { ...query, sort: [], group: null };
  const ordered = orderedRows(workspace, source, plain);
  const { store, order } = ordered;
  const total = order.places.length;
  const key = rowSetsOf(workspace).keep(query.layer, () => {
    const found = orderedRows(workspace, source, plain);
    return fidsBetween(found, 0, found.order.places.length);
  });
  if (mayHoldRetired(source, query)) return { total, only: null, except: null, key };
  if (total <= MOST_NAMED)
    return { total, only: Array.from(fidsBetween(ordered, 0, total)), except: null, key };
  if (store.fids.length - total > MOST_NAMED) return { total, only: null, except: null, key };
  const shown = new Set(order.places);
  return { total, only: null, except: Array.from(store.fids).filter((_, at) => !shown.has(at)), key };
};
