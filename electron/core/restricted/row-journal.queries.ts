import { quoteName } from '../db/sql.ts';
import type { WritableDb } from '../db/types.ts';

/** A row as JSON text; geometry in hexadecimal digits. */
function rowJson(columns: readonly string[], row: 'NEW' | 'OLD'): string {
  const value = (name: string): string =>
    name === 'geom' ? `hex(${row}.geom)` : `${row}.${quoteName(name)}`;
  return `json_object(${columns.map((name) => `'${name}', ${value(name)}`).join(', ')})`;
}

const columnsOf = (db: WritableDb, table: string): string[] =>
  db
    .all<{ name: string }>({ text: `SELECT name FROM pragma_table_info('${table}')`, values: [] })
    .map((column) => column.name);

interface JournalOf {
  readonly table: string;
  readonly columns: readonly string[];
  /** Whose words the row holds: an expression over `ROW`; the key of that subject seals its images. */
  readonly subject: string;
  /** True where operations keep the row's own id beside the subject's. */
  readonly rowId: boolean;
  /** True where they keep whose words the row held before, when that is somebody else: the image before is under that key. */
  readonly subjectBefore: boolean;
  /**
   * True where an operation keeps what the row became as well. Without, that is what the next operation found, or the row
   * itself: half the sealing, and an insert seals nothing.
   */
  readonly after: boolean;
}

/** Every write is journalled by the database itself, and refused outside of a change set. */
function createTriggers(
  db: WritableDb,
  { table, columns, subject, rowId, subjectBefore, after }: JournalOf,
): void {
  const current = '(SELECT change_set_id FROM store_state)';
  const of = (row: 'NEW' | 'OLD'): string => subject.replaceAll('ROW', row);
  const sealed = (row: 'NEW' | 'OLD'): string =>
    `seal((SELECT key FROM subject_key WHERE subject_id = ${of(row)}), ${rowJson(columns, row)})`;
  const note = (action: string, row: 'NEW' | 'OLD', before: string, after: string): string => {
    const more = {
      ...(rowId ? { row_id: `${row}.id` } : {}),
      ...(subjectBefore && action === 'update'
        ? { before_subject: `nullif(${of('OLD')}, ${of('NEW')})` }
        : {}),
    };
    const [columns, values] = [Object.keys(more), Object.values(more)].map((list) =>
      list.map((one) => `, ${one}`).join(''),
    );
    return `INSERT INTO restricted_operation (change_set_id, action, tbl, subject_id${columns}, before_image, after_image)
     VALUES (${current}, '${action}', '${table}', ${of(row)}${values}, ${before}, ${after});`;
  };
  const guard = `SELECT RAISE(ABORT, 'written outside of a change') WHERE ${current} IS NULL;`;
  const became = after ? sealed('NEW') : 'NULL';
  const key = `INSERT OR IGNORE INTO subject_key VALUES (${of('NEW')}, randomblob(32));`;
  db.exec(`
    CREATE TRIGGER journal_insert_${table} AFTER INSERT ON ${table} BEGIN ${guard} ${key} ${note('insert', 'NEW', 'NULL', became)} END;
    CREATE TRIGGER journal_update_${table} AFTER UPDATE ON ${table} BEGIN ${guard} ${key} ${note('update', 'NEW', sealed('OLD'), became)} END;
    CREATE TRIGGER journal_delete_${table} AFTER DELETE ON ${table} BEGIN ${guard} ${note('delete', 'OLD', sealed('OLD'), 'NULL')} END;
  `);
}

/** The triggers of the first schema: each row is a subject of its own. */
export const firstJournalTriggers = (db: WritableDb, table: string): void =>
  createTriggers(db, {
    table,
    columns: columnsOf(db, table),
    subject: 'ROW.id',
    rowId: false,
    subjectBefore: false,
    after: true,
  });

function renewTriggers(db: WritableDb, journal: Omit<JournalOf, 'columns'>): void {
  for (const event of ['insert', 'update', 'delete'])
    db.exec(`DROP TRIGGER IF EXISTS journal_${event}_${journal.table}`);
  createTriggers(db, { ...journal, columns: columnsOf(db, journal.table) });
}

/** The triggers of the third schema: rows of one subject, as long as they stay with it. */
export const thirdJournalTriggers = (db: WritableDb, table: string, subject = 'ROW.id'): void =>
  renewTriggers(db, { table, subject, rowId: true, subjectBefore: false, after: true });

/** Whose words each table's rows hold, as an expression over `ROW`: the row itself where nothing is said. */
const SUBJECTS: Readonly<Record<string, string>> = {
  role_assignment: 'coalesce(ROW.person_id, ROW.id)',
  app_user: 'coalesce(ROW.person_id, ROW.id)',
  recheck: 'coalesce(ROW.household_id, ROW.id)',
  housing_unit: 'coalesce(ROW.household_id, ROW.id)',
  document: 'coalesce(ROW.owner_id, ROW.id)',
};

const subjectOf = (table: string): string => SUBJECTS[table] ?? 'ROW.id';

/** The triggers of the fourth schema: what a row became is kept with each operation. */
export const fourthJournalTriggers = (db: WritableDb, table: string): void =>
  renewTriggers(db, { table, subject: subjectOf(table), rowId: true, subjectBefore: true, after: true });

/** Makes the triggers that journal a table, anew where it has some already: to be called whenever its columns change. */
export const journalTriggers = (db: WritableDb, table: string): void =>
  renewTriggers(db, { table, subject: subjectOf(table), rowId: true, subjectBefore: true, after: false });
