import type { FieldType } from '../../../../shared/contract/base.ts';
import { columnsOf, dropRowTriggers, ensureRowTriggers } from '../row-triggers.ts';
import { quoteName, sql } from '../sql.ts';
import type { ReadableDb, WritableDb } from '../types.ts';
import { renameInJournal } from './rename-in-journal.ts';

interface Standing {
  readonly name: string;
  readonly type: 'table' | 'view' | 'index' | 'trigger';
  readonly sql: string | null;
}

/** SQLite tells names apart without regard to case. */
const standing = (db: ReadableDb, name: string): Standing | undefined =>
  db.get<Standing>(sql`SELECT name, type, sql FROM sqlite_schema WHERE lower(name) = lower(${name})`);

/**
 * Frees names that a schema is about to give: a layer that an office imported under one of them, or a table of another
 * program, goes on under the name with `_2`, `_3`, … behind, with its rows, its place in the catalogue and its history.
 * Indexes and triggers hold nothing of anyone's: they go.
 */
export function makeRoom(db: WritableDb, names: readonly string[]): void {
  const reserved = new Set(names);
  const freeFor = (name: string): string => {
    for (let i = 2; ; i++) {
      const free = `${name}_${i}`;
      if (!reserved.has(free) && !standing(db, free) && !standing(db, `rtree_${free}_geom`)) return free;
    }
  };
  for (const name of names) {
    const found = standing(db, name);
    const free = freeFor(name);
    if (found?.type === 'index') db.exec(`DROP INDEX ${quoteName(found.name)}`);
    else if (found?.type === 'trigger') db.exec(`DROP TRIGGER ${quoteName(found.name)}`);
    else if (found?.type === 'view') renameView(db, found, free);
    else if (found) renameTable(db, found.name, free);
    // A layer that was removed, or whose making was undone, would come back under the name that it had.
    renameInJournal(db, found?.name ?? name, free);
  }
}

function renameView(db: WritableDb, { name, sql: text }: Standing, free: string): void {
  const select = /\bAS\b([\s\S]*)$/i.exec(text ?? '')?.[1];
  db.exec(`DROP VIEW ${quoteName(name)}`);
  if (select !== undefined) db.exec(`CREATE VIEW ${quoteName(free)} AS ${select}`);
  renameEntries(db, name, free);
}

function renameTable(db: WritableDb, name: string, free: string): void {
  dropRowTriggers(db, name);
  const shapes = db.all<{ column: string }>(
    sql`SELECT column_name AS "column" FROM gpkg_geometry_columns WHERE lower(table_name) = lower(${name})`,
  );
  for (const { column } of shapes) {
    const tree = standing(db, `rtree_${name}_${column}`);
    if (tree)
      db.exec(`ALTER TABLE ${quoteName(tree.name)} RENAME TO ${quoteName(`rtree_${free}_${column}`)}`);
  }
  db.exec(`ALTER TABLE ${quoteName(name)} RENAME TO ${quoteName(free)}`);
  renameEntries(db, name, free);
  if (columnsOf(db, free).some((column) => column.name === 'fid')) ensureRowTriggers(db, free);
}

/** Where a table is named beside itself. */
const ENTRIES = [
  ['gpkg_contents', 'table_name'],
  ['gpkg_geometry_columns', 'table_name'],
  ['gpkg_extensions', 'table_name'],
  ['gpkg_ogr_contents', 'table_name'],
  ['layer', 'name'],
  ['search_row', 'tbl'],
  ['outside_change', 'tbl'],
  ['import_job', 'layer'],
  ['import_original', 'layer'],
] as const;

function renameEntries(db: WritableDb, name: string, free: string): void {
  // Until the transaction ends GeoPackage's tables may name each other by what is being changed.
  db.exec('PRAGMA defer_foreign_keys = ON');
  for (const [table, column] of ENTRIES)
    db.run(sql`UPDATE ${sql.id(table)} SET ${sql.id(column)} = ${free} WHERE ${sql.id(column)} = ${name}`);
}

/** Adds a column, unless another program gave the table one of that name: then its values are the column's. */
export function addMissingColumn(db: WritableDb, table: string, name: string, type: FieldType): void {
  if (columnsOf(db, table).some((column) => column.name.toLowerCase() === name.toLowerCase())) return;
  db.exec(`ALTER TABLE ${quoteName(table)} ADD COLUMN ${quoteName(name)} ${type.toUpperCase()}`);
}
