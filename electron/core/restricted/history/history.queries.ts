import type { ChangeSet } from '../../../../shared/contract/journal.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb } from '../../db/types.ts';

interface SetRow {
  readonly id: string;
  readonly seq: number;
  readonly kind: string;
  readonly label_th: string;
  readonly label_en: string;
  readonly why: string;
  readonly who: string;
  readonly whoName: string | null;
  readonly at: string;
  readonly row_count: number;
  readonly state: 'done' | 'undone';
  readonly reverts: string | null;
  readonly tables: string | null;
}

/** A change set of the store as pages are told of it. */
export interface RestrictedSet extends ChangeSet {
  readonly whoName: string | null;
  readonly canRevert: boolean;
}

/**
 * What an undo does not take back: the making of the sample, users (a passphrase belongs to each), erasures (that is what
 * they are for), exact results (they follow from other changes), documents that went from one store to the other (they are
 * moved back by hand: half of the move would lose them).
 */
const STAYS = sql`('sample', 'user', 'erase', 'analysis', 'moved-apart')`;
const KEPT = new Set(['sample', 'user', 'erase', 'analysis', 'moved-apart']);

const SET = sql`SELECT s.id, s.seq, s.kind, s.label_th, s.label_en, s.why, s.who, u.name AS whoName, s.at, s.row_count,
    s.state, s.reverts, (SELECT json_group_array(DISTINCT o.tbl) FROM restricted_operation o WHERE o.change_set_id = s.id)
      AS tables
  FROM restricted_change_set s LEFT JOIN app_user u ON u.id = s.who`;

const toSet = (row: SetRow): RestrictedSet => ({
  id: row.id,
  label: row.label_th,
  labelEn: row.label_en,
  kind: row.kind,
  who: row.who,
  whoName: row.whoName,
  at: row.at,
  why: row.why,
  rows: row.row_count,
  tables: JSON.parse(row.tables ?? '[]') as string[],
  state: row.state,
  canRevert: row.state === 'done' && row.row_count > 0 && !KEPT.has(row.kind),
});

export const setById = (db: ReadableDb, id: string): RestrictedSet | null => {
  const row = db.get<SetRow>(sql`${SET} WHERE s.id = ${id}`);
  return row ? toSet(row) : null;
};

/** Of whom everything was erased, nothing can be taken back: the keys of what a set did are gone. */
const KNOWN = sql`EXISTS (SELECT 1 FROM restricted_operation o JOIN subject_key k ON k.subject_id = o.subject_id
  WHERE o.change_set_id = s.id)`;

/** The set that an undo would take back: the newest that stands and takes nothing back itself. */
export const undoCandidate = (db: ReadableDb): RestrictedSet | null => {
  const row = db.get<SetRow>(sql`${SET} WHERE s.reverts IS NULL AND s.state = 'done' AND s.row_count > 0
    AND s.kind NOT IN ${STAYS} AND ${KNOWN} ORDER BY s.seq DESC LIMIT 1`);
  return row ? toSet(row) : null;
};

/** The newest undo that stands and that no later change has cut off, with what it took back. */
export const redoCandidate = (db: ReadableDb): { undo: string; set: RestrictedSet } | null => {
  const undo = db.get<SetRow>(sql`${SET} WHERE s.reverts NOTNULL AND s.state = 'done' AND s.seq > coalesce(
    (SELECT max(seq) FROM restricted_change_set WHERE reverts IS NULL AND row_count > 0 AND kind NOT IN ${STAYS}), 0)
    ORDER BY s.seq DESC LIMIT 1`);
  const set = undo?.reverts ? setById(db, undo.reverts) : null;
  return undo && set ? { undo: undo.id, set } : null;
};

/** Changes of the store, the newest first; what takes something back is told by the state of what it took back. */
export const listSets = (db: ReadableDb, limit: number, before: string | null): RestrictedSet[] => {
  const from =
    before === null
      ? sql.empty
      : sql`AND s.seq < (SELECT seq FROM restricted_change_set WHERE id = ${before})`;
  return db
    .all<SetRow>(sql`${SET} WHERE s.reverts IS NULL AND s.kind <> 'analysis' AND s.row_count > 0 ${from}
      ORDER BY s.seq DESC LIMIT ${limit}`)
    .map(toSet);
};

/** The import whose rows a change set wrote, or whose undo it is. */
export const importOfSet = (db: ReadableDb, set: string): string | null =>
  db.get<{ id: string }>(
    sql`SELECT id FROM household_import WHERE change_set_id = ${set} OR undo_set = ${set}`,
  )?.id ?? null;
