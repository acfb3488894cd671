import type { ChangeSet, HistoryFilter } from '../../../shared/contract/journal.ts';
import { type ReadableDb, sql } from '../db/index.ts';
import { type ChangeSetRow, SET_COLUMNS, toChangeSet } from './operations.queries.ts';
import { setsInArea } from './rows-in-area.queries.ts';

/** Sets looked at in one go while an area picks some of them. */
const PAGE = 200;

/** The first instant of a calendar day of this machine's time zone, or of the day after it. */
const instantOf = (day: string, after: 0 | 1): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + after).toISOString();
};

const page = (db: ReadableDb, before: number, limit: number, filter: HistoryFilter): ChangeSetRow[] => {
  const { who, layer, from, to } = filter;
  const text = filter.text.trim();
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return db.all<ChangeSetRow>(sql`SELECT ${SET_COLUMNS} FROM journal_change_set
    WHERE reverts IS NULL AND seq < ${before}
      AND (${who} IS NULL OR who = ${who})
      AND (${layer} IS NULL OR EXISTS (SELECT 1 FROM json_each(tables) WHERE value = ${layer}))
      AND (${from} IS NULL OR at >= ${from === null ? null : instantOf(from, 0)})
      AND (${to} IS NULL OR at < ${to === null ? null : instantOf(to, 1)})
      AND (${text} = '' OR label_th LIKE ${like} ESCAPE '\\' OR label_en LIKE ${like} ESCAPE '\\'
        OR why LIKE ${like} ESCAPE '\\')
    ORDER BY seq DESC LIMIT ${limit}`);
};

/**
 * What was done, newest first: undos are shown by the state of what they took back.
 *
 * @param before the id of the last set that the page has; null begins at the newest
 */
export const filteredHistory = (
  db: ReadableDb,
  limit: number,
  before: string | null,
  filter: HistoryFilter,
): ChangeSet[] => {
  const start = db.get<{ seq: number }>(sql`SELECT seq FROM journal_change_set WHERE id = ${before}`)?.seq;
  const chosen = filter.area === null ? () => true : setsInArea(db, filter.area.register, filter.area.fid);
  const found: ChangeSet[] = [];
  if (!chosen) return found;
  for (let seq = start ?? Number.MAX_SAFE_INTEGER; found.length < limit; ) {
    const rows = page(db, seq, filter.area === null ? limit : PAGE, filter);
    for (const row of rows) if (found.length < limit && chosen(row.id)) found.push(toChangeSet(row));
    const last = rows.at(-1);
    if (!last || filter.area === null) break;
    seq = last.seq;
  }
  return found;
};

/** Who wrote anything, most sets first. */
export const authorsOf = (db: ReadableDb): { who: string; sets: number }[] =>
  db.all(sql`SELECT who, count(*) AS sets FROM journal_change_set WHERE reverts IS NULL
    GROUP BY who ORDER BY sets DESC, who`);
