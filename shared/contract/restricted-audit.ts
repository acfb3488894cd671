import { z } from 'zod';
import { OPEN_REASON_KINDS } from '../domain/open-reasons.ts';
import { jobRef, procedure } from './base.ts';

/** Why what identifies a person was opened: a reason of the list, and words. */
export const openReason = z.object({
  kind: z.enum(OPEN_REASON_KINDS),
  words: z.string().trim().max(500).default(''),
});
export type OpenReason = z.infer<typeof openReason>;

/** What is written into the audit log. `subject` is an id or a register, never a value. */
export const auditAction = z.enum([
  'create',
  'unlock',
  'lock',
  'unlock-refused',
  'open',
  'close',
  'view',
  'search',
  'export',
  'print',
  'change',
  'import-households',
  'undo-import-households',
  'redo-import-households',
  'user-add',
  'user-update',
  'user-remove',
  'passphrase',
  'recovery',
  'setting',
  'erase',
  'erase-again',
  'erase-backup',
  'document-view',
  'document-out',
  'audit-export',
  'audit-cut',
  'other',
]);
export type AuditAction = z.infer<typeof auditAction>;

export const auditEntry = z.object({
  seq: z.number().int(),
  /** ISO instant. */
  at: z.string(),
  /** Whose name it is as far as the store knows; the opaque id of somebody who is gone. */
  who: z.string(),
  whoName: z.string().nullable(),
  action: auditAction,
  /** Of a change: what kind. */
  kind: z.string().nullable(),
  register: z.string().nullable(),
  rows: z.number().int(),
  /** Ids of the rows, as many as were kept. */
  ids: z.array(z.string()),
  reason: openReason.nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditFilter = z.object({
  who: z.string().nullable().default(null),
  action: auditAction.nullable().default(null),
  register: z.string().nullable().default(null),
  /** Calendar days `YYYY-MM-DD` in Thai time, both counted in. */
  from: z.iso.date().nullable().default(null),
  to: z.iso.date().nullable().default(null),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditVerdict = z.object({
  entries: z.number().int(),
  /** The first entry that does not follow from the one before it, or null. */
  broken: z.number().int().nullable(),
  /** Against the head that `workspace.gpkg` noted at the last lock: entries were cut off, or none was noted yet. */
  tail: z.enum(['whole', 'cut', 'unknown']),
  /** The number of the entry that was noted. */
  noted: z.number().int().nullable(),
});
export type AuditVerdict = z.infer<typeof auditVerdict>;

export const restrictedAuditContract = {
  /** Newest first; `before` is the number of the last entry that the page has. */
  list: procedure
    .input(
      z.object({
        limit: z.number().int().min(1).max(500).default(100),
        before: z.number().int().nullable().default(null),
        filter: auditFilter.prefault({}),
      }),
    )
    .output(z.object({ entries: z.array(auditEntry), total: z.number().int() })),
  /** Who has done anything, with the number of entries. */
  actors: procedure.output(
    z.array(z.object({ who: z.string(), whoName: z.string().nullable(), entries: z.number().int() })),
  ),
  verify: procedure.output(auditVerdict),
  /** As a sheet: who, when, what, how many, which kind of reason; no values and no words. The result is a `DownloadResult`. */
  export: procedure.input(z.object({ filter: auditFilter.prefault({}) })).output(jobRef),
};
