import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { RestrictedMe } from '../../../shared/contract/restricted.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { ChangeLabel, EditedSince, RestrictedStore, RestrictedWriter } from '../context.ts';
import type { Connection } from '../db/connection.ts';
import type { ReadableDb, WritableDb } from '../db/types.ts';
import type { HybridClock } from '../journal/index.ts';
import { auditHead, headIsHeld, noteCut } from './audit/audit.queries.ts';
import { createStore } from './create-store.ts';
import type { AuditNote, RestrictedDesk, RestrictedReading } from './desk.ts';
import { IdleLock } from './idle-lock.ts';
import { type KeyRing, type Opened, openKeyRing } from './keys/key-ring.ts';
import type { KdfCost } from './keys/passphrase-wrap.ts';
import { type RingFile, ringFile } from './keys/ring-file.ts';
import { OpenSession } from './open-session.ts';
import { openStore, replaceStoreKey } from './open-store.ts';
import {
  changeRestricted,
  checkpointRestricted,
  countHouseholds,
  lastReading,
  storeVersion,
} from './restricted.queries.ts';
import { rowWriter } from './rows/row-writer.ts';
import { keyRecordOfSize } from './store-file.ts';
import { StoreMemory } from './store-memory.ts';
import { meetUser } from './users/meet-user.ts';
import { upgradeRing } from './users/upgrade-ring.ts';
import { createUsers, type UsersParts } from './users/users.ts';

/** The restricted store with what only the workspace around it needs. */
export interface ManagedRestrictedStore extends RestrictedStore {
  /** Grows with each change; null when the store was not open in this session. */
  version(): number | null;
  /** When it was last written to in this session; null where it was not. */
  savedAt(): string | null;
  /** The key of the open store, for the backup that verifies its copy; null while locked. Never kept elsewhere. */
  key(): Uint8Array | null;
  /** Locks it for good: the workspace closes. A passphrase that is still being stretched opens nothing any more. */
  end(): void;
}

export interface RestrictedParts {
  /** Paths of `restricted.db` and of its key record. */
  readonly path: string;
  readonly keyPath: string;
  readonly folderName: string;
  readonly readOnly: boolean;
  /** How hard passphrases are to guess. */
  readonly cost: KdfCost;
  /** This machine's settings: names of users and erasures are remembered there. */
  readonly settingsFolder: string;
  /** Where the folder can't be written to: copies the store to where it can be opened, and returns its path. */
  readonly copyForReading: ((path: string) => string) | null;
  /** The clock of the workspace's journal: undo goes over both stores. */
  clock(): HybridClock;
  /** Writes a small file whole or not at all. */
  writeFile(path: string, text: string): void;
  /** Called after opening and after every change, with the store open: what the workspace shows of it is told. */
  onContents(store: RestrictedStore): void;
  /** Called when more or less of a register may be seen. */
  onSeen(layer: string): void;
  /** Called after the state changed. */
  onState(): void;
  /** The head of the audit log as the workspace noted it; empty where none was. */
  notedHead(): string;
  /** Called before it locks, with the head of the audit log; null where the noted one is not in it and has to stay. */
  onLocking(head: string | null): void;
  /** Called after locking and after an erasure: plain copies of what was in it are to go. */
  onLeaving(): void;
}

class EncryptedStore implements ManagedRestrictedStore {
  private readonly parts: RestrictedParts;
  private readonly ring: RingFile;
  private readonly memory: StoreMemory;
  private readonly idle = new IdleLock(
    () => this.lock(),
    () => (this.session?.overSince() ?? null) !== null,
  );
  private session: OpenSession | null = null;
  private lastVersion: number | null = null;
  private ended = false;
  private locking = false;
  private changedAt: string | null = null;
  /** Passphrases that were wrong since the store was last open: noted once it can be written to. */
  private wrong = 0;
  /** One passphrase at a time: a second would find the database opened beneath it. */
  private busy: Promise<unknown> = Promise.resolve();

  constructor(parts: RestrictedParts) {
    this.parts = parts;
    this.ring = ringFile(parts.keyPath, parts.writeFile);
    this.memory = new StoreMemory(parts.settingsFolder, this.ring);
  }

  get state(): 'none' | 'locked' | 'open' {
    if (this.session) return 'open';
    return existsSync(this.parts.path) ? 'locked' : 'none';
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.busy.then(work, work);
    this.busy = next.catch(() => undefined);
    return next;
  }

