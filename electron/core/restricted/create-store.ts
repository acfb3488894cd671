import { existsSync, renameSync, rmSync } from 'node:fs';
import { restrictedUsersText } from '../../../shared/text/restricted-users.ts';
import type { Connection } from '../db/connection.ts';
import { uuidv7 } from '../db/uuid.ts';
import { audit } from './audit/audit.queries.ts';
import { createKeyRing } from './keys/key-ring.ts';
import type { KdfCost } from './keys/passphrase-wrap.ts';
import { changeRestricted, checkpointRestricted, openRestrictedDb } from './restricted.queries.ts';
import { keyRingText } from './store-file.ts';
import { ALL_RIGHTS, insertUser } from './users/users.queries.ts';

export interface MadeStore {
  readonly connection: Connection;
  readonly key: Uint8Array;
  /** The id of its first user. */
  readonly user: string;
  readonly recoveryCode: string;
}

/** Writes the store under another name with its first user in it, and gives it its name once it is whole. */
function writeFirst(path: string, key: Uint8Array, user: string, name: string): void {
  const made = `${path}.new`;
  for (const suffix of ['', '-wal', '-shm']) rmSync(made + suffix, { force: true });
  const first = openRestrictedDb(made, key, { mustExist: false, readOnly: false });
  const about = { name: name || restrictedUsersText.firstName.th, rights: ALL_RIGHTS, who: user };
  audit(first.db, { who: user, action: 'create' });
  changeRestricted(first.db, { kind: 'user', label: restrictedUsersText.added, who: user }, (db) =>
    insertUser(db, user, about),
  );
  checkpointRestricted(first.db);
  first.close();
  renameSync(made, path);
}

/** Makes a store with its key record and its first user, who may do everything. */
export async function createStore(
  parts: {
    readonly path: string;
    readonly keyPath: string;
    readonly cost: KdfCost;
    writeFile(path: string, text: string): void;
  },
  passphrase: string,
  name: string,
): Promise<MadeStore> {
  const { path, keyPath, writeFile } = parts;
  const user = uuidv7();
  const { ring, key, recoveryCode } = await createKeyRing(passphrase, user, parts.cost);
  // A key record without its store may be all that is left to open a copy of it: it is kept.
  if (existsSync(keyPath)) renameSync(keyPath, `${keyPath}.${Date.now()}`);
  writeFile(keyPath, keyRingText(ring));
  writeFirst(path, key, user, name);
  const connection = openRestrictedDb(path, key, { mustExist: true, readOnly: false });
  return { connection, key, user, recoveryCode };
}
