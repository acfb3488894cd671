import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from '../../electron/core/db/sql.ts';
import { openRestrictedDb } from '../../electron/core/restricted/index.ts';
import { openKeyRing, parseKeyRing } from '../../electron/core/restricted/keys/key-ring.ts';

/** The one restricted store below a home. */
const storeBelow = (home: string): string => {
  const found = readdirSync(home, { recursive: true, encoding: 'utf8' }).find((path) =>
    /(^|[\\/])restricted\.db$/.test(path),
  );
  if (found === undefined) throw new Error('there is no restricted store');
  return join(home, found);
};

/** Takes an entry out of the log of a locked store, as somebody would who has a passphrase and a database browser. */
export const takeFromLog = async (home: string, passphrase: string, seq: number): Promise<void> => {
  const path = storeBelow(home);
  const ring = parseKeyRing(readFileSync(join(dirname(path), 'restricted.key.json'), 'utf8'));
  const opened = ring === null ? null : await openKeyRing(ring, passphrase);
  if (opened === null) throw new Error('the passphrase opens nothing');
  const connection = openRestrictedDb(path, opened.key, { mustExist: true, readOnly: false });
  connection.db.exec('DROP TRIGGER audit_event_kept; DROP TRIGGER audit_event_fixed;');
  connection.db.run(sql`DELETE FROM audit_event WHERE seq = ${seq}`);
  connection.close();
};
