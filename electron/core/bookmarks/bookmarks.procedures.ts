import type { AppContext } from '../context.ts';
import { api, type Procedures } from '../procedures.ts';
import {
  listBookmarks,
  removeBookmark,
  renameBookmark,
  reorderBookmarks,
  saveBookmark,
} from './bookmarks.ts';

/** Named views of the map, kept and journalled with the workspace. */
export const bookmarksProcedures = (context: AppContext): Procedures<'bookmarks'> => {
  const { bookmarks } = api;
  const open = () => context.workspace();
  return {
    list: bookmarks.list.handler(() => listBookmarks(open())),
    save: bookmarks.save.handler(({ input }) => saveBookmark(open(), input.title, input.place)),
    rename: bookmarks.rename.handler(({ input }) => renameBookmark(open(), input.id, input.title)),
    remove: bookmarks.remove.handler(({ input }) => removeBookmark(open(), input.id)),
    reorder: bookmarks.reorder.handler(({ input }) => reorderBookmarks(open(), input.ids)),
  };
};
