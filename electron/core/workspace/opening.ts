import { Worker } from 'node:worker_threads';
import { issueText } from '../../../shared/text/issues.ts';
import type { CoreParts } from '../context.ts';
import { WORKSPACE_MIGRATIONS } from '../db/migrations/index.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import type { Follower } from '../journal/index.ts';
import { damagedIssue } from './check.queries.ts';
import { refuseNetworkFolder } from './folder-guard.ts';
import { type FolderLock, lockFolder } from './lock.ts';
import { createOpenWorkspace, type SessionWorkspace } from './open-workspace.ts';
import { folderNameOf } from './paths.ts';
import { entryFor, type Registry } from './registry.ts';
import { refusing, saysUnwritable } from './storage-errors.ts';
import { isLarge, openStore, refuseNoWorkspace } from './store.queries.ts';
import { lastClockOf, outsideChanges, readMeta } from './workspace.queries.ts';

export interface Opening {
  readonly core: CoreParts;
  readonly registry: Registry;
  /** What keeps derived data in step with the rows, inside every change. */
  readonly followers: readonly Follower[];
  /** Backs a folder's workspace up as it is, before its schema is changed. */
  backupBeforeMigration(folder: string): Promise<void>;
}

/** The lock, or null where nothing can be written: such a folder can be read by any number. */
function lockOrNull(folder: string): FolderLock | null {
  try {
    return lockFolder(folder);
  } catch (error) {
    if (saysUnwritable(error)) return null;
    throw error;
  }
}

/** What other programs did to the file is told: columns and rows are taken over as change sets, lost layers named. */
function adoptForeignEdits(workspace: SessionWorkspace, lost: readonly string[]): void {
  const columns = workspace.journal
    .adoptOutsideColumns()
    .map(({ table, column }) => `${table}.${column.name}`);
  const rows =
    workspace.readOnly || outsideChanges(workspace.db) === 0 ? 0 : workspace.journal.adoptOutsideEdits();
  const count = rows + lost.length + columns.length;
  if (count === 0) return;
  const text = issueText('foreign-edits', count);
  workspace.addIssue({
    code: 'foreign-edits',
    severity: lost.length > 0 ? 'warning' : 'info',
    count,
    message: text.th,
    messageEn: text.en,
    examples: [...lost, ...columns],
  });
}

/** Looks through a large file while it is already worked with; what is found is told, and nothing is changed. */
function examineBehind(workspace: SessionWorkspace, core: CoreParts): void {
  const worker = new Worker(workerUrl(import.meta.url, './structure.worker.ts'), {
    workerData: workspace.gpkgPath,
  });
  worker.once('message', (faults: string[]) => {
    if (faults.length === 0) return;
    workspace.addIssue(damagedIssue());
    core.events.publish({ type: 'changed', topics: ['workspace'], layers: [] });
  });
  worker.once('error', (error) => core.log.bug(error, { step: 'examine' }));
  workspace.onClose(async () => void (await worker.terminate()));
}

/**
 * Opens the workspace in a folder. Refuses in words whatever is wrong with it (no workspace, damaged, locked, network);
 * opens for reading what can't be written to or is of a newer program. Nothing is overwritten on the way.
 */
export async function openFolder(opening: Opening, folder: string): Promise<SessionWorkspace> {
  const { core, registry, followers } = opening;
  const name = folderNameOf(folder);
  refuseNoWorkspace(folder);
  refuseNetworkFolder(folder);
  await Promise.all(followers.map((follower) => follower.prepare?.()));
  const lock = refusing(name, () => lockOrNull(folder));
  try {
    const store = await openStore(folder, WORKSPACE_MIGRATIONS, {
      writable: lock !== null,
      temporaryFolder: () => core.files.temporaryFolder(),
      beforeMigration: () => opening.backupBeforeMigration(folder),
    });
    try {
      const { db } = store.connection;
      const title = readMeta(db, 'title') ?? name;
      const entry = entryFor(registry, folder, title, (replica) => lastClockOf(db, replica));
      const workspace = createOpenWorkspace({ core, folder, store, lock, entry, followers });
      adoptForeignEdits(workspace, store.lost);
      if (isLarge(store.path)) examineBehind(workspace, core);
      return workspace;
    } catch (error) {
      store.connection.close();
      throw error;
    }
  } catch (error) {
    lock?.release();
    throw error;
  }
}
