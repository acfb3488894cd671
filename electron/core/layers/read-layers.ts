import type { Feature, Row } from '../../../shared/contract/layers.ts';
import type { Legend } from '../../../shared/contract/style.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { OpenWorkspace } from '../context.ts';
import { type ClassMethod, classBreaks } from './classify.ts';
import { readFeature } from './feature.queries.ts';
import { numbersOf, readLegend } from './legend.queries.ts';
import { rowSource } from './row-source.ts';
import { orderedRows, type RowQuery, readRows, sumsOf } from './rows.queries.ts';

export interface LayerRows extends RowQuery {
  readonly layer: string;
}

/** A page of a layer's table, with how many rows there are and what they sum up to. */
export const rowsPage = (
  workspace: OpenWorkspace,
  query: LayerRows & { readonly offset: number; readonly limit: number },
): { total: number; rows: Row[]; sums: Record<string, number> } => {
  const { db, layer, table } = rowSource(workspace, query.layer);
  const ordered = orderedRows(db, table, layer.fields, query);
  const page = ordered.fids.subarray(query.offset, query.offset + query.limit);
  return {
    total: ordered.fids.length,
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

export const legendOf = (workspace: OpenWorkspace, name: string): Legend => {
  const { db, layer, table } = rowSource(workspace, name);
  return readLegend(db, layer, table);
};

/** Class boundaries of a numeric field. Refuses `field-not-found` for any other. */
export const breaksOf = (
  workspace: OpenWorkspace,
  query: { layer: string; field: string; method: ClassMethod; count: number },
): number[] => {
  const { db, layer, table } = rowSource(workspace, query.layer);
  const field = layer.fields.find(({ name }) => name === query.field);
  if (!field || (field.type !== 'integer' && field.type !== 'real'))
    throw new Refusal('field-not-found', { field: query.field, layer: layer.title });
  return classBreaks(numbersOf(db, table.name, field.name), query.method, query.count);
};
