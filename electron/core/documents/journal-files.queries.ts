import { type ReadableDb, sql } from '../db/index.ts';
import { decodeRows } from '../journal/index.ts';
import { unseal } from '../restricted/index.ts';

/**
 * Contents of documents that stand in the journal alone and may come back: what was taken off and can be undone, and
 * what an undo took back that can still be done again. A redo that was cut off brings nothing back any more.
 */
export function hashesInJournal(db: ReadableDb): string[] {
  const images = db.iterate<{ before_image: Uint8Array }>(sql`SELECT o.before_image FROM journal_operation o
    JOIN journal_change_set s ON s.id = o.change_set_id
    WHERE o.tbl = 'document' AND o.kind = 'bulk' AND o.before_image NOTNULL AND s.state = 'done'
      AND (s.reverts IS NULL OR s.seq > (SELECT coalesce(max(seq), 0) FROM journal_change_set WHERE reverts IS NULL))`);
  const hashes: string[] = [];
  for (const { before_image: image } of images) {
    const { columns, rows } = decodeRows(image);
    const at = columns.indexOf('file_hash');
    for (const row of rows) if (typeof row[at] === 'string') hashes.push(row[at]);
  }
  return hashes;
}

const keyIn = (text: string): string | null => {
  const row: unknown = JSON.parse(text);
  if (typeof row !== 'object' || row === null || !('file_key' in row)) return null;
  return typeof row.file_key === 'string' ? row.file_key : null;
};

/** The keys of files in the restricted store's journal. What was sealed for an erased person opens no more, nor its file. */
export function keysInJournal(db: ReadableDb): string[] {
  const sealed = db.all<{ image: Uint8Array; key: Uint8Array }>(
    sql`SELECT o.before_image AS image, k.key FROM restricted_operation o
      JOIN subject_key k ON k.subject_id = coalesce(o.before_subject, o.subject_id)
      WHERE o.tbl = 'document' AND o.before_image NOTNULL`,
  );
  return sealed.flatMap(({ image, key }) => keyIn(unseal(key, image)) ?? []);
}
