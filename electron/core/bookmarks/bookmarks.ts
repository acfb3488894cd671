import type { Bookmark, MapPlace } from '../../../shared/contract/bookmarks.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { bookmarkChange } from '../../../shared/text/bookmarks.ts';
import type { ChangeLabel, OpenWorkspace } from '../context.ts';
import { MAP_VIEWS, type StoredBookmark, storedBookmarks } from './bookmarks.queries.ts';

const labelled = (label: ChangeLabel['label']): ChangeLabel => ({ kind: 'map-view', label });

const need = ({ db }: OpenWorkspace, id: string): StoredBookmark => {
  const found = storedBookmarks(db).find((one) => one.id === id);
  if (!found) throw new Refusal('view-not-found');
  return found;
};

const refuseTaken = ({ db }: OpenWorkspace, title: string, except: string | null): void => {
  if (storedBookmarks(db).some((one) => one.title === title && one.id !== except))
    throw new Refusal('name-taken', { name: title });
};

/** The named views of the map, in their order. */
export const listBookmarks = ({ db }: OpenWorkspace): Bookmark[] =>
  storedBookmarks(db).map(({ id, title, centre, zoom }) => ({ id, title, centre, zoom }));

/** Keeps a view under a name, behind the others. Refuses `name-taken`. */
export const saveBookmark = (workspace: OpenWorkspace, title: string, place: MapPlace): Bookmark[] => {
  refuseTaken(workspace, title, null);
  const position = storedBookmarks(workspace.db).length;
  workspace.change(labelled(bookmarkChange.saved(title)), (change) => {
    change.insert('saved_view', { layer: MAP_VIEWS, title, view: JSON.stringify(place), position });
  });
  return listBookmarks(workspace);
};

/** Refuses `view-not-found`, `name-taken`. */
export const renameBookmark = (workspace: OpenWorkspace, id: string, title: string): Bookmark[] => {
  const { fid } = need(workspace, id);
  refuseTaken(workspace, title, id);
  workspace.change(labelled(bookmarkChange.renamed(title)), (change) =>
    change.update('saved_view', fid, { title }),
  );
  return listBookmarks(workspace);
};

/** Refuses `view-not-found`. */
export const removeBookmark = (workspace: OpenWorkspace, id: string): Bookmark[] => {
  const { fid, title } = need(workspace, id);
  workspace.change(labelled(bookmarkChange.removed(title)), (change) => change.remove('saved_view', [fid]));
  return listBookmarks(workspace);
};

/** Puts views in an order; those that are not named keep theirs behind. */
export const reorderBookmarks = (workspace: OpenWorkspace, ids: readonly string[]): Bookmark[] => {
  const place = ({ id }: Bookmark): number => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  const sorted = storedBookmarks(workspace.db).toSorted((a, b) => place(a) - place(b));
  workspace.change(labelled(bookmarkChange.reordered), (change) => {
    sorted.forEach(({ fid }, position) => void change.update('saved_view', fid, { position }));
  });
  return listBookmarks(workspace);
};
