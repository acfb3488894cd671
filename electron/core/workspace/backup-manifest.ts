import { z } from 'zod';

/** The first entry of every backup. */
export const MANIFEST_NAME = 'manifest.json';
/** What a backup may hold besides its manifest; any other name is refused when it is restored. */
export const BACKUP_PARTS =
  /^(workspace\.gpkg|restricted\.db(-wal)?|restricted\.key\.json|files\/[\w.-]+(\/[\w.-]+)*)$/;

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
  files: z.array(z.object({ name: z.string().regex(BACKUP_PARTS), bytes: z.number(), sha256: z.string() })),
});
export type BackupManifest = z.infer<typeof backupManifest>;
