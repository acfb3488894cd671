import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyRecordForCopy } from '../restricted/index.ts';
import { type ArchiveEntry, writeArchive } from './archive.ts';
import { type BackupManifest, MANIFEST_NAME, readManifest } from './backup-manifest.ts';
import { hashFile } from './hash-file.ts';
import { takeOut } from './restore.ts';
import { eraseInCopy } from './snapshot.queries.ts';
import { errorCode } from './storage-errors.ts';

/** What cleaning a backup needs; plain values, since the work is done in a thread of its own. */
export interface CleanTask {
  readonly file: string;
  /** The store's key and those that it had before. */
  readonly keys: readonly Uint8Array[];
  readonly subjects: readonly string[];
  /** Under whose id the copy's log notes it. */
  readonly who: string;
  /** A folder beside the file that is made, worked in and removed. */
  readonly making: string;
}

/** `left`: no key of the store opens it, or it is no whole backup. */
export type CleanResult = 'cleaned' | 'untouched' | 'left';

const STORE = 'restricted.db';
const RECORD = 'restricted.key.json';

/** The manifest for the parts as they lie in the folder now; a write-ahead log went into its store. */
function manifestOf(folder: string, before: BackupManifest): BackupManifest {
  const files = before.files
    .filter(({ name }) => existsSync(join(folder, name)) && name !== `${STORE}-wal`)
    .map((part) => {
      if (part.name !== STORE && part.name !== RECORD) return part;
      const path = join(folder, part.name);
      return { name: part.name, bytes: statSync(path).size, sha256: hashFile(path) };
    });
  return { ...before, files };
}

async function packAgain(folder: string, manifest: BackupManifest, target: string): Promise<void> {
  const text = new TextEncoder().encode(JSON.stringify(manifest, null, 1));
  const entries: ArchiveEntry[] = manifest.files.map(({ name }) => ({
    name,
    content: { path: join(folder, name) },
    compress: !name.startsWith(STORE),
  }));
  await writeArchive(
    target,
    [{ name: MANIFEST_NAME, content: text, compress: false }, ...entries],
    () => undefined,
  );
  if (JSON.stringify(await readManifest(target)) !== JSON.stringify(manifest))
    throw new Error('the cleaned backup is not whole');
}

async function cleanIn(task: CleanTask): Promise<CleanResult> {
  const { file, making } = task;
  const manifest = await readManifest(file);
  if (!manifest) return 'left';
  if (!manifest.files.some(({ name }) => name === STORE)) return 'untouched';
  const parts = join(making, 'parts');
  mkdirSync(parts);
  try {
    await takeOut(file, manifest, parts);
  } catch (error) {
    if (errorCode(error) === 'ENOSPC') throw error;
    // Damaged: nothing in it can be restored, and it is for the user to say what becomes of it.
    return 'left';
  }
  const erased = eraseInCopy(join(parts, STORE), task);
  if (erased !== 'cleaned') return erased;
  const record = join(parts, RECORD);
  // Compacted, the store is smaller than its record says of it.
  if (existsSync(record)) writeFileSync(record, keyRecordForCopy(record, join(parts, STORE)));
  const packed = join(making, 'backup.changwat');
  await packAgain(parts, manifestOf(parts, manifest), packed);
  renameSync(packed, file);
  return 'cleaned';
}

/**
 * Takes erased data subjects out of one backup: its store is opened, they are erased there, it is compacted, and the archive
 * is written anew and put in the place of the old one. What fails on the way leaves the old one as it was.
 */
export async function cleanBackup(task: CleanTask): Promise<CleanResult> {
  mkdirSync(task.making, { recursive: true });
  try {
    return await cleanIn(task);
  } finally {
    rmSync(task.making, { recursive: true, force: true, maxRetries: 3 });
  }
}
