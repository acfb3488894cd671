import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StorageUse } from '../../../shared/contract/documents.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { AppContext, JobControl, OpenWorkspace } from '../context.ts';
import { filesPathOf } from '../files/index.ts';
import { isArriving } from './arriving.ts';
import { usedHashes, usedKeys } from './documents.queries.ts';
import { hashesInJournal, keysInJournal } from './journal-files.queries.ts';
import { sealedName } from './sealed-file.ts';

interface Found {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  /** In the restricted store's part. */
  readonly sealed: boolean;
}

/** Every file of the workspace's documents; what is coming in and small pictures are left out. */
function filesIn(folder: string): Found[] {
  const root = filesPathOf(folder);
  const read = (path: string) => {
    try {
      return readdirSync(path, { withFileTypes: true });
    } catch {
      // There is none before the first document.
      return [];
    }
  };
  return read(root)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ name: part }) =>
      read(join(root, part))
        .filter((entry) => entry.isFile())
        .map(({ name }) => {
          const path = join(root, part, name);
          return { path, name, bytes: statSync(path).size, sealed: part === 'restricted' };
        }),
    );
}

/** Names that some row has or some undo or redo may bring back; null for the restricted part while its store is shut. */
function needed({ db, restricted }: OpenWorkspace): { plain: Set<string>; sealed: Set<string> | null } {
  const plain = new Set([...usedHashes(db), ...hashesInJournal(db)]);
  if (restricted.state !== 'open') return { plain, sealed: null };
  const keys = [...usedKeys(restricted.db()), ...keysInJournal(restricted.db())];
  return { plain, sealed: new Set(keys.map(sealedName)) };
}

const HASH = /^[0-9a-f]{64}$/;

/** Files that nobody needs any more. What does not look like ours is left alone. */
function unusedFiles(workspace: OpenWorkspace): { all: Found[]; unused: Found[] } {
  const all = filesIn(workspace.folder);
  const { plain, sealed } = needed(workspace);
  const unused = all.filter((file) => {
    const names = file.sealed ? sealed : plain;
    return HASH.test(file.name) && names !== null && !names.has(file.name) && !isArriving(file.path);
  });
  return { all, unused };
}

const sum = (files: readonly Found[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

/** How much the documents take, and how much of it nobody needs. */
export function storageUse(workspace: OpenWorkspace): StorageUse {
  const { all, unused } = unusedFiles(workspace);
  return {
    files: all.length,
    bytes: sum(all),
    unusedFiles: unused.length,
    unusedBytes: sum(unused),
  };
}

/**
 * Deletes the files that no row has and no undo or redo needs. Refuses `workspace-read-only`, and `workspace-busy` while
 * a backup reads them.
 */
export async function cleanUp(
  context: AppContext,
  workspace: OpenWorkspace,
  { signal, progress }: JobControl,
): Promise<StorageUse> {
  if (workspace.readOnly) throw new Refusal('workspace-read-only');
  if (context.jobs.list().some(({ kind, state }) => kind === 'backup' && state === 'running'))
    throw new Refusal('workspace-busy');
  const { all, unused } = unusedFiles(workspace);
  for (const [i, { path }] of unused.entries()) {
    signal.throwIfAborted();
    rmSync(path, { force: true });
    if (i % 100 > 0) continue;
    progress(i / unused.length);
    await nextTurn();
  }
  return { files: all.length, bytes: sum(all), unusedFiles: unused.length, unusedBytes: sum(unused) };
}
