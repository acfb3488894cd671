import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { OpenWorkspace } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import { type LayerTable, layerTable, readLayer } from './catalogue.queries.ts';

/** Where the rows of a layer or register are read: the connection, the table, and what is known of its fields. */
export interface RowSource {
  readonly db: ReadableDb;
  readonly layer: LayerSummary;
  readonly table: LayerTable;
}

/** The rows of a layer or register by its name. Refuses `layer-not-found`. */
export const rowSource = ({ db }: OpenWorkspace, name: string): RowSource => ({
  db,
  layer: readLayer(db, name),
  table: layerTable(db, name),
});
