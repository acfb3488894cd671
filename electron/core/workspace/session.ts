import { existsSync, readdirSync, rmSync } from 'node:fs';
import type { Issue } from '../../../shared/contract/base.ts';
import type { BackupInfo, BackupResult, RecentWorkspace } from '../../../shared/contract/workspace.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { CoreParts, OpenWorkspace } from '../context.ts';
import { WORKSPACE_MIGRATIONS } from '../db/migrations/index.ts';
import type { Follower } from '../journal/index.ts';
import { backupFolder, backupWorkspace, isBackupDue } from './backup.ts';
import { listBackups } from './backup-list.ts';
import { checkWorkspace, damagedIssue } from './check.queries.ts';
import { realPathOf, refuseNetworkFolder } from './folder-guard.ts';
import type { SessionWorkspace } from './open-workspace.ts';
import { type Opening, openFolder } from './opening.ts';
import { folderNameFor, folderNameOf, freePath, gpkgPathOf } from './paths.ts';
import { recentOf } from './recent.ts';
import { createRegistry, type Registry } from './registry.ts';
import { restoreBackup } from './restore.ts';
import { makeFolder, refusing } from './storage-errors.ts';
import { createStore, type NewWorkspace, refuseNoWorkspace } from './store.queries.ts';
import { drawThumbnail } from './thumbnail.ts';
import { lastClockOf, pictureShapes } from './workspace.queries.ts';

/** Progress of a backup, 0 to 1, and the way to stop it. */
export interface BackupControl {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

/** At most one workspace is open at a time; opening another closes the one before, with its backup. */
export interface WorkspaceSession {
  current(): OpenWorkspace | null;
  /** Makes a workspace in exactly that folder (`folder`), or in a new one of the title's name inside `parent`. */
  create(about: NewWorkspace, where?: { folder?: string; parent?: string }): Promise<OpenWorkspace>;
  open(folder: string): Promise<OpenWorkspace>;
  /** Refuses `workspace-not-found` for an id that this machine doesn't know or whose folder is gone. */
  openRecent(id: string): Promise<OpenWorkspace>;
  recent(): RecentWorkspace[];
  /** Takes a workspace off the list of recents; its folder stays as it is. */
  forget(id: string): void;
  rename(title: string): OpenWorkspace;
  /** Backs up the open workspace, into its own `backups/` or to a file that is not there yet. */
  backup(control?: BackupControl, file?: string): Promise<BackupResult>;
  /** Of the open workspace; with none open, of all recents. Newest first. */
  backups(): Promise<BackupInfo[]>;
  /** The file of a backup that `backups` listed. Refuses `backup-not-found`. */
  backupFile(id: string): Promise<string>;
  /** Restores into a folder that is not there yet and opens it. */
  restore(file: string, folder?: string): Promise<OpenWorkspace>;
  /** Examines the open workspace, or opens and examines the one in a folder: one too damaged to open is not `ok`. */
  check(folder?: string): Promise<{ ok: boolean; issues: Issue[] }>;
  /** Closes the open workspace; backs it up first when anything changed since the last backup, unless told not to. */
  close(options?: { backup?: boolean }): Promise<{ backup: BackupResult | null }>;
  /** Takes away a workspace which this session has made and whose making failed half-way, open or closed since. */
  abandonNew(made: OpenWorkspace): Promise<void>;
}

/** Jobs that themselves wait for their turn with the session: to wait for them while closing would be for ever. */
const SESSION_JOBS = ['sample', 'backup'];

class Session implements WorkspaceSession {
  private readonly core: CoreParts;
  private readonly registry: Registry;
  private readonly opening: Opening;
  private open_: SessionWorkspace | null = null;
  /** The workspaces that were made here, as they were opened first, with their ids. */
  private readonly made = new WeakMap<OpenWorkspace, string>();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(core: CoreParts, followers: readonly Follower[]) {
    this.core = core;
    this.registry = createRegistry(core.options.paths.settings);
    this.opening = {
      core,
      followers,
      registry: this.registry,
      backupBeforeMigration: async (folder) => {
        await backupFolder(folder, 'migration');
      },
    };
  }

