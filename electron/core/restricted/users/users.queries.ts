import type { RestrictedMe } from '../../../../shared/contract/restricted.ts';
import type { UserRights } from '../../../../shared/contract/restricted-users.ts';
import { tableExists } from '../../db/contents.ts';
import { sql } from '../../db/sql.ts';
import type { ReadableDb, WritableDb } from '../../db/types.ts';

interface UserRow {
  readonly id: string;
  readonly name: string | null;
  readonly person_id: string | null;
  readonly access_level: string | null;
  readonly can_edit: number | null;
  readonly can_certify: number | null;
  readonly can_see_personal: number | null;
  readonly can_manage: number | null;
  readonly expires_on: string | null;
}

/** A user as the store holds it. */
export interface StoredUser extends UserRights {
  readonly id: string;
  readonly name: string;
  readonly personId: string | null;
}

const levelOf = (level: string | null): UserRights['accessLevel'] =>
  level === 'district' || level === 'council_area' ? level : 'province';

const toUser = (row: UserRow): StoredUser => ({
  id: row.id,
  name: row.name ?? '',
  personId: row.person_id,
  accessLevel: levelOf(row.access_level),
  canEdit: row.can_edit === 1,
  canCertify: row.can_certify === 1,
  canSeePersonal: row.can_see_personal === 1,
  canManage: row.can_manage === 1,
  expiresOn: row.expires_on,
});

const COLUMNS = sql`id, name, person_id, access_level, can_edit, can_certify, can_see_personal, can_manage, expires_on`;

export const listUsers = (db: ReadableDb): StoredUser[] =>
  db.all<UserRow>(sql`SELECT ${COLUMNS} FROM app_user ORDER BY fid`).map(toUser);

export const userById = (db: ReadableDb, id: string): StoredUser | null => {
  if (!tableExists(db, 'app_user')) return null;
  const row = db.get<UserRow>(sql`SELECT ${COLUMNS} FROM app_user WHERE id = ${id}`);
  return row ? toUser(row) : null;
};

/** Everything: of the first user, who has made the store. */
export const ALL_RIGHTS: UserRights = {
  accessLevel: 'province',
  canEdit: true,
  canCertify: true,
  canSeePersonal: true,
  canManage: true,
  expiresOn: null,
};

/** Writes a user, inside a change of the store. */
export function insertUser(
  db: WritableDb,
  id: string,
  about: { readonly name: string; readonly rights: UserRights; readonly who: string },
): void {
  const { name, rights, who } = about;
  db.run(sql`INSERT INTO app_user (id, name, access_level, can_edit, can_certify, can_see_personal, can_manage,
      expires_on, created_by)
    VALUES (${id}, ${name}, ${rights.accessLevel}, ${rights.canEdit}, ${rights.canCertify}, ${rights.canSeePersonal},
      ${rights.canManage}, ${rights.expiresOn}, ${who})`);
}

export function updateUser(
  db: WritableDb,
  id: string,
  about: { readonly name: string; readonly rights: UserRights; readonly who: string },
): void {
  const { name, rights, who } = about;
  db.run(sql`UPDATE app_user SET name = ${name}, access_level = ${rights.accessLevel}, can_edit = ${rights.canEdit},
    can_certify = ${rights.canCertify}, can_see_personal = ${rights.canSeePersonal}, can_manage = ${rights.canManage},
    expires_on = ${rights.expiresOn}, updated_by = ${who}, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ','now'),
    row_version = row_version + 1 WHERE id = ${id}`);
}

export const deleteUser = (db: WritableDb, id: string): void => {
  db.run(sql`DELETE FROM app_user WHERE id = ${id}`);
};

/** When each user last opened the store. */
export const lastUnlocks = (db: ReadableDb): Map<string, string> =>
  new Map(
    db
      .all<{ who: string; at: string }>(
        sql`SELECT who, max(at) AS at FROM audit_event WHERE action = 'unlock' GROUP BY who`,
      )
      .map(({ who, at }) => [who, at]),
  );

/** What a user may do, in the words of the contract. */
export const meOf = (user: StoredUser): RestrictedMe => ({
  id: user.id,
  name: user.name,
  canEdit: user.canEdit,
  canCertify: user.canCertify,
  canSeePersonal: user.canSeePersonal,
  manages: user.canManage,
});
