import type { RestrictedMe } from '../../../../shared/contract/restricted.ts';
import { Refusal } from '../../../../shared/domain/refusal.ts';
import { restrictedUsersText } from '../../../../shared/text/restricted-users.ts';
import type { ReadableDb } from '../../db/types.ts';
import type { Opened } from '../keys/key-ring.ts';
import { hasUsers } from '../restricted.queries.ts';
import { today } from '../today.ts';
import { meOf, userById } from './users.queries.ts';

/** Whoever has the paper with the code is the office: there has to be a way back in. */
const byCode: RestrictedMe = {
  id: null,
  name: restrictedUsersText.recoveryName.th,
  canEdit: true,
  canCertify: true,
  canSeePersonal: true,
  manages: true,
};

/** A passphrase whose row is gone, as in an older copy of the store: it may be looked at, and no more. */
const onlooker = (id: string): RestrictedMe => ({
  id,
  name: '',
  canEdit: false,
  canCertify: false,
  canSeePersonal: false,
  manages: false,
});

/** Who a passphrase belongs to and what that user may do. Refuses `user-expired`. */
export function meetUser(db: ReadableDb, { wrap, kind }: Pick<Opened, 'wrap' | 'kind'>): RestrictedMe {
  if (kind === 'recovery') return byCode;
  const user = hasUsers(db) ? userById(db, wrap) : null;
  if (!user) return onlooker(wrap);
  if (user.expiresOn !== null && user.expiresOn < today(db))
    throw new Refusal('user-expired', { on: user.expiresOn });
  return meOf(user);
}

/** The last day of a user's right; null where it ends on none, and for who has no row to say it. */
export const lastDayOf = (db: ReadableDb, id: string | null): string | null =>
  id !== null && hasUsers(db) ? (userById(db, id)?.expiresOn ?? null) : null;

/** The same for a user who is in: somebody whose row is gone or whose right has ended may look on until the store locks. */
export function stillThere(db: ReadableDb, id: string): RestrictedMe {
  const user = userById(db, id);
  const ended = !user || (user.expiresOn !== null && user.expiresOn < today(db));
  return ended ? onlooker(id) : meOf(user);
}
