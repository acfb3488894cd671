import type { Migration } from '../db/migrate.ts';
import { sql } from '../db/sql.ts';
import type { WritableDb } from '../db/types.ts';
import { readingAt } from '../journal/index.ts';
import { peopleAndUnits } from './people-schema.queries.ts';
import { firstJournalTriggers, fourthJournalTriggers, journalTriggers } from './row-journal.queries.ts';

const TRAIL = `
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  created_by TEXT NOT NULL DEFAULT 'local',
  updated_at TEXT,
  updated_by TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  source_id TEXT,
  import_id TEXT`;

/**
 * `geom` is little-endian WKB in WGS 84. `store_state` is one row: the version that derived caches are compared with,
 * and the change set that is being written. `analysis_result_exact` keeps the figures that a result layer may show only in
 * part. `restricted_operation` keeps whole rows before and after as JSON, sealed
 * with the key of the subject whose row it is; since the seventh schema before alone. `audit_event` holds ids and counts only, each chained to the one before.
 */
const TABLES = `
CREATE TABLE household (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  geom BLOB,
  hh_code TEXT,
  house_no TEXT,
  village_id TEXT,
  council_area_id TEXT,
  point_accuracy_m REAL,
  member_count INTEGER,
  income_month_baht INTEGER,
  tenure TEXT,
  house_condition TEXT,
  welfare_card INTEGER,
  recheck_status INTEGER,${TRAIL}
);
CREATE INDEX household_code ON household (hh_code);
CREATE INDEX household_village ON household (village_id);
CREATE VIRTUAL TABLE rtree_household_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE hh_member (
  fid INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  household_id TEXT NOT NULL REFERENCES household (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT,
  given_name TEXT,
  family_name TEXT,
  sex TEXT,
  birth_date TEXT,
  birth_year_be INTEGER,
  national_id TEXT,
  vulnerable_types TEXT,
  disability_type TEXT,
  aid_received TEXT,
  consent_basis TEXT,${TRAIL}
);
CREATE INDEX hh_member_household ON hh_member (household_id);
CREATE TABLE subject_key (subject_id TEXT PRIMARY KEY NOT NULL, key BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE store_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  version INTEGER NOT NULL,
  change_set_id TEXT
);
INSERT INTO store_state VALUES (1, 0, NULL);
CREATE TABLE restricted_change_set (
  id TEXT PRIMARY KEY NOT NULL,
  seq INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  label_th TEXT NOT NULL,
  label_en TEXT NOT NULL,
  why TEXT NOT NULL DEFAULT '',
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  row_count INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone'))
);
CREATE TABLE restricted_operation (
  id INTEGER PRIMARY KEY,
  change_set_id TEXT NOT NULL REFERENCES restricted_change_set (id) DEFERRABLE INITIALLY DEFERRED,
  action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
  tbl TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  before_image BLOB,
  after_image BLOB
);
CREATE INDEX restricted_operation_set ON restricted_operation (change_set_id);
CREATE INDEX restricted_operation_subject ON restricted_operation (subject_id);
CREATE TABLE audit_event (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',
  row_count INTEGER NOT NULL DEFAULT 0,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE TABLE analysis_result_exact (
  layer TEXT NOT NULL,
  area_fid INTEGER NOT NULL,
  area_code TEXT NOT NULL,
  value REAL NOT NULL,
  ran_at TEXT NOT NULL,
  PRIMARY KEY (layer, area_fid)
) WITHOUT ROWID;
CREATE TRIGGER audit_event_kept BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit log is kept'); END;
CREATE TRIGGER audit_event_fixed BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit log is kept'); END;
`;

const RTREE_TRIGGERS = `
CREATE TRIGGER household_rtree_insert AFTER INSERT ON household WHEN NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom) BEGIN
  INSERT OR REPLACE INTO rtree_household_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER household_rtree_update AFTER UPDATE OF geom, fid ON household BEGIN
  DELETE FROM rtree_household_geom WHERE id = OLD.fid;
  INSERT OR REPLACE INTO rtree_household_geom SELECT NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
    WHERE NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom);
END;
CREATE TRIGGER household_rtree_delete AFTER DELETE ON household BEGIN
  DELETE FROM rtree_household_geom WHERE id = OLD.fid;
END;
`;

function first(db: WritableDb): void {
  db.exec(TABLES);
  db.exec(RTREE_TRIGGERS);
  firstJournalTriggers(db, 'household');
  firstJournalTriggers(db, 'hh_member');
}

/**
 * `household_import`: one row for each list that was taken in, with the ground on which its rows are kept. `workspace_set`
 * is the change set of `workspace.gpkg` that notes the import there; `undo_set` the change set here that took it back.
 */
