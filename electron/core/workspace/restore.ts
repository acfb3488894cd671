import { createHash, type Hash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { workspaceText } from '../../../shared/text/workspace.ts';
import { readArchive } from './archive.ts';
import { type BackupManifest, MANIFEST_NAME, readManifest } from './backup-manifest.ts';
import { refuseNetworkFolder } from './folder-guard.ts';
import { folderNameFor, folderNameOf, freePath } from './paths.ts';
import { examineStore } from './snapshot.queries.ts';
import { errorCode, makeFolder, refusing, storageRefusal } from './storage-errors.ts';

/** Takes every part out into `folder`, and nothing that the manifest does not name. */
export async function takeOut(file: string, manifest: BackupManifest, folder: string): Promise<void> {
  const known = new Map(manifest.files.map((part) => [part.name, part]));
  const hashes = new Map<string, Hash>();
  await readArchive(
    file,
    (name, size) => {
      if (name === MANIFEST_NAME) return null;
      const part = known.get(name);
      if (!part || part.bytes !== size || hashes.has(name)) {
        throw new Refusal('backup-damaged', { file: basename(file) });
      }
      hashes.set(name, createHash('sha256'));
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      return join(folder, name);
    },
    (name, chunk) => void hashes.get(name)?.update(chunk),
  );
  const whole = manifest.files.every((part) => hashes.get(part.name)?.digest('hex') === part.sha256);
  if (!whole) throw new Refusal('backup-damaged', { file: basename(file) });
}

function examine(folder: string, manifest: BackupManifest, file: string): void {
  const { faults, facts } = examineStore(join(folder, 'workspace.gpkg'));
  const same = JSON.stringify(facts.counts) === JSON.stringify(manifest.counts);
  if (faults.length > 0 || !same) throw new Refusal('backup-damaged', { file: basename(file) });
  // SQLite may have left its shared-memory file beside what it read.
  for (const suffix of ['-shm', '-wal']) rmSync(join(folder, `workspace.gpkg${suffix}`), { force: true });
}

/** A folder that is there may only be an empty one: nothing existing is ever overwritten. */
function refuseTaken(folder: string): void {
  if (!existsSync(folder)) return;
  if (readdirSync(folder).length > 0) throw new Refusal('workspace-exists', { folder: folderNameOf(folder) });
  rmdirSync(folder);
}

/**
 * Restores a backup into a folder of its own and returns that folder. The parts are taken out beside it, checked
 * against the manifest, opened and counted, and only then get its name. Refuses `backup-not-found`, `backup-damaged`,
 * `workspace-exists`, `disk-full`, `folder-not-writable`, `folder-on-network`.
 */
export async function restoreBackup(
  file: string,
  where: { folder: string } | { parent: string },
): Promise<string> {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new Refusal('backup-not-found', { file: basename(file) });
  const manifest = await readManifest(file);
  if (!manifest) throw new Refusal('backup-damaged', { file: basename(file) });
  const folder =
    'folder' in where
      ? where.folder
      : freePath(where.parent, folderNameFor(workspaceText.restoredTitle(manifest.title).th));
  refuseNetworkFolder(folder);
  const making = join(dirname(folder), `.restoring-${randomUUID()}`);
  refusing(folderNameOf(folder), () => makeFolder(making));
  try {
    await takeOut(file, manifest, making);
    examine(making, manifest, file);
    refuseTaken(folder);
    renameSync(making, folder);
    return folder;
  } catch (error) {
    rmSync(making, { recursive: true, force: true, maxRetries: 3 });
    const refusal = storageRefusal(error, folderNameOf(folder));
    const ofArchive = refusal === error && !(error instanceof Refusal) && errorCode(error) === '';
    const damaged = ofArchive || (refusal instanceof Refusal && refusal.code === 'workspace-damaged');
    throw damaged ? new Refusal('backup-damaged', { file: basename(file) }) : refusal;
  }
}
