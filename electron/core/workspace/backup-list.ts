import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from './backup-manifest.ts';
import type { ListedBackup } from './backup-rotation.ts';
import { backupsPathOf } from './paths.ts';

export const BACKUP_EXTENSION = '.changwat';

/** Names of files in a workspace's folder of backups that look like one. */
export function backupNames(folder: string): string[] {
  const parent = backupsPathOf(folder);
  return existsSync(parent) ? readdirSync(parent).filter((name) => name.endsWith(BACKUP_EXTENSION)) : [];
}

/** The backups of a workspace's folder, newest first. Files that are none of ours are passed over. */
export async function listBackups(folder: string): Promise<ListedBackup[]> {
  const parent = backupsPathOf(folder);
  const listed = await Promise.all(
    backupNames(folder).map(async (fileName): Promise<ListedBackup[]> => {
      const path = join(parent, fileName);
      const manifest = await readManifest(path);
      if (!manifest) return [];
      const id = createHash('sha256').update(path).digest('hex').slice(0, 24);
      const { title: workspaceTitle, createdAt, reason } = manifest;
      return [
        { path, info: { id, fileName, workspaceTitle, createdAt, reason, sizeBytes: statSync(path).size } },
      ];
    }),
  );
  return listed.flat().sort((a, b) => b.info.createdAt.localeCompare(a.info.createdAt));
}
