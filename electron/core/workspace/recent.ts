import { accessSync, constants, existsSync } from 'node:fs';
import type { RecentWorkspace } from '../../../shared/contract/workspace.ts';
import { folderNameOf, gpkgPathOf } from './paths.ts';
import type { RegistryEntry } from './registry.ts';

function stateOf(folder: string): RecentWorkspace['state'] {
  if (!existsSync(gpkgPathOf(folder))) return 'missing';
  try {
    accessSync(folder, constants.W_OK);
    return 'ok';
  } catch {
    return 'read-only';
  }
}

/** A line of the list of recents: what this machine remembers, and whether the folder is still there. */
export function recentOf(entry: RegistryEntry): RecentWorkspace {
  const state = stateOf(entry.folder);
  return {
    id: entry.id,
    title: entry.title,
    folderName: folderNameOf(entry.folder),
    openedAt: entry.openedAt,
    sizeBytes: state === 'missing' ? null : entry.sizeBytes,
    lastBackupAt: entry.backup?.at ?? null,
    state,
    thumbnail: entry.thumbnail,
  };
}
