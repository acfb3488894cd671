import { z } from 'zod';
import { readArchive } from './archive.ts';

/** The first entry of every backup. */
export const MANIFEST_NAME = 'manifest.json';
/** No real manifest comes near: more is a made-up file that wants to fill the memory. */
const MANIFEST_LIMIT = 16 * 2 ** 20;

const STORES = new Set(['workspace.gpkg', 'restricted.db', 'restricted.db-wal', 'restricted.key.json']);

/** A step of a path that means the same on every system and never leads out of the folder. */
const isPlain = (step: string): boolean =>
  step !== '' && step !== '.' && step !== '..' && !/[\\:\0]/.test(step);

/** What a backup may hold besides its manifest; any other name is refused when it is restored. */
function isBackupPart(name: string): boolean {
  const [root, ...steps] = name.split('/');
  return STORES.has(name) || (root === 'files' && steps.length > 0 && steps.every(isPlain));
}

export const backupReason = z.enum(['close', 'demand', 'migration', 'restore']);
export type BackupReason = z.infer<typeof backupReason>;

/** What a backup says of itself: enough to list it, to verify it and to refuse it when a byte is wrong. */
export const backupManifest = z.object({
  format: z.literal('changwat-backup'),
  version: z.literal(1),
  title: z.string(),
  createdAt: z.string(),
  reason: backupReason,
  /** The instant of the last change that it holds. */
  savedAt: z.string(),
  schemaVersion: z.number().int(),
  /** Rows by table of `workspace.gpkg`. */
  counts: z.record(z.string(), z.number().int()),
  files: z.array(z.object({ name: z.string().refine(isBackupPart), bytes: z.number(), sha256: z.string() })),
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** Reads a backup's manifest, its first entry. Null when the file is no backup of ours, or damaged. */
export async function readManifest(path: string): Promise<BackupManifest | null> {
  const chunks: Buffer[] = [];
  let first = true;
  let bytes = 0;
  try {
    await readArchive(
      path,
      (name) => {
        const wanted = first && name === MANIFEST_NAME;
        first = false;
        return wanted ? null : 'stop';
      },
      (_name, chunk) => {
        bytes += chunk.length;
        if (bytes > MANIFEST_LIMIT) throw new Error('the manifest is too long');
        chunks.push(chunk);
      },
    );
    return backupManifest.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    return null;
  }
}
