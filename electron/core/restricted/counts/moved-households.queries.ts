import { sql } from '../../db/sql.ts';
import type { ReadableDb } from '../../db/types.ts';

/** In memory, beside the store: it ends with the connection. */
const NOTES = [
  'CREATE TEMP TABLE moved_household (id TEXT PRIMARY KEY) WITHOUT ROWID',
  `CREATE TEMP TRIGGER household_came AFTER INSERT ON main.household BEGIN
    INSERT OR IGNORE INTO moved_household VALUES (NEW.id); END`,
  `CREATE TEMP TRIGGER household_went AFTER DELETE ON main.household BEGIN
    INSERT OR IGNORE INTO moved_household VALUES (OLD.id); END`,
  `CREATE TEMP TRIGGER household_moved AFTER UPDATE OF id, village_id, council_area_id, geom ON main.household
    WHEN OLD.id IS NOT NEW.id OR OLD.village_id IS NOT NEW.village_id
      OR OLD.council_area_id IS NOT NEW.council_area_id OR OLD.geom IS NOT NEW.geom BEGIN
    INSERT OR IGNORE INTO moved_household VALUES (OLD.id);
    INSERT OR IGNORE INTO moved_household VALUES (NEW.id); END`,
  `CREATE TEMP TRIGGER member_came AFTER INSERT ON main.hh_member WHEN NEW.household_id IS NOT NULL BEGIN
    INSERT OR IGNORE INTO moved_household VALUES (NEW.household_id); END`,
  `CREATE TEMP TRIGGER member_went AFTER DELETE ON main.hh_member WHEN OLD.household_id IS NOT NULL BEGIN
    INSERT OR IGNORE INTO moved_household VALUES (OLD.household_id); END`,
  `CREATE TEMP TRIGGER member_moved AFTER UPDATE OF household_id, vulnerable_types ON main.hh_member
    WHEN OLD.household_id IS NOT NEW.household_id OR OLD.vulnerable_types IS NOT NEW.vulnerable_types BEGIN
    INSERT OR IGNORE INTO moved_household SELECT OLD.household_id WHERE OLD.household_id IS NOT NULL;
    INSERT OR IGNORE INTO moved_household SELECT NEW.household_id WHERE NEW.household_id IS NOT NULL; END`,
];

/** From now on the connection notes the households of which a count may be another. */
export function noteMoved(people: ReadableDb): void {
  const known = people.get(sql`SELECT 1 FROM temp.sqlite_schema WHERE name = 'moved_household'`);
  if (known) people.statement('DELETE FROM temp.moved_household').run();
  else for (const note of NOTES) people.statement(note).run();
}

/** The households noted since they were last asked for, at most `limit`. */
export function takeMoved(people: ReadableDb, limit: number): string[] {
  const ids = people
    .all<{ id: string }>(sql`SELECT id FROM temp.moved_household LIMIT ${limit}`)
    .map(({ id }) => id);
  people
    .statement('DELETE FROM temp.moved_household WHERE id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(ids));
  return ids;
}