  current(): SessionWorkspace | null {
    return this.open_;
  }

  private need(): SessionWorkspace {
    if (!this.open_) throw new Refusal('workspace-none-open');
    return this.open_;
  }

  /** Opening and closing wait for each other: two pages may ask at once. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.queue.then(work, work);
    this.queue = next.catch(() => undefined);
    return next;
  }

  private publish(): void {
    const topics = ['workspace', 'layers', 'rows', 'zones', 'journal', 'restricted', 'recent'] as const;
    this.core.events.publish({ type: 'changed', topics: [...topics], layers: [] });
  }

  /** One that can't be opened doesn't cost the one that is open: it comes back. */
  private async openNow(folder: string): Promise<SessionWorkspace> {
    const real = realPathOf(folder);
    if (this.open_?.folder === real) return this.open_;
    refuseNoWorkspace(real);
    const before = this.open_?.folder;
    await this.closeNow();
    try {
      this.open_ = await openFolder(this.opening, real);
    } catch (error) {
      if (before !== undefined) await this.comeBack(before);
      throw error;
    } finally {
      this.publish();
    }
    this.remember();
    return this.open_;
  }

  /** What keeps it from coming back must not stand for what went wrong first. */
  private async comeBack(folder: string): Promise<void> {
    try {
      this.open_ = await openFolder(this.opening, folder);
    } catch (error) {
      this.core.log.bug(error, { step: 'reopen' });
    }
  }

  open(folder: string): Promise<OpenWorkspace> {
    return this.inTurn(() => this.openNow(folder));
  }

  create(about: NewWorkspace, where: { folder?: string; parent?: string } = {}): Promise<OpenWorkspace> {
    return this.inTurn(async () => {
      const folder =
        where.folder ??
        folderFor(
          about.title,
          where.parent ?? this.core.options.paths.workspaces,
          where.parent !== undefined,
        );
      const name = folderNameOf(folder);
      refuseNetworkFolder(folder);
      if (existsSync(gpkgPathOf(folder))) throw new Refusal('workspace-exists', { folder: name });
      refusing(name, () => {
        makeFolder(folder);
        createStore(folder, about, WORKSPACE_MIGRATIONS);
      });
      const made = await this.openNow(folder);
      this.made.set(made, made.entry.id);
      return made;
    });
  }

  openRecent(id: string): Promise<OpenWorkspace> {
    const known = this.registry.byId(id);
    if (!known) return Promise.reject(new Refusal('workspace-not-found'));
    return this.open(known.folder);
  }

  /** Notes on this machine what the open workspace looks like, for the list of recents. */
  private remember(): void {
    const workspace = this.open_;
    if (!workspace) return;
    const { title, sizeBytes } = workspace.info();
    const clock = lastClockOf(workspace.db, workspace.entry.replica);
    const thumbnail = drawThumbnail(pictureShapes(workspace.db));
    this.registry.put({ ...workspace.entry, title, sizeBytes, clock, thumbnail });
  }

  recent(): RecentWorkspace[] {
    return this.registry.list().map(recentOf);
  }

  forget(id: string): void {
    this.registry.remove(id);
    this.core.events.publish({ type: 'changed', topics: ['recent'], layers: [] });
  }

  rename(title: string): OpenWorkspace {
    const workspace = this.need();
    workspace.rename(title);
    this.remember();
    this.core.events.publish({ type: 'changed', topics: ['workspace', 'recent'], layers: [] });
    return workspace;
  }

  /** In turn with opening and closing: what is being copied is not closed beneath it. */
  backup(control: BackupControl = {}, file?: string): Promise<BackupResult> {
    return this.inTurn(async () => {
      const result = await backupWorkspace(this.need(), 'demand', control, file);
      this.remember();
      this.core.events.publish({ type: 'changed', topics: ['workspace', 'recent'], layers: [] });
      return result;
    });
  }

