export { bookmarksProcedures } from './bookmarks.procedures.ts';
