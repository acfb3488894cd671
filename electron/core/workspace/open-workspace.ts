import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import type { Issue } from '../../../shared/contract/base.ts';
import type { WorkspaceInfo } from '../../../shared/contract/workspace.ts';
import { PROVINCES } from '../../../shared/domain/provinces.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { ApartWork, Change, ChangeLabel, CoreParts, OpenWorkspace } from '../context.ts';
import { createIdentities, type Identities } from '../identity/index.ts';
import { createJournal, type Follower, type Journal } from '../journal/index.ts';
import type { ManagedRestrictedStore } from '../restricted/index.ts';
import { type ApartControl, ApartWriter } from './apart-writer.ts';
import type { FolderLock } from './lock.ts';
import { folderNameOf, gpkgPathOf, restrictedPathOf } from './paths.ts';
import type { RegistryEntry } from './registry.ts';
import { RestrictedSide } from './restricted-side.ts';
import { refusing, storageRefusal } from './storage-errors.ts';
import { closeStore, copyAside, type OpenedStore } from './store.queries.ts';
import {
  onlyProvinceCode,
  provinceName,
  readMeta,
  savedAt,
  workspaceExtent,
  writeMeta,
} from './workspace.queries.ts';

/** An open workspace with what only the session needs of it. */
export interface SessionWorkspace extends OpenWorkspace {
  readonly restricted: ManagedRestrictedStore;
  readonly journal: Journal;
  readonly entry: RegistryEntry;
  savedAt(): string;
  /** False for a workspace that is as it was made. */
  everChanged(): boolean;
  rename(title: string): void;
  backedUp(backup: NonNullable<RegistryEntry['backup']>): void;
  addIssue(issue: Issue): void;
  /** Stops a thread that writes and waits for its end; none is started any more. */
  endWriting(): Promise<void>;
  /** Closes both stores and gives the lock back, after everyone who asked by `onClose` has let go. */
  close(): Promise<void>;
}

export interface WorkspaceParts {
  readonly core: CoreParts;
  readonly folder: string;
  readonly store: OpenedStore;
  readonly lock: FolderLock | null;
  readonly entry: RegistryEntry;
  readonly followers: readonly Follower[];
}

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0);

/** The kind of change by which something leaves the file for the restricted store. */
const MOVED_APART = 'moved-apart';

class StoredWorkspace implements SessionWorkspace {
  readonly folder: string;
  readonly gpkgPath: string;
  readonly readOnly: boolean;
  readonly journal: Journal;
  private readonly side: RestrictedSide;
  private readonly parts: WorkspaceParts;
  private readonly issues: Issue[] = [];
  private readonly closing: (() => void | Promise<void>)[] = [];
  private readonly apart: ApartWriter;
  private readonly identities: Identities;
  private readonly opening = randomUUID();
  entry: RegistryEntry;

  constructor(parts: WorkspaceParts) {
    this.parts = parts;
    this.folder = parts.folder;
    this.entry = parts.entry;
    this.identities = createIdentities(parts.core.options.paths.settings);
    this.gpkgPath = parts.store.path;
    this.readOnly = parts.store.readOnly !== null;
    this.side = this.makeSide();
    this.journal = createJournal({
      db: parts.store.connection.db,
      readOnly: this.readOnly,
      replica: parts.entry.replica,
      who: () => this.who(),
      publish: (event) => {
        parts.core.events.publish(event);
        this.side.seen(event);
      },
      followers: parts.followers,
      behind: (kind, title, work) => void parts.core.jobs.start(kind, title, work),
    });
    this.apart = new ApartWriter({
      connection: parts.store.connection,
      journal: this.journal,
      start: () => ({ gpkgPath: this.gpkgPath, replica: parts.entry.replica, who: this.who() }),
    });
  }

  /** An id for the journals of both stores: a name stands in this machine's settings alone. */
  private who(): string {
    return this.identities.who(this.entry.id);
  }

  private makeSide(): RestrictedSide {
    const { core, folder, store } = this.parts;
    const aside = (path: string): string => copyAside(path, core.files.temporaryFolder());
    return new RestrictedSide({
      ...{ core, folder, readOnly: this.readOnly, db: store.connection.db },
      copyForReading: store.readOnly === 'folder' ? aside : null,
      clock: () => this.journal.clock,
    });
  }

