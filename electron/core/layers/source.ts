import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { ReadableDb } from '../db/types.ts';
import type { LayerTable } from './catalogue.queries.ts';

/** Where the rows of a layer or register are read: the connection, the table, and what is known of its fields. */
export interface RowSource {
  readonly db: ReadableDb;
  readonly layer: LayerSummary;
  readonly table: LayerTable;
  /** Where the areas stand that its rows lie in. */
  readonly areas: ReadableDb;
}
