import type { AreaFilter } from '../../../shared/contract/area-filter.ts';
import { tableQuery } from '../../../shared/contract/table-query.ts';
import { findAhead } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { isApart, listLayers, rowSource } from '../layers/index.ts';
import { orderedRows } from './orders.ts';

/** How many rows of each layer of the workspace lie in an area, as their tables count them. */
export const countsIn = async (
  workspace: OpenWorkspace,
  area: AreaFilter,
): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { name } of listLayers(workspace.db)) {
    if (isApart(workspace, name)) continue;
    await findAhead(workspace, name, area);
    const query = tableQuery.parse({ layer: name, area });
    counts[name] = orderedRows(workspace, rowSource(workspace, name), query).order.places.length;
  }
  return counts;
};
