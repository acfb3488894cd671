import { renameSync, rmSync } from 'node:fs';
import { schemaVersion } from '../db/migrate.ts';
import { openReadOnly } from '../db/open-db.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb } from '../db/types.ts';
import { eraseSubjects, openRestrictedDb } from '../restricted/index.ts';
import { structureFaults } from './store.queries.ts';
import { readMeta, rowCounts, savedAt } from './workspace.queries.ts';

/** A backup goes through the file from its start to its end, beside people who work: it needs no cache to speak of. */
const CACHE_KB = 4_000;

/** What is counted and compared of a workspace's file. */
export interface StoreFacts {
  readonly title: string;
  readonly savedAt: string;
  readonly schemaVersion: number;
  readonly counts: Record<string, number>;
}

function factsOf(db: ReadableDb): StoreFacts {
  return {
    title: readMeta(db, 'title') ?? '',
    savedAt: savedAt(db),
    schemaVersion: schemaVersion(db),
    counts: rowCounts(db),
  };
}

/**
 * Copies an open workspace's committed state into a new file, compacted, while others go on reading and writing, and
 * says what the copy must hold: counted in the same read transaction.
 */
export function snapshotStore(path: string, copy: string): StoreFacts {
  const connection = openReadOnly(path, CACHE_KB);
  try {
    const { db } = connection;
    // The file is opened for reading; the pragma would forbid writing the copy as well.
    db.exec('PRAGMA query_only = OFF');
    for (let attempt = 0; attempt < 5; attempt++) {
      const before = factsOf(db);
      db.run(sql`VACUUM INTO ${copyTarget(copy, attempt)}`);
      // VACUUM runs in no transaction: when a change was committed meanwhile, count and copy again.
      if (JSON.stringify(factsOf(db)) === JSON.stringify(before)) return { ...before };
    }
    throw new Error('the workspace changes faster than it can be copied');
  } finally {
    connection.close();
  }
}

const copyTarget = (copy: string, attempt: number): string => (attempt === 0 ? copy : `${copy}.${attempt}`);

/** Opens a copied file and looks at every page and index of it. Returns its faults, and what it holds. */
export function examineStore(path: string): { faults: string[]; facts: StoreFacts } {
  const connection = openReadOnly(path, CACHE_KB);
  try {
    return { faults: structureFaults(connection.db, true), facts: factsOf(connection.db) };
  } finally {
    connection.close();
  }
}

/** Copies the open restricted store into a new file, encrypted with the same key, and examines the copy. */
export function snapshotRestricted(path: string, key: Uint8Array, copy: string): void {
  const connection = openRestrictedDb(path, key, { mustExist: true, readOnly: true });
  try {
    connection.db.exec(`PRAGMA query_only = OFF; PRAGMA cache_size = ${-CACHE_KB}`);
    connection.db.run(sql`VACUUM INTO ${copy}`);
  } finally {
    connection.close();
  }
  const copied = openRestrictedDb(copy, key, { mustExist: true, readOnly: true });
  try {
    const faults = structureFaults(copied.db, true);
    if (faults.length > 0) throw new Error('the copy of the restricted store is not whole');
  } finally {
    copied.close();
  }
}

type Connection = ReturnType<typeof openRestrictedDb>;

/** Opens a copied restricted store with the first key that fits; null when none does. */
function openByAny(
  path: string,
  keys: readonly Uint8Array[],
): { connection: Connection; key: Uint8Array } | null {
  for (const key of keys) {
    try {
      return { connection: openRestrictedDb(path, key, { mustExist: true, readOnly: false }), key };
    } catch {
      // Another key's: the next one may fit.
    }
  }
  return null;
}

/** Erases data subjects from a copied restricted store, and compacts it, so that no page of it holds what was there. */
export function eraseInCopy(
  path: string,
  about: { readonly keys: readonly Uint8Array[]; readonly subjects: readonly string[]; readonly who: string },
): 'cleaned' | 'untouched' | 'left' {
  const opened = openByAny(path, about.keys);
  if (!opened) return 'left';
  const { connection, key } = opened;
  const compact = `${path}.compact`;
  try {
    eraseSubjects(connection.db, about.subjects, { who: about.who, backupsDone: true });
    connection.db.run(sql`VACUUM INTO ${compact}`);
  } finally {
    connection.close();
  }
  for (const side of ['-wal', '-shm']) rmSync(path + side, { force: true });
  renameSync(compact, path);
  const copied = openRestrictedDb(path, key, { mustExist: true, readOnly: true });
  try {
    if (structureFaults(copied.db, true).length > 0) throw new Error('the cleaned store is not whole');
  } finally {
    copied.close();
  }
  return 'cleaned';
}
