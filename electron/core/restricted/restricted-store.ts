import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { ChangeLabel, RestrictedStore } from '../context.ts';
import { createKeyRing, openKeyRing, parseKeyRing } from './key-ring.ts';
import {
  audit,
  changeRestricted,
  checkpointRestricted,
  countHouseholds,
  openRestrictedDb,
  storeVersion,
} from './restricted.queries.ts';
import { keyRecordOfSize, keyRingText } from './store-file.ts';

type Connection = ReturnType<typeof openRestrictedDb>;

/** The restricted store with what only the workspace around it needs. */
export interface ManagedRestrictedStore extends RestrictedStore {
  /** Grows with each change; null when the store was not open in this session. */
  version(): number | null;
  /** The key of the open store, for the backup that verifies its copy; null while locked. Never kept elsewhere. */
  key(): Uint8Array | null;
}

export interface RestrictedParts {
  /** Paths of `restricted.db` and of its key record. */
  readonly path: string;
  readonly keyPath: string;
  readonly folderName: string;
  readonly readOnly: boolean;
  readonly who: string;
  /** Where the folder can't be written to: copies the store to where it can be opened, and returns its path. */
  readonly copyForReading: ((path: string) => string) | null;
  /** Writes a small file whole or not at all. */
  writeFile(path: string, text: string): void;
  /** Called after opening and after every change, with the store open: what the workspace shows of it is told. */
  onContents(store: RestrictedStore): void;
  /** Called after the state changed. */
  onState(): void;
}

class EncryptedStore implements ManagedRestrictedStore {
  private readonly parts: RestrictedParts;
  private connection: Connection | null = null;
  private dataKey: Uint8Array | null = null;
  private lastVersion: number | null = null;
  /** One passphrase at a time: a second would find the database opened beneath it. */
  private busy: Promise<unknown> = Promise.resolve();

  constructor(parts: RestrictedParts) {
    this.parts = parts;
  }

  get state(): 'none' | 'locked' | 'open' {
    if (this.connection) return 'open';
    return existsSync(this.parts.path) ? 'locked' : 'none';
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.busy.then(work, work);
    this.busy = next.catch(() => undefined);
    return next;
  }

  create(passphrase: string): Promise<{ recoveryCode: string }> {
    return this.inTurn(() => this.createNow(passphrase));
  }

  private async createNow(passphrase: string): Promise<{ recoveryCode: string }> {
    const { path, keyPath, folderName, readOnly, writeFile, who } = this.parts;
    if (readOnly) throw new Refusal('workspace-read-only', { folder: folderName });
    if (this.state !== 'none') throw new Refusal('workspace-exists', { folder: basename(path) });
    const { ring, key, recoveryCode } = await createKeyRing(passphrase);
    // A key record without its store may be all that is left to open a copy of it: it is kept.
    if (existsSync(keyPath)) renameSync(keyPath, `${keyPath}.${Date.now()}`);
    writeFile(keyPath, keyRingText(ring));
    const made = `${path}.new`;
    for (const suffix of ['', '-wal', '-shm']) rmSync(made + suffix, { force: true });
    const first = openRestrictedDb(made, key, { mustExist: false, readOnly: false });
    audit(first.db, { who, action: 'create' });
    checkpointRestricted(first.db);
    first.close();
    renameSync(made, path);
    this.noteSize();
    this.opened(openRestrictedDb(path, key, { mustExist: true, readOnly: false }), key);
    return { recoveryCode };
  }

  unlock(passphrase: string): Promise<void> {
    return this.inTurn(() => this.unlockNow(passphrase));
  }

  private async unlockNow(passphrase: string): Promise<void> {
    const { path, keyPath, folderName, readOnly, who } = this.parts;
    if (this.state === 'none') throw new Refusal('restricted-missing', { folder: folderName });
    const ring = existsSync(keyPath) ? parseKeyRing(readFileSync(keyPath, 'utf8')) : null;
    if (!ring) throw new Refusal('workspace-damaged', { folder: basename(keyPath) });
    const key = await openKeyRing(ring, passphrase);
    if (!key) throw new Refusal('passphrase-wrong');
    if (this.connection) return;
    // The key is right by its own record: what fails from here on is the file.
    let connection: Connection;
    try {
      const readable = this.parts.copyForReading?.(path) ?? path;
      connection = openRestrictedDb(readable, key, { mustExist: true, readOnly });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!/^SQLITE_(NOTADB|CORRUPT|IOERR)/.test(code)) throw error;
      throw new Refusal('workspace-damaged', { folder: basename(path) });
    }
    if (!readOnly) audit(connection.db, { who, action: 'unlock' });
    this.opened(connection, key);
  }

  private opened(connection: Connection, key: Uint8Array): void {
    this.connection = connection;
    this.dataKey = key;
    this.parts.onContents(this);
    this.parts.onState();
  }

  lock(): void {
    if (!this.connection) return;
    const { connection } = this;
    this.connection = null;
    this.dataKey?.fill(0);
    this.dataKey = null;
    try {
      this.lastVersion = storeVersion(connection.db);
      if (!this.parts.readOnly) {
        audit(connection.db, { who: this.parts.who, action: 'lock' });
        checkpointRestricted(connection.db);
      }
    } finally {
      connection.close();
      this.noteSize();
      this.parts.onState();
    }
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

  private need(): Connection {
    if (this.connection) return this.connection;
    throw new Refusal(this.state === 'none' ? 'restricted-missing' : 'restricted-locked');
  }

  db() {
    return this.need().db;
  }

  change<T>(label: ChangeLabel, work: Parameters<typeof changeRestricted<T>>[3]): T {
    const { db } = this.need();
    if (this.parts.readOnly) throw new Refusal('workspace-read-only', { folder: this.parts.folderName });
    const result = changeRestricted(db, label, this.parts.who, work);
    this.parts.onContents(this);
    return result;
  }

  note(event: Parameters<RestrictedStore['note']>[0]): void {
    const { db } = this.need();
    if (!this.parts.readOnly) audit(db, { who: this.parts.who, ...event });
  }

  households(): number | null {
    return this.connection ? countHouseholds(this.connection.db) : null;
  }

  version(): number | null {
    return this.connection ? storeVersion(this.connection.db) : this.lastVersion;
  }

  key(): Uint8Array | null {
    return this.dataKey;
  }
}

/** The restricted store of a workspace: absent, locked or open. Locks itself by `lock()`; nothing opens it but the passphrase. */
export const createRestrictedStore = (parts: RestrictedParts): ManagedRestrictedStore =>
  new EncryptedStore(parts);
