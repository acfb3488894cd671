import { Refusal } from '../../../shared/domain/refusal.ts';
import { quoteName, sql } from '../db/sql.ts';
import type { ReadableDb, SqlValue, WritableDb } from '../db/types.ts';
import { unseal } from './seal.ts';

interface SealedOperation {
  readonly id: number;
  readonly action: 'insert' | 'update' | 'delete';
  readonly tbl: string;
  readonly row_id: string;
  readonly before_image: Uint8Array | null;
  readonly key: Uint8Array | null;
}

const PAGE = 500;

/** True when a change set stands: it was made and not taken back. */
export const stands = (db: ReadableDb, setId: string): boolean =>
  db.get(sql`SELECT 1 FROM restricted_change_set WHERE id = ${setId} AND state = 'done'`) !== undefined;

/** The undo that a redo takes back, and what it had taken back itself. */
export const revertedBy = (db: ReadableDb, undoId: string): string | null =>
  db.get<{ id: string | null }>(sql`SELECT reverts AS id FROM restricted_change_set WHERE id = ${undoId}`)
    ?.id ?? null;

/** The change set that is being written. */
export function currentSet(db: ReadableDb): string {
  const id = db.get<{ id: string | null }>(sql`SELECT change_set_id AS id FROM store_state`)?.id;
  if (!id) throw new Error('no change of the restricted store is being written');
  return id;
}

/**
 * Rows that a later change touched as well, and members that were added to households of the set. What a later undo took back
 * is as if it had never been, and the undo with it.
 */
function builtUpon(db: ReadableDb, setId: string): number {
  const current = currentSet(db);
  const touched = db.get<{
    n: number;
  }>(sql`SELECT count(DISTINCT later.subject_id) AS n FROM restricted_operation own
    JOIN restricted_operation later ON later.subject_id = own.subject_id AND later.id > own.id
      AND later.change_set_id NOT IN (${setId}, ${current})
    JOIN restricted_change_set s ON s.id = later.change_set_id AND s.state = 'done' AND s.reverts IS NULL
    WHERE own.change_set_id = ${setId}`);
  const members = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM restricted_operation own
    JOIN hh_member m ON m.household_id = own.subject_id
    WHERE own.change_set_id = ${setId} AND own.action = 'insert' AND own.tbl = 'household' AND NOT EXISTS (
      SELECT 1 FROM restricted_operation o WHERE o.change_set_id = ${setId} AND o.subject_id = m.id)`);
  return (touched?.n ?? 0) + (members?.n ?? 0);
}

/**
 * Takes a change set back, inside a change of its own: rows are brought to what they were before it, from the sealed images.
 * Refuses `undo-conflict` when later changes build on it. The images of an erased person can't be opened any more: such a
 * row stays as it is.
 */
export function revertRestrictedSet(db: WritableDb, setId: string): void {
  const rows = builtUpon(db, setId);
  if (rows > 0) throw new Refusal('undo-conflict', { rows });
  let before = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const page =
      db.all<SealedOperation>(sql`SELECT o.id, o.action, o.tbl, coalesce(o.row_id, o.subject_id) AS row_id,
      o.before_image, k.key
      FROM restricted_operation o LEFT JOIN subject_key k ON k.subject_id = coalesce(o.before_subject, o.subject_id)
      WHERE o.change_set_id = ${setId} AND o.id < ${before} ORDER BY o.id DESC LIMIT ${PAGE}`);
    for (const operation of page) revert(db, operation);
    const last = page.at(-1);
    if (!last) break;
    before = last.id;
  }
  db.run(sql`UPDATE restricted_change_set SET state = 'undone' WHERE id = ${setId}`);
}

/**
 * Takes an undo back, inside a change of its own: what it had taken back stands again, and can be undone again. Returns its
 * id. Refuses like {@link revertRestrictedSet}.
 */
export function redoRestrictedSet(db: WritableDb, undoId: string): string {
  const original = revertedBy(db, undoId);
  if (original === null) throw new Refusal('nothing-to-redo');
  revertRestrictedSet(db, undoId);
  db.run(sql`UPDATE restricted_change_set SET state = 'done' WHERE id = ${original}`);
  // The redo is in the set that stands again: nothing builds on the redo itself.
  db.run(sql`UPDATE restricted_change_set SET state = 'undone' WHERE id = ${currentSet(db)}`);
  return original;
}

function revert(
  db: WritableDb,
  { action, tbl, row_id: id, before_image: image, key }: SealedOperation,
): void {
  const table = sql.id(tbl);
  if (action === 'insert') {
    db.run(sql`DELETE FROM ${table} WHERE id = ${id}`);
    return;
  }
  if (!image || !key) return;
  const row = JSON.parse(unseal(key, image)) as Record<string, SqlValue>;
  const geom = typeof row.geom === 'string' && row.geom !== '' ? Buffer.from(row.geom, 'hex') : null;
  const cells = Object.entries(row).map(([name, value]): [string, SqlValue] => [
    name,
    name === 'geom' ? geom : value,
  ]);
  const names = cells.map(([name]) => quoteName(name));
  const values = cells.map(([, value]) => value);
  if (action === 'delete')
    db.run({
      text: `INSERT INTO ${quoteName(tbl)} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      values,
    });
  else
    db.run({
      text: `UPDATE ${quoteName(tbl)} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
      values: [...values, id],
    });
}
