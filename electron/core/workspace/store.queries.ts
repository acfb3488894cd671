import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';
import type { Connection } from '../db/connection.ts';
import { tableExists } from '../db/contents.ts';
import { GPKG_APPLICATION_ID, GPKG_USER_VERSION } from '../db/gpkg-schema.ts';
import { type Migration, migrate, newestOf, schemaVersion } from '../db/migrate.ts';
import { openDb, openReadOnly } from '../db/open-db.ts';
import { sql } from '../db/sql.ts';
import type { ReadableDb } from '../db/types.ts';
import { folderNameOf, gpkgPathOf } from './paths.ts';
import { errorCode, refusing, saysDamaged } from './storage-errors.ts';
import { mendStructure } from './structure.queries.ts';
import { writeMeta } from './workspace.queries.ts';

/** What a new workspace is told of itself. */
export interface NewWorkspace {
  readonly title: string;
  readonly provinceCode: string | null;
  readonly sample: boolean;
}

export interface OpenedStore {
  readonly connection: Connection;
  /** Of the file that is open: the workspace's own, or a copy where its folder can't be written to. */
  readonly path: string;
  readonly schemaVersion: number;
  /** Why nothing can be changed, or null. */
  readonly readOnly: 'newer' | 'folder' | null;
  /** Layers that another program took away, which are off the catalogue now. */
  readonly lost: readonly string[];
}

const SUFFIXES = ['', '-wal', '-shm'] as const;

function fillNewStore(path: string, about: NewWorkspace, migrations: readonly Migration[]): void {
  const connection = openDb(path, { mustExist: false, sessionMark: true });
  try {
    const { db } = connection;
    db.exec(`PRAGMA application_id = ${GPKG_APPLICATION_ID}; PRAGMA user_version = ${GPKG_USER_VERSION};`);
    migrate(db, migrations);
    db.transaction(() => {
      const now = new Date().toISOString();
      writeMeta(db, 'title', about.title);
      writeMeta(db, 'province_code', about.provinceCode);
      writeMeta(db, 'sample', about.sample ? '1' : '0');
      writeMeta(db, 'created_at', now);
      writeMeta(db, 'saved_at', now);
    });
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    connection.close();
  }
}

/** Makes `workspace.gpkg` in a folder that has none, whole or not at all. Throws what the disk and SQLite throw. */
export function createStore(folder: string, about: NewWorkspace, migrations: readonly Migration[]): void {
  const made = `${gpkgPathOf(folder)}.new`;
  const clear = (): void => {
    for (const suffix of SUFFIXES) rmSync(made + suffix, { force: true });
  };
  clear();
  try {
    fillNewStore(made, about, migrations);
    renameSync(made, gpkgPathOf(folder));
  } catch (error) {
    clear();
    throw error;
  }
}

/** Refuses what is no SQLite file by its first bytes, before SQLite is let near it. */
function refuseWrongHeader(path: string, folder: string): void {
  const head = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, 100, 0);
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    throw new Refusal('workspace-damaged', { folder });
  if (head.readUInt32BE(68) !== GPKG_APPLICATION_ID) throw new Refusal('workspace-not-found', { folder });
}

/** The faults that SQLite finds in a file's structure; empty when it is whole. */
export function structureFaults(db: ReadableDb, thorough: boolean): string[] {
  const pragma = thorough ? sql`PRAGMA integrity_check(20)` : sql`PRAGMA quick_check(5)`;
  const rows = db.all<Record<string, string>>(pragma).map((row) => Object.values(row)[0] as string);
  return rows.length === 1 && rows[0] === 'ok' ? [] : rows;
}

/** The faults of a closed or open file, read by a connection of its own. */
export function faultsOfFile(path: string): string[] {
  const connection = openReadOnly(path);
  try {
    return structureFaults(connection.db, false);
  } finally {
    connection.close();
  }
}

