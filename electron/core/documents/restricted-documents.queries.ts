import { quoteName, type SqlValue, sql, uuidv7, type WritableDb } from '../db/index.ts';
import type { NewDocument } from './documents.queries.ts';

/** Inserts a document into the restricted store; its triggers write the journal. Returns its id. */
export function insertRestricted(db: WritableDb, document: NewDocument): string {
  const id = uuidv7();
  const cells: Record<string, SqlValue> = { id, ...document };
  const columns = Object.keys(cells);
  db.run({
    text: `INSERT INTO document (${columns.map(quoteName).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    values: Object.values(cells),
  });
  return id;
}

export function updateRestricted(
  db: WritableDb,
  id: string,
  cells: Readonly<Record<string, SqlValue>>,
): void {
  const columns = Object.keys(cells);
  if (columns.length === 0) return;
  db.run({
    text: `UPDATE document SET ${columns.map((column) => `${quoteName(column)} = ?`).join(', ')} WHERE id = ?`,
    values: [...Object.values(cells), id],
  });
}

export const removeRestricted = (db: WritableDb, id: string): void =>
  void db.run(sql`DELETE FROM document WHERE id = ${id}`);
