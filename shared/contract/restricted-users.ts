import { z } from 'zod';
import { procedure } from './base.ts';
import { accessLevel } from './identity.ts';

/** What a user of the restricted store may do. */
export const userRights = z.object({
  accessLevel,
  canEdit: z.boolean(),
  canCertify: z.boolean(),
  canSeePersonal: z.boolean(),
  /** Keeps the users and the settings, and erases. */
  canManage: z.boolean(),
  /** The last day, `YYYY-MM-DD`; null for no end. */
  expiresOn: z.iso.date().nullable(),
});
export type UserRights = z.infer<typeof userRights>;

/** A user as the keepers of the store see it. */
export const restrictedUserRow = userRights.extend({
  id: z.string(),
  name: z.string(),
  /** The row of `person` that it is, or null. */
  personId: z.string().nullable(),
  /** False where there is a row without a passphrase. */
  hasPassphrase: z.boolean(),
  expired: z.boolean(),
  me: z.boolean(),
  /** ISO instant, or null for one who never came. */
  lastUnlockAt: z.string().nullable(),
});
export type RestrictedUserRow = z.infer<typeof restrictedUserRow>;

export const newPassphrase = z.string().min(8).max(200);
const userName = z.string().trim().min(1).max(120);
const byId = z.object({ id: z.string() });

/** A code that is shown once, for paper. */
export const recoveryCode = z.object({ recoveryCode: z.string() });

export const restrictedUsersContract = {
  list: procedure.output(z.array(restrictedUserRow)),
  /** Refuses `rights-missing` for who may not keep the users, and `name-taken`. */
  add: procedure
    .input(z.object({ name: userName, passphrase: newPassphrase, rights: userRights }))
    .output(restrictedUserRow),
  update: procedure.input(byId.extend({ name: userName, rights: userRights })).output(restrictedUserRow),
  /**
   * Takes the user's passphrase away for good, and gives the store another key, so that an old key record does not open it
   * either. Refuses `user-last` for the last one who may keep the users. A recovery code of the first version can't be
   * carried over: then a new one comes back.
   */
  remove: procedure.input(byId).output(z.object({ recoveryCode: z.string().nullable() })),
  /** Changes one's own passphrase. Refuses `passphrase-wrong` for a wrong old one. */
  changePassphrase: procedure
    .input(z.object({ old: z.string().min(1).max(200), passphrase: newPassphrase }))
    .output(z.object({})),
  /** Gives another user a passphrase, when theirs was forgotten. */
  resetPassphrase: procedure.input(byId.extend({ passphrase: newPassphrase })).output(z.object({})),
  /** A new recovery code; the earlier one opens nothing from now on. */
  renewRecovery: procedure.output(recoveryCode),
};
