import {
  type ColumnClass,
  type RegisterField,
  registerOf,
  SYSTEM_COLUMNS,
} from '../../../shared/domain/registers.ts';

/** Members of a household, vulnerable persons among them. `vulnerable_types` and `aid_received` are JSON lists. */
export const MEMBER_FIELDS = [
  'household_id',
  'title',
  'given_name',
  'family_name',
  'sex',
  'birth_date',
  'birth_year_be',
  'national_id',
  'vulnerable_types',
  'disability_type',
  'aid_received',
  'consent_basis',
] as const;

/** The household register's own fields. */
export const HOUSEHOLD_FIELDS: readonly RegisterField[] = registerOf('household')?.fields ?? [];

const restrictedAll = (names: readonly string[]): [string, ColumnClass][] =>
  names.map((name) => [name, 'restricted']);
/** Tables that hold no fact of a person: ids, times, counts and sealed images. */
const system = (...names: string[]): Map<string, ColumnClass> =>
  new Map(names.map((name) => [name, 'restricted']));

/** The class of every column of the restricted store. A column without one fails the test of this table. */
export const RESTRICTED_COLUMNS: ReadonlyMap<string, ReadonlyMap<string, ColumnClass>> = new Map([
  [
    'household',
    new Map([
      ...restrictedAll(SYSTEM_COLUMNS),
      ...HOUSEHOLD_FIELDS.map((f): [string, ColumnClass] => [f.name, f.class]),
    ]),
  ],
  [
    'hh_member',
    new Map([...restrictedAll(SYSTEM_COLUMNS.filter((n) => n !== 'geom')), ...restrictedAll(MEMBER_FIELDS)]),
  ],
  ['subject_key', system('subject_id', 'key')],
  ['store_state', system('id', 'version', 'change_set_id')],
  [
    'restricted_change_set',
    system('id', 'seq', 'kind', 'label_th', 'label_en', 'why', 'who', 'at', 'row_count', 'state'),
  ],
  [
    'restricted_operation',
    system('id', 'change_set_id', 'action', 'tbl', 'subject_id', 'before_image', 'after_image'),
  ],
  ['audit_event', system('seq', 'at', 'who', 'action', 'subject', 'row_count', 'previous', 'hash')],
  [
    'household_import',
    system(
      ...[
        'id',
        'change_set_id',
        'undo_set',
        'workspace_set',
        'source_id',
        'at',
        'who',
        'agency',
        'as_of_date',
      ],
      ...[
        'source_sha256',
        'source_bytes',
        'encoding',
        'crs',
        'profile_id',
        'basis_kind',
        'basis_note',
        'keep_until',
      ],
      ...['read_rows', 'inserted', 'updated', 'unchanged', 'skipped', 'households', 'members'],
    ),
  ],
  ['analysis_result_exact', system('layer', 'area_fid', 'area_code', 'value', 'ran_at')],
  ['schema_migration', system('number', 'name', 'at')],
]);
