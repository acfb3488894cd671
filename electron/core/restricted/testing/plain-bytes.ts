import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { openEncrypted } from '../../db/open-encrypted.ts';

/**
 * All pages of an encrypted store as plain bytes, those too that hold no row any more: what somebody who has the key could
 * find with a hex editor. The store itself is left alone.
 */
export function plainBytes(path: string, key: Uint8Array): Buffer {
  const copy = `${path}.plain`;
  copyFileSync(path, copy);
  try {
    const opened = openEncrypted(copy, key, { mustExist: true });
    try {
      opened.db.exec('PRAGMA journal_mode = DELETE');
      opened.db.exec("PRAGMA rekey = ''");
    } finally {
      opened.close();
    }
    return readFileSync(copy);
  } finally {
    for (const side of ['', '-wal', '-shm', '-journal']) rmSync(copy + side, { force: true });
  }
}