  private backupFolders(): string[] {
    return this.open_ ? [this.open_.folder] : this.registry.list().map((entry) => entry.folder);
  }

  async backups(): Promise<BackupInfo[]> {
    const lists = await Promise.all(this.backupFolders().map(listBackups));
    const all = lists.flat().sort((a, b) => b.info.createdAt.localeCompare(a.info.createdAt));
    return all.map((backup) => backup.info);
  }

  async backupFile(id: string): Promise<string> {
    const lists = await Promise.all(this.backupFolders().map(listBackups));
    const found = lists.flat().find((backup) => backup.info.id === id);
    if (!found) throw new Refusal('backup-not-found');
    return found.path;
  }

  restore(file: string, folder?: string): Promise<OpenWorkspace> {
    return this.inTurn(async () => {
      const { workspaces } = this.core.options.paths;
      return this.openNow(await restoreBackup(file, folder ? { folder } : { parent: workspaces }));
    });
  }

  async check(folder?: string): Promise<{ ok: boolean; issues: Issue[] }> {
    try {
      if (folder !== undefined) await this.open(folder);
      return checkWorkspace(this.need());
    } catch (error) {
      const damaged = error instanceof Refusal && error.code === 'workspace-damaged';
      if (damaged && folder !== undefined) return { ok: false, issues: [damagedIssue()] };
      throw error;
    }
  }

  private async closeNow(withBackup = true): Promise<{ backup: BackupResult | null }> {
    const workspace = this.open_;
    if (!workspace) return { backup: null };
    // What runs in it would find its connection closed.
    await this.core.jobs.cancelRunning(SESSION_JOBS);
    await workspace.endWriting();
    const backup = withBackup ? await this.backupAtClose(workspace) : null;
    try {
      this.remember();
    } finally {
      this.open_ = null;
      await workspace.close();
      this.core.files.releaseTemporary();
    }
    this.publish();
    return { backup };
  }

  /** A backup that fails (a full disk) must not keep the workspace from closing: its rows are safe in its file. */
  private async backupAtClose(workspace: SessionWorkspace): Promise<BackupResult | null> {
    if (workspace.readOnly || !isBackupDue(workspace)) return null;
    try {
      return await backupWorkspace(workspace, 'close');
    } catch (error) {
      this.core.log.bug(error, { step: 'backup-at-close' });
      return null;
    }
  }

  close(options: { backup?: boolean } = {}): Promise<{ backup: BackupResult | null }> {
    return this.inTurn(() => this.closeNow(options.backup ?? true));
  }

  abandonNew(made: OpenWorkspace): Promise<void> {
    return this.inTurn(async () => {
      const id = this.made.get(made);
      if (id === undefined) throw new Error('only a workspace that was just made can be abandoned');
      if (this.open_ === made) await this.closeNow(false);
      this.made.delete(made);
      // Opened again in the meantime, it is somebody's.
      if (this.open_?.folder === made.folder) return;
      this.registry.remove(id);
      try {
        // Its key was still being derived, perhaps, when the workspace closed around it.
        made.restricted.lock();
      } finally {
        rmSync(made.folder, { recursive: true, force: true, maxRetries: 3 });
      }
    });
  }
}

/**
 * Where a new workspace goes: into the picked folder itself when it is empty or not there yet, else into a new folder
 * of the title's name inside it.
 */
function folderFor(title: string, parent: string, picked: boolean): string {
  if (existsSync(gpkgPathOf(parent))) return parent;
  if (picked && existsSync(parent) && readdirSync(parent).length === 0) return parent;
  return freePath(parent, folderNameFor(title));
}

/** The session of one core: what is open, what was open before. */
export const createWorkspaceSession = (
  core: CoreParts,
  followers: readonly Follower[] = [],
): WorkspaceSession => new Session(core, followers);
