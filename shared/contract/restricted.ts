import { z } from 'zod';
import { jobRef, procedure } from './base.ts';
import { lawfulBasis } from './import-choice.ts';
import { changeSet, journalState, undoResult } from './journal.ts';
import { layerGroup, layerSummary } from './layers.ts';
import { openReason, restrictedAuditContract } from './restricted-audit.ts';
import { newPassphrase, recoveryCode, restrictedUsersContract } from './restricted-users.ts';
import { restrictedState } from './workspace.ts';

/** A household list that was taken in, and the ground on which its rows are kept. */
export const householdImport = z.object({
  id: z.string(),
  /** ISO instant. */
  at: z.string(),
  agency: z.string().nullable(),
  asOf: z.string().nullable(),
  basis: lawfulBasis,
  readRows: z.number().int(),
  households: z.number().int(),
  members: z.number().int(),
  undone: z.boolean(),
});
export type HouseholdImport = z.infer<typeof householdImport>;

/** What is open now of what identifies a person. */
export const opening = z.object({
  /** The register's key. */
  layer: z.string(),
  /** One row, or null for the whole register. */
  fid: z.number().int().nullable(),
  /** ISO instant. */
  until: z.string(),
  reason: openReason,
});
export type Opening = z.infer<typeof opening>;

/** Who has the store open. */
export const restrictedMe = z.object({
  /** Null for whoever came by the recovery code. */
  id: z.string().nullable(),
  name: z.string(),
  canEdit: z.boolean(),
  canCertify: z.boolean(),
  canSeePersonal: z.boolean(),
  /** May keep the users, erase and change settings. */
  manages: z.boolean(),
});
export type RestrictedMe = z.infer<typeof restrictedMe>;

export const restrictedSettings = z.object({
  /** Minutes without anybody at the desk after which the store locks itself. */
  autoLockMinutes: z.number().int().min(1).max(240),
  /** Minutes for which what was opened with a reason stays open. */
  openMinutes: z.number().int().min(1).max(240),
  /** Counts below are not shown while the store is locked, nor handed on. */
  smallestShown: z.number().int().min(3).max(50),
});
export type RestrictedSettings = z.infer<typeof restrictedSettings>;

export const restrictedNow = z.object({
  state: restrictedState,
  households: z.number().int().nullable(),
  me: restrictedMe.nullable(),
  /** When it locks itself if nobody does anything, as an ISO instant. */
  lockAt: z.string().nullable(),
  openings: z.array(opening),
  settings: restrictedSettings.nullable(),
  /** Rows whose date of keeping has passed, and those whose date comes within 30 days. */
  retention: z.object({ due: z.number().int(), soon: z.number().int() }).nullable(),
  /** Users whom this machine has seen open this store: names stand in the machine's settings, not in the key record. */
  known: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The one who opened it last on this machine. */
  last: z.string().nullable(),
});
export type RestrictedNow = z.infer<typeof restrictedNow>;

export const restrictedRegister = z.object({
  name: z.string(),
  title: z.string(),
  titleEn: z.string(),
  group: layerGroup,
  state: restrictedState,
  /** Null while the store is locked. */
  count: z.number().int().nullable(),
  /** It holds fields that come masked. */
  masks: z.boolean(),
  /** What its rows are read and edited by; null while the store is locked or there is none. */
  layer: layerSummary.nullable(),
});
export type RestrictedRegister = z.infer<typeof restrictedRegister>;

const aRow = z.object({ layer: z.string(), fid: z.number().int() });

/** A row named without what identifies a person. */
export const namedRow = aRow.extend({
  id: z.string(),
  /** Masked as far as it is not opened. */
  title: z.string(),
  /** The household it belongs to, or the place. */
  note: z.string(),
});
export type NamedRow = z.infer<typeof namedRow>;

export const duplicateGroup = z.object({
  /** `number`: the same valid ID number. `name`: the same name, year of birth and sub-district. */
  by: z.enum(['number', 'name']),
  rows: z.array(namedRow),
});
export type DuplicateGroup = z.infer<typeof duplicateGroup>;

/** What an erasure would take. */
export const eraseAccount = z.object({
  /** Masked names of what was chosen, at most 20. */
  titles: z.array(z.string()),
  households: z.number().int(),
  members: z.number().int(),
  rechecks: z.number().int(),
  units: z.number().int(),
  persons: z.number().int(),
  roles: z.number().int(),
  documents: z.number().int(),
  /** Backups in the workspace's folder that are cleaned too. */
  backups: z.number().int(),
});
export type EraseAccount = z.infer<typeof eraseAccount>;

