import {
  type ColumnClass,
  REGISTERS,
  registerOf,
  SYSTEM_COLUMNS,
} from '../../../shared/domain/registers/index.ts';

const restrictedAll = (names: readonly string[]): [string, ColumnClass][] =>
  names.map((name) => [name, 'restricted']);
/** The columns of a register, each with the class that its definition gives it. */
const registerColumns = (key: string): ReadonlyMap<string, ColumnClass> => {
  const register = registerOf(key);
  const system = SYSTEM_COLUMNS.filter((name) => name !== 'geom' || register?.geometryType !== 'None');
  return new Map([
    ...restrictedAll(system),
    ...(register?.fields ?? []).map((field): [string, ColumnClass] => [field.name, field.class]),
  ]);
};

/** Tables that hold no fact of a person: ids, times, counts and sealed images. */
const system = (...names: string[]): Map<string, ColumnClass> =>
  new Map(names.map((name) => [name, 'restricted']));

/** The class of every column of the restricted store. A column without one fails the test of this table. */
export const RESTRICTED_COLUMNS: ReadonlyMap<string, ReadonlyMap<string, ColumnClass>> = new Map([
  ...REGISTERS.filter(({ store }) => store === 'restricted').map(
    ({ key }): [string, ReadonlyMap<string, ColumnClass>] => [key, registerColumns(key)],
  ),
  [
    'document',
    new Map([
      ...restrictedAll(SYSTEM_COLUMNS.filter((name) => name !== 'geom')),
      ...restrictedAll([
        'owner_table',
        'owner_id',
        'title_th',
        'kind',
        'file_key',
        'file_name',
        'media_type',
      ]),
      ...restrictedAll(['bytes', 'taken_at', 'lon', 'lat', 'sensitivity', 'note']),
    ]),
  ],
  ['store_setting', system('key', 'value')],
  ['subject_key', system('subject_id', 'key')],
  ['store_state', system('id', 'version', 'change_set_id')],
  [
    'restricted_change_set',
    system(
      ...['id', 'seq', 'kind', 'label_th', 'label_en', 'why', 'who', 'at', 'row_count', 'state', 'reverts'],
      'clock',
    ),
  ],
  [
    'restricted_operation',
    system(
      ...['id', 'change_set_id', 'action', 'tbl', 'subject_id', 'row_id', 'before_subject'],
      ...['before_image', 'after_image'],
    ),
  ],
  [
    'audit_event',
    system('seq', 'at', 'who', 'action', 'subject', 'row_count', 'previous', 'hash', 'details'),
  ],
  ['audit_reason', system('seq', 'salt', 'words')],
  ['erased_subject', system('subject_id', 'at', 'backups_done')],
  ['former_key', system('key', 'until')],
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
