import { MEMBER_FIELDS } from '../../../../shared/domain/member-fields.ts';
import { registerOf } from '../../../../shared/domain/registers/index.ts';
import {
  quoteName,
  type ReadableDb,
  type SqlValue,
  type Statement,
  sql,
  type WritableDb,
} from '../../db/index.ts';

/** An id for a household, a member or an import. */
export { uuidv7 as newRowId } from '../../db/index.ts';

export const HOUSEHOLD_COLUMNS: readonly string[] = (registerOf('household')?.fields ?? []).map(
  (f) => f.name,
);
export const MEMBER_COLUMNS: readonly string[] = MEMBER_FIELDS.map((f) => f.name);

export interface HouseholdRow {
  readonly id: string;
  readonly hh_code: string | null;
  readonly house_no: string | null;
  readonly village_id: string | null;
}

/** The households as they are looked for. */
export const householdRows = (db: ReadableDb): HouseholdRow[] =>
  db.all<HouseholdRow>(sql`SELECT id, hh_code, house_no, village_id FROM household ORDER BY fid`);

type Row = Record<string, SqlValue>;

/** Statements for comparing a list with the store, compiled once. */
export interface HouseholdReader {
  household(id: string): Row | undefined;
  membersOf(household: string): Row[];
  membersByNumber(nationalId: string): Row[];
}

/** What a store that is not there yet answers. */
export const NO_HOUSEHOLDS: HouseholdReader = {
  household: () => undefined,
  membersOf: () => [],
  membersByNumber: () => [],
};

export function householdReader(db: ReadableDb): HouseholdReader {
  const household = db.statement('SELECT * FROM household WHERE id = ?');
  const members = db.statement('SELECT * FROM hh_member WHERE household_id = ? ORDER BY fid');
  const byNumber = db.statement('SELECT * FROM hh_member WHERE national_id = ?');
  return {
    household: (id) => household.get(id),
    membersOf: (id) => members.all(id),
    membersByNumber: (number) => byNumber.all(number),
  };
}

const TRAIL = ['source_id', 'import_id', 'created_by'];

/** Statements for writing a list; each writes one row and its trail. */
export interface HouseholdWriter {
  insertHousehold(id: string, geom: Uint8Array | null, cells: Row): void;
  updateHousehold(id: string, cells: Row): void;
  insertMember(id: string, household: string, cells: Row): void;
  updateMember(id: string, cells: Row): void;
  removeHousehold(id: string): void;
}

export function householdWriter(
  db: WritableDb,
  origin: { sourceId: string; importId: string; who: string },
): HouseholdWriter {
  const { sourceId, importId, who } = origin;
  const insertion = (table: string, columns: readonly string[]): Statement =>
    db.statement(
      `INSERT INTO ${table} (${columns.map(quoteName).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
  const household = insertion('household', ['id', 'geom', ...HOUSEHOLD_COLUMNS, ...TRAIL]);
  const memberColumns = [...MEMBER_COLUMNS, 'consent_basis'];
  const member = insertion('hh_member', ['id', 'household_id', ...memberColumns, ...TRAIL]);
  const update = (table: string, id: string, cells: Row): void => {
    const all = { ...cells, source_id: sourceId, import_id: importId, updated_by: who };
    const set = Object.keys(all).map((name) => `${quoteName(name)} = ?`);
    const trail = `updated_at = strftime('%Y-%m-%dT%H:%M:%fZ','now'), row_version = row_version + 1`;
    db.run({
      text: `UPDATE ${table} SET ${set.join(', ')}, ${trail} WHERE id = ?`,
      values: [...Object.values(all), id],
    });
  };
  return {
    insertHousehold: (id, geom, cells) =>
      void household.run(
        id,
        geom,
        ...HOUSEHOLD_COLUMNS.map((name) => cells[name] ?? null),
        sourceId,
        importId,
        who,
      ),
    updateHousehold: (id, cells) => update('household', id, cells),
    insertMember: (id, own, cells) =>
      void member.run(id, own, ...memberColumns.map((name) => cells[name] ?? null), sourceId, importId, who),
    updateMember: (id, cells) => update('hh_member', id, cells),
    removeHousehold(id) {
      db.run(sql`DELETE FROM hh_member WHERE household_id = ${id}`);
      db.run(sql`DELETE FROM household WHERE id = ${id}`);
    },
  };
}
