import { restrictedUsersText } from '../../../../shared/text/restricted-users.ts';
import type { WritableDb } from '../../db/types.ts';
import { uuidv7 } from '../../db/uuid.ts';
import { type KeyRing, type Opened, pairWrap } from '../keys/key-ring.ts';
import type { KdfCost } from '../keys/passphrase-wrap.ts';
import type { RingFile } from '../keys/ring-file.ts';
import { changeRestricted } from '../restricted.queries.ts';
import { ALL_RIGHTS, insertUser } from './users.queries.ts';

/**
 * A key record of the first version knew one passphrase and no users: whoever opens it becomes the first user. Returns
 * whose wrap it is now.
 */
export async function upgradeRing(
  db: WritableDb,
  file: RingFile,
  ring: KeyRing,
  opened: Opened,
  about: { readonly secret: string; readonly cost: KdfCost },
): Promise<Pick<Opened, 'wrap' | 'kind'>> {
  const user = uuidv7();
  const paired = await pairWrap(ring, opened, { user, ...about });
  if (opened.kind === 'passphrase') {
    const first = { name: restrictedUsersText.firstName.th, rights: ALL_RIGHTS, who: user };
    changeRestricted(db, { kind: 'user', label: restrictedUsersText.added, who: user }, () =>
      insertUser(db, user, first),
    );
  }
  file.write(paired);
  return { wrap: user, kind: opened.kind };
}
