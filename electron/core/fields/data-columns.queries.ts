import type { LayerSummary } from '../../../shared/contract/layers.ts';
import type { CodeItem } from '../../../shared/domain/code-lists/index.ts';
import { fieldList } from '../../../shared/domain/code-lists/index.ts';
import { columnsOf, type ReadableDb, sql, tableExists, type WritableDb } from '../db/index.ts';
import { fieldsOf, ownLists } from '../layers/index.ts';

interface LabelledColumn {
  readonly table: string;
  readonly column: string;
  readonly title: string;
  /** The list from which its values come. */
  readonly list: string | null;
}

type Lists = Map<string, readonly CodeItem[]>;

/** The labels of all columns that people see, and the lists that they use. A cell of several values is in no list. */
function wanted(db: ReadableDb): { columns: LabelledColumn[]; lists: Lists } {
  const own = ownLists(db);
  const lists: Lists = new Map();
  const layers = db.all<{
    name: string;
    kind: LayerSummary['kind'];
    register: string | null;
    fields: string | null;
  }>(sql`SELECT name, kind, register, fields FROM layer`);
  const columns = layers.flatMap(({ name: table, kind, register, fields }) =>
    fieldsOf({ kind, register }, columnsOf(db, table), fields, own).map((field): LabelledColumn => {
      const list = field.many ? undefined : fieldList(field);
      if (list) lists.set(list.key, list.items);
      return { table, column: field.name, title: field.title, list: list?.key ?? null };
    }),
  );
  return { columns, lists };
}

function writeLists(db: WritableDb, lists: Lists): void {
  const present = db.all<{ name: string; value: string; words: string }>(
    sql`SELECT constraint_name AS name, value, description AS words FROM gpkg_data_column_constraints
      WHERE constraint_type = 'enum' ORDER BY rowid`,
  );
  const kept = Map.groupBy(present, ({ name }) => name);
  for (const [key, items] of lists) {
    const words = items.map(({ value, label }) => ({ name: key, value: String(value), words: label.th }));
    if (JSON.stringify(kept.get(key) ?? []) === JSON.stringify(words)) continue;
    db.run(sql`DELETE FROM gpkg_data_column_constraints WHERE constraint_name = ${key}`);
    for (const { value, words: description } of words)
      db.run(sql`INSERT OR IGNORE INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description)
        VALUES (${key}, 'enum', ${value}, ${description})`);
  }
  // Lists of the office's own that no field uses any more; what another program wrote stays.
  for (const name of kept.keys())
    if (name.startsWith('own:') && !lists.has(name))
      db.run(sql`DELETE FROM gpkg_data_column_constraints WHERE constraint_name = ${name}`);
}

function writeColumns(db: WritableDb, columns: readonly LabelledColumn[]): void {
  const present = new Map(
    db
      .all<{ table: string; column: string; title: string | null; list: string | null }>(
        sql`SELECT table_name AS "table", column_name AS "column", title, constraint_name AS list FROM gpkg_data_columns`,
      )
      .map((row) => [`${row.table}\0${row.column}`, row]),
  );
  for (const { table, column, title, list } of columns) {
    const key = `${table}\0${column}`;
    const known = present.get(key);
    present.delete(key);
    if (known?.title === title && known.list === list) continue;
    db.run(sql`INSERT INTO gpkg_data_columns (table_name, column_name, title, constraint_name)
      VALUES (${table}, ${column}, ${title}, ${list})
      ON CONFLICT (table_name, column_name) DO UPDATE SET title = excluded.title, constraint_name = excluded.constraint_name`);
  }
  const ours = new Set(columns.map(({ table }) => table));
  for (const { table, column } of present.values())
    if (ours.has(table) || !tableExists(db, table))
      db.run(sql`DELETE FROM gpkg_data_columns WHERE table_name = ${table} AND column_name = ${column}`);
}

/** Writes labels and lists where QGIS looks for them, as far as they are not there already. */
export function labelColumns(db: WritableDb): void {
  const { columns, lists } = wanted(db);
  writeLists(db, lists);
  writeColumns(db, columns);
}
