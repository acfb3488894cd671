import type { LawfulBasis } from '../../../shared/contract/import-choice.ts';
import type { ImportAccount } from '../../../shared/contract/imports.ts';
import type { HouseholdImport } from '../../../shared/contract/restricted.ts';
import { tableExists } from '../db/contents.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

/** Where a list comes from, as it is kept in the restricted store. */
export interface HouseholdOrigin {
  readonly agency: string | null;
  /** ISO date. */
  readonly asOf: string | null;
  readonly sha256: string | null;
  readonly bytes: number | null;
  readonly encoding: string | null;
  readonly crs: string | null;
  readonly profileId: string | null;
}

/** Notes the import itself: its ground, its source, its counts. */
export function insertImport(
  db: WritableDb,
  about: {
    readonly id: string;
    readonly changeSet: string;
    readonly workspaceSet: string;
    readonly sourceId: string;
    readonly origin: HouseholdOrigin;
    readonly basis: LawfulBasis;
    readonly account: ImportAccount;
    readonly households: number;
    readonly members: number;
    readonly who: string;
  },
): void {
  const { origin, basis, account } = about;
  db.run(sql`INSERT INTO household_import (id, change_set_id, workspace_set, source_id, at, who, agency, as_of_date,
      source_sha256, source_bytes, encoding, crs, profile_id, basis_kind, basis_note, keep_until, read_rows, inserted,
      updated, unchanged, skipped, households, members)
    VALUES (${about.id}, ${about.changeSet}, ${about.workspaceSet}, ${about.sourceId}, ${new Date().toISOString()},
      ${about.who}, ${origin.agency}, ${origin.asOf}, ${origin.sha256}, ${origin.bytes}, ${origin.encoding}, ${origin.crs},
      ${origin.profileId}, ${basis.kind}, ${basis.note}, ${basis.keepUntil}, ${account.read}, ${account.inserted},
      ${account.updated}, ${account.unchanged}, ${account.skipped}, ${about.households}, ${about.members})`);
}

export interface ImportState {
  readonly id: string;
  readonly change_set_id: string;
  readonly undo_set: string | null;
}

export const importState = (db: ReadableDb, id: string): ImportState | undefined =>
  db.get<ImportState>(sql`SELECT id, change_set_id, undo_set FROM household_import WHERE id = ${id}`);

/** The import that a change set of `workspace.gpkg` notes. */
export const importOfWorkspaceSet = (db: ReadableDb, set: string): string | null =>
  db.get<{ id: string }>(sql`SELECT id FROM household_import WHERE workspace_set = ${set}`)?.id ?? null;

export const setUndone = (db: WritableDb, id: string, undoSet: string): void => {
  db.run(sql`UPDATE household_import SET undo_set = ${undoSet} WHERE id = ${id}`);
};

/** After a redo the import is what its change set did, as before. */
export const setRedone = (db: WritableDb, id: string, changeSet: string): void => {
  db.run(sql`UPDATE household_import SET undo_set = NULL, change_set_id = ${changeSet} WHERE id = ${id}`);
};

interface ListedImport extends Omit<HouseholdImport, 'basis' | 'undone'> {
  readonly kind: LawfulBasis['kind'];
  readonly note: string;
  readonly keepUntil: string | null;
  readonly undone: number;
}

/** The lists that were taken in, the newest first. */
export const listImports = (db: ReadableDb): HouseholdImport[] => {
  // A store of an earlier version that can't be written is read as it is.
  if (!tableExists(db, 'household_import')) return [];
  return db
    .all<ListedImport>(
      sql`SELECT id, at, agency, as_of_date AS asOf, basis_kind AS kind, basis_note AS note, keep_until AS keepUntil,
        read_rows AS readRows, households, members, undo_set IS NOT NULL AS undone
        FROM household_import ORDER BY at DESC LIMIT 500`,
    )
    .map(({ kind, note, keepUntil, undone, ...row }) => ({
      ...row,
      basis: { kind, note, keepUntil },
      undone: undone === 1,
    }));
};
