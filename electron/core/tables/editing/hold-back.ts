import type { TableEdit } from '../../../../shared/contract/table-edit.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { namedInBoth } from '../../../../shared/domain/refusal-words.ts';
import type { EditedSince, OpenWorkspace } from '../../context.ts';
import { isApart, type RowSource } from '../../layers/index.ts';
import { editedSince } from './recent-edits.queries.ts';
import type { Wanted } from './wanted-cell.ts';

/** What whoever asks for an edit has looked at. */
export interface LookedAt {
  /** Of the layer when its rows, or the plan, were read; null asks for no account. */
  readonly version: number | null;
  /** Versions that the same page made since: nobody is warned of their own edits. */
  readonly own: readonly number[];
}

const since = (
  workspace: OpenWorkspace,
  { db, layer, table }: RowSource,
  version: number,
  own: readonly number[],
): EditedSince | null =>
  isApart(workspace, layer.name)
    ? workspace.restricted.editedSince(table.base, version, own)
    : editedSince(db, { name: layer.name, base: table.base }, version, own);

/** True where an edit names its rows by their places in the table. */
const goesByPlace = (edit: TableEdit): boolean =>
  edit.kind === 'paste' || ('rows' in edit && 'query' in edit.rows);

/**
 * What was written to the rows of an edit since they were looked at; null where nothing was. Refuses `table-changed` where
 * that is not known any more, or where rows came or went and the edit goes by places.
 */
export const writtenMeanwhile = (
  workspace: OpenWorkspace,
  source: RowSource,
  edit: TableEdit,
  { version, own }: LookedAt,
): EditedSince | null => {
  if (version === null || version === source.table.version) return null;
  const edited = since(workspace, source, version, own);
  if (edited === null || (edited.moved && goesByPlace(edit)))
    throw new Refusal('table-changed', namedInBoth('layer', source.layer));
  return edited;
};

/** The same cells, those of rows that somebody else wrote to marked to be held back; a model that is another now holds all. */
export const heldBack = (wanted: Wanted, edit: TableEdit, edited: EditedSince | null): Wanted => {
  if (edited === null) return wanted;
  const all = edit.kind === 'fill' && edit.from.some((fid) => edited.has(fid));
  const cells = wanted.cells.map((cell) =>
    cell.fid !== null && (all || edited.has(cell.fid)) ? { ...cell, held: true } : cell,
  );
  return { ...wanted, cells };
};
