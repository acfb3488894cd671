import { quoteName, sql } from '../sql.ts';
import type { WritableDb } from '../types.ts';

/** What the journal keeps of a layer that came or went. */
interface LayerImage {
  readonly ddl: string;
  readonly indexes: readonly string[];
  readonly entries: Readonly<Record<string, readonly Record<string, unknown>[]>>;
}

const NAME = String.raw`("(?:[^"]|"")+"|\w+)`;
const MADE = new RegExp(String.raw`^(CREATE\s+(?:TABLE|VIEW)\s+)${NAME}`, 'i');
const INDEXED = new RegExp(String.raw`(\sON\s+)${NAME}`, 'i');

function renamedImage(bytes: Uint8Array | null, name: string, free: string): Uint8Array | null {
  if (!bytes) return null;
  const image = JSON.parse(new TextDecoder().decode(bytes)) as LayerImage;
  const naming = (_: string, before: string): string => before + quoteName(free);
  const rows = (table: string): Record<string, unknown>[] =>
    (image.entries[table] ?? []).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => {
          const named = (key === 'table_name' || (table === 'layer' && key === 'name')) && value === name;
          return [key, named ? free : value];
        }),
      ),
    );
  const renamed: LayerImage = {
    ddl: image.ddl.replace(MADE, naming),
    indexes: image.indexes.map((index) => index.replace(INDEXED, naming)),
    entries: Object.fromEntries(Object.keys(image.entries).map((table) => [table, rows(table)])),
  };
  return new TextEncoder().encode(JSON.stringify(renamed));
}

/** Lets the history of a layer follow it to another name: what can be undone finds it there. */
export function renameInJournal(db: WritableDb, name: string, free: string): void {
  const images = db.all<{ id: number; before: Uint8Array | null; after: Uint8Array | null }>(
    sql`SELECT id, before_image AS before, after_image AS after FROM journal_operation
      WHERE kind = 'layer' AND action <> 'update' AND tbl = ${name}`,
  );
  for (const { id, before, after } of images)
    db.run(sql`UPDATE journal_operation SET before_image = ${renamedImage(before, name, free)},
      after_image = ${renamedImage(after, name, free)} WHERE id = ${id}`);
  db.run(sql`UPDATE journal_operation SET tbl = ${free} WHERE tbl = ${name}`);
  db.run(sql`UPDATE journal_operation SET row_id = ${free} WHERE tbl = 'layer' AND row_id = ${name}`);
  db.run(sql`UPDATE journal_change_set SET tables = (SELECT json_group_array(iif(value = ${name}, ${free}, value))
    FROM json_each(tables)) WHERE EXISTS (SELECT 1 FROM json_each(tables) WHERE value = ${name})`);
}
