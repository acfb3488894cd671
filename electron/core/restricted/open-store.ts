import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { Connection } from '../db/connection.ts';
import { closeAnew, type KeyRing } from './keys/key-ring.ts';
import {
  dropNext,
  keepFormerKey,
  nextOpens,
  nextPathOf,
  takeNext,
  writeNext,
} from './keys/replace-key.queries.ts';
import type { RingFile } from './keys/ring-file.ts';
import { checkpointRestricted, openRestrictedDb } from './restricted.queries.ts';

const isFileFault = (error: unknown): boolean => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(NOTADB|CORRUPT|IOERR)/.test(code);
};

/**
 * Opens the store with a key that is right by its own record: what fails from here on is the file. A replacing of the key
 * that was cut off is brought to its end. Refuses `workspace-damaged`.
 */
export function openStore(
  parts: {
    readonly path: string;
    readonly readOnly: boolean;
    readonly copyForReading: ((path: string) => string) | null;
  },
  key: Uint8Array,
): Connection {
  const { path, readOnly, copyForReading } = parts;
  try {
    const connection = openRestrictedDb(copyForReading?.(path) ?? path, key, { mustExist: true, readOnly });
    if (!readOnly && existsSync(nextPathOf(path))) dropNext(path);
    return connection;
  } catch (error) {
    if (!isFileFault(error)) throw error;
    if (readOnly || !nextOpens(path, key)) throw new Refusal('workspace-damaged', { folder: basename(path) });
    takeNext(path);
    return openRestrictedDb(path, key, { mustExist: true, readOnly });
  }
}

/**
 * Gives an open store another key, so that who knew the one before opens it no more, not even by an old key record. The
 * record is written between copy and exchange: wherever it is cut off, one of the two files opens.
 */
export function replaceStoreKey(
  path: string,
  file: RingFile,
  ring: KeyRing,
  open: { readonly connection: Connection; readonly key: Uint8Array },
): { connection: Connection; key: Uint8Array } {
  const next = randomBytes(32);
  const { connection } = open;
  keepFormerKey(connection.db, open.key);
  checkpointRestricted(connection.db);
  connection.close();
  try {
    writeNext(path, open.key, next);
    file.write(closeAnew(ring, next));
  } catch (error) {
    dropNext(path);
    throw error;
  }
  takeNext(path);
  open.key.fill(0);
  return { connection: openRestrictedDb(path, next, { mustExist: true, readOnly: false }), key: next };
}
