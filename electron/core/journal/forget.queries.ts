import type { Bilingual } from '../../../shared/contract/base.ts';
import { type Sql, type SqlValue, sql, type WritableDb } from '../db/index.ts';
import { decodeRows, RowImageWriter } from './row-image.ts';
import { deleteRow } from './rows.queries.ts';

interface Imaged {
  readonly id: number;
  readonly row_count: number;
  readonly before_image: Uint8Array | null;
  readonly after_image: Uint8Array | null;
}

/** The image without one row; null where nothing is left of it. */
function without(image: Uint8Array | null, fid: number): Uint8Array | null {
  if (!image) return null;
  const { columns, rows } = decodeRows(image);
  const at = columns.indexOf('fid');
  const others = rows.filter((row) => Number(row[at]) !== fid);
  if (others.length === rows.length) return image;
  const writer = new RowImageWriter(columns);
  for (const row of others) writer.add(row as readonly SqlValue[]);
  return writer.finish();
}

const touches = (table: string, fid: number): Sql =>
  sql`o.tbl = ${table} AND ((o.kind = 'cell' AND o.fid = ${fid})
    OR (o.kind = 'bulk' AND o.first_fid <= ${fid} AND o.last_fid >= ${fid}))`;

/**
 * Deletes a row with everything that the journal knows of its values: what was typed into its cells, its pictures in
 * deletions and what took them back, and what changes to it were called, which may have named it. That it came, changed
 * and went stays, under `label`.
 */
export function forgetRow(db: WritableDb, table: string, fid: number, label: Bilingual): void {
  db.run(sql`UPDATE journal_change_set SET label_th = ${label.th}, label_en = ${label.en}, why = ''
    WHERE id IN (SELECT o.change_set_id FROM journal_operation o WHERE ${touches(table, fid)})`);
  // An undo or redo is called by what it took back or brought back, and has rows no longer once that was redone.
  for (let more = 1; more > 0; )
    more =
      db.run(sql`UPDATE journal_change_set AS s SET label_th = ${label.th}, label_en = ${label.en}, why = ''
      WHERE label_th <> ${label.th} AND EXISTS (SELECT 1 FROM journal_change_set t
        WHERE t.id = s.reverts AND t.label_th = ${label.th})`).changes;
  db.run(sql`UPDATE journal_operation SET old_value = NULL, new_value = NULL
    WHERE kind = 'cell' AND tbl = ${table} AND fid = ${fid}`);
  const imaged = db.all<Imaged>(sql`SELECT id, row_count, before_image, after_image FROM journal_operation
    WHERE kind = 'bulk' AND tbl = ${table} AND first_fid <= ${fid} AND last_fid >= ${fid}
      AND (before_image NOTNULL OR after_image NOTNULL)`);
  for (const { id, before_image: before, after_image: after } of imaged)
    db.run(sql`UPDATE journal_operation SET before_image = ${without(before, fid)}, after_image = ${without(after, fid)}
      WHERE id = ${id}`);
  deleteRow(db, table, fid);
}
