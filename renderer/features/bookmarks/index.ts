export { goToBookmark } from './bookmark-actions.ts';
export { BookmarksButton, useBookmarks } from './bookmarks-button.tsx';
