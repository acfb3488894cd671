import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { openEncrypted } from '../../db/open-encrypted.ts';
import { sql } from '../../db/sql.ts';
import type { WritableDb } from '../../db/types.ts';

/** The store under its next key, until it takes the store's place. */
export const nextPathOf = (path: string): string => `${path}.next`;

const SIDES = ['', '-wal', '-shm', '-journal'];

/** Takes away what a replacing left half done. */
export function dropNext(path: string): void {
  for (const side of SIDES) rmSync(nextPathOf(path) + side, { force: true });
}

/** Keeps the key that the store had, so that older backups can still be cleaned. */
export const keepFormerKey = (db: WritableDb, key: Uint8Array): void => {
  db.run(sql`INSERT OR IGNORE INTO former_key (key, until) VALUES (${key}, ${new Date().toISOString()})`);
};

/** Makes a copy of a closed store under another key, and proves that it opens. */
export function writeNext(path: string, key: Uint8Array, next: Uint8Array): void {
  dropNext(path);
  const made = nextPathOf(path);
  copyFileSync(path, made);
  const copy = openEncrypted(made, key, { mustExist: true });
  try {
    // A key can't be replaced while there is a write-ahead log.
    copy.db.exec('PRAGMA journal_mode = DELETE');
    copy.db.exec(`PRAGMA rekey = "x'${Buffer.from(next).toString('hex')}'"`);
  } finally {
    copy.close();
  }
  const proof = openEncrypted(made, next, { mustExist: true });
  try {
    const said = proof.db.all<{ integrity_check: string }>({ text: 'PRAGMA integrity_check', values: [] });
    if (said[0]?.integrity_check !== 'ok') throw new Error('the store under its next key is not whole');
    proof.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    proof.close();
  }
}

/** Puts the copy in the store's place. The store is closed and has no write-ahead log. */
export function takeNext(path: string): void {
  for (const side of SIDES.slice(1)) rmSync(path + side, { force: true });
  renameSync(nextPathOf(path), path);
  for (const side of SIDES.slice(1)) rmSync(nextPathOf(path) + side, { force: true });
}

/** True when a replacing was cut off between the key record and the store: the key opens the copy. */
export function nextOpens(path: string, key: Uint8Array): boolean {
  if (!existsSync(nextPathOf(path))) return false;
  try {
    const copy = openEncrypted(nextPathOf(path), key, { mustExist: true });
    try {
      copy.db.get(sql`SELECT count(*) FROM sqlite_schema`);
      copy.db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      return true;
    } finally {
      copy.close();
    }
  } catch {
    // Another key's: what was left of an attempt that never came to its key record.
    return false;
  }
}