  get restricted(): ManagedRestrictedStore {
    return this.side.store;
  }

  areaCounts(layer: string, fid: number): ReturnType<OpenWorkspace['areaCounts']> {
    return this.side.counts(layer, fid);
  }

  backupCount(): number {
    return this.side.backupCount();
  }

  auditHead(): string {
    return this.side.auditHead();
  }

  eraseInBackups(control: Parameters<OpenWorkspace['eraseInBackups']>[0] = {}) {
    return this.side.eraseInBackups(control);
  }

  get db() {
    return this.parts.store.connection.db;
  }

  info(): WorkspaceInfo {
    const registered = onlyProvinceCode(this.db);
    const code = readMeta(this.db, 'province_code') ?? registered;
    const known = PROVINCES.find((province) => province.code === code);
    return {
      id: this.entry.id,
      opening: this.opening,
      title: readMeta(this.db, 'title') ?? folderNameOf(this.folder),
      folderName: folderNameOf(this.folder),
      provinceCode: code,
      provinceName: provinceName(this.db, code) ?? known?.name.th ?? null,
      sample: readMeta(this.db, 'sample') === '1',
      readOnly: this.readOnly,
      schemaVersion: this.parts.store.schemaVersion,
      savedAt: [savedAt(this.db), this.restricted.savedAt() ?? ''].sort().at(-1) ?? '',
      extent: workspaceExtent(this.db) ?? known?.extent ?? null,
      restricted: this.restricted.state,
      lastBackupAt: this.entry.backup?.at ?? null,
      sizeBytes: this.sizeBytes(),
      issues: [...this.issues],
    };
  }

  private sizeBytes(): number {
    const gpkg = gpkgPathOf(this.folder);
    return [gpkg, `${gpkg}-wal`, restrictedPathOf(this.folder)].reduce((sum, path) => sum + sizeOf(path), 0);
  }

  savedAt(): string {
    return savedAt(this.db);
  }

  everChanged(): boolean {
    return savedAt(this.db) !== readMeta(this.db, 'created_at');
  }

  private refuseReadOnly(): void {
    const folder = folderNameOf(this.folder);
    const { readOnly, schemaVersion } = this.parts.store;
    if (readOnly === 'newer') throw new Refusal('workspace-newer', { folder, version: schemaVersion });
    if (readOnly === 'folder') throw new Refusal('workspace-read-only', { folder });
  }

  change<T>(label: ChangeLabel, work: (change: Change) => T): T {
    this.refuseReadOnly();
    return refusing(folderNameOf(this.folder), () => {
      const result = this.journal.change(label, work);
      // What was moved out must not stay readable in older pages of the write-ahead log.
      if (label.kind === MOVED_APART) this.parts.store.connection.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return result;
    });
  }

  async changeApart(work: ApartWork, options: ApartControl = {}): Promise<unknown> {
    this.refuseReadOnly();
    try {
      return await this.apart.write(work, options);
    } catch (error) {
      throw storageRefusal(error, folderNameOf(this.folder));
    }
  }

  writable(signal?: AbortSignal): Promise<void> {
    return this.apart.idle(signal);
  }

  endWriting(): Promise<void> {
    return this.apart.end();
  }

  rename(title: string): void {
    this.refuseReadOnly();
    const { db } = this.parts.store.connection;
    refusing(folderNameOf(this.folder), () =>
      db.transaction(() => {
        writeMeta(db, 'title', title);
        writeMeta(db, 'saved_at', new Date().toISOString());
      }),
    );
  }

  backedUp(backup: NonNullable<RegistryEntry['backup']>): void {
    this.entry = { ...this.entry, backup };
  }

  addIssue(issue: Issue): void {
    this.issues.push(issue);
  }

  onClose(work: () => void | Promise<void>): void {
    this.closing.push(work);
  }

  async close(): Promise<void> {
    await this.endWriting();
    await Promise.allSettled(this.closing.splice(0).map((work) => work()));
    try {
      this.side.end();
    } finally {
      try {
        closeStore(this.parts.store);
      } finally {
        this.parts.lock?.release();
      }
    }
  }
}

/** Puts the workspace's parts together: store, journal, restricted store. */
export const createOpenWorkspace = (parts: WorkspaceParts): SessionWorkspace => new StoredWorkspace(parts);
