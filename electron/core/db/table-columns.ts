import type { FieldType } from '../../../shared/contract/base.ts';
import { columnsOf, dropRowTriggers, ensureRowTriggers } from './row-triggers.ts';
import { quoteName, sql } from './sql.ts';
import type { ReadableDb, WritableDb } from './types.ts';

/** A column as it stands in the file: its name and its type in SQL. */
export interface StoredColumn {
  readonly name: string;
  readonly type: string;
}

/** The types of GeoPackage in SQL, as QGIS and GDAL read them. */
export const SQL_TYPES: Readonly<Record<FieldType, string>> = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'REAL',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'DATETIME',
  binary: 'BLOB',
};

/** A type as programs write it, such as `TEXT(80)` or `DOUBLE PRECISION`: the one part of the statement that can't be quoted. */
const SAFE_TYPE = /^[A-Za-z]+( [A-Za-z]+){0,2}( ?\(\d{1,6}(, ?\d{1,3})?\))?$/;

/** A table's column as it stands, or undefined. */
export const columnOf = (db: ReadableDb, table: string, name: string): StoredColumn | undefined =>
  columnsOf(db, table).find((column) => column.name === name);

/**
 * SQLite takes no column out of a table while a trigger or a view names it, and views made with a list of columns don't
 * see a new one: both are taken off for the work and made anew after it.
 */
function restructured(db: WritableDb, table: string, work: () => void): void {
  const views = db.all<{ name: string; scheme: string }>(
    sql`SELECT l.name, l.zone_scheme_id AS scheme FROM layer l JOIN sqlite_schema s ON s.name = l.name AND s.type = 'view'
      WHERE ${table} = 'zone' AND l.zone_scheme_id NOTNULL`,
  );
  for (const { name } of views) db.exec(`DROP VIEW ${quoteName(name)}`);
  dropRowTriggers(db, table);
  work();
  for (const { name, scheme } of views) db.exec(zoneViewText(db, name, scheme));
  ensureRowTriggers(db, table);
}

/** The statement that makes the view of one zoning scheme; its id is a literal, since a view takes no parameters. */
export function zoneViewText(db: ReadableDb, name: string, schemeId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(schemeId)) throw new Error('not an id');
  const columns = columnsOf(db, 'zone').map((column) => quoteName(column.name));
  return `CREATE VIEW ${quoteName(name)} AS SELECT ${columns.join(', ')} FROM zone WHERE scheme_id = '${schemeId}'`;
}

/** Adds an empty column at the end of a table. */
export function addColumn(db: WritableDb, table: string, column: StoredColumn): void {
  if (!SAFE_TYPE.test(column.type)) throw new Error(`no type of a column: ${column.type}`);
  restructured(db, table, () =>
    db.exec(`ALTER TABLE ${quoteName(table)} ADD COLUMN ${quoteName(column.name)} ${column.type}`),
  );
}

/** Takes a column out of a table, with its values. */
export function dropColumn(db: WritableDb, table: string, name: string): void {
  restructured(db, table, () => db.exec(`ALTER TABLE ${quoteName(table)} DROP COLUMN ${quoteName(name)}`));
}
