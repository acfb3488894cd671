import { sql } from '../../db/sql.ts';
import type { ReadableDb, SqlValue } from '../../db/types.ts';
import { unseal } from '../seal.ts';

/** A row at one moment; the shape in hexadecimal digits. */
export type RowImage = Readonly<Record<string, SqlValue>>;

/** One step of a row, opened. An image is null where there was no row, and where its key was destroyed. */
export interface RowStep {
  readonly set: string;
  readonly action: 'insert' | 'update' | 'delete';
  readonly before: RowImage | null;
  readonly after: RowImage | null;
}

interface SealedStep {
  readonly change_set_id: string;
  readonly action: RowStep['action'];
  readonly before_image: Uint8Array | null;
  readonly after_image: Uint8Array | null;
  readonly key: Uint8Array | null;
  readonly key_before: Uint8Array | null;
  /** The set that an undo or a redo takes back: no step of its own, but what it found is what was before it. */
  readonly reverts: string | null;
}

const opened = (image: Uint8Array | null, key: Uint8Array | null): RowImage | null =>
  image && key ? (JSON.parse(unseal(key, image)) as RowImage) : null;

/** What the row was right after a step: what the next step found, or what it is now. Of older stores the step knows itself. */
const afterOf = (
  { action, after_image, key }: SealedStep,
  next: SealedStep | undefined,
  now: RowImage | null,
): RowImage | null => {
  if (action === 'delete') return null;
  if (after_image) return opened(after_image, key);
  return next ? opened(next.before_image, next.key_before) : now;
};

/** What happened to a row, the newest first; undos are told by the state of what they took back. */
export const rowSteps = (db: ReadableDb, table: string, id: string): RowStep[] => {
  const now = presentRow(db, table, id);
  const steps =
    db.all<SealedStep>(sql`SELECT o.change_set_id, o.action, o.before_image, o.after_image, k.key, b.key AS key_before,
      s.reverts
      FROM restricted_operation o JOIN restricted_change_set s ON s.id = o.change_set_id
      LEFT JOIN subject_key k ON k.subject_id = o.subject_id
      LEFT JOIN subject_key b ON b.subject_id = coalesce(o.before_subject, o.subject_id)
      WHERE o.tbl = ${table} AND coalesce(o.row_id, o.subject_id) = ${id}
      ORDER BY o.id DESC LIMIT 500`);
  return steps.flatMap((step, i) =>
    step.reverts === null
      ? [
          {
            set: step.change_set_id,
            action: step.action,
            before: opened(step.before_image, step.key_before),
            after: afterOf(step, steps[i - 1], now),
          },
        ]
      : [],
  );
};

/** The id of a row, or null for one that is not there. */
export const rowIdOf = (db: ReadableDb, table: string, fid: number): string | null =>
  db.get<{ id: string }>(sql`SELECT id FROM ${sql.id('main', table)} WHERE fid = ${fid}`)?.id ?? null;

/** A row as it stands, with its shape as an image has it. */
export const presentRow = (db: ReadableDb, table: string, id: string): RowImage | null => {
  const row = db.get<Record<string, SqlValue>>(sql`SELECT * FROM ${sql.id('main', table)} WHERE id = ${id}`);
  if (!row || !('geom' in row)) return row ?? null;
  const { geom } = row;
  return { ...row, geom: geom instanceof Uint8Array ? Buffer.from(geom).toString('hex').toUpperCase() : '' };
};
