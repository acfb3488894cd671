import { z } from 'zod';
import { unitCeiling } from '../../../shared/contract/records.ts';
import { KNOWN_CEILINGS, type UnitCeiling } from '../../../shared/domain/rules/unit-ceilings.ts';
import { type ReadableDb, sql } from '../db/index.ts';

/** Kept among the office's own lists: written, journalled and handed on like them. */
const LIST_KEY = 'rule:unit-ceiling';

interface ListRow {
  readonly fid: number;
  readonly items: string | null;
}

const read = (db: ReadableDb): ListRow | undefined =>
  db.get<ListRow>(sql`SELECT fid, items FROM code_list WHERE list_key = ${LIST_KEY} ORDER BY fid LIMIT 1`);

/** The ceilings that the office set, else those known. A list that another program garbled counts for none. */
export const ceilingsOf = (db: ReadableDb): readonly UnitCeiling[] => {
  const items = read(db)?.items;
  if (!items) return KNOWN_CEILINGS;
  try {
    return z.array(unitCeiling).parse(JSON.parse(items));
  } catch {
    return KNOWN_CEILINGS;
  }
};

/** What is written to keep the ceilings, and where: a new row of the lists when there is none yet. */
export const ceilingRow = (
  db: ReadableDb,
  ceilings: readonly UnitCeiling[],
): { fid: number | null; values: { list_key: string; items: string } } => ({
  fid: read(db)?.fid ?? null,
  values: { list_key: LIST_KEY, items: JSON.stringify(ceilings) },
});
