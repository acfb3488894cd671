import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BackupResult } from '../../../shared/contract/workspace.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import { isStoreFileBroken } from '../restricted/index.ts';
import { BACKUP_EXTENSION, listBackups } from './backup-list.ts';
import type { BackupReason } from './backup-manifest.ts';
import { doomedBackups } from './backup-rotation.ts';
import type { BackupTask } from './make-backup.ts';
import type { SessionWorkspace } from './open-workspace.ts';
import { backupsPathOf, folderNameOf, gpkgPathOf, restrictedKeyPathOf, restrictedPathOf } from './paths.ts';
import { makeFolder, storageRefusal } from './storage-errors.ts';

/** The buffers of packing are short-lived: collected often, they take a tenth of what they would grow to. */
const YOUNG_MB = 6;

interface Control {
  readonly signal?: AbortSignal;
  readonly onProgress?: (fraction: number) => void;
}

type Said = { progress: number } | { result: BackupResult } | { failed: { code: string; message: string } };

function runWorker(task: BackupTask, control: Control): Promise<BackupResult> {
  const { signal, onProgress } = control;
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl(import.meta.url, './backup.worker.ts'), {
      workerData: task,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const stop = (): void => void worker.terminate().then(() => reject(signal?.reason));
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (said: Said) => {
      if ('progress' in said) onProgress?.(said.progress);
      else if ('result' in said) resolve(said.result);
      else reject(Object.assign(new Error(said.failed.message), { code: said.failed.code }));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', stop);
      reject(new Error('the backup ended without an answer'));
    });
  });
}

/** What a stopped or killed backup left half-made: the folder is ours alone while the workspace is open. */
function clearLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.making-'))
      rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

async function runBackup(about: Omit<BackupTask, 'making'>, control: Control): Promise<BackupResult> {
  const parent = dirname(about.target);
  const task = { ...about, making: join(parent, `.making-${randomUUID()}`) };
  if (existsSync(task.target)) throw new Refusal('name-taken', { name: basename(task.target) });
  try {
    makeFolder(parent);
    if (parent === backupsPathOf(task.folder)) clearLeftovers(parent);
    control.signal?.throwIfAborted();
    return { ...(await runWorker(task, control)), file: basename(task.target) };
  } catch (error) {
    if (control.signal?.aborted) {
      // The thread was stopped before it could. In a folder that the user chose, nothing else is ours to delete.
      rmSync(task.making, { recursive: true, force: true, maxRetries: 3 });
      throw error;
    }
    throw storageRefusal(error, folderNameOf(parent));
  }
}

/** The local day and time, which people look for: `20261122-204651`. */
function stamp(now: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  return `${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

function newBackupPath(folder: string, reason: BackupReason): string {
  const name = `${stamp(new Date())}-${reason}`;
  let path = join(backupsPathOf(folder), name + BACKUP_EXTENSION);
  for (let n = 2; existsSync(path); n++)
    path = join(backupsPathOf(folder), `${name}-${n}${BACKUP_EXTENSION}`);
  return path;
}

/** True when the open workspace holds what its last backup doesn't. One that was never changed needs none. */
export function isBackupDue(workspace: SessionWorkspace): boolean {
  const { backup } = workspace.entry;
  const restricted = workspace.restricted.version();
  if (!backup) return workspace.everChanged() || workspace.restricted.state !== 'none';
  return backup.savedAt !== workspace.savedAt() || (restricted !== null && restricted !== backup.restricted);
}

/**
 * Backs an open workspace up, in a thread of its own, into its `backups/` (and then thins these out) or to `file`,
 * which must not be there. Refuses `workspace-damaged` when the household store is lost or cut off (such a backup would
 * push out the good ones), `disk-full`, `folder-not-writable`, `name-taken`; the result names the file only.
 */
export async function backupWorkspace(
  workspace: SessionWorkspace,
  reason: BackupReason,
  control: Control = {},
  file?: string,
): Promise<BackupResult> {
  const { folder, gpkgPath, restricted } = workspace;
  const store = restrictedPathOf(folder);
  if (isStoreFileBroken(store, restrictedKeyPathOf(folder)))
    throw new Refusal('workspace-damaged', { folder: basename(store) });
  const savedAt = workspace.savedAt();
  const version = restricted.version() ?? workspace.entry.backup?.restricted ?? 0;
  const target = file ?? newBackupPath(folder, reason);
  const result = await runBackup(
    { folder, gpkgPath, restrictedKey: restricted.key(), reason, target },
    control,
  );
  if (file === undefined) {
    workspace.backedUp({ at: new Date().toISOString(), savedAt, restricted: version });
    await thinOut(folder);
  }
  return result;
}

/** Backs up a workspace that is not open yet, before its schema is changed. */
export async function backupFolder(folder: string, reason: BackupReason): Promise<void> {
  const target = newBackupPath(folder, reason);
  await runBackup({ folder, gpkgPath: gpkgPathOf(folder), restrictedKey: null, reason, target }, {});
}

async function thinOut(folder: string): Promise<void> {
  for (const { path } of doomedBackups(await listBackups(folder))) rmSync(path, { force: true });
}
