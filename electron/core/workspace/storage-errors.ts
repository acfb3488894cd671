import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Refusal } from '../../../shared/domain/refusal.ts';

/** What the system and SQLite call an error; empty for what is none of theirs. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE']);
const UNWRITABLE = /^(EACCES|EPERM|EROFS|SQLITE_READONLY.*|SQLITE_CANTOPEN.*)$/;
const DAMAGED = /^(SQLITE_CORRUPT.*|SQLITE_NOTADB)$/;

/** True when an error says that nothing can be written there. */
export const saysUnwritable = (error: unknown): boolean => UNWRITABLE.test(errorCode(error));
/** True when SQLite says that the file is no whole database. */
export const saysDamaged = (error: unknown): boolean => DAMAGED.test(errorCode(error));

/** The refusal that an error of the disk or of SQLite stands for; any other error comes back as it is. */
export function storageRefusal(error: unknown, folder: string): unknown {
  if (error instanceof Refusal) return error;
  if (FULL.has(errorCode(error))) return new Refusal('disk-full');
  if (saysDamaged(error)) return new Refusal('workspace-damaged', { folder });
  if (saysUnwritable(error)) return new Refusal('folder-not-writable', { folder });
  if (errorCode(error).startsWith('SQLITE_BUSY')) return new Refusal('workspace-locked', { folder });
  return error;
}

/** Runs work whose errors are the disk's to make, and throws them as refusals. */
export function refusing<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storageRefusal(error, folder);
  }
}

/**
 * Makes a folder and those above it that are missing. One by one: asked for the whole path at once, Node says «not
 * found» of a disk that can only be read.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}
