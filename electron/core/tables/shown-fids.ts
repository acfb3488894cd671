import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { findAhead } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { rowSource } from '../layers/index.ts';
import { fidsBetween, orderedRows } from './orders.ts';

/** Every row that a table shows, in ascending order. */
export const shownFids = async (workspace: OpenWorkspace, query: TableQuery): Promise<Float64Array> => {
  await findAhead(workspace, query.layer, query.area);
  const plain = { ...query, sort: [], group: null };
  const ordered = orderedRows(workspace, rowSource(workspace, query.layer), plain);
  return fidsBetween(ordered, 0, ordered.order.places.length);
};
