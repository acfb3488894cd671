import { Refusal } from '../../../shared/domain/refusal.ts';
import { registerOf } from '../../../shared/domain/registers/index.ts';
import type { OpenWorkspace } from '../context.ts';
import type { ReadableDb } from '../db/types.ts';
import { layerTable, readLayer, readRows } from '../layers/index.ts';
import { rowIdOf } from './documents.queries.ts';

/** The row that documents belong to. */
export interface Owner {
  readonly layer: string;
  readonly fid: number;
  /** The table in which the row stands, and the row's own id there. */
  readonly table: string;
  readonly id: string;
  /** True for rows of persons and households: their documents stand in the restricted store only. */
  readonly restricted: boolean;
  readonly db: ReadableDb;
}

/** Finds a row. Refuses `layer-not-found`, `row-not-found`, and `restricted-locked` for a row of a locked store. */
export function ownerOf(workspace: OpenWorkspace, layer: string, fid: number): Owner {
  const restricted = registerOf(layer)?.store === 'restricted';
  const db = restricted ? workspace.restricted.db() : workspace.db;
  const table = restricted ? layer : layerTable(db, layer).base;
  const id = rowIdOf(db, table, fid);
  if (id === undefined) throw new Refusal('row-not-found', { row: fid });
  return { layer, fid, table, id, restricted, db };
}

/** What the row is called in a history that anyone may read: rows of the restricted store by their register only. */
export function ownerTitle(workspace: OpenWorkspace, { layer: name, fid, restricted }: Owner): string {
  if (restricted) return registerOf(name)?.th ?? name;
  const layer = readLayer(workspace.db, name);
  const [row] = readRows(workspace.db, layerTable(workspace.db, name), layer.fields, [fid]);
  const label = layer.labelField === null ? null : row?.values[layer.labelField];
  return label === null || label === undefined || label === '' ? `${layer.title} ${fid}` : String(label);
}
