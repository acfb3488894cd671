import { type Bookmark, type MapPlace, mapPlace } from '../../../shared/contract/bookmarks.ts';
import { type ReadableDb, sql } from '../db/index.ts';

/** Named views of the map stand beside those of tables, under a name that no layer can have. */
export const MAP_VIEWS = 'map:';

export interface StoredBookmark extends Bookmark {
  readonly fid: number;
}

const placeOf = (stored: string): MapPlace | null => {
  try {
    const read = mapPlace.safeParse(JSON.parse(stored));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

/** The named views in their order; one that another program wrote over is left out. */
export const storedBookmarks = (db: ReadableDb): StoredBookmark[] =>
  db
    .all<{ fid: number; id: string; title: string; view: string }>(
      sql`SELECT fid, id, title, view FROM saved_view WHERE layer = ${MAP_VIEWS} ORDER BY position, fid`,
    )
    .flatMap(({ fid, id, title, view }) => {
      const place = placeOf(view);
      return place === null ? [] : [{ fid, id, title, ...place }];
    });
