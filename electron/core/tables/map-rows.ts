import type { TableQuery } from '../../../shared/contract/table-query.ts';
import type { OpenWorkspace } from '../context.ts';
import type { RowSource } from '../layers/index.ts';
import { fidsBetween, orderedRows } from './orders.ts';

/** More rows than these can't be named to a map without slowing it down. */
const MOST_NAMED = 5000;
/** Of an area more are worth it: what the tiles hold does not tell where a row lies. */
const MOST_OF_AREA = 60_000;

/**
 * The rows that a map is to draw, named where they are few enough, else those that it is to leave out. Both null where
 * either are too many.
 */
export const mapRows = (
  workspace: OpenWorkspace,
  source: RowSource,
  query: TableQuery,
): { total: number; only: number[] | null; except: number[] | null } => {
  const ordered = orderedRows(workspace, source, { ...query, sort: [], group: null });
  const { store, order } = ordered;
  const total = order.places.length;
  const most = query.area === null ? MOST_NAMED : MOST_OF_AREA;
  if (total <= most) return { total, only: Array.from(fidsBetween(ordered, 0, total)), except: null };
  if (store.fids.length - total > most) return { total, only: null, except: null };
  const shown = new Set(order.places);
  return { total, only: null, except: Array.from(store.fids).filter((_, at) => !shown.has(at)) };
};
