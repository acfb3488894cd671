import { quoteName, quoteText, sql } from './sql.ts';
import type { ReadableDb, WritableDb } from './types.ts';

/** The geometry column of every feature table. */
export const GEOMETRY_COLUMN = 'geom';
/** Separates the columns' values in an outside edit's image; never part of an SQL literal outside of quotes. */
const IMAGE_SEPARATOR = "','";

/** The R-tree's own table. */
export const rtreeOf = (table: string): string => `rtree_${table}_${GEOMETRY_COLUMN}`;

/** The columns of a table, in order. Empty when there is no such table. */
export function columnsOf(db: ReadableDb, table: string): { name: string; type: string }[] {
  return db.all<{ name: string; type: string }>(sql`SELECT name, type FROM pragma_table_info(${table})`);
}

/** The triggers of GeoPackage's R-tree extension (OGC 12-128r17, annex F.3). */
function rtreeTriggers(table: string): [name: string, text: string][] {
  const t = quoteName(table);
  const g = quoteName(GEOMETRY_COLUMN);
  const tree = quoteName(rtreeOf(table));
  const filled = `(NEW.${g} NOTNULL AND NOT ST_IsEmpty(NEW.${g}))`;
  const bare = `(NEW.${g} ISNULL OR ST_IsEmpty(NEW.${g}))`;
  const put = `INSERT OR REPLACE INTO ${tree} VALUES (NEW.fid, ST_MinX(NEW.${g}), ST_MaxX(NEW.${g}), ST_MinY(NEW.${g}), ST_MaxY(NEW.${g}));`;
  const drop = `DELETE FROM ${tree} WHERE id = OLD.fid;`;
  const trigger = (suffix: string, when: string, body: string): [string, string] => {
    const name = `${rtreeOf(table)}_${suffix}`;
    return [name, `CREATE TRIGGER ${quoteName(name)} ${when} BEGIN ${body} END`];
  };
  return [
    trigger('insert', `AFTER INSERT ON ${t} WHEN ${filled}`, put),
    trigger('update1', `AFTER UPDATE OF ${g} ON ${t} WHEN OLD.fid = NEW.fid AND ${filled}`, put),
    trigger('update2', `AFTER UPDATE OF ${g} ON ${t} WHEN OLD.fid = NEW.fid AND ${bare}`, drop),
    trigger('update3', `AFTER UPDATE ON ${t} WHEN OLD.fid != NEW.fid AND ${filled}`, `${drop} ${put}`),
    trigger(
      'update4',
      `AFTER UPDATE ON ${t} WHEN OLD.fid != NEW.fid AND ${bare}`,
      `DELETE FROM ${tree} WHERE id IN (OLD.fid, NEW.fid);`,
    ),
    trigger('delete', `AFTER DELETE ON ${t} WHEN OLD.${g} NOT NULL`, drop),
  ];
}

/** GDAL's own triggers, by its names and words, so that it finds them where it looks. */
function countTriggers(table: string): [name: string, text: string][] {
  const set = (sign: string): string =>
    `UPDATE gpkg_ogr_contents SET feature_count = feature_count ${sign} 1 WHERE lower(table_name) = lower(${quoteText(table)});`;
  const make = (event: 'insert' | 'delete', sign: string): [string, string] => {
    const name = `trigger_${event}_feature_count_${table}`;
    return [
      name,
      `CREATE TRIGGER ${quoteName(name)} AFTER ${event.toUpperCase()} ON ${quoteName(table)} BEGIN ${set(sign)} END`,
    ];
  };
  return [make('insert', '+'), make('delete', '-')];
}

/** All columns of OLD as literals, in bundles: SQLite's expressions may be only 1,000 deep, and tables can be wide. */
function rowImage(columns: readonly string[]): string {
  const between = ` || ${IMAGE_SEPARATOR} || `;
  const bundles: string[] = [];
  for (let at = 0; at < columns.length; at += 50) {
    const bundle = columns.slice(at, at + 50).map((column) => `quote(OLD.${quoteName(column)})`);
    bundles.push(`(${bundle.join(between)})`);
  }
  return bundles.join(between);
}

/**
 * What notes an edit that another program makes: the row's key and, of a changed or deleted row, its columns as SQL
 * literals. Plain SQL of any SQLite, since QGIS runs it; quiet while our session mark stands.
 */
function outsideTriggers(table: string, columns: readonly string[]): [name: string, text: string][] {
  const t = quoteName(table);
  const names = quoteText(JSON.stringify(columns));
  const image = rowImage(columns);
  const quiet = 'WHEN NOT EXISTS (SELECT 1 FROM session_mark)';
  const now = "strftime('%Y-%m-%dT%H:%M:%fZ','now')";
  const make = (
    event: 'insert' | 'update' | 'delete',
    fid: string,
    before: string,
    cols: string,
  ): [string, string] => {
    const name = `outside_${event}_${table}`;
    const body = `INSERT INTO outside_change (tbl, fid, action, at, columns, before) VALUES (${quoteText(table)}, ${fid}, '${event}', ${now}, ${cols}, ${before});`;
    return [
      name,
      `CREATE TRIGGER ${quoteName(name)} AFTER ${event.toUpperCase()} ON ${t} ${quiet} BEGIN ${body} END`,
    ];
  };
  return [
    make('insert', 'NEW.fid', 'NULL', 'NULL'),
    make('update', 'NEW.fid', image, names),
    make('delete', 'OLD.fid', image, names),
  ];
}

/** Every trigger that a table of ours must have, and no other. */
export function expectedTriggers(db: ReadableDb, table: string): Map<string, string> {
  const columns = columnsOf(db, table).map((column) => column.name);
  const spatial = columns.includes(GEOMETRY_COLUMN);
  return new Map([
    ...(spatial ? [...rtreeTriggers(table), ...countTriggers(table)] : countTriggers(table)),
    ...outsideTriggers(table, columns),
  ]);
}

function presentTriggers(db: ReadableDb, table: string): Map<string, string> {
  const rows = db.all<{ name: string; sql: string }>(
    sql`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND lower(tbl_name) = lower(${table})`,
  );
  return new Map(rows.map((row) => [row.name, row.sql]));
}

/** Removes every trigger of a table. Before mass writes; `ensureRowTriggers` puts them back. */
export function dropRowTriggers(db: WritableDb, table: string): void {
  for (const name of presentTriggers(db, table).keys()) db.exec(`DROP TRIGGER ${quoteName(name)}`);
}

/** True when the table bears exactly our triggers, word for word. */
export function triggersInOrder(db: ReadableDb, table: string): boolean {
  const present = presentTriggers(db, table);
  const expected = expectedTriggers(db, table);
  return present.size === expected.size && [...expected].every(([name, text]) => present.get(name) === text);
}

/**
 * Makes the table's triggers exactly ours: what is missing or differs is made again, what is not ours goes. So a file
 * that was elsewhere brings no code of others into our connection. Returns whether anything had to be changed.
 */
export function ensureRowTriggers(db: WritableDb, table: string): boolean {
  if (triggersInOrder(db, table)) return false;
  dropRowTriggers(db, table);
  for (const text of expectedTriggers(db, table).values()) db.exec(text);
  return true;
}
