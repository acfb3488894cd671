import { layerStyle, type SavedStyle } from '../../../shared/contract/style.ts';
import { type ReadableDb, sql } from '../db/index.ts';

/** Styles kept by name stand beside the saved views of tables, under a name that no layer can have. */
export const STYLES = 'style:';

export interface StoredStyle extends SavedStyle {
  readonly fid: number;
}

const asStyle = (text: string): SavedStyle['style'] | null => {
  try {
    const parsed = layerStyle.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** The styles kept by name, in the order of their names; one that another program wrote over is left out. */
export const savedStyles = (db: ReadableDb): StoredStyle[] =>
  db
    .all<{ fid: number; id: string; title: string; view: string }>(
      sql`SELECT fid, id, title, view FROM saved_view WHERE layer = ${STYLES} ORDER BY title, fid`,
    )
    .flatMap(({ fid, id, title, view }) => {
      const style = asStyle(view);
      return style === null ? [] : [{ fid, id, title, style }];
    });

const asSaved = ({ id, title, style }: StoredStyle): SavedStyle => ({ id, title, style });
export const listedStyles = (db: ReadableDb): SavedStyle[] => savedStyles(db).map(asSaved);
