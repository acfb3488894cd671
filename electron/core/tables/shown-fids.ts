import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { findAhead } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { rowSource } from '../layers/index.ts';
import { fidsBetween, freshRows } from './orders.ts';

/** Every row that meets what a table is narrowed to, as the rows are now, in ascending order. */
export const shownFids = async (workspace: OpenWorkspace, query: TableQuery): Promise<Float64Array> => {
  await findAhead(workspace, query.layer, query.area);
  const plain = { ...query, sort: [], group: null };
  const ordered = freshRows(workspace, rowSource(workspace, query.layer), plain);
  return fidsBetween(ordered, 0, ordered.order.places.length);
};
