import { eraseText } from '../../../../shared/text/restricted-erase.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';
import { forgetReasons } from '../audit/audit.queries.ts';
import { changeRestricted, checkpointRestricted } from '../restricted.queries.ts';
import { formerlyOwned, OWNED, withOwned } from './subjects.queries.ts';

/** The kind of the change set that an erasure leaves: how many rows went, and nothing of them. */
export const ERASE = 'erase';

/** Everything that bears the subjects' words, in the registers and in the journal alone. */
export function allOf(db: ReadableDb, subjects: readonly string[]): Set<string> {
  const standing = withOwned(db, subjects);
  const former = formerlyOwned(db, standing);
  return former.size === 0 ? standing : withOwned(db, [...standing, ...former]);
}

/** True when a store still knows anything of one of the subjects. */
export const knowsAny = (db: ReadableDb, subjects: readonly string[]): boolean =>
  db.get(sql`SELECT 1 FROM subject_key WHERE subject_id IN (SELECT value FROM json_each(${JSON.stringify(subjects)}))
    LIMIT 1`) !== undefined;

/**
 * Erases data subjects from a store, live or copied: their rows go, the keys of their images in the journal are destroyed,
 * and the images with them. What was deleted is overwritten (`secure_delete`), and the write-ahead log is emptied, so that
 * no older page of it is left. Returns how many rows went.
 */
export function eraseSubjects(
  db: WritableDb,
  subjects: readonly string[],
  about: { readonly who: string; readonly backupsDone: boolean },
): number {
  const ids = allOf(db, subjects);
  const known = JSON.stringify([...ids]);
  const among = sql`(SELECT value FROM json_each(${known}))`;
  const rows = db.transaction(() => {
    const gone = changeRestricted(db, { kind: ERASE, label: eraseText.erased, who: about.who }, () =>
      OWNED.reduce(
        (sum, { table }) => sum + db.run(sql`DELETE FROM ${sql.id(table)} WHERE id IN ${among}`).changes,
        0,
      ),
    );
    // A reason that somebody typed may name the person.
    db.run(sql`UPDATE restricted_change_set SET why = '' WHERE id IN (
      SELECT change_set_id FROM restricted_operation WHERE subject_id IN ${among} OR row_id IN ${among})`);
    db.run(sql`UPDATE restricted_operation SET before_image = NULL, after_image = NULL
      WHERE subject_id IN ${among} OR row_id IN ${among}`);
    db.run(sql`UPDATE restricted_operation SET before_image = NULL WHERE before_subject IN ${among}`);
    forgetReasons(db, [...ids]);
    db.run(sql`DELETE FROM subject_key WHERE subject_id IN ${among}`);
    db.run(sql`INSERT INTO erased_subject (subject_id, at, backups_done)
      SELECT value, ${new Date().toISOString()}, ${about.backupsDone} FROM json_each(${known}) WHERE 1
      ON CONFLICT (subject_id) DO NOTHING`);
    return gone;
  });
  checkpointRestricted(db);
  return rows;
}

/** Whom the store has forgotten. */
export const erasedSubjects = (db: ReadableDb): string[] =>
  db
    .all<{ subject_id: string }>(sql`SELECT subject_id FROM erased_subject ORDER BY at`)
    .map((row) => row.subject_id);

/** Those of whom the backups of the workspace's folder may still know. */
export const waitingForBackups = (db: ReadableDb): string[] =>
  db
    .all<{ subject_id: string }>(sql`SELECT subject_id FROM erased_subject WHERE backups_done = 0`)
    .map((row) => row.subject_id);

export const backupsCleaned = (db: WritableDb, subjects: readonly string[]): void => {
  db.run(sql`UPDATE erased_subject SET backups_done = 1
    WHERE subject_id IN (SELECT value FROM json_each(${JSON.stringify(subjects)}))`);
};

/** Keys that the store had, the newest first. */
export const formerKeys = (db: ReadableDb): Uint8Array[] =>
  db.all<{ key: Uint8Array }>(sql`SELECT key FROM former_key ORDER BY until DESC`).map(({ key }) => key);
