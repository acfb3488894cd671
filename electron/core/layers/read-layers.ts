import type { Feature, Row } from '../../../shared/contract/layers.ts';
import type { OpenWorkspace } from '../context.ts';
import { shownBy } from '../row-sets/index.ts';
import { readFeature } from './feature.queries.ts';
import { rowSource } from './row-source.ts';
import { orderedRows, type RowQuery, readRows, sumsOf } from './rows.queries.ts';

export interface LayerRows extends RowQuery {
  readonly layer: string;
}

/** A page of a layer's table, with how many rows there are and what they sum up to. */
export const rowsPage = (
  workspace: OpenWorkspace,
  query: LayerRows & { readonly offset: number; readonly limit: number; readonly rows?: string | undefined },
): { total: number; rows: Row[]; sums: Record<string, number> } => {
  const { db, layer, table } = rowSource(workspace, query.layer);
  const ordered = orderedRows(db, table, layer.fields, query);
  const isShown = shownBy(workspace, layer.title, query.rows);
  const fids = isShown === undefined ? ordered.fids : ordered.fids.filter(isShown);
  const page = fids.subarray(query.offset, query.offset + query.limit);
  return {
    total: fids.length,
    rows: readRows(db, table, layer.fields, page),
    sums: sumsOf(db, table, layer.fields, query, ordered),
  };
};

/** Where a row stands in the sorted, filtered table; null when it is not in it. */
export const rowPosition = (
  workspace: OpenWorkspace,
  query: LayerRows & { readonly fid: number },
): number | null => {
  const { db, layer, table } = rowSource(workspace, query.layer);
  const at = orderedRows(db, table, layer.fields, query).fids.indexOf(query.fid);
  return at < 0 ? null : at;
};

export const featureOf = (workspace: OpenWorkspace, name: string, fid: number): Feature => {
  return readFeature(rowSource(workspace, name), fid);
};
