import type { AreaFilter } from '../../../shared/contract/area-filter.ts';
import { tableQuery } from '../../../shared/contract/table-query.ts';
import { findAhead, rowsInArea } from '../area-filter/index.ts';
import type { OpenWorkspace } from '../context.ts';
import { rowSource } from '../layers/index.ts';
import { listTables } from './list-tables.ts';
import { orderedRows } from './orders.ts';

/**
 * How many rows of each register and layer lie in an area, as their tables count them; without those behind a
 * passphrase and those that an area can't narrow.
 */
export const countsIn = async (
  workspace: OpenWorkspace,
  area: AreaFilter,
): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { name, state } of listTables(workspace)) {
    if (state !== 'open') continue;
    await findAhead(workspace, name, area);
    const source = rowSource(workspace, name);
    if (rowsInArea(workspace, source, area) === null) continue;
    const query = tableQuery.parse({ layer: name, area });
    counts[name] = orderedRows(workspace, source, query).order.places.length;
  }
  return counts;
};
