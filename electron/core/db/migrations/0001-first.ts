import type { FieldType } from '../../../../shared/contract/base.ts';
import { createAttributeTable, createFeatureTable, type TableColumn } from '../feature-table.ts';
import { GPKG_TABLES } from '../gpkg-schema.ts';
import { quoteName, sql } from '../sql.ts';
import type { WritableDb } from '../types.ts';
import { FIRST_REGISTERS } from './first-registers.ts';

const text = (name: string): TableColumn => ({ name, type: 'text' });
const integer = (name: string): TableColumn => ({ name, type: 'integer' });

/**
 * Journalled tables without geometry. No foreign keys among them: an undo takes back what one change set did and keeps
 * what later ones did, so that a row may for a while point to nothing; the integrity check names such rows.
 */
const ATTRIBUTE_TABLES = [
  { name: 'zone_scheme', title: 'ชุดการแบ่งโซน', columns: [text('title'), integer('position')] },
  {
    name: 'zone_district',
    title: 'อำเภอในโซน',
    columns: [text('scheme_id'), text('zone_id'), text('district_code')],
  },
  {
    name: 'council_area_subdistrict',
    title: 'ตำบลในพื้นที่สภาฯ',
    columns: [text('council_area_id'), text('subdistrict_code')],
  },
  {
    name: 'dataset_source',
    title: 'แหล่งข้อมูล',
    columns: [
      text('name_th'),
      text('agency'),
      { name: 'received_on', type: 'date' },
      { name: 'as_of_date', type: 'date' },
      text('licence'),
      { name: 'contains_personal', type: 'boolean' },
      text('crs'),
      text('encoding'),
      text('file_name'),
      integer('file_bytes'),
      text('file_sha256'),
    ],
  },
  {
    name: 'import_job',
    title: 'การนำเข้า',
    columns: [
      text('source_id'),
      text('layer'),
      text('register'),
      text('status'),
      integer('read_rows'),
      integer('inserted'),
      integer('updated'),
      integer('unchanged'),
      integer('skipped'),
      integer('repaired'),
      text('issues'),
      text('settings'),
      text('started_at'),
      text('finished_at'),
    ],
  },
] as const;

/**
 * Our own tables, that a user of QGIS does not see: GDAL lists only what stands in `gpkg_contents`, since attribute
 * tables are registered there.
 *
 * - `layer`: the catalogue; one row for each register, imported table, result and zoning scheme. `style` is a
 *   `LayerStyle` as JSON or null for the default. `fields` describes the columns of imported tables and results:
 *   `[{ name, title, titleEn, type, unit, codeList }]`; null for registers, whose definition says it.
 * - `journal_change_set`: `seq` is the order of commits, `clock` the hybrid clock (sorts as text), `replica` the copy
 *   that wrote it, `reverts` the set that an undo or redo takes back, `state` done or undone, `tables` a JSON list.
 * - `journal_operation`: `cell` (table, fid, row_id, col, old_value, new_value, without affinity, so that every value
 *   keeps its type), `bulk` (rows with compressed images before and after), `layer` (a table made or removed, with its
 *   definition in the images). `action` is insert, update or delete.
 * - `search_row`: normalised text and Thai sort key of a row; `search_text` is its trigram index and follows it by
 *   triggers.
 */