const HOUSEHOLD_IMPORT = `
CREATE TABLE household_import (
  id TEXT PRIMARY KEY NOT NULL,
  change_set_id TEXT NOT NULL REFERENCES restricted_change_set (id) DEFERRABLE INITIALLY DEFERRED,
  undo_set TEXT REFERENCES restricted_change_set (id) DEFERRABLE INITIALLY DEFERRED,
  workspace_set TEXT,
  source_id TEXT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  agency TEXT,
  as_of_date TEXT,
  source_sha256 TEXT,
  source_bytes INTEGER,
  encoding TEXT,
  crs TEXT,
  profile_id TEXT,
  basis_kind TEXT NOT NULL,
  basis_note TEXT NOT NULL,
  keep_until TEXT,
  read_rows INTEGER NOT NULL,
  inserted INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  households INTEGER NOT NULL,
  members INTEGER NOT NULL
);
CREATE INDEX household_import_workspace ON household_import (workspace_set);
CREATE INDEX hh_member_national_id ON hh_member (national_id) WHERE national_id NOTNULL;
`;

/**
 * - `app_user.can_manage`: keeps the users, erases, changes the store's settings.
 * - `restricted_change_set.reverts`: the set that an undo takes back.
 * - `restricted_operation.before_subject`: whose words the row held before, when it came to another data subject: the image
 *   before is sealed with that one's key.
 * - `audit_event.details`: register, reason and ids of the rows as JSON, or null; the chain counts it in.
 * - `erased_subject`: whom the store has forgotten, by opaque ids: what an older copy still knows of them is erased when it
 *   is opened. `backups_done` is 1 once the backups of the workspace's folder were cleaned too.
 * - `former_key`: keys that the store had before a user was removed; older backups are opened with them to be cleaned.
 */
const USERS_AND_ERASURE = `
ALTER TABLE app_user ADD COLUMN can_manage INTEGER;
ALTER TABLE restricted_change_set ADD COLUMN reverts TEXT;
ALTER TABLE restricted_operation ADD COLUMN before_subject TEXT;
ALTER TABLE audit_event ADD COLUMN details TEXT;
CREATE TABLE erased_subject (
  subject_id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  backups_done INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE former_key (key BLOB PRIMARY KEY NOT NULL, until TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX restricted_operation_row ON restricted_operation (tbl, row_id);
CREATE INDEX hh_member_name ON hh_member (given_name, family_name);
`;

/** The tables whose every change is journalled. */
const JOURNALLED = [
  'household',
  'hh_member',
  'person',
  'role_assignment',
  'app_user',
  'recheck',
  'housing_unit',
  'document',
];

function usersAndErasure(db: WritableDb): void {
  db.exec(USERS_AND_ERASURE);
  for (const table of JOURNALLED) fourthJournalTriggers(db, table);
}

/**
 * `audit_reason`: what somebody typed as a reason, beside the entry of the log that holds a hash of it (with `salt`) only: an
 * erasure takes the words, and the chain stays whole.
 */
const AUDIT_REASON = `
CREATE TABLE audit_reason (
  seq INTEGER PRIMARY KEY NOT NULL,
  salt TEXT NOT NULL,
  words TEXT NOT NULL
);
`;

/**
 * `restricted_change_set.clock`: the reading of the hybrid clock that the workspace's journal counts by as well; what was done
 * before has the one of its time.
 */
function sharedClock(db: WritableDb): void {
  db.exec('ALTER TABLE restricted_change_set ADD COLUMN clock TEXT');
  const sets = db.all<{ id: string; at: string }>(sql`SELECT id, at FROM restricted_change_set`);
  for (const { id, at } of sets)
    db.run(sql`UPDATE restricted_change_set SET clock = ${readingAt(Date.parse(at))} WHERE id = ${id}`);
}

/** A point has one place: two looks at it instead of five, for each row of a list. */
const POINT_TRIGGER = `
DROP TRIGGER household_rtree_insert;
CREATE TRIGGER household_rtree_insert AFTER INSERT ON household WHEN NEW.geom NOTNULL BEGIN
  INSERT OR REPLACE INTO rtree_household_geom SELECT NEW.fid, x, x, y, y
    FROM (SELECT ST_MinX(NEW.geom) AS x, ST_MinY(NEW.geom) AS y) WHERE x NOTNULL AND y NOTNULL;
END;
`;

/** Lists of thousands are written in half the time: what follows from the next operation or the row is not sealed again. */
function leanJournal(db: WritableDb): void {
  for (const table of JOURNALLED) journalTriggers(db, table);
  db.exec(POINT_TRIGGER);
}

/** The restricted store's migrations in order; a released one is never changed. */
export const RESTRICTED_MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'first', up: first },
  { number: 2, name: 'household-imports', up: (db) => db.exec(HOUSEHOLD_IMPORT) },
  { number: 3, name: 'people-and-units', up: peopleAndUnits },
  { number: 4, name: 'users-and-erasure', up: usersAndErasure },
  { number: 5, name: 'audit-reason', up: (db) => db.exec(AUDIT_REASON) },
  { number: 6, name: 'shared-clock', up: sharedClock },
  { number: 7, name: 'lean-journal', up: leanJournal },
];