export const eraseResult = z.object({
  rows: z.number().int(),
  backupsCleaned: z.number().int(),
  /** Backups that could not be opened to be cleaned: file names. */
  backupsLeft: z.array(z.string()),
});
export type EraseResult = z.infer<typeof eraseResult>;

export const retentionRow = namedRow.extend({ keepUntil: z.string(), due: z.boolean() });
export type RetentionRow = z.infer<typeof retentionRow>;

/** A count by area: shown, withheld with those that would give it away, or not known. */
export const areaCount = z.object({ value: z.number().int().nullable(), withheld: z.boolean() });
export const areaCounts = z.object({
  households: areaCount,
  vulnerable: areaCount,
  /** When it was counted, as an ISO instant. */
  at: z.string(),
  /** The store is locked, so that later changes of another copy are not in it. */
  stale: z.boolean(),
});
export type AreaCounts = z.infer<typeof areaCounts>;

const chosenRows = z.object({ layer: z.string(), fids: z.array(z.number().int()).min(1).max(10_000) });
const reason = openReason.refine(({ kind, words }) => kind !== 'other' || words !== '', {
  path: ['words'],
});

export const restrictedContract = {
  state: procedure.output(restrictedNow),
  /** The registers of the store with their counts, whether it is open or not. */
  registers: procedure.output(z.array(restrictedRegister)),
  create: procedure
    .input(z.object({ passphrase: newPassphrase, name: z.string().trim().max(120).default('') }))
    .output(recoveryCode),
  /** `user` saves trying everyone's passphrase. Refuses `passphrase-wrong` and `user-expired`. */
  unlock: procedure
    .input(z.object({ passphrase: z.string().min(1).max(200), user: z.string().nullable().default(null) }))
    .output(z.object({})),
  lock: procedure.output(z.object({})),
  /** Somebody is at the desk: puts the locking off. */
  active: procedure.output(z.object({ lockAt: z.string().nullable() })),
  settings: procedure.input(restrictedSettings).output(restrictedSettings),
  users: restrictedUsersContract,
  audit: restrictedAuditContract,

  /** Opens what identifies a person, of one row or of a whole register. Refuses `personal-not-allowed`. */
  open: procedure
    .input(z.object({ layer: z.string(), fid: z.number().int().nullable(), reason }))
    .output(opening),
  close: procedure
    .input(z.object({ layer: z.string(), fid: z.number().int().nullable() }))
    .output(z.object({})),
  /** Members with exactly this ID number. Refuses `personal-masked` unless members are open. */
  findNumber: procedure.input(z.object({ number: z.string().max(40) })).output(z.array(namedRow)),
  duplicates: procedure.output(z.array(duplicateGroup)),
  /** Rows as a sheet or as paper, with the reason for which they are open. Refuses `personal-masked`. */
  export: procedure
    .input(
      z.object({
        layer: z.string(),
        fids: z.array(z.number().int()).max(10_000).nullable(),
        format: z.enum(['xlsx', 'paper']),
      }),
    )
    .output(jobRef),

  /** The store's own journal. */
  journal: {
    state: procedure.output(journalState),
    undo: procedure.output(undoResult),
    redo: procedure.output(undoResult),
    /** Refuses `undo-conflict` where later changes build on it. */
    revert: procedure.input(z.object({ id: z.string() })).output(undoResult),
    history: procedure
      .input(
        z.object({
          limit: z.number().int().min(1).max(500).default(100),
          before: z.string().nullable().default(null),
        }),
      )
      .output(z.array(changeSet.extend({ whoName: z.string().nullable(), canRevert: z.boolean() }))),
  },

  /** What would be lost, by counts and masked names. */
  eraseAccount: procedure.input(chosenRows).output(eraseAccount),
  /** Erases for good; `word` is the one that the dialog asks to type. The result of the job is an `EraseResult`. */
  erase: procedure.input(chosenRows.extend({ word: z.string(), reason })).output(jobRef),
  /** Rows whose date of keeping has passed or comes within 30 days, the oldest first. */
  retention: procedure.output(z.array(retentionRow)),
  /** Counts of an area, also while the store is locked; null where the area has none or nothing was counted. */
  counts: procedure.input(aRow).output(areaCounts.nullable()),

  /** The household lists that were taken in, the newest first. Refuses `restricted-locked` and `restricted-missing`. */
  imports: procedure.output(z.array(householdImport)),
  /** Takes a list back, also long after: refuses `undo-conflict` where later changes build on it. */
  undoImport: procedure.input(z.object({ id: z.string() })).output(z.object({})),
};
