import { type CodeItemData, codeItem } from '../../../shared/contract/base.ts';
import { type ReadableDb, sql, tableExists } from '../db/index.ts';

/** A list that the office made. */
export interface OwnList {
  readonly fid: number;
  readonly key: string;
  readonly title: string;
  readonly titleEn: string;
  readonly items: readonly CodeItemData[];
}

export type OwnLists = ReadonlyMap<string, OwnList>;

const LIST = codeItem.array();

/** What is written into the table by another program may be anything: a list that can't be read has no words. */
const itemsOf = (text: string | null): CodeItemData[] => {
  try {
    const read = LIST.safeParse(JSON.parse(text ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
};

interface ListRow {
  readonly fid: number;
  readonly list_key: string | null;
  readonly title: string | null;
  readonly title_en: string | null;
  readonly items: string | null;
}

/** Rows of the table that hold what rules go by, such as ceilings, and no words of a field. */
const OF_RULES = 'rule:';

/** The office's own lists by their keys, in the order in which they were made. Empty in a file of an older schema. */
export const ownLists = (db: ReadableDb): Map<string, OwnList> => {
  if (!tableExists(db, 'code_list')) return new Map();
  const rows = db.all<ListRow>(sql`SELECT fid, list_key, title, title_en, items FROM code_list ORDER BY fid`);
  return new Map(
    rows.flatMap(({ fid, list_key: key, title, title_en: titleEn, items }) =>
      key === null || key.startsWith(OF_RULES)
        ? []
        : [[key, { fid, key, title: title ?? key, titleEn: titleEn ?? '', items: itemsOf(items) }]],
    ),
  );
};
