import type { FieldType } from '../../../../shared/contract/base.ts';
import { createAttributeTable, createFeatureTable, type TableColumn } from '../feature-table.ts';
import { ensureRowTriggers } from '../row-triggers.ts';
import { quoteName, sql } from '../sql.ts';
import type { WritableDb } from '../types.ts';
import { NEW_COLUMNS, NEW_REGISTERS } from './fourth-registers.ts';
import { addMissingColumn, makeRoom } from './make-room.ts';

const text = (name: string): TableColumn => ({ name, type: 'text' });
const date = (name: string): TableColumn => ({ name, type: 'date' });
const columnsOf = (columns: Readonly<Record<string, FieldType>>): TableColumn[] =>
  Object.entries(columns).map(([name, type]) => ({ name, type }));

/**
 * - `forest_village`: the villages that look after a forest.
 * - `council_area_village`: which council area a village belonged to, from when to when; `village.council_area_id` is
 *   the one of today.
 * - `area_lineage`: what became of areas: `kind` is split, merge, rename, recode or retire; a row for each pair of
 *   before and after (ids and codes as they were), the rest of a change bears the same `event_id`.
 * - `official_area`: the office's own dated list of codes, which takes the place of the bundled one.
 * - `document`: a file of `files/` by its content hash, attached to a row of any table (`owner_table`, `owner_id`).
 * - `saved_view`: how a table is shown, by name; `view` is JSON.
 * - `code_list`: lists that the office made; `items` is JSON.
 */
const ATTRIBUTE_TABLES = [
  {
    name: 'forest_village',
    title: 'หมู่บ้านที่ดูแลป่าชุมชน',
    columns: [text('forest_id'), text('village_id')],
  },
  {
    name: 'council_area_village',
    title: 'หมู่บ้านในพื้นที่สภาฯ',
    columns: [text('council_area_id'), text('village_id'), date('valid_from'), date('valid_to')],
  },
  {
    name: 'area_lineage',
    title: 'ความเป็นมาของพื้นที่',
    columns: [
      ...[text('event_id'), text('kind'), text('register'), text('from_id'), text('from_code')],
      ...[text('from_name'), text('to_id'), text('to_code'), text('to_name'), date('on_date'), text('note')],
    ],
  },
  {
    name: 'official_area',
    title: 'บัญชีรหัสพื้นที่ของสำนักงาน',
    columns: [
      ...[text('code'), text('level'), text('name_th'), text('name_en')],
      ...[date('valid_from'), date('valid_to'), date('list_date')],
    ],
  },
  {
    name: 'document',
    title: 'เอกสารและภาพถ่าย',
    columns: [
      ...[text('owner_table'), text('owner_id'), text('title_th'), text('kind'), text('file_hash')],
      ...[text('file_name'), text('media_type'), { name: 'bytes', type: 'integer' } as const],
      { name: 'taken_at', type: 'datetime' } as const,
      ...[{ name: 'lon', type: 'real' } as const, { name: 'lat', type: 'real' } as const],
      ...[text('sensitivity'), text('note')],
    ],
  },
  {
    name: 'saved_view',
    title: 'มุมมองตารางที่บันทึกไว้',
    columns: [text('layer'), text('title'), text('view'), { name: 'position', type: 'integer' } as const],
  },
  {
    name: 'code_list',
    title: 'รายการให้เลือกของสำนักงาน',
    columns: [text('list_key'), text('title'), text('title_en'), text('items')],
  },
];

function addColumns(db: WritableDb): void {
  for (const [table, columns] of Object.entries(NEW_COLUMNS)) {
    for (const [name, type] of Object.entries(columns)) addMissingColumn(db, table, name, type);
    // The triggers that note edits of other programs name every column.
    ensureRowTriggers(db, table);
  }
}