const SYSTEM_TABLES = `
CREATE TABLE workspace_meta (key TEXT PRIMARY KEY NOT NULL, value TEXT) WITHOUT ROWID;
CREATE TABLE session_mark (id INTEGER PRIMARY KEY CHECK (id = 1));
CREATE TABLE layer (
  name TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  title_en TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('register', 'imported', 'result')),
  register TEXT,
  grp TEXT NOT NULL CHECK (grp IN ('area', 'resource', 'housing', 'organisation', 'imported', 'result')),
  geometry_type TEXT NOT NULL,
  label_field TEXT,
  style TEXT,
  visible INTEGER NOT NULL DEFAULT 1,
  z_order INTEGER NOT NULL DEFAULT 0,
  opacity REAL NOT NULL DEFAULT 1,
  version INTEGER NOT NULL DEFAULT 1,
  source TEXT,
  as_of TEXT,
  fields TEXT,
  evidence TEXT,
  zone_scheme_id TEXT,
  created_at TEXT NOT NULL
);
CREATE TABLE journal_change_set (
  id TEXT PRIMARY KEY NOT NULL,
  seq INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  label_th TEXT NOT NULL,
  label_en TEXT NOT NULL,
  why TEXT NOT NULL DEFAULT '',
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  clock TEXT NOT NULL,
  replica TEXT NOT NULL,
  row_count INTEGER NOT NULL DEFAULT 0,
  tables TEXT NOT NULL DEFAULT '[]',
  state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone')),
  reverts TEXT REFERENCES journal_change_set (id)
);
CREATE INDEX journal_change_set_reverts ON journal_change_set (reverts) WHERE reverts NOT NULL;
CREATE TABLE journal_operation (
  id INTEGER PRIMARY KEY,
  change_set_id TEXT NOT NULL REFERENCES journal_change_set (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('cell', 'bulk', 'layer')),
  action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
  tbl TEXT NOT NULL,
  fid INTEGER,
  row_id TEXT,
  col TEXT,
  old_value BLOB,
  new_value BLOB,
  row_count INTEGER NOT NULL DEFAULT 1,
  first_fid INTEGER,
  last_fid INTEGER,
  before_image BLOB,
  after_image BLOB,
  UNIQUE (change_set_id, position)
);
CREATE INDEX journal_operation_row ON journal_operation (tbl, fid);
CREATE TABLE outside_change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  tbl TEXT NOT NULL,
  fid INTEGER NOT NULL,
  action TEXT NOT NULL,
  at TEXT NOT NULL,
  columns TEXT,
  before TEXT
);
CREATE TABLE search_row (
  rowid INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  fid INTEGER NOT NULL,
  text TEXT NOT NULL,
  sort_key TEXT NOT NULL DEFAULT '',
  UNIQUE (tbl, fid)
);
CREATE INDEX search_row_sort ON search_row (tbl, sort_key);
CREATE VIRTUAL TABLE search_text USING fts5(text, content='search_row', content_rowid='rowid', tokenize='trigram');
CREATE TRIGGER search_row_insert AFTER INSERT ON search_row BEGIN
  INSERT INTO search_text (rowid, text) VALUES (NEW.rowid, NEW.text);
END;
CREATE TRIGGER search_row_delete AFTER DELETE ON search_row BEGIN
  INSERT INTO search_text (search_text, rowid, text) VALUES ('delete', OLD.rowid, OLD.text);
END;
CREATE TRIGGER search_row_update AFTER UPDATE OF text ON search_row BEGIN
  INSERT INTO search_text (search_text, rowid, text) VALUES ('delete', OLD.rowid, OLD.text);
  INSERT INTO search_text (rowid, text) VALUES (NEW.rowid, NEW.text);
END;
`;

/** From the bottom of the map to its top: grounds, lines by rank, then what lies on them. */
const DRAWING_ORDER = [
  'zone',
  'subdistrict',
  'council_area',
  'district',
  'province',
  'community_forest',
  'village',
  'housing_project',
];

/** Room between neighbours, so that a new layer finds its place without moving the others. */
const ORDER_GAP = 1000;

function createRegisters(db: WritableDb): void {
  for (const register of FIRST_REGISTERS) {
    createFeatureTable(db, {
      name: register.key,
      title: register.th,
      geometryType: register.geometryType,
      columns: Object.entries<FieldType>(register.columns).map(([name, type]) => ({ name, type })),
    });
    if (register.codeField) {
      db.exec(
        `CREATE INDEX ${quoteName(`${register.key}_code`)} ON ${quoteName(register.key)} (${quoteName(register.codeField)})`,
      );
    }
    // Zones are shown scheme by scheme: a view and a catalogue entry for each, made with the scheme.
    if (register.key === 'zone') continue;
    db.run(sql`INSERT INTO layer (name, title, title_en, kind, register, grp, geometry_type, label_field, visible, z_order,
      created_at)
      VALUES (${register.key}, ${register.th}, ${register.en}, 'register', ${register.key}, ${register.group},
      ${register.geometryType}, ${register.labelField}, ${register.key !== 'council_area'},
      ${DRAWING_ORDER.indexOf(register.key) * ORDER_GAP}, strftime('%Y-%m-%dT%H:%M:%fZ','now'))`);
  }
}

/** The workspace's first schema. Its registers are frozen in `first-registers.ts`; later ones come by later migrations. */
export function first(db: WritableDb): void {
  db.exec(GPKG_TABLES);
  db.exec(SYSTEM_TABLES);
  createRegisters(db);
  for (const table of ATTRIBUTE_TABLES) createAttributeTable(db, table);
  db.exec(`
    CREATE INDEX zone_scheme_id ON zone (scheme_id);
    CREATE UNIQUE INDEX zone_district_one ON zone_district (scheme_id, district_code);
    CREATE INDEX zone_district_zone ON zone_district (zone_id);
    CREATE UNIQUE INDEX council_area_subdistrict_one ON council_area_subdistrict (council_area_id, subdistrict_code);
    CREATE INDEX dataset_source_hash ON dataset_source (file_sha256);
    CREATE INDEX village_subdistrict ON village (subdistrict_code);
    CREATE INDEX subdistrict_district ON subdistrict (district_code);
  `);
}
