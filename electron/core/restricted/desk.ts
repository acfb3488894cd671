import type { Opening, RestrictedMe, RestrictedSettings } from '../../../shared/contract/restricted.ts';
import type { AuditAction, OpenReason } from '../../../shared/contract/restricted-audit.ts';
import type { RestrictedUserRow, UserRights } from '../../../shared/contract/restricted-users.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';

/** How the rows of a register of the restricted store are read. */
export interface RestrictedReading {
  readonly db: ReadableDb;
  /** What is read: a view that masks what identifies a person, or the table itself once the register was opened. */
  readonly table: string;
  /** What is written. */
  readonly base: string;
  /** Grows with each change of the rows and of what is open. */
  readonly version: number;
  /** The whole register was opened with a reason. */
  readonly opened: boolean;
  /** Whoever has the store open may change its rows. */
  readonly editable: boolean;
  /** Notes in the audit log which rows were seen of those that are open. */
  seen(fids: readonly number[]): void;
}

/** An event for the audit log: who and when are added. Ids only, never a value. */
export interface AuditNote {
  readonly action: AuditAction;
  readonly subject?: string;
  readonly register?: string;
  readonly rows?: number;
  readonly ids?: readonly string[];
  readonly reason?: OpenReason;
}

/** The users of an open store. Everything but one's own passphrase refuses `rights-missing` for who does not keep them. */
export interface RestrictedUsers {
  list(): RestrictedUserRow[];
  add(about: { name: string; passphrase: string; rights: UserRights }): Promise<RestrictedUserRow>;
  update(about: { id: string; name: string; rights: UserRights }): RestrictedUserRow;
  remove(id: string): Promise<{ recoveryCode: string | null }>;
  changePassphrase(old: string, passphrase: string): Promise<void>;
  resetPassphrase(id: string, passphrase: string): Promise<void>;
  renewRecovery(): Promise<{ recoveryCode: string }>;
}

/** What can be done with an open store besides reading and changing its rows. */
export interface RestrictedDesk {
  readonly me: RestrictedMe;
  readonly users: RestrictedUsers;
  openings(): Opening[];
  /** Refuses `personal-not-allowed`, `workspace-read-only`: what can't be noted is not opened. */
  open(layer: string, fid: number | null, reason: OpenReason): Opening;
  close(layer: string, fid: number | null): void;
  /** The opening that covers a row of a register, or (without one) the register. */
  openingOf(layer: string, fid: number | null): Opening | null;
  settings(): RestrictedSettings;
  setSettings(settings: RestrictedSettings): void;
  note(event: AuditNote): void;
  /** Refuses `rights-missing`. */
  requireKeeper(): void;
  /** Erases data subjects, in the store and its journal; in backups `OpenWorkspace.eraseInBackups` does. */
  erase(subjects: readonly string[], note: AuditNote): number;
  /** Writes of the store's own books, which are in no journal: settings, erasures. */
  readonly books: WritableDb;
}