/**
 * Files up to here are looked through before they open: a quarter of a second. A larger one is looked through in a
 * thread of its own once it is open.
 */
const LARGE_BYTES = 64 * 2 ** 20;
export const isLarge = (path: string): boolean => statSync(path).size > LARGE_BYTES;

/** Reads a file's schema number and looks for damage, without writing to it. */
function probe(db: ReadableDb, path: string, folder: string): number {
  if (!tableExists(db, 'workspace_meta')) throw new Refusal('workspace-not-found', { folder });
  if (!isLarge(path) && structureFaults(db, false).length > 0)
    throw new Refusal('workspace-damaged', { folder });
  return schemaVersion(db);
}

/** Null when another program left a half-done transaction behind, which only a writer may take back. */
function probeFile(path: string, folder: string): number | null {
  const connection = openReadOnly(path);
  try {
    return probe(connection.db, path, folder);
  } catch (error) {
    if (/^SQLITE_READONLY_(ROLLBACK|RECOVERY|CANTINIT)$/.test(errorCode(error))) return null;
    throw error;
  } finally {
    connection.close();
  }
}

/**
 * SQLite can't read a write-ahead-logged file in a folder that it can't write to: so a copy is read, and the folder
 * stays untouched. Returns the copy's path.
 */
export function copyAside(path: string, temporary: string): string {
  const copy = join(temporary, basename(path));
  for (const suffix of ['', '-wal']) {
    if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
  }
  return copy;
}

function openAsWriter(
  path: string,
  folder: string,
  migrations: readonly Migration[],
): { connection: Connection; lost: string[] } {
  const connection = openDb(path, { sessionMark: true });
  try {
    const { db } = connection;
    migrate(db, migrations);
    const lost = db.transaction(() => mendStructure(db, folder));
    return { connection, lost };
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Refuses `workspace-not-found` and, by the file's first bytes, `workspace-damaged`. Opens nothing. */
export function refuseNoWorkspace(folder: string): void {
  const name = folderNameOf(folder);
  if (!existsSync(gpkgPathOf(folder))) throw new Refusal('workspace-not-found', { folder: name });
  refusing(name, () => refuseWrongHeader(gpkgPathOf(folder), name));
}

/**
 * Opens a workspace's file. A damaged one is refused and left as it is; one of a newer program is opened for reading;
 * an older one is migrated, after `beforeMigration`.
 *
 * @param writable whether the folder is locked for us, and so can be written to
 * @param temporaryFolder gives a folder for the copy that is read where the workspace's own can't be written to
 */
export async function openStore(
  folder: string,
  migrations: readonly Migration[],
  options: { writable: boolean; temporaryFolder(): string; beforeMigration(): Promise<void> },
): Promise<OpenedStore> {
  const name = folderNameOf(folder);
  refuseNoWorkspace(folder);
  const path = options.writable
    ? gpkgPathOf(folder)
    : copyAside(gpkgPathOf(folder), options.temporaryFolder());
  try {
    const version = probeFile(path, name);
    const newer = version !== null && version > newestOf(migrations);
    if (newer || !options.writable) {
      const reason = newer ? 'newer' : 'folder';
      return {
        connection: openReadOnly(path),
        path,
        schemaVersion: version ?? 0,
        readOnly: reason,
        lost: [],
      };
    }
    if (version !== null && version < newestOf(migrations)) await options.beforeMigration();
    const opened = openAsWriter(path, name, migrations);
    return { ...opened, path, schemaVersion: newestOf(migrations), readOnly: null };
  } catch (error) {
    if (saysDamaged(error)) throw new Refusal('workspace-damaged', { folder: name });
    return refusing(name, () => {
      throw error;
    });
  }
}

/** Writes everything into the one file and closes it, so that `workspace.gpkg` alone is the workspace. */
export function closeStore(store: OpenedStore): void {
  try {
    if (store.readOnly === null) store.connection.db.exec('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    store.connection.close();
  }
}