/** Above the area lines and below the points; points come on top, and behind all what is not drawn. */
const DRAWING_ORDER: Readonly<Record<string, number>> = {
  local_authority: 2500,
  forest_part: 5500,
  learning_area: 7500,
  council: 8000,
};
const UNDRAWN = 90_000;
/** Beneath their parents or seldom asked for: shown when someone wishes. */
const HIDDEN = ['local_authority', 'forest_part'];

function addRegisters(db: WritableDb): void {
  NEW_REGISTERS.forEach((register, i) => {
    const { key, geometryType, codeField } = register;
    const definition = { name: key, title: register.th, columns: columnsOf(register.columns) };
    if (geometryType === 'None') createAttributeTable(db, definition, { origin: true });
    else createFeatureTable(db, { ...definition, geometryType });
    if (codeField)
      db.exec(`CREATE INDEX ${quoteName(`${key}_code`)} ON ${quoteName(key)} (${quoteName(codeField)})`);
    db.run(sql`INSERT INTO layer (name, title, title_en, kind, register, grp, geometry_type, label_field, visible, z_order,
      created_at)
      VALUES (${key}, ${register.th}, ${register.en}, 'register', ${key}, ${register.group}, ${geometryType},
      ${register.labelField}, ${!HIDDEN.includes(key)}, ${DRAWING_ORDER[key] ?? UNDRAWN + i},
      strftime('%Y-%m-%dT%H:%M:%fZ','now'))`);
  });
}

/** By name: the table and the columns. */
const INDEXES: Readonly<Record<string, readonly [table: string, ...columns: string[]]>> = {
  council_council_area: ['council', 'council_area_id'],
  welfare_fund_council_area: ['welfare_fund', 'council_area_id'],
  learning_area_council_area: ['learning_area', 'council_area_id'],
  housing_project_council_area: ['housing_project', 'council_area_id'],
  village_council_area: ['village', 'council_area_id'],
  forest_part_forest: ['forest_part', 'forest_id'],
  area_statistic_area: ['area_statistic', 'area_id', 'indicator', 'year_be'],
  forest_village_forest: ['forest_village', 'forest_id'],
  forest_village_village: ['forest_village', 'village_id'],
  council_area_village_village: ['council_area_village', 'village_id'],
  area_lineage_from: ['area_lineage', 'from_id'],
  area_lineage_to: ['area_lineage', 'to_id'],
  official_area_code: ['official_area', 'code'],
  document_owner: ['document', 'owner_table', 'owner_id'],
  document_hash: ['document', 'file_hash'],
  saved_view_layer: ['saved_view', 'layer'],
};

/** The registers of the restricted store: rows are asked for by these names, so no layer of the workspace may bear them. */
const KEPT_APART = [
  'person',
  'role_assignment',
  'app_user',
  'household',
  'hh_member',
  'recheck',
  'housing_unit',
];

/** Every name that this schema and those after it give, up to the next release. Frozen. */
export const NEW_NAMES: readonly string[] = [
  ...NEW_REGISTERS.map(({ key }) => key),
  ...ATTRIBUTE_TABLES.map(({ name }) => name),
  ...NEW_REGISTERS.filter(({ codeField }) => codeField !== null).map(({ key }) => `${key}_code`),
  ...Object.keys(INDEXES),
  ...['council_area_village_council', 'council_area_subdistrict_code', 'area_lineage_event'],
  ...['area_lineage_from_code', 'area_statistic_indicator', 'restricted_count'],
  ...KEPT_APART,
];

/** The registers of organisations, their lists and links; areas that change over time; documents; views. */
export function registers(db: WritableDb): void {
  makeRoom(db, NEW_NAMES);
  addColumns(db);
  addRegisters(db);
  for (const table of ATTRIBUTE_TABLES) createAttributeTable(db, table);
  for (const [name, [table, ...columns]] of Object.entries(INDEXES))
    db.exec(`CREATE INDEX ${quoteName(name)} ON ${quoteName(table)} (${columns.map(quoteName).join(', ')})`);
}
