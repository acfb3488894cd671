import type { Opening, RestrictedMe, RestrictedSettings } from '../../../shared/contract/restricted.ts';
import type { OpenReason } from '../../../shared/contract/restricted-audit.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { EditedSince } from '../context.ts';
import type { Connection } from '../db/connection.ts';
import type { WritableDb } from '../db/types.ts';
import { audit } from './audit/audit.queries.ts';
import type { AuditNote, RestrictedDesk, RestrictedReading, RestrictedUsers } from './desk.ts';
import { eraseSubjects } from './erase/erase.queries.ts';
import { createMaskedViews, isRestrictedRegister, maskedViewOf } from './masks/masked-views.queries.ts';
import { Openings } from './masks/openings.ts';
import { RecentChanges } from './recent-changes.queries.ts';
import { storeVersion } from './restricted.queries.ts';
import { readSettings, writeSettings } from './settings.queries.ts';
import { today } from './today.ts';
import { lastDayOf, stillThere } from './users/meet-user.ts';

/** The id under which whoever came by the recovery code stands in the journal and the log. */
export const RECOVERY = 'recovery';

export interface SessionParts {
  readonly connection: Connection;
  readonly key: Uint8Array;
  readonly me: RestrictedMe;
  readonly readOnly: boolean;
  readonly folderName: string;
  /** Changed by nobody but the program: users are kept on a page of their own. */
  makeUsers(session: OpenSession): RestrictedUsers;
  /** What may be seen of a register has changed. */
  onSeen(layer: string): void;
  /** Called after an erasure, with the store open. */
  onErased(subjects: readonly string[]): void;
  onSettings(settings: RestrictedSettings): void;
}

/** The users of the store are no rows to be edited: a passphrase belongs to each. */
const KEPT_BY_PAGE = 'app_user';

/** From unlocking to locking: who is there, what is open, what is noted. */
export class OpenSession implements RestrictedDesk {
  me: RestrictedMe;
  readonly users: RestrictedUsers;
  private readonly parts: SessionParts;
  private readonly openings_: Openings;
  connection: Connection;
  key: Uint8Array;
  private lastDay: string | null;
  private readonly recent = new RecentChanges();

  constructor(parts: SessionParts) {
    this.parts = parts;
    this.me = parts.me;
    this.connection = parts.connection;
    this.key = parts.key;
    this.lastDay = lastDayOf(this.connection.db, this.me.id);
    this.prepare();
    this.openings_ = this.newOpenings();
    this.users = parts.makeUsers(this);
    this.changed();
  }

  /** After a change of the rows: who looked before is told of what they did not see. */
  changed(anew = false): void {
    const { db } = this.connection;
    this.recent.note(db, this.version(), { anew });
  }

  /** Of every reading: grows with what is written and with what is opened. */
  private version(): number {
    return storeVersion(this.connection.db) + this.openings_.generation;
  }

  editedSince(register: string, version: number, own: readonly number[]): EditedSince | null {
    return this.recent.since(this.connection.db, register, version, own);
  }

  private newOpenings(): Openings {
    return new Openings({
      db: () => this.connection.db,
      note: (event) => this.note(event),
      onChange: (layer) => this.parts.onSeen(layer),
    });
  }

  private prepare(): void {
    const { db } = this.connection;
    // What is kept in memory may be written also where the store is only looked at.
    if (this.parts.readOnly) db.exec('PRAGMA query_only = OFF');
    createMaskedViews(db);
    if (this.parts.readOnly) db.exec('PRAGMA query_only = ON');
  }

  /** After users were changed: who has the store open goes on with the rights of now. */
  meetAgain(): void {
    if (this.me.id === null) return;
    this.me = stillThere(this.connection.db, this.me.id);
    this.lastDay = lastDayOf(this.connection.db, this.me.id);
    if (!this.me.canSeePersonal) this.closeAll();
  }

  /** The day on which the right of who is there ended, once it is over: a day can end while the store is open. */
  overSince(): string | null {
    return this.lastDay !== null && this.lastDay < today(this.connection.db) ? this.lastDay : null;
  }

  get who(): string {
    return this.me.id ?? RECOVERY;
  }

  get books(): WritableDb {
    this.refuseReadOnly();
    return this.connection.db;
  }

  private refuseReadOnly(): void {
    if (this.parts.readOnly) throw new Refusal('workspace-read-only', { folder: this.parts.folderName });
  }

  note(event: AuditNote): void {
    if (this.parts.readOnly) return;
    audit(this.connection.db, { who: this.who, ...event });
  }

  requireKeeper(): void {
    if (!this.me.manages) throw new Refusal('rights-missing');
  }

  openings(): Opening[] {
    return this.openings_.list();
  }

  openingOf(layer: string, fid: number | null): Opening | null {
    return this.openings_.of(layer, fid);
  }

  open(layer: string, fid: number | null, reason: OpenReason): Opening {
    if (!this.me.canSeePersonal) throw new Refusal('personal-not-allowed');
    this.refuseReadOnly();
    if (!isRestrictedRegister(layer)) throw new Refusal('layer-not-found', { layer });
    return this.openings_.open(layer, fid, reason, this.settings().openMinutes);
  }

  close(layer: string, fid: number | null): void {
    this.openings_.close(layer, fid);
  }

  reading(register: string): RestrictedReading {
    const { db } = this.connection;
    const opened = this.openings_.of(register, null) !== null;
    return {
      db,
      table: opened ? register : maskedViewOf(register),
      base: register,
      version: this.version(),
      opened,
      editable: this.me.canEdit && !this.parts.readOnly && register !== KEPT_BY_PAGE,
      seen: (fids) => this.openings_.seen(register, fids),
    };
  }

  settings(): RestrictedSettings {
    return readSettings(this.connection.db);
  }

  setSettings(settings: RestrictedSettings): void {
    this.requireKeeper();
    writeSettings(this.books, settings);
    this.note({ action: 'setting' });
    this.parts.onSettings(settings);
  }

  erase(subjects: readonly string[], note: AuditNote): number {
    this.requireKeeper();
    const rows = eraseSubjects(this.books, subjects, { who: this.who, backupsDone: false });
    // Words that somebody typed for it may name who is to be forgotten: its kind is reason enough.
    const reason = note.reason && { ...note.reason, words: '' };
    this.note({ ...note, ...(reason ? { reason } : {}), rows });
    this.changed(true);
    this.parts.onErased(subjects);
    return rows;
  }

  /** Before the connection is replaced: what was open of persons is closed. */
  closeAll(): void {
    for (const { layer, fid } of this.openings_.list()) this.openings_.close(layer, fid);
  }

  /** Goes on with the store under its next key. */
  goOnWith(connection: Connection, key: Uint8Array): void {
    this.connection = connection;
    this.key = key;
    this.prepare();
  }

  /** At locking: nothing is open any more, the key is forgotten. */
  end(): void {
    this.openings_.end();
    this.key.fill(0);
  }
}
