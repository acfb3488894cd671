import { z } from 'zod';
import { extent, issue, jobRef, procedure } from './base.ts';

export const restrictedState = z.enum(['none', 'locked', 'open']);

export const workspaceInfo = z.object({
  /** Stable opaque id of this copy on this machine; never a path. */
  id: z.string(),
  /** Another each time that the workspace is opened: part of the addresses of what browsers keep. */
  opening: z.string(),
  title: z.string(),
  /** The folder's own name, for people to recognise it by; no path. */
  folderName: z.string(),
  provinceCode: z.string().nullable(),
  provinceName: z.string().nullable(),
  sample: z.boolean(),
  readOnly: z.boolean(),
  schemaVersion: z.number().int(),
  /** ISO instant of the last committed change. */
  savedAt: z.string(),
  extent: extent.nullable(),
  restricted: restrictedState,
  lastBackupAt: z.string().nullable(),
  sizeBytes: z.number(),
  /** What opening noticed: foreign edits adopted, damaged parts set aside. */
  issues: z.array(issue),
});
export type WorkspaceInfo = z.infer<typeof workspaceInfo>;

export const recentWorkspace = z.object({
  id: z.string(),
  title: z.string(),
  folderName: z.string(),
  openedAt: z.string(),
  sizeBytes: z.number().nullable(),
  lastBackupAt: z.string().nullable(),
  state: z.enum(['ok', 'missing', 'read-only']),
  /** An SVG path picture of the districts, drawn in 100 × 100 units: one entry a shape. */
  thumbnail: z.array(z.object({ path: z.string(), color: z.string() })),
});
export type RecentWorkspace = z.infer<typeof recentWorkspace>;

export const backupInfo = z.object({
  id: z.string(),
  fileName: z.string(),
  workspaceTitle: z.string(),
  createdAt: z.string(),
  sizeBytes: z.number(),
  reason: z.enum(['close', 'demand', 'migration', 'restore']),
});
export type BackupInfo = z.infer<typeof backupInfo>;

/** `{ file, bytes, sha256, verified }` of the command line, with a file's name in place of its path. */
export const backupResult = z.object({
  file: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  verified: z.boolean(),
});
export type BackupResult = z.infer<typeof backupResult>;

export const workspaceContract = {
  state: procedure.output(z.object({ open: workspaceInfo.nullable(), recent: z.array(recentWorkspace) })),
  /** `location` is a folder token of the shell's dialog; without it the host's own workspaces folder is used. */
  create: procedure
    .input(
      z.object({
        title: z.string().trim().min(1).max(120),
        provinceCode: z
          .string()
          .regex(/^\d{2}$/)
          .nullable(),
        location: z.string().optional(),
      }),
    )
    .output(workspaceInfo),
  /** Either a recent's `id` or a folder token. */
  open: procedure
    .input(z.object({ id: z.string().optional(), location: z.string().optional() }))
    .output(workspaceInfo),
  /** Makes a fresh sample province and opens it; the result of the job is `{ workspace, passphrase }`. */
  openSample: procedure.output(jobRef),
  close: procedure.output(z.object({ backup: backupResult.nullable() })),
  rename: procedure.input(z.object({ title: z.string().trim().min(1).max(120) })).output(workspaceInfo),
  forget: procedure.input(z.object({ id: z.string() })).output(z.object({})),
  backup: procedure.output(jobRef),
  backups: procedure.output(z.array(backupInfo)),
  /** Restores into a new folder beside the others and opens it; nothing existing is overwritten. */
  restore: procedure
    .input(z.object({ backupId: z.string().optional(), file: z.string().optional() }))
    .output(workspaceInfo),
  check: procedure.output(z.object({ ok: z.boolean(), issues: z.array(issue) })),
};
