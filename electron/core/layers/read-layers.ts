import type { Feature, LayerSummary, Row } from '../../../shared/contract/layers.ts';
import type { Legend } from '../../../shared/contract/style.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { ReadableDb } from '../db/types.ts';
import { type LayerTable, layerTable, readLayer } from './catalogue.queries.ts';
import { type ClassMethod, classBreaks } from './classify.ts';
import { readFeature } from './feature.queries.ts';
import { numbersOf, readLegend } from './legend.queries.ts';
import { orderedRows, type RowQuery, readRows, sumsOf } from './rows.queries.ts';

export interface LayerRows extends RowQuery {
  readonly layer: string;
}

const both = (db: ReadableDb, name: string): { layer: LayerSummary; table: LayerTable } => ({
  layer: readLayer(db, name),
  table: layerTable(db, name),
});

/** A page of a layer's table, with how many rows there are and what they sum up to. */
export const rowsPage = (
  db: ReadableDb,
  query: LayerRows & { readonly offset: number; readonly limit: number },
): { total: number; rows: Row[]; sums: Record<string, number> } => {
  const { layer, table } = both(db, query.layer);
  const ordered = orderedRows(db, table, layer.fields, query);
  const page = ordered.fids.subarray(query.offset, query.offset + query.limit);
  return {
    total: ordered.fids.length,
    rows: readRows(db, table, layer.fields, page),
    sums: sumsOf(db, table, layer.fields, query, ordered),
  };
};

/** Where a row stands in the sorted, filtered table; null when it is not in it. */
export const rowPosition = (db: ReadableDb, query: LayerRows & { readonly fid: number }): number | null => {
  const { layer, table } = both(db, query.layer);
  const at = orderedRows(db, table, layer.fields, query).fids.indexOf(query.fid);
  return at < 0 ? null : at;
};

export const featureOf = (db: ReadableDb, name: string, fid: number): Feature => {
  const { layer, table } = both(db, name);
  return readFeature(db, layer, table, fid);
};

export const legendOf = (db: ReadableDb, name: string): Legend => {
  const { layer, table } = both(db, name);
  return readLegend(db, layer, table);
};

/** Class boundaries of a numeric field. Refuses `field-not-found` for any other. */
export const breaksOf = (
  db: ReadableDb,
  query: { layer: string; field: string; method: ClassMethod; count: number },
): number[] => {
  const { layer, table } = both(db, query.layer);
  const field = layer.fields.find(({ name }) => name === query.field);
  if (!field || (field.type !== 'integer' && field.type !== 'real'))
    throw new Refusal('field-not-found', { field: query.field, layer: layer.title });
  return classBreaks(numbersOf(db, table.name, field.name), query.method, query.count);
};
