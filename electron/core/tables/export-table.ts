import type { TableQuery } from '../../../shared/contract/table-query.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext, OpenWorkspace } from '../context.ts';
import { startExport } from '../exports/index.ts';
import { isApart, rowSource } from '../layers/index.ts';
import { fidsBetween, orderedRows } from './orders.ts';

/**
 * Starts the export of what a table shows: its rows in their order, the chosen columns in theirs. Returns the job's id.
 * Refuses `export-personal-data` for registers of the restricted store.
 */
export const startTableExport = (
  context: AppContext,
  workspace: OpenWorkspace,
  about: {
    readonly query: TableQuery;
    readonly columns: readonly string[];
    readonly fids: readonly number[] | null;
    readonly format: 'xlsx' | 'csv';
  },
): string => {
  const { layer } = about.query;
  if (isApart(workspace, layer)) throw new Refusal('export-personal-data', { layer });
  const ordered = orderedRows(workspace, rowSource(workspace, layer), about.query);
  const { columns, format } = about;
  const chosen = about.fids && new Set(about.fids);
  const fids = fidsBetween(ordered, 0, ordered.order.places.length).filter((fid) => chosen?.has(fid) ?? true);
  return startExport(context, workspace, { layer, format, crs: null, part: { fids, columns } });
};
