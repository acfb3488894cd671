import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupResult } from '../../../shared/contract/workspace.ts';
import { filesPathOf } from '../files/index.ts';
import { keyRecordForCopy } from '../restricted/index.ts';
import { type ArchiveEntry, readArchive, writeArchive } from './archive.ts';
import { type BackupManifest, type BackupReason, MANIFEST_NAME, readManifest } from './backup-manifest.ts';
import { hashFile } from './hash-file.ts';
import { restrictedKeyPathOf, restrictedPathOf } from './paths.ts';
import { examineStore, type StoreFacts, snapshotRestricted, snapshotStore } from './snapshot.queries.ts';

/** What a backup is made from; plain values, since the work is done in a thread of its own. */
export interface BackupTask {
  readonly folder: string;
  readonly gpkgPath: string;
  /** Null while the restricted store is locked: then its file is taken as it lies there, encrypted. */
  readonly restrictedKey: Uint8Array | null;
  readonly reason: BackupReason;
  /** The file to be made; not there yet. */
  readonly target: string;
  /** A folder beside it that is made, worked in and removed. */
  readonly making: string;
}

type Part = { name: string; path: string };

/** The restricted store's parts: compacted and examined when its key is there, copied as they are when not. */
function restrictedParts(task: BackupTask, making: string): Part[] {
  const path = restrictedPathOf(task.folder);
  if (!existsSync(path)) return [];
  const copy = join(making, 'restricted.db');
  const parts: Part[] = [
    { name: 'restricted.key.json', path: restrictedKeyPathOf(task.folder) },
    { name: 'restricted.db', path: copy },
  ];
  if (task.restrictedKey) {
    snapshotRestricted(path, task.restrictedKey, copy);
    const record = join(making, 'restricted.key.json');
    writeFileSync(record, keyRecordForCopy(restrictedKeyPathOf(task.folder), copy));
    return [
      { name: 'restricted.key.json', path: record },
      { name: 'restricted.db', path: copy },
    ];
  }
  copyFileSync(path, copy);
  // Left by a crash; without it the file would be older than what was saved.
  if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) {
    copyFileSync(`${path}-wal`, `${copy}-wal`);
    parts.push({ name: 'restricted.db-wal', path: `${copy}-wal` });
  }
  return parts;
}

function documentParts(folder: string): Part[] {
  const root = filesPathOf(folder);
  if (!existsSync(root)) return [];
  return (
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((found) => found.isFile())
      .map((found) => join(found.parentPath, found.name))
      .map((path) => ({ name: `files/${path.slice(root.length + 1).replaceAll('\\', '/')}`, path }))
      // What is still coming in, and small pictures that are made again when they are wanted.
      .filter(({ name }) => !name.includes('/.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  );
}

function manifestOf(task: BackupTask, facts: StoreFacts, parts: readonly Part[]): BackupManifest {
  const files = parts.map(({ name, path }) => ({
    name,
    bytes: statSync(path).size,
    sha256: hashFile(path),
  }));
  return {
    format: 'changwat-backup',
    version: 1,
    title: facts.title,
    createdAt: new Date().toISOString(),
    reason: task.reason,
    savedAt: facts.savedAt,
    schemaVersion: facts.schemaVersion,
    counts: facts.counts,
    files,
  };
}

/**
 * Reads the written archive back, byte for byte: its manifest must be one that restoring takes, every part must have
 * its hash, and the workspace in it must open, be whole and hold the rows that the live one had.
 */
async function verifyArchive(
  path: string,
  manifest: BackupManifest,
  making: string,
  onBytes: (n: number) => void,
) {
  const hashes = new Map(manifest.files.map((file) => [file.name, createHash('sha256')]));
  const read = join(making, 'verify.gpkg');
  await readArchive(
    path,
    (name) => (name === 'workspace.gpkg' ? read : null),
    (name, chunk) => {
      hashes.get(name)?.update(chunk);
      onBytes(chunk.length);
    },
  );
  const wrong = manifest.files.filter((file) => hashes.get(file.name)?.digest('hex') !== file.sha256);
  const { faults, facts } = examineStore(read);
  const same = JSON.stringify(facts.counts) === JSON.stringify(manifest.counts);
  const told = JSON.stringify(await readManifest(path)) === JSON.stringify(manifest);
  if (!told || wrong.length > 0 || faults.length > 0 || !same)
    throw new Error('the backup that was written is not whole');
}

/** On Linux a new name is safe only once its folder is flushed; Windows has no such thing to open. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function makeIn(
  making: string,
  task: BackupTask,
  progress: (fraction: number) => void,
): Promise<BackupResult> {
  const copy = join(making, 'workspace.gpkg');
  const facts = snapshotStore(task.gpkgPath, copy);
  const parts = [
    { name: 'workspace.gpkg', path: copy },
    ...restrictedParts(task, making),
    ...documentParts(task.folder),
  ];
  progress(0.3);
  const manifest = manifestOf(task, facts, parts);
  const total = manifest.files.reduce((sum, file) => sum + file.bytes, 1);
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    progress(Math.min(0.99, 0.3 + (0.7 * done) / (2 * total)));
  };
  const entries: ArchiveEntry[] = parts.map(({ name, path }) => ({
    name,
    content: { path },
    compress: !name.startsWith('restricted.db'),
  }));
  const written = join(making, 'backup.changwat');
  const text = new TextEncoder().encode(JSON.stringify(manifest, null, 1));
  await writeArchive(written, [{ name: MANIFEST_NAME, content: text, compress: false }, ...entries], onBytes);
  await verifyArchive(written, manifest, making, onBytes);
  const sha256 = hashFile(written);
  const bytes = statSync(written).size;
  if (existsSync(task.target))
    throw Object.assign(new Error('the file is there already'), { code: 'EEXIST' });
  renameSync(written, task.target);
  await flushFolder(dirname(task.target));
  progress(1);
  return { file: task.target, bytes, sha256, verified: true };
}

/**
 * Makes a verified backup file: both stores copied by `VACUUM INTO`, with `files/`, in one archive that is read back
 * before it gets its name. What fails on the way leaves nothing behind. The result's `file` is a path.
 */
export async function makeBackup(
  task: BackupTask,
  progress: (fraction: number) => void,
): Promise<BackupResult> {
  const { making } = task;
  mkdirSync(making, { recursive: true });
  try {
    return await makeIn(making, task, progress);
  } finally {
    rmSync(making, { recursive: true, force: true, maxRetries: 3 });
  }
}
