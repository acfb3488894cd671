import type { Bookmark } from '../../../shared/contract/bookmarks.ts';
import { bookmarksText } from '../../../shared/text/bookmarks.ts';
import { api, orpc, queryClient } from '../../api/index.ts';
import { goTo } from '../../app/desk.ts';
import { notifyDone, notifyError, notifyUndo } from '../../app/notify.tsx';
import { deskMapApi, useDeskMap } from '../../map/index.ts';
import { translate } from '../../ui/index.ts';

const take = (bookmarks: Bookmark[]): void => {
  queryClient.setQueryData(orpc.bookmarks.list.queryKey(), bookmarks);
};

/** Shows a view that was kept. */
export const goToBookmark = ({ centre, zoom }: Bookmark): void => {
  goTo('map');
  deskMapApi.goTo(centre, zoom);
};

/** Keeps what the map shows now under a name; false where the name was refused. */
export const saveView = async (title: string): Promise<boolean> => {
  const { view } = useDeskMap.getState();
  if (view === null) return false;
  try {
    const place = { centre: [view.centre[0], view.centre[1]] as [number, number], zoom: view.zoom };
    take(await api.bookmarks.save({ title, place }));
    notifyDone(translate(bookmarksText.saved, { title }));
    return true;
  } catch (error) {
    notifyError(error);
    return false;
  }
};

export const renameView = (id: string, title: string): void =>
  void api.bookmarks.rename({ id, title }).then(take).catch(notifyError);

export const removeView = ({ id, title }: Bookmark): void =>
  void api.bookmarks
    .remove({ id })
    .then((left) => {
      take(left);
      notifyUndo(translate(bookmarksText.removed, { title }));
    })
    .catch(notifyError);

/** Moves a view one place up in the list, and so to an earlier key. */
export const moveUp = (bookmarks: readonly Bookmark[], index: number): void => {
  const ids = bookmarks.map(({ id }) => id);
  const [moved] = ids.splice(index, 1);
  if (moved === undefined || index === 0) return;
  ids.splice(index - 1, 0, moved);
  void api.bookmarks.reorder({ ids }).then(take).catch(notifyError);
};
