import type { WritableDb } from '../db/types.ts';
import { thirdJournalTriggers } from './row-journal.queries.ts';

const TRAIL = `
  created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  created_by TEXT NOT NULL DEFAULT 'local',
  updated_at TEXT,
  updated_by TEXT,
  row_version INTEGER NOT NULL DEFAULT 1,
  source_id TEXT,
  import_id TEXT`;

const table = (name: string, columns: string): string =>
  `CREATE TABLE ${name} (fid INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, ${columns},${TRAIL});`;

/**
 * Workers with their roles and rights, rechecks, housing units that name a household, and papers of persons.
 * `store_setting` holds what the store's keepers set: when it locks itself, when it forgets.
 */
const TABLES = `
ALTER TABLE restricted_operation ADD COLUMN row_id TEXT;
ALTER TABLE household ADD COLUMN lawful_basis TEXT;
ALTER TABLE household ADD COLUMN notice_version TEXT;
ALTER TABLE household ADD COLUMN keep_until TEXT;
CREATE INDEX household_keep_until ON household (keep_until) WHERE keep_until NOTNULL;
CREATE INDEX household_council_area ON household (council_area_id);
${table(
  'person',
  'title TEXT, given_name TEXT, family_name TEXT, nickname TEXT, phone TEXT, email TEXT, home_subdistrict_code TEXT, consent_status TEXT',
)}
${table(
  'role_assignment',
  `person_id TEXT, role TEXT, group_id TEXT, area_level TEXT, area_id TEXT, issue TEXT, from_on TEXT, to_on TEXT,
  appointment_document_id TEXT`,
)}
CREATE INDEX role_assignment_person ON role_assignment (person_id);
CREATE INDEX role_assignment_group ON role_assignment (group_id);
${table(
  'app_user',
  `name TEXT, person_id TEXT, access_level TEXT, area_level TEXT, area_id TEXT, can_edit INTEGER, can_certify INTEGER,
  can_see_personal INTEGER, expires_on TEXT`,
)}
${table(
  'recheck',
  `household_id TEXT, round TEXT, checked_on TEXT, checked_by TEXT, result INTEGER, changed_fields TEXT, reason TEXT,
  evidence_photo_id TEXT`,
)}
CREATE INDEX recheck_household ON recheck (household_id);
${table(
  'housing_unit',
  `geom BLOB, project_id TEXT, household_id TEXT, work_type TEXT, cost_satang INTEGER, inspected_on TEXT, followup_6_on TEXT,
  followup_12_on TEXT, followup TEXT, before_photo_id TEXT, after_photo_id TEXT`,
)}
CREATE INDEX housing_unit_project ON housing_unit (project_id);
CREATE INDEX housing_unit_household ON housing_unit (household_id);
${table(
  'document',
  `owner_table TEXT, owner_id TEXT, title_th TEXT, kind TEXT, file_key TEXT, file_name TEXT, media_type TEXT, bytes INTEGER,
  taken_at TEXT, lon REAL, lat REAL, sensitivity TEXT, note TEXT`,
)}
CREATE INDEX restricted_document_owner ON document (owner_table, owner_id);
CREATE TABLE store_setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
`;

/** Words of a household stand in its rechecks and units too: erasing the household makes all of them unreadable. */
export function peopleAndUnits(db: WritableDb): void {
  db.exec(TABLES);
  thirdJournalTriggers(db, 'household');
  thirdJournalTriggers(db, 'hh_member');
  thirdJournalTriggers(db, 'person');
  thirdJournalTriggers(db, 'role_assignment', 'coalesce(ROW.person_id, ROW.id)');
  thirdJournalTriggers(db, 'app_user', 'coalesce(ROW.person_id, ROW.id)');
  thirdJournalTriggers(db, 'recheck', 'coalesce(ROW.household_id, ROW.id)');
  thirdJournalTriggers(db, 'housing_unit', 'coalesce(ROW.household_id, ROW.id)');
  thirdJournalTriggers(db, 'document', 'coalesce(ROW.owner_id, ROW.id)');
}
