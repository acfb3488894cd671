import { Refusal } from '../../../shared/domain/refusal.ts';
import { REGISTERS } from '../../../shared/domain/registers/index.ts';
import { ATTRIBUTE_TABLES } from '../db/attribute-tables.ts';
import { hasRtree, rebuildRtree, refreshContents, tableExists } from '../db/contents.ts';
import { createZoneView, dropTable, zoneViewInOrder } from '../db/feature-table.ts';
import { ensureRowTriggers } from '../db/row-triggers.ts';
import { quoteName, sql } from '../db/sql.ts';
import type { WritableDb } from '../db/types.ts';
import { ownTables } from './workspace.queries.ts';

const SYSTEM_TABLES = [
  'workspace_meta',
  'session_mark',
  'layer',
  'journal_change_set',
  'journal_operation',
  'outside_change',
  'search_row',
  'search_text',
  'restricted_count',
];
/** The triggers that our schema puts on tables of its own, besides those of each table with rows of the user. */
const SYSTEM_TRIGGERS = ['search_row_insert', 'search_row_delete', 'search_row_update'];

/** Without one of these the workspace can't work, and what was in it can only come from a backup. */
function refuseMissing(db: WritableDb, folder: string): void {
  const registers = REGISTERS.filter((register) => register.store === 'workspace').map(({ key }) => key);
  const missing = [...registers, ...ATTRIBUTE_TABLES, ...SYSTEM_TABLES].filter(
    (name) => !tableExists(db, name),
  );
  if (missing.length > 0) throw new Refusal('workspace-damaged', { folder, missing: missing.join(', ') });
}

/** Triggers on our system tables that are not of our schema: code that another program left. */
function dropStrangeTriggers(db: WritableDb): void {
  const found = db.all<{ name: string; tbl_name: string }>(
    sql`SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger'`,
  );
  for (const { name, tbl_name: table } of found) {
    const ours = SYSTEM_TABLES.includes(table.toLowerCase()) || /^gpkg_/i.test(table);
    if (ours && !SYSTEM_TRIGGERS.includes(name)) db.exec(`DROP TRIGGER ${quoteName(name)}`);
  }
}

function mendZoneViews(db: WritableDb): void {
  const layers = db.all<{ name: string; title: string; scheme: string }>(
    sql`SELECT name, title, zone_scheme_id AS scheme FROM layer WHERE zone_scheme_id NOTNULL`,
  );
  for (const { name, title, scheme } of layers) {
    if (zoneViewInOrder(db, name, scheme)) continue;
    dropTable(db, name);
    createZoneView(db, name, title, scheme);
  }
}

/** Imported layers and results whose table is gone: taken off the catalogue, and named. */
function dropLostLayers(db: WritableDb): string[] {
  const lost = db
    .all<{ name: string; title: string }>(sql`SELECT name, title FROM layer WHERE kind <> 'register'`)
    .filter(({ name }) => !tableExists(db, name));
  for (const { name } of lost) {
    dropTable(db, name);
    db.run(sql`DELETE FROM layer WHERE name = ${name}`);
  }
  return lost.map(({ title }) => title);
}

/**
 * Puts right what another program may have done to the file's structure while it was closed: our tables bear exactly
 * our triggers, and their R-trees and counts are made anew where they didn't; zone views say what ours say; catalogue
 * entries of removed tables go. Rows are left as they are. Returns the titles of layers that were lost; refuses
 * `workspace-damaged` when a table is gone without which nothing works.
 */
export function mendStructure(db: WritableDb, folder: string): string[] {
  refuseMissing(db, folder);
  dropStrangeTriggers(db);
  const lost = dropLostLayers(db);
  mendZoneViews(db);
  for (const table of ownTables(db)) {
    if (!ensureRowTriggers(db, table)) continue;
    if (hasRtree(db, table)) rebuildRtree(db, table);
    refreshContents(db, table);
  }
  return lost;
}