  create(passphrase: string, name = ''): Promise<{ recoveryCode: string }> {
    return this.inTurn(() => this.createNow(passphrase, name.trim()));
  }

  private async createNow(passphrase: string, name: string): Promise<{ recoveryCode: string }> {
    const { path, folderName, readOnly } = this.parts;
    if (readOnly) throw new Refusal('workspace-read-only', { folder: folderName });
    if (this.state !== 'none') throw new Refusal('workspace-exists', { folder: basename(path) });
    const { connection, key, user, recoveryCode } = await createStore(this.parts, passphrase, name);
    this.noteSize();
    this.begin(connection, key, meetUser(connection.db, { wrap: user, kind: 'passphrase' }));
    return { recoveryCode };
  }

  unlock(passphrase: string, user: string | null = null): Promise<void> {
    return this.inTurn(() => this.unlockNow(passphrase, user));
  }

  private async unlockNow(passphrase: string, user: string | null): Promise<void> {
    const { folderName } = this.parts;
    if (this.state === 'none') throw new Refusal('restricted-missing', { folder: folderName });
    const ring = this.ring.read();
    const opened = await openKeyRing(ring, passphrase, user);
    if (!opened) {
      this.wrong += 1;
      throw new Refusal('passphrase-wrong');
    }
    if (this.session && !this.makesWay(this.session, opened)) return;
    const connection = openStore(this.parts, opened.key);
    try {
      const me = await this.meet(connection, ring, opened, passphrase);
      // Nothing to lock when the passphrase was right and the right has ended: it was never open.
      this.begin(connection, opened.key, me);
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /**
   * Somebody's passphrase while the store is open: false for the user who has it open already; for another one, if that one may
   * come in at all, it is locked first.
   */
  private makesWay(session: OpenSession, opened: Opened): boolean {
    const next = meetUser(session.connection.db, opened);
    if (next.id === session.me.id) return false;
    this.lock();
    return true;
  }

  /** Who it is. Whoever comes by a record of the first version becomes the first user. */
  private async meet(
    { db }: Connection,
    ring: KeyRing,
    opened: Opened,
    secret: string,
  ): Promise<RestrictedMe> {
    const { readOnly, cost } = this.parts;
    if (opened.paired || readOnly) return meetUser(db, opened);
    return meetUser(db, await upgradeRing(db, this.ring, ring, opened, { secret, cost }));
  }

  private begin(connection: Connection, key: Uint8Array, me: RestrictedMe): void {
    const { readOnly, folderName } = this.parts;
    if (this.ended) throw new Refusal('restricted-locked');
    const session = new OpenSession({
      ...{ connection, key, me, readOnly, folderName },
      makeUsers: (open) => createUsers(this.usersParts(open)),
      onSeen: (layer) => this.parts.onSeen(layer),
      onErased: (subjects) => {
        this.memory.erased(subjects);
        this.parts.onLeaving();
        this.parts.onContents(this);
      },
      onSettings: ({ autoLockMinutes }) => {
        this.idle.start(autoLockMinutes);
        // What is too small to be shown may have become another, and pages tell when it locks.
        this.parts.onContents(this);
      },
    });
    if (this.wrong > 0) session.note({ action: 'unlock-refused', rows: this.wrong });
    this.wrong = 0;
    session.note({ action: 'unlock' });
    if (!readOnly) noteCut(connection.db, this.parts.notedHead(), session.who);
    if (!readOnly) this.remember(session);
    this.parts.clock().seen(lastReading(connection.db));
    this.session = session;
    this.idle.start(session.settings().autoLockMinutes);
    this.parts.onContents(this);
    this.parts.onState();
  }

  private remember(session: OpenSession): void {
    const rows = this.memory.forget(session.connection, session.who);
    if (rows !== null) session.note({ action: 'erase-again', rows });
    this.memory.users(session.connection, session.me.id);
  }

  private usersParts(open: OpenSession): UsersParts {
    return {
      db: () => open.connection.db,
      // A copy: locking wipes the session's own while a passphrase is still being stretched.
      key: () => Uint8Array.from(this.need().key),
      ring: this.ring,
      cost: this.parts.cost,
      me: () => open.me.id,
      who: () => open.who,
      requireKeeper: () => open.requireKeeper(),
      note: (event) => open.note(event),
      change: (label, work) => this.change(label, work),
      replaceKey: (ring) => this.replaceKey(open, ring),
      onUsers: () => {
        this.memory.users(open.connection, open.me.id);
        open.meetAgain();
      },
      inTurn: (work) => this.inTurn(work),
    };
  }

  private replaceKey(open: OpenSession, ring: KeyRing): void {
    open.closeAll();
    try {
      const { connection, key } = replaceStoreKey(this.parts.path, this.ring, ring, open);
      open.goOnWith(connection, key);
    } catch (error) {
      // One of the two files opens by the record that lies there: unlocking finds which.
      this.forgetSession(open);
      throw error;
    }
  }

  lock(): void {
    if (!this.session || this.locking) return;
    const { session } = this;
    this.locking = true;
    const { db } = session.connection;
    try {
      this.lastVersion = storeVersion(db);
      session.note({ action: 'lock' });
      if (!this.parts.readOnly) {
        checkpointRestricted(db);
        this.parts.onLocking(headIsHeld(db, this.parts.notedHead()) ? auditHead(db) : null);
      }
    } finally {
      session.connection.close();
      this.locking = false;
      this.forgetSession(session);
      this.noteSize();
    }
  }

  private forgetSession(session: OpenSession): void {
    this.idle.stop();
    this.session = null;
    session.end();
    this.parts.onLeaving();
    this.parts.onState();
  }

  end(): void {
    this.ended = true;
    this.lock();
  }

  /** Without the key, its size is all that tells a store that was cut off from a whole one. */
  private noteSize(): void {
    const { path, keyPath, readOnly, writeFile } = this.parts;
    const record = readOnly ? null : keyRecordOfSize(path, keyPath);
    if (record === null) return;
    try {
      writeFile(keyPath, record);
    } catch {
      // A full disk must not keep the store from locking; the earlier record stays whole and true.
    }
  }

  private need(): OpenSession {
    const on = this.locking ? null : (this.session?.overSince() ?? null);
    if (on !== null) {
      this.lock();
      throw new Refusal('user-expired', { on });
    }
    if (this.session) return this.session;
    throw new Refusal(this.state === 'none' ? 'restricted-missing' : 'restricted-locked');
  }

  db(): ReadableDb {
    return this.need().connection.db;
  }

  reading(register: string): RestrictedReading {
    return this.need().reading(register);
  }

  who(): string {
    return this.need().who;
  }

  desk(): RestrictedDesk {
    return this.need();
  }

  active(): string | null {
    this.idle.touch();
    return this.idle.at();
  }

  lockAt(): string | null {
    return this.idle.at();
  }

  known(): { users: readonly { id: string; name: string }[]; last: string | null } {
    return this.memory.known();
  }

  change<T>(label: ChangeLabel & { readonly reverts?: string }, work: (db: WritableDb) => T): T {
    const session = this.need();
    if (this.parts.readOnly) throw new Refusal('workspace-read-only', { folder: this.parts.folderName });
    if (!session.me.canEdit && !DERIVED.has(label.kind)) throw new Refusal('rights-missing');
    const { db } = session.connection;
    const clock = this.parts.clock();
    clock.seen(lastReading(db));
    const result = changeRestricted(db, { ...label, who: session.who, clock: clock.next() }, work);
    session.changed();
    this.changedAt = new Date().toISOString();
    this.parts.onContents(this);
    return result;
  }

  changeRows<T>(label: ChangeLabel, work: (writer: RestrictedWriter) => T): T {
    const session = this.need();
    const isOpen = (register: string, fid: number): boolean => session.openingOf(register, fid) !== null;
    return this.change(label, (db) => work(rowWriter(db, { who: session.who, isOpen })));
  }

  editedSince(register: string, version: number, own: readonly number[]): EditedSince | null {
    return this.need().editedSince(register, version, own);
  }

  note(event: AuditNote): void {
    this.need().note(event);
  }

  households(): number | null {
    return this.session ? countHouseholds(this.session.connection.db) : null;
  }

  version(): number | null {
    return this.session ? storeVersion(this.session.connection.db) : this.lastVersion;
  }

  savedAt(): string | null {
    return this.changedAt;
  }

  key(): Uint8Array | null {
    return this.session?.key ?? null;
  }
}

/** Change sets that follow from others: who may only look may still ask a question, and keepers keep users. */
const DERIVED = new Set(['analysis', 'user']);

/** The restricted store of a workspace: absent, locked or open. Nothing opens it but a passphrase or the recovery code. */
export const createRestrictedStore = (parts: RestrictedParts): ManagedRestrictedStore =>
  new EncryptedStore(parts);
