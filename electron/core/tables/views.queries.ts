import { type SavedView, type TableLook, tableLook } from '../../../shared/contract/table-query.ts';
import { type ReadableDb, sql } from '../db/index.ts';

export interface StoredView {
  readonly fid: number;
  readonly id: string;
  readonly layer: string;
  readonly title: string;
  readonly position: number;
  readonly look: TableLook;
  readonly isDefault: boolean;
}

interface ViewRow {
  readonly fid: number;
  readonly id: string;
  readonly layer: string;
  readonly title: string;
  readonly position: number | null;
  readonly view: string;
}

const VIEWS = sql`SELECT fid, id, layer, title, position, view FROM saved_view`;

/** What a stored look says; a part that can't be read is as it is without a view. */
const readLook = (stored: string): { look: TableLook; isDefault: boolean } => {
  let value: unknown = null;
  try {
    value = JSON.parse(stored);
  } catch {
    // Another program may have written to the file: the view keeps its name and shows the table as it is by itself.
  }
  const look = tableLook.safeParse(value);
  const isDefault = typeof value === 'object' && value !== null && 'isDefault' in value && value.isDefault;
  return { look: look.success ? look.data : tableLook.parse({}), isDefault: isDefault === true };
};

const toView = (row: ViewRow): StoredView => ({
  ...{ fid: row.fid, id: row.id, layer: row.layer, title: row.title, position: row.position ?? 0 },
  ...readLook(row.view),
});

/** The views of a layer in their order. */
export const viewsOf = (db: ReadableDb, layer: string): StoredView[] =>
  db.all<ViewRow>(sql`${VIEWS} WHERE layer = ${layer} ORDER BY position, fid`).map(toView);

/** One view, or undefined. */
export const viewById = (db: ReadableDb, id: string): StoredView | undefined => {
  const row = db.get<ViewRow>(sql`${VIEWS} WHERE id = ${id}`);
  return row && toView(row);
};

/** A look as the column keeps it. */
export const storedLook = (look: TableLook, isDefault: boolean): string =>
  JSON.stringify({ ...look, isDefault });

export const asSavedView = ({ id, title, look, isDefault }: StoredView): SavedView => ({
  ...{ id, title, look, isDefault },
});
